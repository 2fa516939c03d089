"""Many events at once, straight into the tables, each with a row of all that piles up around it."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import count
from typing import TypeVar

from django.db.models import Model

from wirkkreis.accounts.models import Role
from wirkkreis.events.models import (
    Admission,
    Attendance,
    AttendanceKind,
    Event,
    EventGoal,
    EventPartner,
    Feedback,
    Format,
    Impulse,
    PassingOn,
    Registration,
)
from wirkkreis.goals.models import Goal
from wirkkreis.people.models import Organisation, OrganisationKind
from wirkkreis.places.models import Municipality
from wirkkreis.tenancy import clock

AT_ONCE = 2_000
LINE = count(1_000_000)
Row = TypeVar("Row", bound=Model)


def events_for(goal: Goal, number: int, *, state: str = "held", ahead: bool = False) -> list[Event]:
    """Events of the last days (or of the next, `ahead`) that serve a goal, with people at each."""
    formats, places = list(Format.objects.all()), list(Municipality.objects.all())
    now = clock.now()
    events = _many(
        Event(
            title={"de": f"Veranstaltung {turn}"},
            format=formats[turn % len(formats)],
            municipality=places[turn % len(places)],
            state=state,
            starts=now + timedelta(days=turn % 200 + 1) * (1 if ahead else -1),
            ends=now + timedelta(days=turn % 200 + 1) * (1 if ahead else -1),
            published_at=now,
        )
        for turn in range(number)
    )
    _many(EventGoal(event=event, goal=goal) for event in events)
    _people_at(events)
    _results_of(events, goal)
    return events


def registrations_for(event: Event, number: int) -> list[Registration]:
    """Firm registrations of an event."""
    admission, _ = Admission.objects.get_or_create(event=event)
    lines = [next(LINE) for _ in range(number)]
    return _many(
        Registration(
            admission=admission,
            state="firm",
            line=line,
            code=f"C{line}",
            name=f"Mensch {line}",
            email=f"{line}@crowd.example.org",
        )
        for line in lines
    )


def _people_at(events: list[Event]) -> None:
    _many(
        Attendance(
            event=event,
            kind=kind,
            role=role,
            day=clock.today(),
            count=turn % 90 + 1,
        )
        for turn, event in enumerate(events)
        for kind, role in (
            (AttendanceKind.COUNTED, ""),
            (AttendanceKind.WALK_IN, Role.COMMITTEE),
        )
    )


def _results_of(events: list[Event], goal: Goal) -> None:
    organisations = _many(
        Organisation(name=f"Partner {event.pk}", kind=OrganisationKind.ASSOCIATION)
        for event in events
    )
    _many(
        EventPartner(event=event, organisation=organisation)
        for event, organisation in zip(events, organisations, strict=True)
    )
    _many(Impulse(event=event, text={"de": "Impuls"}, goal=goal) for event in events)
    _many(PassingOn(event=event, day=clock.today(), count=3) for event in events)
    _many(Feedback(event=event, day=clock.today(), rating=4) for event in events)


def _many(rows: Iterable[Row]) -> list[Row]:
    made = list(rows)
    return type(made[0])._default_manager.bulk_create(made, batch_size=AT_ONCE) if made else []
