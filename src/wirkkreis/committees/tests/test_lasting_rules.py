"""A session keeps the rules it was invited under, and a past day keeps its seats and numbers."""

from datetime import date, timedelta

import pytest

from wirkkreis.committees.inviting import sending
from wirkkreis.committees.models import AgendaItem, Departure, Manner, Motion, Result, Session, Vote
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.seating import founding, seating
from wirkkreis.committees.seating.composition import composition
from wirkkreis.committees.sitting.room import quorum_at
from wirkkreis.committees.tests.conftest import TODAY
from wirkkreis.committees.voting.ballots import Counts
from wirkkreis.committees.voting.counting import close_vote
from wirkkreis.committees.voting.opening import open_vote, prepare, put_motion
from wirkkreis.tenancy import clock

pytestmark = pytest.mark.django_db
STRICT = {
    "quorum": "two_thirds",
    "quorum_least": 4,
    "majority": "three_quarters",
    "tie": "rejected",
    "late": "no_decisions",
    "days_to_invite": 60,
}


@pytest.fixture
def invited(sitting, item, rules, by):
    """The session of today, invited to under the law's defaults."""
    rules()
    Session.objects.filter(pk=sitting.pk).update(state="planned", statute=None)
    AgendaItem.objects.filter(pk=item.pk).update(state="waiting")
    with clock.at(TODAY - timedelta(days=20)):
        return sending.invite(by=by, session=Session.objects.get(pk=sitting.pk))


@pytest.fixture
def opened(invited, item):
    """The same session, open, with its item running."""
    Session.objects.filter(pk=invited.pk).update(state="open")
    AgendaItem.objects.filter(pk=item.pk).update(state="running")
    item.refresh_from_db()
    return Session.objects.select_related("committee", "statute").get(pk=invited.pk)


@pytest.fixture(params=[-30, 0], ids=["dated before the invitation", "dated today"])
def stricter(request, opened, by):
    """Other rules, written down after the invitation went out."""
    starts = TODAY + timedelta(days=request.param)
    return founding.write_statute(
        by=by, committee=opened.committee, starts=starts, values=STRICT, reason="Neu"
    )


def test_its_quorum_stays(opened, there, stricter):
    again = Session.objects.get(pk=opened.pk)
    assert stricter != again.statute
    found = quorum_at(again)
    assert (found.present, found.needed, found.is_reached) == (3, 3, True)


def test_its_majority_stays(by, item, there, opened, stricter):
    motion = put_motion(by=by, motion=Motion(item=item, text="Wir fördern das Fest."))
    vote = prepare(by=by, vote=Vote(item=item, motion=motion, manner=Manner.HANDS))
    counts: Counts = {(None, Side.YES): 2, (None, Side.NO): 1, (None, Side.ABSTAIN): 0}
    closed = close_vote(by=by, vote=open_vote(by=by, vote=vote), counts=counts)
    assert closed.result == Result.ADOPTED


def test_the_next_session_takes_the_new_ones(committee, opened, stricter):
    following = Session(committee=committee, title="2. Sitzung")
    assert following.procedure.majority == "three_quarters"
    assert Session.objects.get(pk=opened.pk).procedure.majority == "simple"


def test_a_past_day_keeps_its_seats_and_substitutes(by, committee, seats, put):
    sport = seats[0]
    member, deputy = put(sport, "Uwe"), put(sport, "Ina", substitute=True)
    left = date(2026, 2, 10)
    seating.end_mandate(by=by, mandate=member, on=left, departure=Departure.RESIGNED)
    seating.move_up(by=by, substitute=deputy, starts=left + timedelta(days=1), ends=None)

    def held(day):
        row = next(row for row in composition(committee, day).rows if row.seat == sport)
        return [one.name if one else "" for one in (row.member, row.substitute)]

    assert held(left) == ["Uwe", "Ina"]
    assert held(left + timedelta(days=1)) == ["Ina", ""]
    assert composition(committee, left).balance.filled == 1
