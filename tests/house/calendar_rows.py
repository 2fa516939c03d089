"""One row behind each address of the public calendar."""

from collections.abc import Callable, Mapping
from typing import Any

from wirkkreis.events.models import Event
from wirkkreis.tenancy import clock

Arguments = dict[str, Any]


def shown_event() -> Arguments:
    """One that everybody sees, open for registration where there is such a one."""
    shown = Event.objects.filter(published_at__isnull=False).exclude(state="cancelled")
    found = shown.filter(state="open").last() or shown.latest("pk")
    return {"pk": found.pk}


def _fed_series() -> Arguments:
    """A series whose dates are in the feeds."""
    event = Event.objects.filter(published_at__isnull=False, series__isnull=False).latest("starts")
    return {"pk": event.series_id}


def _month() -> Arguments:
    return {"year": clock.today().year, "month": clock.today().month}


def _day() -> Arguments:
    return _month() | {"day": clock.today().day}


CALENDAR: Mapping[str, Callable[[], Arguments]] = {
    "event": shown_event,
    "event-ics": shown_event,
    "event-picture": shown_event,
    "event-poster": shown_event,
    "events-day": _day,
    "events-month": _month,
    "series-feed": _fed_series,
}
