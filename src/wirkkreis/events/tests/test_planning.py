"""Planning: copies keep the clock on the wall, series do not double, nothing is left behind."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from wirkkreis.events.making import planning
from wirkkreis.events.models import BERLIN, Admission, Event
from wirkkreis.flow.engine import take
from wirkkreis.tenancy import clock


def at(year, month, day, hour, minute):
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(BERLIN))


@pytest.fixture
def fair(formats):
    """Two whole days around the night in which the clocks are put back."""
    made = Event.objects.create(
        title={"de": "Markt"},
        format=formats["festival"],
        place="Markt",
        all_day=True,
        starts=at(2027, 10, 30, 0, 0),
        ends=at(2027, 10, 31, 23, 59),
    )
    return Event.objects.get(pk=made.pk)


def test_a_copy_of_two_whole_days_lasts_two_days_though_one_of_them_had_25_hours(fair, coordinator):
    copy = planning.copy_event(fair, by=coordinator, starts=at(2027, 6, 5, 0, 0))
    assert len(copy.days()) == 2
    assert copy.ends == at(2027, 6, 6, 23, 59)


def test_the_deadline_of_a_copy_keeps_its_hour_when_clocks_change(event, coordinator):
    Event.objects.update(starts=at(2027, 11, 2, 17, 0), ends=at(2027, 11, 2, 20, 0))
    event.refresh_from_db()
    Admission.objects.create(event=event, closes=at(2027, 10, 26, 23, 59))
    copy = planning.copy_event(event, by=coordinator, starts=at(2027, 12, 7, 17, 0))
    assert copy.admission.closes == at(2027, 11, 30, 23, 59)


def test_a_series_that_goes_on_gets_no_date_twice(event, coordinator):
    moments = [event.starts + timedelta(weeks=week) for week in (1, 2, 3)]
    series = planning.repeat_event(event, by=coordinator, starts=moments[:2])
    again = Event.objects.get(pk=event.pk)
    assert planning.repeat_event(again, by=coordinator, starts=moments) == series
    assert [one.starts for one in series.events.in_time()] == [event.starts, *moments]
    with pytest.raises(ValidationError):
        planning.repeat_event(again, by=coordinator, starts=moments)


def test_a_copy_belongs_to_no_series_unless_one_says_so(event, coordinator):
    planning.repeat_event(event, by=coordinator, starts=[event.starts + timedelta(weeks=1)])
    assert planning.copy_event(event, by=coordinator).series is None
    assert planning.copy_event(event, by=coordinator, series=event.series).series == event.series


@pytest.mark.parametrize("lost", [{"place": ""}, {"picture": "x.png", "picture_alt": {}}])
def test_what_is_published_keeps_its_place_and_says_what_its_picture_shows(
    event, coordinator, lost
):
    for name, value in lost.items():
        setattr(event, name, value)
    with pytest.raises(ValidationError):
        planning.change_event(event, by=coordinator)


def test_an_access_note_is_in_calendars_and_raises_the_sequence(event, coordinator):
    event.access_note = {"de": "Rampe am Hof"}
    planning.change_event(event, by=coordinator)
    assert Event.objects.get().sequence == 1


def test_an_event_that_was_published_meanwhile_is_not_removed(event, coordinator):
    Event.objects.update(published_at=None, state="planned")
    stale = Event.objects.get()
    Event.objects.update(published_at=clock.now(), state="published")
    with pytest.raises(ValidationError):
        planning.remove_event(stale, by=coordinator)


def test_an_event_that_is_published_anew_speaks_of_no_earlier_date(event, coordinator):
    event.starts += timedelta(days=1)
    event.ends += timedelta(days=1)
    planning.change_event(event, by=coordinator)
    take(take(event, "withdraw", by=coordinator), "publish", by=coordinator)
    assert Event.objects.get().moved_from is None
