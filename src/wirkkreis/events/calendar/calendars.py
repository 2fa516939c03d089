"""Events as iCalendar (RFC 5545, 7986): one to take along, or a feed to subscribe to.

An event keeps its UID for ever, and what a calendar shows of it has a higher SEQUENCE after every
change (`planning`), so an update replaces the entry. Nothing in here speaks of participants.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Final

import icalendar
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.events.models import Event, EventQuerySet
from wirkkreis.languages.known import BASE
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.ui.calendars import BERLIN, ZONE, new_calendar, tidy

REFRESH_HOURS: Final = 6
"""How often calendars are to ask again."""
CANCELLED_FOR: Final = timedelta(days=60)
"""How long a feed still tells of a cancelled event, after it was cancelled."""
PAST_FOR: Final = timedelta(days=60)
"""How long a feed still has an event that is over."""
MOST, MOST_PAST = 400, 100
"""Events of one feed, to come and over: some 300 kB, made in a third of a second."""

Link = Callable[[Event], str]


def event_ics(event: Event, *, url: str, with_link: bool = False) -> bytes:
    """One event in the active language; `url` is the whole address of its page.

    `with_link` also tells the link of an online event that asks for registration: only for those
    who have a place.
    """
    calendar = _calendar(event.partnership, name=event.partnership.name)
    calendar.add_component(_entry(event, event.partnership, url=url, with_link=with_link))
    return bytes(calendar.to_ical())


def feed_ics(
    events: Iterable[Event], *, partnership: Partnership, name: str, url: str, link: Link
) -> bytes:
    """Many events in the active language, to subscribe to at `url`; `link` gives each its page.

    Rows come with format, venue, municipality and admission, else each asks for them.
    """
    calendar = _calendar(partnership, name=name)
    calendar.add("URL", url)
    every = timedelta(hours=REFRESH_HOURS)
    calendar.add("REFRESH-INTERVAL", every, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", f"PT{REFRESH_HOURS}H")
    for event in events:
        calendar.add_component(_entry(event, partnership, url=link(event)))
    return bytes(calendar.to_ical())


def told() -> EventQuerySet:
    """What strangers' feeds have: what comes, what was of late, and what was called off of late."""
    now = clock.now()
    lasting = Event.objects.listed(NOBODY).filter(ends__gte=now - PAST_FOR)
    found: EventQuerySet = lasting.exclude(
        state="cancelled", cancelled_at__lt=now - CANCELLED_FOR
    ).select_related("format", "municipality", "venue", "admission")
    return found


def chosen(events: EventQuerySet) -> list[Event]:
    """As many of them as a feed holds: the next to come, and the last that were."""
    now = clock.now()
    past, coming = events.past(now).newest_first(), events.upcoming(now).in_time()
    return [*reversed(past[:MOST_PAST]), *coming[:MOST]]


def _calendar(partnership: Partnership, *, name: str) -> icalendar.Calendar:
    calendar = new_calendar(partnership.slug)
    calendar.add("NAME", tidy(name))
    calendar.add("X-WR-CALNAME", tidy(name))
    calendar.add("X-WR-TIMEZONE", BERLIN)
    return calendar


def _entry(
    event: Event, partnership: Partnership, *, url: str, with_link: bool = False
) -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("UID", f"{event.uid}@{partnership.slug}.wirkkreis")
    entry.add("SEQUENCE", event.sequence)
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        entry.add(name, event.changed_at)
    _add_days(entry, event)
    said = _("Abgesagt: %(title)s") % {"title": event.title} if event.is_cancelled else event.title
    entry.add("SUMMARY", tidy(said), parameters={"LANGUAGE": event.title.lang})
    entry.add("DESCRIPTION", _described(event, url, with_link), parameters={"LANGUAGE": _page()})
    if place := _place(event):
        entry.add("LOCATION", tidy(place))
    entry.add("CATEGORIES", [tidy(str(event.format))])
    entry.add("URL", url)
    entry.add("STATUS", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    return entry


def _add_days(entry: icalendar.Event, event: Event) -> None:
    """Whole days end before the next one begins (RFC 5545, 3.6.1)."""
    assert event.starts is not None, "a published event has a day"
    assert event.ends is not None, "and an end"
    if event.all_day:
        days = event.days()
        entry.add("DTSTART", days[0])
        entry.add("DTEND", days[-1] + timedelta(days=1))
        return
    entry.add("DTSTART", event.starts.astimezone(ZONE))
    if event.ends > event.starts:
        entry.add("DTEND", event.ends.astimezone(ZONE))


def _described(event: Event, url: str, with_link: bool) -> str:
    parts = [
        event.cancel_note if event.is_cancelled else "",
        event.summary,
        event.access_note,
        _("Online teilnehmen: %(link)s") % {"link": event.online_url}
        if event.online_url and (with_link or not hasattr(event, "admission"))
        else "",
        _("Mehr dazu: %(url)s") % {"url": url},
    ]
    return "\n\n".join(tidy(part) for part in parts if part)


def _place(event: Event) -> str:
    """The place with its address in one line; "" where nobody has to go anywhere."""
    address = event.venue.address if event.venue else ""
    named = str(event.venue) if event.venue else event.place
    town = str(event.municipality) if event.municipality else ""
    parts = [named, *address.splitlines(), "" if town and town in address else town]
    found = ", ".join(part.strip() for part in parts if part.strip())
    return found or (_("online") if event.online_url else "")


def _page() -> str:
    return get_language() or BASE
