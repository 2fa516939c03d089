"""The bodies of the example as they sit today: seats, people, offices, rules. All are invented."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from wirkkreis.accounts.actor import Actor
from wirkkreis.accounts.models import Account, Role
from wirkkreis.committees.models import (
    Appointment,
    Bench,
    Committee,
    CommitteeKind,
    Mandate,
    OfficeKind,
    Power,
    Seat,
    Tie,
    TieKind,
)
from wirkkreis.committees.seating import founding, seating, terms
from wirkkreis.people.models import Organisation, Person
from wirkkreis.tenancy import clock

CIVIL, YOUTH = Bench.CIVIL_SOCIETY, Bench.YOUTH
OFFICES, POLITICS, ADVICE = Bench.ADMINISTRATION, Bench.POLITICS, Bench.ADVISORY

# fmt: off
STEERING = (
    # Seat, bench, sent by, member, substitute, whether their names are public
    ("Soziokulturelles Zentrum", CIVIL, "Soziokulturelles Zentrum am Markt e. V.", "Katrin Oelze", "Mirko Stahl", True),
    ("Bündnis Sangerhausen bleibt bunt", CIVIL, "Bündnis Sangerhausen bleibt bunt", "Meryem Aydın", "Paul Rennert", True),
    ("Kreissportbund", CIVIL, "Kreissportbund", "Uwe Hartung", "", True),
    ("Evangelische Kirche", CIVIL, "Evangelische Kirchengemeinde Helbra", "Anne Lindner", "Jörg Wiesner", False),
    ("Vereine der Gemeinden", CIVIL, "", "Tamara Beck", "Silke Franz", True),
    ("Schülervertretung", YOUTH, "Berufsbildende Schulen Mansfeld-Südharz", "Lina Probst", "Emil Krause", False),
    ("Jugendforum", YOUTH, "Jugendclub Leuchte", "Finn Lorenz", "", False),
    ("Jugendamt", OFFICES, "", "Sabine Grothe", "Frank Ebert", True),
    ("Kreistag", POLITICS, "", "Henning Ruß", "Ute Salzmann", True),
    ("Polizei", OFFICES, "", "", "", False),
    ("Koordinierungs- und Fachstelle", ADVICE, "", "Jana Brandt", "", True),
)
FORUM = (
    ("Sangerhausen", YOUTH, "", "Finn Lorenz", "", False),
    ("Eisleben", YOUTH, "", "Amira Sayed", "", False),
    ("Hettstedt", YOUTH, "Jugendclub Leuchte", "Jonas Tietz", "", False),
    ("Berufsbildende Schulen", YOUTH, "Berufsbildende Schulen Mansfeld-Südharz", "Lina Probst", "", False),
    ("Frei gewählt", YOUTH, "", "", "", False),
)
ALLIANCE: dict[str, Any] = {
    "name": {"de": "Bündnis", "en": "Alliance", "de-simple": "Bündnis", "ar": "التحالف"},
    "kind": CommitteeKind.STEERING,
    "about": {
        "de": "Berät die Ziele der Partnerschaft und empfiehlt, welche Vorhaben Geld bekommen.",
        "en": "Discusses the partnership's goals and recommends which projects get money.",
        "de-simple": "Das Bündnis spricht über die Ziele.\nEs sagt: Diese Projekte sollen Geld bekommen.",
        "ar": "يناقش أهداف الشراكة ويوصي بالمشاريع التي تحصل على المال.",
    },
}
YOUTH_FORUM: dict[str, Any] = {
    "name": {"de": "Jugendforum", "en": "Youth forum", "de-simple": "Jugend-Forum", "ar": "منتدى الشباب"},
    "kind": CommitteeKind.YOUTH,
    "power": Power.DECIDES,
    "about": {
        "de": "Junge Menschen von 12 bis 27 entscheiden über ihr eigenes Geld.",
        "en": "Young people from 12 to 27 decide about their own money.",
        "de-simple": "Junge Menschen von 12 bis 27 Jahren entscheiden über ihr eigenes Geld.",
        "ar": "شباب من عمر 12 إلى 27 عامًا يقررون بشأن أموالهم.",
    },
}
# fmt: on
PURPOSE = "Mitglied im Bündnis"
BY_POST = ("Anne Lindner", "Ute Salzmann")
"""Who has no e-mail address, as in every body somebody has none."""

PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", " ": "."})


def sit(*, actors: Mapping[Role, Actor]) -> None:
    """Set up both bodies two years ago, fill their seats, and let them sit until the next year."""
    by, since = actors[Role.LEAD_OFFICE], date(clock.today().year - 2, 3, 1)
    _remember(actors[role].account for role in (Role.COMMITTEE, Role.YOUTH, Role.COORDINATOR))
    steering = founding.save_committee(by=by, committee=Committee(**ALLIANCE))
    founding.write_statute(
        by=by, committee=steering, starts=since, values={}, reason="Beschluss der ersten Sitzung"
    )
    forum = founding.save_committee(by=by, committee=Committee(**YOUTH_FORUM))
    founding.write_statute(
        by=by,
        committee=forum,
        starts=since,
        values={"days_to_invite": 7, "substitutes": False, "months_of_term": 12, "public": True},
        reason="Vollversammlung der Jugend",
    )
    held = _fill(steering, STEERING, since=since, by=by) | _fill(forum, FORUM, since=since, by=by)
    _give_offices(held, since=since, by=by)
    _declare(by=by)


def _remember(accounts: Iterable[Account | None]) -> None:
    """Whoever signs in in the example stands in the address book, too."""
    for account in accounts:
        assert account is not None
        Person.objects.create(
            name=account.name,
            email=account.email,
            account=account,
            purpose=PURPOSE,
            keep_until=date(clock.today().year + 4, 12, 31),
        )


def _fill(
    committee: Committee,
    seats: tuple[tuple[str, Bench, str, str, str, bool], ...],
    *,
    since: date,
    by: Actor,
) -> dict[tuple[str, str], Mandate]:
    held = {}
    for title, bench, sender, member, substitute, public in seats:
        seat = founding.save_seat(
            by=by,
            seat=Seat(
                committee=committee,
                title=title,
                bench=bench,
                votes=bench != Bench.ADVISORY,
                organisation=Organisation.objects.filter(name=sender).first(),
                starts=since,
            ),
        )
        for name, is_substitute in ((member, False), (substitute, True)):
            if name:
                mandate = _mandate(seat, since, is_substitute=is_substitute, public=public)
                person = Person.objects.filter(name=name).first() or Person(
                    name=name,
                    email="" if name in BY_POST else _address(name),
                    purpose=PURPOSE,
                    keep_until=terms.kept_until(mandate),
                )
                seating.take_seat(by=by, mandate=mandate, person=person)
                held[title, name] = mandate
    return held


def _address(name: str) -> str:
    return f"{name.lower().translate(PLAIN)}@example.org"


def _mandate(seat: Seat, since: date, *, is_substitute: bool, public: bool) -> Mandate:
    bound = None if is_substitute else since
    return Mandate(
        seat=seat,
        substitute=is_substitute,
        appointed=Appointment.ELECTED if seat.bench == YOUTH else Appointment.SENT,
        starts=since,
        ends=date(since.year + 4, 2, 28),
        impartial_since=bound,
        discreet_since=bound,
        name_public_since=since if public else None,
    )


def _give_offices(held: Mapping[tuple[str, str], Mandate], *, since: date, by: Actor) -> None:
    for key, kind in (
        (("Soziokulturelles Zentrum", "Katrin Oelze"), OfficeKind.CHAIR),
        (("Kreissportbund", "Uwe Hartung"), OfficeKind.VICE_CHAIR),
        (("Koordinierungs- und Fachstelle", "Jana Brandt"), OfficeKind.KEEPER),
        (("Sangerhausen", "Finn Lorenz"), OfficeKind.CHAIR),
    ):
        seating.give_office(by=by, mandate=held[key], kind=kind, starts=since)


def _declare(*, by: Actor) -> None:
    for name, organisation, kind in (
        ("Katrin Oelze", "Soziokulturelles Zentrum am Markt e. V.", TieKind.BOARD),
        ("Meryem Aydın", "Bündnis Sangerhausen bleibt bunt", TieKind.VOLUNTEER),
        ("Uwe Hartung", "Kreissportbund", TieKind.EMPLOYEE),
    ):
        seating.declare_tie(
            by=by,
            tie=Tie(
                person=Person.objects.get(name=name),
                organisation=Organisation.objects.get(name=organisation),
                kind=kind,
                starts=clock.today(),
            ),
        )
