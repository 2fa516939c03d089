"""The events of the living plan: those of the last months, and those to come."""

from collections.abc import Mapping
from datetime import date, time, timedelta

from wirkkreis.accounts.actor import NOBODY, Actor
from wirkkreis.events.making.planning import repeat_event
from wirkkreis.events.models import Admission, Event, Workshop
from wirkkreis.events.registration.registering import register
from wirkkreis.flow.engine import take
from wirkkreis.goals.models import Goal
from wirkkreis.testing.gatherings import Gathering, Texts, announce, hold, plan
from wirkkreis.testing.programme_of_today import fill_programme
from wirkkreis.testing.results_of_today import document, say_at_the_training

CAFE = {"de": "Offener Nachmittag im Begegnungscafé", "en": "Open afternoon at the meeting café", "de-simple": "Offener Nachmittag im Treffpunkt", "ar": "بعد ظهر مفتوح في مقهى اللقاء"}  # fmt: skip
DIALOGUE = {"de": "Bürgerdialog", "en": "Citizens' dialogue", "de-simple": "Gespräch mit Bürgern", "ar": "حوار المواطنين"}  # fmt: skip
NETWORK = {"de": "Arbeits- und Vernetzungstreffen", "en": "Work and network meeting", "de-simple": "Großes Treffen: arbeiten und kennenlernen", "ar": "لقاء العمل والتواصل"}  # fmt: skip
ARGUMENTS = {"de": "Argumente gegen Stammtischparolen", "en": "Arguments against populist slogans", "de-simple": "Was kann man gegen schlimme Sprüche sagen?", "ar": "حجج ضد الشعارات المتطرفة"}  # fmt: skip

Row = tuple[int, str, Texts, time, float, str, str, Mapping[str, int], tuple[str, ...]]

# Days before today, format, title, beginning, hours, place, goals, heads, audiences.
HELD: tuple[Row, ...] = (
    (290, "training", "Lernanlass mit Auszubildenden: Vielfalt im Betrieb", time(9), 3, "Sangerhausen", "2.2", {"14–17": 9, "18–26": 14}, ("youth", "companies")),
    (247, "network_meeting", DIALOGUE, time(17), 3, "Kelbra (Kyffhäuser)", "1.1", {"27–64": 24}, ("everybody",)),
    (182, "cafe", "Begegnungscafé: Kochen mit Nachbarn", time(16), 3, "Hettstedt", "1.2", {"": 27}, ("cultures",)),
    (163, "conference", NETWORK, time(14), 5, "Sangerhausen", "1.1", {"14–17": 8, "18–26": 11, "27–64": 52}, ("everybody",)),
    (149, "training", "Fortbildung Moderation für Bündnisse", time(9), 6, "Sangerhausen", "2.2", {"27–64": 18}, ("civil_society",)),
    (101, "network_meeting", DIALOGUE, time(17), 3, "Helbra", "1.1", {"27–64": 29}, ("everybody",)),
    (75, "cafe", "Lesecafé in drei Sprachen", time(15), 2, "Sangerhausen", "1.2", {"27–64": 12}, ("cultures", "generations")),
    (66, "training", "Planspiel Kreistag für zehnte Klassen", time(8), 5, "Seegebiet Mansfelder Land", "2.2", {"14–17": 44}, ("youth",)),
    (58, "festival", "Fest der Nachbarn auf dem Markt", time(14), 5, "Lutherstadt Eisleben", "1.2", {"": 210}, ("cultures", "families")),
    (47, "network_meeting", DIALOGUE, time(17), 3, "Arnstein", "1.1", {"27–64": 36, "65+": 8}, ("everybody",)),
    (33, "cafe", CAFE, time(15), 2.5, "Hettstedt", "1.2", {"0–13": 7, "27–64": 11}, ("cultures",)),
    (16, "training", ARGUMENTS, time(10), 4, "Lutherstadt Eisleben", "2.2", {"18–26": 6, "27–64": 15}, ("civil_society",)),
    (5, "cafe", CAFE, time(15), 2.5, "Hettstedt", "1.2", {"0–13": 9, "14–17": 5, "27–64": 14}, ("cultures",)),
)  # fmt: skip

MEETING_SUMMARY = {
    "de": "Vereine, Schulen, Ämter und junge Menschen planen das nächste Jahr. Mit drei Werkstätten.",
    "de-simple": "Wir planen das nächste Jahr zusammen. Es gibt 3 Gruppen zum Mitmachen.",
    "en": "Associations, schools, offices and young people plan the next year. With three workshops.",
    "ar": "تخطط الجمعيات والمدارس والدوائر والشباب للعام القادم، مع ثلاث ورش عمل.",
}
WORKSHOPS = (
    {"de": "Jugend redet mit", "en": "Young people have a say", "de-simple": "Junge Menschen reden mit", "ar": "الشباب يشاركون"},
    {"de": "Begegnung im Dorf", "en": "Meeting in the village", "de-simple": "Treffen im Dorf", "ar": "اللقاء في القرية"},
    {"de": "Umgang mit Anfeindungen", "en": "Dealing with hostility", "de-simple": "Was tun bei Hass?", "ar": "التعامل مع العداء"},
)  # fmt: skip

# Language and name of people who register, without an address; all invented.
GUESTS = (
    ("de", "Sabine Kröger"), ("de", "Uwe Hartmann"), ("ar", "ريم الخطيب"), ("de", "Monika Petzold"),
    ("en", "Grace Mensah"), ("de-simple", "Torsten Ebel"), ("de", "Elif Kaya"), ("de", "Jörg Öhlmann"),
)  # fmt: skip
TOO_LATE = (("de", "Birgit Zander"), ("en", "Oleksij Bondar"))


def hold_and_announce(
    goals: Mapping[str, Goal], *, today: date, by: Actor, lead_office: Actor
) -> None:
    """Live through the events of the last months, and publish those to come."""
    held = [_held(row, goals=goals, today=today, by=by) for row in HELD]
    conference = next(event for event in held if event.format.code == "conference")
    document(conference, goals=goals, today=today, by=by, owner=lead_office)
    say_at_the_training(held[-2])
    _cafes(goals, today=today, by=by)
    _meeting(goals, today=today, by=by)
    _training(goals, today=today, by=by)
    _others(goals, today=today, by=by)
    fill_programme(goals, today=today, by=by)


def _held(row: Row, *, goals: Mapping[str, Goal], today: date, by: Actor) -> Event:
    ago, code, title, begins, hours, place, goal, heads, audiences = row
    gathering = Gathering(
        today - timedelta(days=ago),
        code,
        title,
        begins,
        hours,
        place,
        (goal,),
        heads,
        audiences,
        venue="Haus der Jugend Hettstedt" if place == "Hettstedt" else "",
    )
    return hold(gathering, goals=goals, by=by)


def _cafes(goals: Mapping[str, Goal], *, today: date, by: Actor) -> None:
    """The café of every second week, published; each afternoon counts its own heads."""
    first = Gathering(
        today + timedelta(days=9), "cafe", CAFE, time(15), 2.5, "Hettstedt", ("1.2",),
        audiences=("cultures", "families"), venue="Haus der Jugend Hettstedt", interpreted=("ar", "uk"),
    )  # fmt: skip
    event = announce(first, goals=goals, by=by)
    series = repeat_event(
        event, by=by, starts=[first.starts() + timedelta(days=14 * turn) for turn in (1, 2)]
    )
    for copy in series.events.filter(state="idea"):
        take(copy, "publish", by=by)


def _meeting(goals: Mapping[str, Goal], *, today: date, by: Actor) -> None:
    """The conference of the year: open for registration, with three workshops at the same time."""
    gathering = Gathering(
        today + timedelta(days=37), "conference", NETWORK, time(14), 5, "Sangerhausen", ("1.1",),
        summary=MEETING_SUMMARY, venue="Mammuthalle", interpreted=("ar", "uk"),
        supports=("interpreting", "sign_language", "childcare", "step_free"),
        partners=("Bündnis Sangerhausen bleibt bunt", "Jugendclub Leuchte"),
    )  # fmt: skip
    event = announce(gathering, goals=goals, by=by)
    admission = Admission.objects.create(
        event=event, capacity=80, largest_group=6, closes=gathering.starts() - timedelta(days=3)
    )
    begins = gathering.starts() + timedelta(hours=1)
    workshops = [
        Workshop.objects.create(
            event=event,
            title=title,
            starts=begins,
            ends=begins + timedelta(hours=2),
            capacity=5,
            position=position,
        )
        for position, title in enumerate(WORKSHOPS)
    ]
    take(event, "open", by=by)
    admission.refresh_from_db()
    for turn, (language, name) in enumerate(GUESTS):
        wishes = workshops[turn % 3 :] + workshops[: turn % 3]
        register(
            admission,
            by=NOBODY,
            language=language,
            name=name,
            size=turn % 3 + 1,
            workshops=wishes[:2],
        )


def _training(goals: Mapping[str, Goal], *, today: date, by: Actor) -> Event:
    gathering = Gathering(
        today + timedelta(days=23), "training", ARGUMENTS, time(10), 4, "Hettstedt", ("2.2",),
        audiences=("civil_society", "administration"), venue="Haus der Jugend Hettstedt",
        supports=("childcare", "step_free"), partners=("Kreissportbund",),
    )  # fmt: skip
    event = announce(gathering, goals=goals, by=by)
    admission = Admission.objects.create(event=event, capacity=len(GUESTS))
    event = take(event, "open", by=by)
    for language, name in (*GUESTS, *TOO_LATE):
        register(admission, by=NOBODY, language=language, name=name, supports=["step_free"])
    return event


def _others(goals: Mapping[str, Goal], *, today: date, by: Actor) -> None:
    """One that was called off, and an idea that only staff see."""
    off = Gathering(
        today + timedelta(days=15), "youth_meeting", "Filmabend im Jugendclub", time(18), 2.5,
        "Gerbstedt", ("2.1",), audiences=("youth",), own_place="Jugendclub",
    )  # fmt: skip
    event = announce(off, goals=goals, by=by)
    take(event, "cancel", by=by, cancel_note={"de": "Der Raum hat einen Wasserschaden."})
    market = Gathering(
        today + timedelta(days=120), "festival", "Kinderjahrmarkt", time(11), 7,
        "Lutherstadt Eisleben", ("1.2",), audiences=("children", "families"),
    )  # fmt: skip
    plan(market, goals=goals, by=by)
