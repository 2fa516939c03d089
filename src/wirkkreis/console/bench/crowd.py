"""Five thousand events with a hundred thousand registrations, and how fast people register."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import uuid4

import psycopg

from wirkkreis.events.models import Admission, Attendance, AttendanceKind, Event, Format
from wirkkreis.events.models import Registration as Row
from wirkkreis.languages.folding import fold
from wirkkreis.places.models import Municipality
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

EVENTS, OF_EACH = 5_000, 20
"""Events, half of them to come, and registrations of each."""
AT_ONCE = 2_000
TABLES = ("events_event", "events_admission", "events_registration", "events_attendance")


def write_many_events(partnership: Partnership) -> None:
    """Fill the partnership's calendar, and let the planner know."""
    with inside(partnership):
        events = Event.objects.bulk_create(_events(clock.now()), batch_size=AT_ONCE)
        admissions = Admission.objects.bulk_create(
            (Admission(event=event, capacity=30) for event in events), batch_size=AT_ONCE
        )
        Row.objects.bulk_create(_registrations(admissions), batch_size=AT_ONCE)
        Attendance.objects.bulk_create(_heads(events), batch_size=AT_ONCE)
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        for table in TABLES:
            owner.execute(f"VACUUM ANALYZE {table}")


def _events(now: datetime) -> Iterator[Event]:
    formats, places = list(Format.objects.all()), list(Municipality.objects.all())
    for number in range(EVENTS):
        ahead = number % 2 == 0
        starts = now + timedelta(hours=number) * (1 if ahead else -1)
        yield Event(
            title={"de": f"Veranstaltung {number}", "en": f"Event {number}"},
            found_by=fold(f"Veranstaltung {number}"),
            format=formats[number % len(formats)],
            municipality=places[number % len(places)],
            starts=starts,
            ends=starts + timedelta(hours=2),
            state="open" if ahead else "held",
            published_at=now,
            languages=["de"],
        )


def _registrations(admissions: list[Admission]) -> Iterator[Row]:
    for admission in admissions:
        for line in range(1, OF_EACH + 1):
            yield Row(admission=admission, state="firm", line=line, code=uuid4().hex[:8])


def _heads(events: list[Event]) -> Iterator[Attendance]:
    for event in events:
        if event.state == "held":
            yield Attendance(
                event=event, kind=AttendanceKind.COUNTED, day=event.days()[0], count=17
            )
