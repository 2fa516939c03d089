"""The intercultural week to come: partners hand in, staff decide, and two want the same square."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from wirkkreis.accounts.actor import Actor
from wirkkreis.events.models import Event, Format, Programme, ProgrammePartner
from wirkkreis.events.programmes.programming import (
    add_partner,
    make_programme,
    publish_programme,
)
from wirkkreis.events.programmes.proposing import hand_in
from wirkkreis.flow.engine import take
from wirkkreis.goals.models import Goal
from wirkkreis.people.models import Organisation
from wirkkreis.places.models import Municipality
from wirkkreis.tenancy import clock
from wirkkreis.testing.gatherings import Texts

TITLE = {"de": "Interkulturelle Woche", "de-simple": "Interkulturelle Woche", "en": "Intercultural week", "ar": "الأسبوع بين الثقافات"}  # fmt: skip
TEXT = {
    "de": "Acht Tage lang laden Vereine, Schulen und Kirchen im ganzen Landkreis ein: zum Zuhören, Kochen, Spielen und Reden. Alles ist kostenlos.",
    "de-simple": "8 Tage lang gibt es im ganzen Landkreis Feste und Treffen. Alle können kommen. Es kostet nichts.",
    "en": "For eight days associations, schools and churches all over the county invite you to listen, cook, play and talk. Everything is free.",
    "ar": "على مدى ثمانية أيام تدعوكم الجمعيات والمدارس والكنائس في المنطقة كلها إلى الاستماع والطبخ واللعب والحوار. كل شيء مجاني.",
}  # fmt: skip
NOTE = "Das klingt schön. Bitte sagen Sie noch, ob man ohne Stufen hineinkommt und wen man fragen kann."
SQUARE = "Marktplatz, vor der Oase"

HANDED_IN = (19, 16, 13, 10, 7, 4)
"""Days before today, in the order of the offers; two days later staff have decided."""


@dataclass(frozen=True)
class Offer:
    """What a partner hands in: its organisation and mailbox, day of the week, hours, place."""

    organisation: str
    mailbox: str
    title: Texts
    summary: Texts
    day: int
    begins: time
    hours: float
    town: str
    place: str
    audiences: tuple[str, ...]
    decision: str = "accept"
    languages: tuple[str, ...] = ("de",)
    interpreted: tuple[str, ...] = ()
    step_free: bool | None = None
    speaks: str = "de"


OFFERS = (
    Offer(
        "Soziokulturelles Zentrum am Markt e. V.", "zentrum",
        {"de": "Eröffnung: Musik aus fünf Ländern", "de-simple": "Das große Fest zum Anfang: Musik aus 5 Ländern", "en": "Opening: music from five countries", "ar": "الافتتاح: موسيقى من خمسة بلدان"},
        {"de": "Chöre, eine Oud und eine Blaskapelle spielen erst nacheinander, dann zusammen.", "de-simple": "Viele Gruppen machen Musik. Am Ende spielen alle zusammen.", "en": "Choirs, an oud and a brass band play one after the other, then together.", "ar": "تعزف الجوقات والعود وفرقة الآلات النحاسية واحدة تلو الأخرى ثم معًا."},
        0, time(17), 3, "Lutherstadt Eisleben", "Markt", ("everybody", "cultures"),
        languages=("de", "en", "ar"), step_free=True,
    ),
    Offer(
        "Jugendclub Leuchte", "leuchte",
        {"de": "Kochen ohne Rezept", "en": "Cooking without a recipe", "ar": "طبخ بلا وصفة"},
        {"de": "Jede bringt eine Zutat mit, gekocht wird, was daraus entsteht.", "en": "Everybody brings one ingredient, and we cook whatever comes of it."},
        1, time(15), 3, "Gerbstedt", "Jugendclub", ("youth", "cultures"),
        languages=("de", "en"), speaks="de-simple",
    ),
    Offer(
        "Bündnis Sangerhausen bleibt bunt", "buendnis",
        {"de": "Lebende Bibliothek", "de-simple": "Menschen erzählen aus ihrem Leben", "en": "Living library", "ar": "المكتبة الحية"},
        {"de": "Menschen statt Bücher: Ausleihen kann man ein Gespräch von zwanzig Minuten.", "en": "People instead of books: borrow a talk of twenty minutes.", "ar": "أناس بدل الكتب: استعر حديثًا من عشرين دقيقة."},
        3, time(14), 3, "Sangerhausen", SQUARE, ("everybody", "cultures"),
        interpreted=("ar", "uk"), step_free=True,
    ),
    Offer(
        "Kreissportbund", "sport",
        {"de": "Turnier der gemischten Mannschaften", "en": "Tournament of mixed teams"},
        {"de": "Fußball zu fünft: Ausgelost wird am Spielfeldrand, niemand spielt mit den eigenen Leuten."},
        3, time(10), 5, "Hettstedt", "Sportplatz", ("families", "youth"), step_free=True,
    ),
    Offer(
        "Evangelische Kirchengemeinde Helbra", "kirche",
        {"de": "Tee nach dem Gebet: Was glaubst du?"},
        {"de": "Drei Religionen, ein Samowar. Wer nichts glaubt, ist ebenso eingeladen."},
        6, time(16), 2, "Helbra", "Gemeindehaus", ("everybody", "generations"), "return",
    ),
    Offer(
        "Berufsbildende Schulen Mansfeld-Südharz", "bbs",
        {"de": "Straßentheater: Das sagt man doch nicht", "en": "Street theatre: You can't say that"},
        {"de": "Auszubildende spielen Szenen aus ihrem Alltag, das Publikum ändert den Schluss."},
        3, time(16), 1.5, "Sangerhausen", SQUARE, ("everybody", "youth"), "",
    ),
)  # fmt: skip


def fill_programme(goals: Mapping[str, Goal], *, today: date, by: Actor) -> None:
    """Plan the week, have partners hand in, decide on most of it, and publish what is certain."""
    first = today + timedelta(days=44)
    with clock.at(today - timedelta(days=32)):
        programme = make_programme(
            Programme(
                title=TITLE,
                text=TEXT,
                first_day=first,
                last_day=first + timedelta(days=7),
                deadline=today + timedelta(days=12),
                format=Format.objects.get(code="intercultural_week"),
            ),
            by=by,
            goals=[goals["1.2"]],
        )
        partners = [_invite(programme, offer, by=by) for offer in OFFERS]
    for ago, partner, offer in zip(HANDED_IN, partners, OFFERS, strict=True):
        with clock.at(today - timedelta(days=ago)):
            entry = hand_in(partner, _entry(programme, offer))
        with clock.at(today - timedelta(days=ago - 2)):
            _decide(entry, offer.decision, by=by)
    with clock.at(today - timedelta(days=1)):
        publish_programme(programme, by=by)


def _invite(programme: Programme, offer: Offer, *, by: Actor) -> ProgrammePartner:
    partner = ProgrammePartner(
        programme=programme,
        organisation=Organisation.objects.get(name=offer.organisation),
        email=f"{offer.mailbox}@example.org",
        language=offer.speaks,
    )
    return add_partner(partner, by=by)


def _entry(programme: Programme, offer: Offer) -> Event:
    day = programme.first_day + timedelta(days=offer.day)
    starts = timezone.make_aware(datetime.combine(day, offer.begins))
    return Event(
        title=offer.title,
        summary=offer.summary,
        starts=starts,
        ends=starts + timedelta(hours=offer.hours),
        municipality=Municipality.objects.get(name=offer.town),
        place=offer.place,
        audiences=list(offer.audiences),
        languages=list(offer.languages),
        interpreted=list(offer.interpreted),
        step_free=offer.step_free,
        contact=f"{offer.mailbox}@example.org" if offer.step_free else "",
    )


def _decide(entry: Event, decision: str, *, by: Actor) -> None:
    """Take the step; "" leaves the entry in the queue."""
    if decision == "return":
        take(entry, decision, by=by, partner_note=NOTE)
    elif decision:
        take(entry, decision, by=by)
