"""A month with its appointments: a table, and on a phone the list of days that have some."""

from calendar import Calendar, monthrange
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()

WEEK = [date(2024, 1, day) for day in range(1, 8)]
"""Any Monday to Sunday, to name the weekdays by."""


@dataclass(frozen=True)
class _Day:
    """A day in words; `further` leads to all of it where `left_out` of its entries do not fit."""

    number: int
    iso: str
    words: SafeString
    is_today: bool
    lines: Sequence[SafeString]
    left_out: int
    further: str


@register.inclusion_tag("ui/shelf/month.html")
def month(
    year: int,
    month: int,
    appointments: Sequence[Any],
    today: date | None = None,
    before: str = "",
    after: str = "",
    most: int = 0,
    further: Mapping[date, Any] | None = None,
) -> dict[str, Any]:
    """A month from Monday to Sunday (`items.Appointment`), in the order given on each day.

    `before` and `after` are the addresses of the months beside it. What lasts several days stands
    on each of them; days of other months stay empty, so they may be given too. Of a day that
    `further` (`items.Further`) names, the first `most` are shown, those that begin on it before the
    others, and the way to all of them.
    """
    first = date(year, month, 1)
    last = first.replace(day=monthrange(year, month)[1])
    by_day = _by_day(appointments, first, last)
    weekdays = [date_format(day, "l") for day in WEEK]
    days = [
        _day(day, weekdays, today, by_day[day], most, (further or {}).get(day))
        for day in _between(first, last)
    ]
    return {
        "first": first,
        "weekdays": weekdays,
        "weeks": [
            [days[number - 1] if number else None for number in week]
            for week in Calendar().monthdayscalendar(year, month)
        ],
        "is_empty": not any(day.lines for day in days),
        "before": before,
        "month_before": first - timedelta(1) if before else None,
        "after": after,
        "month_after": last + timedelta(1) if after else None,
    }


def _by_day(appointments: Sequence[Any], first: date, last: date) -> defaultdict[date, list[Any]]:
    """The appointments of each day of the month."""
    found: defaultdict[date, list[Any]] = defaultdict(list)
    for appointment in appointments:
        ends = appointment.last_day or appointment.day
        for day in _between(max(appointment.day, first), min(ends, last)):
            found[day].append(appointment)
    return found


def _line(at: Any, day: date) -> SafeString:
    """One appointment as HTML in one go: a full month has a hundred, each of many small parts."""
    end = _until(at.last_day) if at.last_day is not None and at.last_day > day else ""
    close = "</bdi></a>" if at.url else "</bdi>"
    parts: list[tuple[object, str, str]] = [
        (at.tone, '<li class="badge-{}">', "<li>"),
        (at.time if day == at.day else "", '<span class="month-time">{}</span> ', ""),
        (at.url, '<a href="{}">', ""),
        (getattr(at.title, "lang", ""), '<bdi lang="{}">', "<bdi>"),
        (at.title, f"{{}}{close}", close),
        (at.note, " <small>{}</small>", ""),
        (end, " <small>{}</small>", ""),
    ]
    pattern = "".join(written if value else bare for value, written, bare in parts)
    return format_html(f"{pattern}</li>", *(value for value, _written, _bare in parts if value))


def _until(day: date) -> str:
    return _("bis %(day)s") % {"day": _in_words(day)}


def _in_words(day: date) -> str:
    return date_format(day, "MONTH_DAY_FORMAT")


def _day(
    day: date,
    weekdays: Sequence[str],
    today: date | None,
    found: list[Any],
    most: int,
    further: Any,
) -> _Day:
    left_out = further.left_out if further else 0
    if further and len(found) > most:
        left_out += len(found) - most
        found = sorted(found, key=lambda appointment: appointment.day != day)[:most]
    words = _('<span class="month-weekday">%(weekday)s, </span>%(day)s')
    return _Day(
        number=day.day,
        iso=day.isoformat(),
        words=format_html(
            words % {"weekday": "{weekday}", "day": "{day}"},
            weekday=weekdays[day.weekday()],
            day=_in_words(day),
        ),
        is_today=day == today,
        lines=[_line(appointment, day) for appointment in found],
        left_out=left_out,
        further=further.url if further else "",
    )


def _between(first: date, last: date) -> Iterator[date]:
    """The days from the first to the last, both included; none when they are the wrong way."""
    for number in range((last - first).days + 1):
        yield first + timedelta(number)
