"""When an event is, in words: "Dienstag, 24. November 2026, 17 bis 20 Uhr".

Whoever writes of an event, on a page, in a letter or on a poster, says it like this.
"""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wirkkreis.events.models import Event
from wirkkreis.languages.known import BASE, base_of


def when(event: Event) -> str:
    """Day and hours in the page's language; "" for an idea without a day."""
    if event.starts is None or event.ends is None:
        return ""
    first, last = timezone.localtime(event.starts), timezone.localtime(event.ends)
    if first.date() != last.date():
        return _over_days(event, first, last)
    if event.all_day:
        return _("%(day)s, ganztägig") % {"day": day_in_words(first.date())}
    if first == last:
        return _("%(day)s, %(start)s Uhr") % {
            "day": day_in_words(first.date()),
            "start": _hour(first),
        }
    words = {"day": day_in_words(first.date()), "start": _hour(first), "end": _hour(last)}
    return _("%(day)s, %(start)s bis %(end)s Uhr") % words


def hours(event: Event) -> str:
    """Only the hours, for a list that already says the day; "" where there are none to say."""
    if event.starts is None or event.ends is None or event.all_day:
        return ""
    first, last = timezone.localtime(event.starts), timezone.localtime(event.ends)
    if first.date() != last.date() or first == last:
        return hour(first)
    return span(first, last)


def span(starts: datetime, ends: datetime) -> str:
    """From one hour to another of the same day, as of a workshop."""
    first, last = timezone.localtime(starts), timezone.localtime(ends)
    return _("%(start)s bis %(end)s Uhr") % {"start": _hour(first), "end": _hour(last)}


def hour(moment: datetime) -> str:
    """Only an hour, as for the beginning in the narrow cell of a month."""
    return _("%(start)s Uhr") % {"start": _hour(timezone.localtime(moment))}


def moment_in_words(moment: datetime) -> str:
    """A moment with its day and hour, such as a deadline."""
    local = timezone.localtime(moment)
    return _("%(day)s, %(start)s Uhr") % {"day": day_in_words(local.date()), "start": _hour(local)}


def day_in_words(day: date) -> str:
    """A day with its weekday, "Dienstag, 24. November 2026"."""
    return _("%(weekday)s, %(day)s") % {
        "weekday": date_format(day, "l"),
        "day": date_format(day, "DATE_FORMAT"),
    }


def _over_days(event: Event, first: datetime, last: datetime) -> str:
    words = {"first": day_in_words(first.date()), "last": day_in_words(last.date())}
    if event.all_day:
        return _("%(first)s, bis %(last)s") % words
    words |= {"start": _hour(first), "end": _hour(last)}
    return _("%(first)s, %(start)s Uhr, bis %(last)s, %(end)s Uhr") % words


def _hour(moment: datetime) -> str:
    """ "17" or "17:30" for Germans, "17:00" for others."""
    is_german = base_of(get_language() or BASE) == BASE
    return str(moment.hour) if is_german and not moment.minute else f"{moment:%H:%M}"
