"""What every iCalendar of the house begins with (RFC 5545, 7986): its frame and its time zone."""

import re
from typing import Final
from zoneinfo import ZoneInfo

import icalendar

BERLIN: Final = "Europe/Berlin"
"""The time zone of every partnership."""

ZONE: Final = ZoneInfo(BERLIN)
CONTENT_TYPE: Final = "text/calendar; charset=utf-8"

RULES: Final = """\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
"""Summer and winter time as they have been since 1996; the library's own lists every year."""

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def new_calendar(slug: str, *, method: str = "PUBLISH") -> icalendar.Calendar:
    """An empty calendar of the partnership of that short name, which knows Berlin's clocks.

    `method` says what is meant by it (RFC 5546): PUBLISH tells, REQUEST invites, CANCEL takes back.
    """
    calendar = icalendar.Calendar()
    calendar.add("PRODID", f"-//Wirkkreis//{slug}//DE")
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", method)
    calendar.add_component(icalendar.Timezone.from_ical(RULES))
    return calendar


def tidy(text: str) -> str:
    """The text without the control characters that a calendar may not hold."""
    return UNPRINTABLE.sub("", str(text).replace("\r\n", "\n"))
