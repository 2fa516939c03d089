"""Beginnings and ends on the clock on the wall: one, or a series of them in a rhythm."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

Unit = Literal["weeks", "months"]

MOST: Final = 24
"""Sessions planned at once."""

LONGEST: Final = timedelta(hours=24)
"""What lasts longer was mistyped."""


@dataclass(frozen=True)
class Slot:
    """From when to when, both aware. Raises ValidationError where the end comes first."""

    starts: datetime
    ends: datetime

    def __post_init__(self) -> None:
        lasts = self.ends.astimezone(UTC) - self.starts.astimezone(UTC)
        if lasts <= timedelta(0):
            raise ValidationError({"ends": _("Das Ende liegt vor dem Beginn.")})
        if lasts > LONGEST:
            raise ValidationError({"ends": _("Eine Sitzung dauert höchstens einen Tag.")})

    @property
    def day(self) -> date:
        """The day it begins, where the partnership is."""
        return timezone.localdate(self.starts)


def in_words(starts: datetime, ends: datetime) -> str:
    """Day and hours in words, where the partnership is: "Di, 24. Mai 2026, 17:00–19:00 Uhr"."""
    begins, over = timezone.localtime(starts), timezone.localtime(ends)
    return _("%(day)s, %(starts)s–%(ends)s Uhr") % {
        "day": date_format(begins, "D, j. F Y"),
        "starts": f"{begins:%H:%M}",
        "ends": f"{over:%H:%M}",
    }


def series(first: Slot, *, every: int, unit: Unit, count: int) -> list[Slot]:
    """The first one and those after it, at the same hour each, however the clocks are set.

    By months it is the same weekday of the month; where there is no fifth, the last. Raises
    ValidationError for an hour that a day does not have.
    """
    begins, ends = timezone.localtime(first.starts), timezone.localtime(first.ends)
    beyond = ends.date() - begins.date()
    return [
        Slot(moment(day, begins.time()), moment(day + beyond, ends.time()))
        for day in _days(begins.date(), every=every, unit=unit, count=count)
    ]


def moment(day: date, hour: time) -> datetime:
    """An hour of a day. Raises ValidationError where the clocks are put forward over it."""
    wanted = datetime.combine(day, hour.replace(fold=0, tzinfo=None))
    found = timezone.make_aware(wanted)
    if timezone.make_naive(found.astimezone(UTC)) != wanted:
        said = {"day": date_format(day, "j. F Y"), "hour": f"{hour:%H:%M}"}
        raise ValidationError(
            {
                "starts": _("Am %(day)s gibt es %(hour)s Uhr nicht: Die Uhren werden vorgestellt.")
                % said
            }
        )
    return found


def comes_twice(moment: datetime) -> bool:
    """Whether the clock on the wall shows it a second time, because it is put back that night."""
    here = timezone.localtime(moment)
    return here.replace(fold=1 - here.fold).utcoffset() != here.utcoffset()


def is_second_time(moment: datetime) -> bool:
    """Whether it is in the hour that comes twice, after the clocks were put back."""
    return comes_twice(moment) and timezone.localtime(moment).fold == 1


def second_time_round(moment: datetime) -> datetime:
    """The same time on the clock, an hour later, on the night the clocks are put back."""
    return timezone.make_aware(timezone.make_naive(moment).replace(fold=1)).astimezone(UTC)


def hour_in_words(moment: datetime) -> str:
    """An hour on the wall, "17:05". Of the hour that comes twice, the first one is "02:05 (2A)" and
    the second "02:05 (2B)", as the ordinance on summer time (§ 3) calls them.
    """
    here = timezone.localtime(moment)
    return f"{here:%H:%M} (2{'AB'[here.fold]})" if comes_twice(here) else f"{here:%H:%M}"


def _days(first: date, *, every: int, unit: Unit, count: int) -> Iterator[date]:
    for turn in range(count):
        if unit == "weeks":
            yield first + timedelta(weeks=every * turn)
        else:
            yield _same_weekday(first, every * turn)


def _same_weekday(first: date, months: int) -> date:
    """The second Tuesday of a later month for a second Tuesday."""
    years, month = divmod(first.month - 1 + months, 12)
    begin = date(first.year + years, month + 1, 1)
    ahead = (first.weekday() - begin.weekday()) % 7
    last = calendar.monthrange(begin.year, begin.month)[1]
    days = range(1 + ahead, last + 1, 7)
    return begin.replace(day=days[min((first.day - 1) // 7, len(days) - 1)])
