"""What bodies prove: sessions held, their quorum, who had a vote that day, resolutions in time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from wirkkreis.committees import indicators
from wirkkreis.committees.models import Resolution, Session
from wirkkreis.goals.models import Measure

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)


@pytest.fixture
def held(committee):
    """Makes sessions that were held; the quorum is three votes."""

    def hold(*, days=0, present=3, state="closed"):
        starts = NOON + timedelta(days=days)
        return Session.objects.create(
            committee=committee,
            statute=committee.statutes.first()
            or committee.statutes.create(starts=date(2020, 1, 1)),
            title="Sitzung",
            starts=starts,
            ends=starts + timedelta(hours=2),
            state=state,
            votes_present=present,
            votes_needed=3,
        )

    return hold


def amounts(rows):
    return [int(row.evidence_amount) for row in rows.order_by("evidence_day", "pk")]


def test_only_what_was_held_counts(held):
    held(state="invited")
    held()
    assert amounts(indicators.sessions({})) == [1]


def test_a_session_that_could_not_decide_is_no_quorate_one(held):
    held(present=2)
    held(days=1, present=3)
    assert amounts(indicators.quorate({})) == [1]
    assert amounts(indicators.attended({})) == [2, 3]


def test_seats_count_as_they_were_held_on_the_day(held, seats, put):
    sport, youth, office = seats
    put(sport, "Uwe", ends=date(2026, 3, 2))
    put(youth, "Lina")
    put(youth, "Emil", substitute=True)
    put(office, "Sabine", starts=date(2026, 3, 3))
    held()
    held(days=1)
    assert amounts(indicators.votes({})) == [2, 2]
    assert amounts(indicators.civil_votes({})) == [2, 1]
    assert amounts(indicators.youth_seats({})) == [1, 1]


@pytest.mark.parametrize(
    ("parameters", "found"),
    [({"body": ["steering"]}, 1), ({"body": ["youth"]}, 0), ({"goal": 0}, 0)],
)
def test_parameters_narrow(held, parameters, found):
    held()
    assert indicators.sessions(parameters).count() == found


@pytest.mark.parametrize(
    ("state", "done_on", "in_time"),
    [
        ("done", date(2026, 4, 1), 1),
        ("done", date(2026, 4, 2), 0),
        ("open", None, 0),
        ("dropped", None, 0),
    ],
)
def test_in_time_is_done_by_the_day_it_was_due(committee, state, done_on, in_time):
    measure = Measure.objects.create(
        title="Umsetzen", due=date(2026, 4, 1), state=state, done_on=done_on
    )
    Resolution.objects.create(
        committee=committee, number="1/2026", day=NOON.date(), power="decides", measure=measure
    )
    Resolution.objects.create(
        committee=committee, number="2/2026", day=NOON.date(), power="decides"
    )
    assert indicators.resolutions({}).count() == 2
    assert indicators.to_implement({}).count() == 1
    assert indicators.implemented_in_time({}).count() == in_time
