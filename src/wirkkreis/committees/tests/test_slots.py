"""Series of sessions on the clock on the wall."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from wirkkreis.committees.inviting.slots import Slot, in_words, moment, series

BERLIN = ZoneInfo("Europe/Berlin")


def slot(day, begins, ends):
    hours = (datetime.fromisoformat(f"{day}T{hour}") for hour in (begins, ends))
    return Slot(*(hour.replace(tzinfo=BERLIN) for hour in hours))


@pytest.mark.parametrize(
    ("first", "every", "unit", "days"),
    [
        ("2026-03-23", 1, "weeks", ["2026-03-23", "2026-03-30", "2026-04-06"]),
        ("2026-10-13", 3, "weeks", ["2026-10-13", "2026-11-03", "2026-11-24"]),
        ("2026-11-10", 3, "months", ["2026-11-10", "2027-02-09", "2027-05-11"]),
        ("2026-01-31", 1, "months", ["2026-01-31", "2026-02-28", "2026-03-28"]),
    ],
)
def test_a_series_keeps_its_hour_over_clock_changes(first, every, unit, days):
    found = series(slot(first, "17:00", "19:00"), every=every, unit=unit, count=3)
    assert [str(one.day) for one in found] == days
    assert {one.starts.astimezone(BERLIN).hour for one in found} == {17}
    assert {one.ends.astimezone(BERLIN).hour for one in found} == {19}


def test_a_session_past_midnight_ends_on_the_day_after():
    begins = datetime(2026, 3, 5, 22, tzinfo=BERLIN)
    night = Slot(begins, datetime(2026, 3, 6, 1, tzinfo=BERLIN))
    (_first, second) = series(night, every=1, unit="weeks", count=2)
    assert in_words(second.starts, second.ends) == "Do, 12. März 2026, 22:00–01:00 Uhr"
    assert second.ends.astimezone(BERLIN).day == 13


def test_an_hour_that_a_night_does_not_have_is_refused_by_its_name():
    with pytest.raises(ValidationError, match=r"29\. März 2026 gibt es 02:30 Uhr nicht"):
        series(slot("2026-03-22", "02:30", "04:30"), every=1, unit="weeks", count=2)


def test_an_hour_that_comes_twice_is_the_first_one():
    found = moment(date(2026, 10, 25), datetime.min.time().replace(hour=2, minute=30))
    assert found.utcoffset() == timedelta(hours=2)


def test_the_end_is_after_the_beginning_on_the_worlds_clock():
    """02:30 in summer time and 02:15 in winter time are 45 minutes apart."""
    begins = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    Slot(begins, datetime(2026, 10, 25, 2, 15, tzinfo=BERLIN, fold=1))
    for ends in (
        begins,
        datetime(2026, 10, 25, 2, 15, tzinfo=BERLIN),
        datetime(2026, 10, 27, tzinfo=BERLIN),
    ):
        with pytest.raises(ValidationError):
            Slot(begins, ends)
