"""Sessions of the example, in a few lines each, through the verbs of committees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    Committee,
    Concern,
    ItemKind,
    Mandate,
    Minutes,
    Presence,
    Resolution,
    Session,
    SessionGoal,
)
from wirkkreis.committees.records.registering import NEED_WORK
from wirkkreis.committees.sitting.room import quorum_at
from wirkkreis.goals.models import Goal, Plan
from wirkkreis.people.models import Organisation
from wirkkreis.places.models import Municipality


@dataclass(frozen=True)
class Point:
    """One item: title, kind, what is said in the minutes, what was decided."""

    title: str
    kind: ItemKind = ItemKind.DEBATE
    text: str = ""
    report: str = ""
    state: str = "waiting"
    public: bool = True
    concerns: Sequence[str] = ()
    decided: str = ""
    plan: Plan | None = None
    minutes_of: Session | None = None


@dataclass(frozen=True)
class Sitting:
    """One session: title, day, where, its agenda; who was away by name, and who of them unexcused."""

    title: str
    day: date
    place: str
    municipality: str
    points: Sequence[Point] = ()
    begins: time = time(17)
    hours: float = 2
    public: bool = False
    away: Sequence[str] = ()
    unexcused: Sequence[str] = ()
    goals: Sequence[str] = ()
    note: str = ""
    more: Mapping[str, date] = field(default_factory=dict)

    def starts(self) -> datetime:
        """Its first moment."""
        return timezone.make_aware(datetime.combine(self.day, self.begins))

    def ends(self) -> datetime:
        """Its last moment."""
        return self.starts() + timedelta(hours=self.hours)


def plan(sitting: Sitting, committee: Committee, goals: Mapping[str, Goal]) -> Session:
    """A session that stands in the calendar, with its agenda."""
    session = Session.objects.create(
        committee=committee,
        title=sitting.title,
        starts=sitting.starts(),
        ends=sitting.ends(),
        place=sitting.place,
        municipality=Municipality.objects.get(name=sitting.municipality),
        is_public=sitting.public,
        note=sitting.note,
        **sitting.more,
    )
    for number in sitting.goals:
        SessionGoal.objects.create(session=session, goal=goals[number])
    for position, point in enumerate(sitting.points, start=1):
        _item(session, position, point)
    return session


def invite(session: Session, *, days_before: int) -> Session:
    """Everybody with a mandate that day is invited, so many days before it."""
    assert session.starts is not None
    sent = session.starts - timedelta(days=days_before)
    session.statute = session.committee.statutes.on(session.on).first()
    session.state, session.invited_at = "invited", sent
    session.save()
    for mandate in Mandate.objects.on(session.on).filter(seat__committee=session.committee):
        Attendee.objects.create(session=session, mandate=mandate, way="mail", invited_at=sent)
    return session


def hold(sitting: Sitting, committee: Committee, goals: Mapping[str, Goal]) -> Session:
    """A session that was invited two weeks and more before, held, and minuted."""
    session = invite(plan(sitting, committee, goals), days_before=16)
    come = session.attendees.filter(mandate__substitute=False).select_related("mandate__person")
    for attendee in come:
        away = attendee.name in (*sitting.away, *sitting.unexcused)
        attendee.answer = "declines" if away else "comes"
        attendee.excused = attendee.name in sitting.away
        attendee.save()
        if not away:
            Presence.objects.create(attendee=attendee, came=sitting.starts(), left=sitting.ends())
    counted = quorum_at(session, moment=sitting.starts() + timedelta(minutes=1))
    session.state, session.opened_at, session.closed_at = "closed", sitting.starts(), sitting.ends()
    session.votes_present, session.votes_needed = counted.present, counted.needed
    session.save()
    return session


def minute(session: Session, *, state: str, approved_on: date | None = None) -> Minutes:
    """Minutes that were sent to the body, or approved since."""
    assert session.ends is not None
    sent = session.ends + timedelta(days=9)
    return Minutes.objects.create(
        session=session,
        state=state,
        sent_at=sent,
        approved_on=approved_on,
        published_at=sent if session.is_public else None,
    )


def resolve(item: AgendaItem, number: str, text: str) -> Resolution:
    """What was decided on an item, in the register."""
    return Resolution.objects.create(
        committee=item.committee,
        number=number,
        day=item.session.on,
        item=item,
        kind=item.kind,
        power=item.committee.power,
        title=item.title,
        text=text,
        is_public=item.is_public,
        plan=item.plan,
        needs_work=item.kind in NEED_WORK,
    )


def _item(session: Session, position: int, point: Point) -> AgendaItem:
    item = AgendaItem.objects.create(
        session=session,
        position=position,
        kind=point.kind,
        title=point.title,
        text=point.text,
        report=point.report,
        state=point.state,
        is_public=point.public,
        plan=point.plan,
        minutes_of=point.minutes_of,
    )
    for name in point.concerns:
        Concern.objects.create(item=item, organisation=Organisation.objects.get(name=name))
    return item
