"""A month of the calendar: the first events of each day, and how many more there are."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.events.calendar.at_a_glance import event_urls
from wirkkreis.events.calendar.when import hour
from wirkkreis.events.models import EventQuerySet
from wirkkreis.languages.said import Said
from wirkkreis.ui.items import Appointment, Further

MOST_OF_A_DAY = 3
"""Events of a day that stand in the month; the page of the day has them all."""
MOST_LONG_ONES = 300
"""Events over several days that are looked at for one month."""


@dataclass(frozen=True)
class Month:
    """What stands in it, and for the days that have more where to find it."""

    appointments: list[Appointment]
    further: dict[date, Further]


class _Shown(NamedTuple):
    """What a month needs of an event. `of_day` is how many of its kind the day has."""

    starts: datetime
    pk: int
    day: date
    last_day: date
    title: Said
    all_day: bool
    state: str
    of_day: int = 0


def month_of(listed: EventQuerySet, first: date, last: date) -> Month:
    """The month from its first to its last day. Two queries, whatever there is."""
    short = _short_ones(listed, first, last)
    long = _long_ones(listed, first, last)
    in_time = sorted([*short, *long])
    url = event_urls()
    appointments = [_appointment(event, url(event.pk)) for event in in_time]
    return Month(appointments, _further(short, long, first, last))


def _short_ones(listed: EventQuerySet, first: date, last: date) -> list[_Shown]:
    """The first of each day that are over on the same day."""
    on_one_day = listed.within(first, last).filter(last_day=F("day"), last_day__lte=last)
    numbered = on_one_day.annotate(
        turn=Window(RowNumber(), partition_by="day", order_by=["starts", "pk"]),
        of_day=Window(Count("pk"), partition_by="day"),
    ).filter(turn__lte=MOST_OF_A_DAY)
    return [_Shown(*row) for row in numbered.order_by().values_list(*_Shown._fields)]


def _long_ones(listed: EventQuerySet, first: date, last: date) -> list[_Shown]:
    """Those over several days."""
    touching = listed.lasting().within(first, last).in_time().values_list(*_Shown._fields[:-1])
    return [_Shown(*row) for row in touching[:MOST_LONG_ONES]]


def _further(
    short: list[_Shown], long: list[_Shown], first: date, last: date
) -> dict[date, Further]:
    """The days with more events than fit; `short` ones were left out, `long` ones are given."""
    there = Counter({event.day: event.of_day for event in short})
    left_out = there - Counter(event.day for event in short)
    for event in long:
        there.update(_days(max(event.day, first), min(event.last_day, last)))
    return {
        day: Further(reverse("events-day", args=[day.year, day.month, day.day]), left_out[day])
        for day, number in there.items()
        if number > MOST_OF_A_DAY
    }


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=after) for after in range((last - first).days + 1))


def _appointment(event: _Shown, url: str) -> Appointment:
    is_off = event.state == "cancelled"
    return Appointment(
        day=event.day,
        last_day=event.last_day,
        title=event.title,
        url=url,
        time="" if event.all_day else hour(event.starts),
        tone="bad" if is_off else "",
        note=_("abgesagt") if is_off else "",
    )
