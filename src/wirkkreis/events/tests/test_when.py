"""Days and hours in words."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from wirkkreis.events.calendar.when import hours, moment_in_words, when
from wirkkreis.events.models import Event

pytestmark = pytest.mark.usefixtures("here")
BERLIN = ZoneInfo("Europe/Berlin")
TUESDAY = datetime(2026, 11, 24, 17, tzinfo=BERLIN)


def lasting(starts: datetime, ends: datetime, **more: bool) -> Event:
    return Event(starts=starts, ends=ends, **more)


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        (TUESDAY.replace(hour=20), "Dienstag, 24. November 2026, 17 bis 20 Uhr"),
        (TUESDAY.replace(hour=19, minute=30), "Dienstag, 24. November 2026, 17 bis 19:30 Uhr"),
        (TUESDAY, "Dienstag, 24. November 2026, 17 Uhr"),
        (
            TUESDAY.replace(day=25, hour=12),
            "Dienstag, 24. November 2026, 17 Uhr, bis Mittwoch, 25. November 2026, 12 Uhr",
        ),
    ],
)
def test_a_day_and_its_hours(ends, words):
    assert when(lasting(TUESDAY, ends)) == words


def test_whole_days_have_no_hours():
    day = lasting(TUESDAY, TUESDAY.replace(hour=23), all_day=True)
    assert when(day) == "Dienstag, 24. November 2026, ganztägig"
    assert hours(day) == ""
    days = lasting(TUESDAY, TUESDAY.replace(day=26), all_day=True)
    assert when(days) == "Dienstag, 24. November 2026, bis Donnerstag, 26. November 2026"


def test_an_idea_has_none():
    assert when(Event()) == hours(Event()) == ""


def test_the_hours_alone_stand_below_a_day():
    assert hours(lasting(TUESDAY, TUESDAY.replace(hour=20))) == "17 bis 20 Uhr"
    assert hours(lasting(TUESDAY, TUESDAY.replace(day=25))) == "17 Uhr"


def test_a_deadline_is_a_moment():
    assert moment_in_words(TUESDAY) == "Dienstag, 24. November 2026, 17 Uhr"


def test_englishmen_read_minutes():
    with translation.override("en"):
        words = when(lasting(TUESDAY, TUESDAY.replace(hour=20)))
    assert words.startswith("Tuesday")
    assert "17:00" in words
