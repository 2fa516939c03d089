"""Events of the example, in one line each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from wirkkreis.accounts.actor import Actor
from wirkkreis.events.making.planning import make_event
from wirkkreis.events.models import Attendance, AttendanceKind, Event, Format
from wirkkreis.flow.engine import take
from wirkkreis.goals.models import Goal
from wirkkreis.people.models import Organisation
from wirkkreis.places.models import Municipality, Venue
from wirkkreis.tenancy import clock

Texts = str | Mapping[str, str]


@dataclass(frozen=True)
class Gathering:
    """One event: format by code, place by name, goals by number, heads by age band."""

    day: date
    format: str
    title: Texts
    begins: time = time(17)
    hours: float = 3
    place: str = ""
    goals: Sequence[str] = ()
    heads: Mapping[str, int] = field(default_factory=dict)
    audiences: Sequence[str] = ("everybody",)
    partners: Sequence[str] = ()
    summary: Texts = ""
    supports: Sequence[str] = ()
    interpreted: Sequence[str] = ()
    own_place: str = ""
    venue: str = ""

    def starts(self) -> datetime:
        """Its first moment."""
        return timezone.make_aware(datetime.combine(self.day, self.begins))


def hold(gathering: Gathering, *, goals: Mapping[str, Goal], by: Actor) -> Event:
    """An event that was planned, published, held and counted, each on its day."""
    with clock.at(gathering.starts() - timedelta(days=20)):
        event = announce(gathering, goals=goals, by=by)
    with clock.at(gathering.starts() + timedelta(hours=gathering.hours)):
        for band, count in gathering.heads.items():
            Attendance.objects.create(
                event=event,
                kind=AttendanceKind.COUNTED,
                day=gathering.day,
                age_band=band,
                count=count,
            )
        return take(event, "hold", by=by)


def announce(gathering: Gathering, *, goals: Mapping[str, Goal], by: Actor) -> Event:
    """An event that was planned and published today."""
    return take(plan(gathering, goals=goals, by=by), "publish", by=by)


def plan(gathering: Gathering, *, goals: Mapping[str, Goal], by: Actor) -> Event:
    """An event as an idea with its day."""
    starts = gathering.starts()
    place = gathering.place
    event = Event(
        title=gathering.title,
        summary=gathering.summary or {},
        format=Format.objects.get(code=gathering.format),
        starts=starts,
        ends=starts + timedelta(hours=gathering.hours),
        municipality=Municipality.objects.get(name=place) if place else None,
        venue=Venue.objects.get(name=gathering.venue) if gathering.venue else None,
        place=gathering.own_place,
        audiences=list(gathering.audiences),
        languages=["de"],
        interpreted=list(gathering.interpreted),
        supports=list(gathering.supports),
    )
    return make_event(
        event,
        by=by,
        goals=[goals[number] for number in gathering.goals],
        partners=Organisation.objects.filter(name__in=gathering.partners),
    )
