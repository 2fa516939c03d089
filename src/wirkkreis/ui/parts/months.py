"""A month with its appointments: a table, and on a phone the list of days that have some."""

from calendar import Calendar, monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django import template

register = template.Library()

WEEK = [date(2024, 1, day) for day in range(1, 8)]
"""Any Monday to Sunday, to name the weekdays by."""


@dataclass(frozen=True)
class _Entry:
    """An appointment on one of its days. Where more days follow, `until` is the last one."""

    appointment: Any
    is_first: bool
    until: date | None


@dataclass(frozen=True)
class _Day:
    day: date
    is_today: bool
    entries: list[_Entry] = field(default_factory=list)


@register.inclusion_tag("ui/shelf/month.html")
def month(
    year: int,
    month: int,
    appointments: Sequence[Any],
    today: date | None = None,
    before: str = "",
    after: str = "",
) -> dict[str, Any]:
    """A month from Monday to Sunday (`items.Appointment`), in the order given on each day.

    `before` and `after` are the addresses of the months beside it. What lasts several days stands
    on each of them; days of other months stay empty, so they may be given too.
    """
    first = date(year, month, 1)
    last = first.replace(day=monthrange(year, month)[1])
    days = [_Day(day, day == today) for day in _between(first, last)]
    for appointment in appointments:
        ends = appointment.last_day or appointment.day
        for day in _between(max(appointment.day, first), min(ends, last)):
            days[day.day - 1].entries.append(_entry(appointment, day))
    return {
        "first": first,
        "weekdays": WEEK,
        "weeks": [
            [days[number - 1] if number else None for number in week]
            for week in Calendar().monthdayscalendar(year, month)
        ],
        "is_empty": not any(day.entries for day in days),
        "before": before,
        "month_before": first - timedelta(1) if before else None,
        "after": after,
        "month_after": last + timedelta(1) if after else None,
    }


def _between(first: date, last: date) -> Iterator[date]:
    """The days from the first to the last, both included; none when they are the wrong way."""
    for number in range((last - first).days + 1):
        yield first + timedelta(number)


def _entry(appointment: Any, day: date) -> _Entry:
    last = appointment.last_day or appointment.day
    return _Entry(appointment, day == appointment.day, last if day < last else None)
