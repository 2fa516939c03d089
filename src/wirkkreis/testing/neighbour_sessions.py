"""A session of the neighbour with a row of everything around it."""

from datetime import timedelta

from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    CalendarKey,
    Circular,
    Concern,
    Correction,
    DateAnswer,
    DateOption,
    Entitlement,
    Mandate,
    Minutes,
    Motion,
    OpenBallot,
    Option,
    Paper,
    Presence,
    Recusal,
    Resolution,
    Ruling,
    Session,
    SessionGoal,
    SessionRequest,
    Speaker,
    Subject,
    Tally,
    TieKind,
    Vote,
)
from wirkkreis.goals.models import Goal, Measure
from wirkkreis.people.models import Organisation
from wirkkreis.tenancy import clock


def sit(mandate: Mandate, goal: Goal, *, mark: str) -> None:
    """The body of a mandate sat three days ago and decided something that nobody may know."""
    starts = clock.now() - timedelta(days=3)
    ends = starts + timedelta(hours=2)
    committee = mandate.seat.committee
    session = Session.objects.create(
        committee=committee,
        statute=committee.statutes.get(),
        title=f"{mark}: Sitzung",
        starts=starts,
        ends=ends,
        place=mark,
        note=mark,
        is_public=True,
        state="closed",
        invited_at=starts,
        opened_at=starts,
        closed_at=ends,
    )
    SessionGoal.objects.create(session=session, goal=goal)
    SessionRequest.objects.create(
        committee=committee, mandate=mandate, reason=mark, session=session
    )
    attendee = Attendee.objects.create(session=session, mandate=mandate, answer="comes")
    Presence.objects.create(attendee=attendee, came=starts, left=ends)
    option = DateOption.objects.create(session=session, starts=starts, ends=ends)
    DateAnswer.objects.create(option=option, attendee=attendee, fit="yes")
    assert mandate.person is not None
    CalendarKey.objects.create(person=mandate.person)
    item = _item(session, attendee, mandate, goal, mark=mark)
    minutes = Minutes.objects.create(
        session=session, opening=mark, closing=mark, state="sent", published_at=ends
    )
    Correction.objects.create(minutes=minutes, item=item, text=mark, agreed_on=clock.today())
    _circulate(mandate, mark=mark)


def _item(
    session: Session, attendee: Attendee, mandate: Mandate, goal: Goal, *, mark: str
) -> AgendaItem:
    item = AgendaItem.objects.create(
        session=session, position=1, title=f"{mark}: Punkt", text=mark, report=mark, state="done"
    )
    Concern.objects.create(item=item, organisation=Organisation.objects.get())
    Paper.objects.create(
        item=item, name=f"{mark}.pdf", upload=f"committees/{mark}.pdf", size=1, is_public=True
    )
    Recusal.objects.create(item=item, mandate=mandate, ruling=Ruling.DECLARED, ground=TieKind.BOARD)
    Speaker.objects.create(item=item, attendee=attendee)
    motion = Motion.objects.create(item=item, text=mark, conditions=mark, moved_by=mandate)
    vote = Vote.objects.create(
        item=item, motion=motion, manner="open", state="closed", result="adopted", present=1
    )
    right = Entitlement.objects.create(
        vote=vote, seat=mandate.seat, mandate=mandate, has_voted=True
    )
    OpenBallot.objects.create(entitlement=right, side="yes")
    Tally.objects.create(vote=vote, side="yes", votes=1)
    election = Vote.objects.create(item=item, subject=Subject.ELECTION, question=mark)
    Option.objects.create(vote=election, label=mark)
    Resolution.objects.create(
        committee=session.committee,
        number="1/2026",
        day=session.on,
        item=item,
        vote=vote,
        power=session.committee.power,
        title=f"{mark}: Beschluss",
        text=mark,
        is_public=True,
        measure=Measure.objects.create(title=f"{mark}: Umsetzung", due=session.on, goal=goal),
    )
    return item


def _circulate(mandate: Mandate, *, mark: str) -> None:
    committee = mandate.seat.committee
    circular = Circular.objects.create(
        committee=committee,
        statute=committee.statutes.get(),
        title=f"{mark}: Umlauf",
        text=mark,
        explanation=mark,
        state="running",
        starts=clock.now() - timedelta(days=1),
        ends=clock.now() + timedelta(days=9),
    )
    vote = Vote.objects.create(circular=circular, manner="open", state="open", present=1)
    Entitlement.objects.create(vote=vote, seat=mandate.seat, mandate=mandate)
