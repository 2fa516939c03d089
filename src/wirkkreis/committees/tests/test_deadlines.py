"""By when to invite: whole days between, over clock changes and turns of the year."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from wirkkreis.committees.inviting.deadlines import (
    deadlines_of,
    last_day,
    reckoned,
    was_invited_late,
    what_follows,
)
from wirkkreis.committees.models import Attendee, Session
from wirkkreis.committees.procedure import Procedure
from wirkkreis.committees.tests.conftest import FIRST, TODAY
from wirkkreis.tenancy import clock


@pytest.mark.parametrize(
    ("day", "days", "last"),
    [
        ("2026-03-27", 14, "2026-03-12"),
        ("2026-03-29", 1, "2026-03-27"),  # the clocks are put forward that night
        ("2026-03-30", 14, "2026-03-15"),
        ("2026-10-26", 14, "2026-10-11"),  # and back the night before
        ("2027-01-05", 14, "2026-12-21"),
        ("2028-03-01", 1, "2028-02-28"),  # a leap day lies between
        ("2026-03-12", 0, "2026-03-12"),  # no deadline: the day itself
    ],
)
def test_neither_the_day_of_the_letter_nor_that_of_the_session_counts(day, days, last):
    assert last_day(date.fromisoformat(day), days) == date.fromisoformat(last)


@given(st.dates(date(2020, 1, 1), date(2100, 1, 1)), st.integers(1, 90))
def test_exactly_so_many_whole_days_lie_between(day, days):
    between = (day - last_day(day, days)).days - 1
    assert between == days


@pytest.mark.parametrize(
    ("again", "invite", "papers"), [(False, "03-15", "03-22"), (True, "03-26", "03-26")]
)
def test_a_second_invitation_has_a_deadline_of_its_own(again, invite, papers):
    due = reckoned(date(2026, 3, 30), Procedure(), again=again, applications=None)
    assert (f"{due.invite_by:%m-%d}", f"{due.papers_by:%m-%d}") == (invite, papers)
    assert due.is_too_late(due.invite_by + timedelta(days=1))
    assert not due.is_too_late(due.invite_by)


def at(day, hour=12):
    return timezone.make_aware(datetime.combine(day, datetime.min.time().replace(hour=hour)))


@pytest.fixture
def invited_on(committee):
    """A session in so many days, invited to on a day."""

    def make(day, *, ahead=20):
        starts = at(TODAY + timedelta(days=ahead), 17)
        return Session.objects.create(
            committee=committee,
            title="1. Sitzung",
            starts=starts,
            ends=starts + timedelta(hours=2),
            state="invited",
            invited_at=at(day, 23),
        )

    return make


@pytest.mark.parametrize(("days", "late"), [(0, False), (5, False), (6, True), (25, False)])
def test_late_is_what_went_out_after_the_last_day(invited_on, days, late):
    """25: entered after the session itself, which says nothing of its invitation."""
    assert was_invited_late(invited_on(TODAY + timedelta(days=days))) is late


@pytest.mark.parametrize(
    ("substitute", "starts", "late"),
    [(False, FIRST, True), (True, FIRST, False), (False, TODAY + timedelta(days=6), False)],
)
def test_one_member_invited_too_late_is_enough(invited_on, seats, put, substitute, starts, late):
    session = invited_on(TODAY)
    mandate = put(seats[0], "Uwe", substitute=substitute, starts=starts)
    Attendee.objects.create(session=session, mandate=mandate, invited_at=at(TODAY + timedelta(8)))
    assert was_invited_late(session) is late


def test_what_is_sought_has_no_deadlines(committee):
    session = Session.objects.create(committee=committee, title="Sitzung", state="searching")
    assert deadlines_of(session) is None
    assert not was_invited_late(session)
    assert "widerspricht" in str(what_follows(session))


@pytest.mark.parametrize(("days", "late"), [(0, False), (60, True)])
def test_a_letter_that_never_went_out_is_late_once_its_last_day_is_over(
    invited_on, put, seats, days, late
):
    session = invited_on(TODAY)
    session.attendees.create(mandate=put(seats[0], "Uwe"))
    with clock.at(TODAY + timedelta(days=days)):
        assert was_invited_late(session) is late
