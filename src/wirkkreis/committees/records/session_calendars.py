"""Sessions to subscribe to: those of public bodies for everybody, and a member's own.

An entry tells day, place and body, never the agenda, and nobody's name.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Final

import icalendar
from django.utils.translation import gettext as _

from wirkkreis.committees.models import Mandate, Session
from wirkkreis.committees.models.session import ANNOUNCED, SessionQuerySet
from wirkkreis.people.models import Person
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.ui.calendars import ZONE, new_calendar, tidy

REFRESH_HOURS: Final = 6
"""How often calendars are to ask again."""
PAST_FOR: Final = timedelta(days=90)
"""How long a feed still tells of a session that is over."""
MOST: Final = 300

Page = Callable[[Session], str]
"""The whole address of a session's page."""


def public_sessions() -> SessionQuerySet:
    """What everybody's feed tells of."""
    return _told(Session.objects.public())


def sessions_of(person: Person) -> SessionQuerySet:
    """What a member's own feed tells of: the bodies she sits in today."""
    held = Mandate.objects.on(clock.today()).filter(person=person)
    own = Session.objects.filter(committee__in=held.values("seat__committee"), state__in=ANNOUNCED)
    return _told(own)


def feed(
    sessions: Iterable[Session], *, house: Partnership, name: str, url: str, page: Page
) -> bytes:
    """Sessions as a calendar in the active language, to subscribe to at `url`."""
    calendar = new_calendar(house.slug)
    for word in ("NAME", "X-WR-CALNAME"):
        calendar.add(word, tidy(name))
    calendar.add("URL", url)
    every = timedelta(hours=REFRESH_HOURS)
    calendar.add("REFRESH-INTERVAL", every, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", f"PT{REFRESH_HOURS}H")
    for session in sessions:
        calendar.add_component(_entry(session, house, page(session)))
    return bytes(calendar.to_ical())


def _told(sessions: SessionQuerySet) -> SessionQuerySet:
    since = clock.now() - PAST_FOR
    lasting = sessions.filter(starts__isnull=False, ends__gte=since)
    rows = lasting.select_related("committee", "municipality").order_by("starts", "pk")
    found: SessionQuerySet = rows[:MOST]
    return found


def _entry(session: Session, house: Partnership, url: str) -> icalendar.Event:
    assert session.starts is not None, "a session without a day is not told of"
    assert session.ends is not None, "and a day has its end"
    said, is_off = f"{session.committee.name}: {session.title}", session.state == "cancelled"
    entry = icalendar.Event()
    entry.add("UID", f"{session.uid}@{house.slug}.wirkkreis")
    entry.add("SEQUENCE", session.sequence)
    for stamp in ("DTSTAMP", "LAST-MODIFIED"):
        entry.add(stamp, session.changed_at)
    entry.add("DTSTART", session.starts.astimezone(ZONE))
    entry.add("DTEND", session.ends.astimezone(ZONE))
    entry.add("SUMMARY", tidy(_("Abgesagt: %(session)s") % {"session": said} if is_off else said))
    entry.add("DESCRIPTION", tidy(_("Mehr dazu: %(url)s") % {"url": url}))
    if where := session.where():
        entry.add("LOCATION", tidy(where))
    entry.add("URL", url)
    entry.add("STATUS", "CANCELLED" if is_off else "CONFIRMED")
    return entry
