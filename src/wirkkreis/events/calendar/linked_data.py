"""An event as schema.org knows one (JSON-LD), for search engines and other calendars."""

from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from wirkkreis.events.calendar.at_a_glance import entrance_of
from wirkkreis.events.models import BERLIN, Event

SCHEMA: Final = "https://schema.org/"


def linked_data(event: Event, *, url: str, picture_url: str = "") -> dict[str, Any]:
    """What is public of an event; `url` is the whole address of its page.

    Rows come with `at_a_glance.with_places` and their organiser.
    """
    assert event.starts is not None, "a published event has a day"
    assert event.ends is not None, "and an end"
    house = event.partnership
    said = {
        "@context": SCHEMA,
        "@type": "Event",
        "name": str(event.title),
        "description": str(event.summary),
        "startDate": _said(event, event.starts),
        "endDate": _said(event, event.ends),
        "eventStatus": f"{SCHEMA}Event{_status(event)}",
        "previousStartDate": _said(event, event.moved_from) if event.moved_from else "",
        "eventAttendanceMode": f"{SCHEMA}{_mode(event)}EventAttendanceMode",
        "location": _places(event, url),
        "inLanguage": event.languages,
        "isAccessibleForFree": event.price == 0,
        "offers": _offer(event, url),
        "organizer": {
            "@type": "Organization",
            "name": str(event.organiser or house.name),
        },
        "image": picture_url,
        "url": url,
    }
    return {name: value for name, value in said.items() if value not in ("", [], None)}


def _status(event: Event) -> str:
    if event.is_cancelled:
        return "Cancelled"
    return "Rescheduled" if event.moved_from else "Scheduled"


def _mode(event: Event) -> str:
    if not event.online_url:
        return "Offline"
    return "Mixed" if event.where() else "Online"


def _places(event: Event, url: str) -> list[dict[str, Any]]:
    """Where it is. The address of an online event is its page: who may join is told there."""
    found: list[dict[str, Any]] = []
    if event.where():
        address = event.venue.address if event.venue else ""
        place = {"@type": "Place", "name": event.where()}
        found.append(place | {"address": ", ".join(address.split("\n")) or event.where()})
    if event.online_url:
        found.append({"@type": "VirtualLocation", "url": url})
    return found


def _offer(event: Event, url: str) -> dict[str, Any] | None:
    entrance = entrance_of(event)
    if entrance is None:
        return None
    offer = {
        "@type": "Offer",
        "url": url,
        "price": f"{event.price:.2f}",
        "priceCurrency": "EUR",
    }
    # Before it opens and after it closed nothing is sold out: there is no word for it, so none.
    if entrance.is_open or entrance.places:
        left = entrance.is_open and not entrance.waits
        offer["availability"] = f"{SCHEMA}{'InStock' if left else 'SoldOut'}"
    return offer


def _said(event: Event, moment: datetime) -> str:
    local = moment.astimezone(ZoneInfo(BERLIN))
    return local.date().isoformat() if event.all_day else local.isoformat()
