"""A session as an entry of a calendar: invited to, changed, called off (RFC 5545, 5546).

Each letter carries the entry of its one reader and nobody else's name. The entry keeps its UID for
ever and gets a higher SEQUENCE with every change. No answer is asked for by the calendar
(RSVP=FALSE): answers are given behind the link of the letter. That link stands not in the entry,
because calendars are shared and the link votes; neither do agenda and papers.
"""

from email.utils import parseaddr
from typing import Final, Literal

import icalendar
from django.conf import settings
from django.utils.translation import gettext as _

from wirkkreis.committees.models import Answer, Attendee, Session
from wirkkreis.tenancy.addresses import address_of
from wirkkreis.tenancy.models import Partnership
from wirkkreis.ui.calendars import ZONE, new_calendar, tidy

Method = Literal["REQUEST", "CANCEL", "PUBLISH"]

SAID: Final = {
    Answer.COMES: "ACCEPTED",
    Answer.ONLINE: "ACCEPTED",
    Answer.DECLINES: "DECLINED",
}
"""Answers as calendars know them (RFC 5545, 3.2.12)."""


def session_ics(attendee: Attendee, *, method: Method) -> bytes:
    """The entry for one of those invited, in the active language; PUBLISH is hers to take along,
    without anybody's address. Raises ValueError while the day of the session is sought.
    """
    session, house = attendee.session, attendee.partnership
    calendar = new_calendar(house.slug, method=method)
    entry = _entry(session, house, is_off=method == "CANCEL")
    if method != "PUBLISH":
        entry.add("ORGANIZER", _organiser(house))
        entry.add("ATTENDEE", _invited(attendee))
    calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _entry(session: Session, house: Partnership, *, is_off: bool) -> icalendar.Event:
    if session.starts is None or session.ends is None:
        raise ValueError("This session has no day yet.")
    entry = icalendar.Event()
    entry.add("UID", f"{session.uid}@{house.slug}.wirkkreis")
    entry.add("SEQUENCE", session.sequence)
    entry.add("DTSTAMP", session.changed_at)
    entry.add("DTSTART", session.starts.astimezone(ZONE))
    entry.add("DTEND", session.ends.astimezone(ZONE))
    entry.add("SUMMARY", tidy(f"{session.committee}: {session.title}"))
    url = address_of(house, "session", session.pk)
    entry.add("DESCRIPTION", tidy("\n\n".join(_described(session, url))))
    if where := session.where():
        entry.add("LOCATION", tidy(where))
    entry.add("URL", url)
    entry.add("STATUS", "CANCELLED" if is_off else "CONFIRMED")
    return entry


def _described(session: Session, url: str) -> list[str]:
    said = [_("Tagesordnung und Unterlagen stehen hinter dem Link in Ihrer Einladung.")]
    if session.online_url:
        said.append(_("Online teilnehmen: %(link)s") % {"link": session.online_url})
    return [*said, _("Mehr dazu: %(url)s") % {"url": url}]


def _organiser(house: Partnership) -> icalendar.vCalAddress:
    address = house.contact_email or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    found = icalendar.vCalAddress(f"mailto:{address}")
    found.params["CN"] = tidy(house.name)
    return found


def _invited(attendee: Attendee) -> icalendar.vCalAddress:
    found = icalendar.vCalAddress(f"mailto:{attendee.email}")
    found.params["CN"] = tidy(attendee.name)
    found.params["ROLE"] = "REQ-PARTICIPANT" if attendee.mandate_id else "OPT-PARTICIPANT"
    found.params["PARTSTAT"] = SAID.get(Answer(attendee.answer), "NEEDS-ACTION")
    found.params["RSVP"] = "FALSE"
    return found
