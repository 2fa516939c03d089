"""iCalendar: read by two parsers that are not ours, and replaced by what is newer."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.utils import translation
from ical.calendar_stream import IcsCalendarStream

from wirkkreis.events.calendar.calendars import MOST, chosen, event_ics, feed_ics, told
from wirkkreis.events.making import planning
from wirkkreis.events.models import Admission, Event, Visibility
from wirkkreis.flow.engine import take
from wirkkreis.places.models import Municipality, Unit, UnitKind, Venue
from wirkkreis.tenancy import clock

BERLIN = ZoneInfo("Europe/Berlin")
URL = "https://muster.example/veranstaltungen/1/"
NASTY = "Kaffee; Kuchen, \\ und „mehr“\nEND:VEVENT\nX-FORGED:1 " + "ü" * 90 + " مرحبا 🎉\x07"


def read(content: bytes) -> Any:
    """As both parsers understand it; neither may complain."""
    calendar = icalendar.Calendar.from_ical(content)
    assert [error for part in calendar.walk() for error in part.errors] == []
    twin = IcsCalendarStream.calendar_from_ics(content.decode())
    assert [one.uid for one in twin.events] == [str(one["UID"]) for one in calendar.events]
    assert [one.sequence for one in twin.events] == [one["SEQUENCE"] for one in calendar.events]
    assert [one.summary for one in twin.events] == [str(one["SUMMARY"]) for one in calendar.events]
    assert [one.dtstart for one in twin.events] == [one.start for one in calendar.events]
    return calendar


def only(content: bytes) -> Any:
    (entry,) = read(content).events
    return entry


def feed(here) -> bytes:
    return feed_ics(
        chosen(told()), partnership=here, name="Musterland", url=URL, link=lambda _event: URL
    )


@pytest.fixture
def hall(here):
    unit = Unit.objects.create(name="Allstedt", ars="150870015015", kind=UnitKind.UNITARY)
    town = Municipality.objects.create(name="Allstedt", ags="15087015", unit=unit)
    return Venue.objects.create(
        name="Rathaus", municipality=town, address="Forststraße 9\r\n06542 Allstedt"
    )


def test_an_event_says_what_it_is(event, hall, here):
    event.venue, event.municipality, event.place = hall, hall.municipality, ""
    entry = only(event_ics(event, url=URL))
    assert entry["UID"] == f"{event.uid}@musterland.wirkkreis"
    assert entry["SUMMARY"] == "Regionalkonferenz"
    assert entry["SUMMARY"].params["LANGUAGE"] == "de"
    assert entry["LOCATION"] == "Rathaus, Forststraße 9, 06542 Allstedt"
    assert entry["URL"] == URL
    assert entry["STATUS"] == "CONFIRMED"
    assert entry["CATEGORIES"].cats == ["Regionalkonferenz"]
    assert entry.start == event.starts.replace(microsecond=0)
    assert "GEO" not in entry


def test_it_speaks_the_language_of_the_page(event):
    with translation.override("en"):
        entry = only(event_ics(event, url=URL))
    assert entry["SUMMARY"] == "Regional conference"
    assert entry["SUMMARY"].params["LANGUAGE"] == "en"
    assert entry["CATEGORIES"].cats == ["Regional conference"]


def test_nothing_people_write_breaks_out_of_its_line(event):
    event.title = event.summary = event.place = NASTY
    content = event_ics(event, url=URL)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.count(b"\n") == content.count(b"\r\n")
    entry = only(content)
    assert entry["SUMMARY"] == NASTY.replace("\x07", "")
    assert "X-FORGED" not in entry


def test_an_update_replaces_the_entry(event, coordinator):
    before = only(event_ics(event, url=URL))
    event.starts += timedelta(hours=1)
    with clock.at(clock.now() + timedelta(minutes=1)):
        planning.change_event(event, by=coordinator)
    after = only(event_ics(event, url=URL))
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert after["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt
    assert after.start == before.start + timedelta(hours=1)


def test_an_event_that_was_moved_says_from_when(event, coordinator):
    first = event.starts
    event.starts += timedelta(hours=1)
    planning.change_event(event, by=coordinator)
    event.refresh_from_db()
    assert event.moved_from == first


def test_a_change_that_no_calendar_shows_keeps_the_sequence(event, coordinator):
    event.project = "Regionalkonferenz 2026"
    planning.change_event(event, by=coordinator)
    assert only(event_ics(event, url=URL))["SEQUENCE"] == 0


def test_a_cancelled_event_stays_for_sixty_days(event, here, coordinator):
    event.starts += timedelta(days=100)
    event.ends += timedelta(days=100)
    event.save()
    take(event, "cancel", by=coordinator, cancel_note={"de": "Sturm"})
    entry = only(feed(here))
    assert (entry["STATUS"], entry["SEQUENCE"]) == ("CANCELLED", 1)
    assert entry["SUMMARY"] == "Abgesagt: Regionalkonferenz"
    assert "Sturm" in entry["DESCRIPTION"]
    with clock.at(clock.now() + timedelta(days=59)):
        assert len(read(feed(here)).events) == 1
    with clock.at(clock.now() + timedelta(days=61)):
        assert read(feed(here)).events == []


def test_whole_days_are_days(event, here):
    event.all_day = True
    event.starts = datetime(2026, 9, 25, 0, tzinfo=BERLIN)
    event.ends = datetime(2026, 9, 27, 23, 59, tzinfo=BERLIN)
    entry = only(event_ics(event, url=URL))
    assert (entry.start, entry.end) == (date(2026, 9, 25), date(2026, 9, 28))
    assert b"DTSTART;VALUE=DATE:20260925\r\n" in event_ics(event, url=URL)


@pytest.mark.parametrize(("month", "name"), [(1, "CET"), (7, "CEST")])
def test_the_zone_knows_summer_and_winter(event, month, name):
    event.starts = datetime(2027, month, 5, 16, tzinfo=UTC)
    event.ends = event.starts + timedelta(hours=1)
    calendar = read(event_ics(event, url=URL))
    (zone,) = calendar.timezones
    assert len(zone.to_ical()) < 400
    rules = zone.to_tz(lookup_tzid=False)
    assert event.starts.astimezone(rules).tzname() == name
    assert event.starts.astimezone(rules).utcoffset() == event.starts.astimezone(BERLIN).utcoffset()


def test_a_feed_tells_how_often_to_ask_and_what_it_is_called(event, here):
    content = feed(here)
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in content
    assert b"X-PUBLISHED-TTL:PT6H\r\n" in content
    assert read(content)["X-WR-CALNAME"] == "Musterland"


def test_a_feed_speaks_of_nobody_who_comes(event, admission, here):
    admission.registrations.create(
        name="Erika Muster", email="e@example.org", line=1, code="ABC", state="firm"
    )
    content = feed(here).decode()
    assert not re.search(r"ATTENDEE|ORGANIZER|Erika|e@example", content)


@pytest.mark.parametrize("hidden", [{"visibility": Visibility.LINK}, {"published_at": None}])
def test_a_feed_has_only_what_is_in_the_calendar(event, here, hidden):
    Event.objects.update(**hidden)
    assert read(feed(here)).events == []


def test_the_link_of_an_online_event_is_for_those_who_come(event, here):
    Event.objects.update(online_url="https://meet.example/room")
    assert b"meet.example" in feed(here).replace(b"\r\n ", b"")
    Admission.objects.create(event=event)
    assert b"meet.example" not in feed(here).replace(b"\r\n ", b"")
    event = Event.objects.get()
    mine = event_ics(event, url=URL, with_link=True).replace(b"\r\n ", b"")
    assert b"meet.example" in mine
    assert b"meet.example" not in event_ics(event, url=URL).replace(b"\r\n ", b"")


def test_a_feed_asks_once_and_holds_the_next_ones(event, formats, here, django_assert_num_queries):
    Event.objects.bulk_create(
        Event(
            title={"de": f"Café {turn}"},
            format=formats["cafe"],
            starts=clock.now() + timedelta(days=turn + 1),
            ends=clock.now() + timedelta(days=turn + 1, hours=2),
            published_at=clock.now(),
            state="published",
        )
        for turn in range(-41, MOST + 9)
    )
    with django_assert_num_queries(2):
        content = feed(here)
    events = read(content).events
    assert len(events) == 40 + MOST
    assert str(events[-1]["SUMMARY"]) == f"Café {MOST - 3}"
