"""The Begleitausschuss of 2017 and its sessions. Who sat there is no longer known: their data
were deleted when the purpose ended; that the seats were held stays.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from wirkkreis.accounts.actor import Actor
from wirkkreis.committees.models import (
    AgendaItem,
    Appointment,
    Bench,
    Committee,
    CommitteeKind,
    ItemKind,
    Mandate,
    Seat,
)
from wirkkreis.committees.seating import founding
from wirkkreis.goals.models import Goal, Plan
from wirkkreis.testing.sessions import Point, Sitting, hold, minute, resolve

FOUNDED, DISSOLVED = date(2016, 9, 1), date(2019, 12, 31)
NAME = {
    "de": "Begleitausschuss",
    "en": "Advisory committee",
    "de-simple": "Begleit-Ausschuss",
    "ar": "اللجنة المرافقة",
}
ABOUT = {
    "de": "Begleitete die Partnerschaft bis 2019; seither tut das das Bündnis.",
    "en": "Accompanied the partnership until 2019; since then the alliance does.",
    "de-simple": "Der Ausschuss hat bis 2019 gearbeitet. Jetzt arbeitet das Bündnis.",
    "ar": "رافقت الشراكة حتى عام 2019، ومنذ ذلك الحين يقوم التحالف بهذه المهمة.",
}
SEATS: Sequence[tuple[str, Bench]] = (
    ("Kulturvereine", Bench.CIVIL_SOCIETY),
    ("Sportvereine", Bench.CIVIL_SOCIETY),
    ("Kirchen", Bench.CIVIL_SOCIETY),
    ("Wohlfahrtsverbände", Bench.CIVIL_SOCIETY),
    ("Jugendforum, erster Sitz", Bench.YOUTH),
    ("Jugendforum, zweiter Sitz", Bench.YOUTH),
    ("Jugendamt", Bench.ADMINISTRATION),
    ("Schulamt", Bench.ADMINISTRATION),
    ("Kreistag", Bench.POLITICS),
)
OPENING = Point("Eröffnung und Beschlussfähigkeit", ItemKind.INFORMATION, state="done")


def sit(goals: Mapping[str, Goal], *, plan: Plan, adopted_on: date, by: Actor) -> Committee:
    """The body with its seats, and its four sessions of the year; the plan was adopted in the first."""
    body = _found(by=by)
    adoption = Sitting(
        "1. Sitzung 2017",
        adopted_on,
        "Kreisverwaltung",
        "Sangerhausen",
        (OPENING, Point("Zielplan 2017", ItemKind.PLAN, state="done", plan=plan)),
        goals=("1.1",),
    )
    first = hold(adoption, body, goals)
    minute(first, state="approved", approved_on=date(2017, 3, 9))
    item = AgendaItem.objects.get(session=first, kind=ItemKind.PLAN)
    resolve(item, "1/2017", "Der Begleitausschuss beschließt den Zielplan 2017.")
    for number, (day, municipality) in enumerate(
        (
            (date(2017, 3, 9), "Sangerhausen"),
            (date(2017, 6, 22), "Lutherstadt Eisleben"),
            (date(2017, 11, 30), "Sangerhausen"),
        ),
        start=2,
    ):
        points = (OPENING, Point("Stand der Vorhaben", ItemKind.INFORMATION, state="done"))
        title = f"{number}. Sitzung 2017"
        later = Sitting(title, day, "Rathaus", municipality, points, goals=("1.1",))
        minute(hold(later, body, goals), state="sent")
    Committee.objects.filter(pk=body.pk).update(is_active=False)
    return body


def _found(*, by: Actor) -> Committee:
    body = founding.save_committee(
        by=by,
        committee=Committee(name=NAME, kind=CommitteeKind.STEERING, about=ABOUT),
    )
    founding.write_statute(by=by, committee=body, starts=FOUNDED, values={}, reason="Gründung")
    for title, bench in SEATS:
        seat = founding.save_seat(
            by=by,
            seat=Seat(committee=body, title=title, bench=bench, starts=FOUNDED, ends=DISSOLVED),
        )
        Mandate.objects.create(
            seat=seat, appointed=Appointment.SENT, starts=FOUNDED, ends=DISSOLVED
        )
    return body
