"""The calendar's lists: each event put into words once, so that templates only write them down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS_3, WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wirkkreis.events.calendar.at_a_glance import Mark, event_urls, marks, with_places
from wirkkreis.events.calendar.when import hours
from wirkkreis.events.models import Event, EventQuerySet
from wirkkreis.languages.templatetags.languages import said

SHOWN = (
    *("state", "title", "summary", "starts", "ends", "day", "last_day", "all_day", "moved_from"),
    *("format__name", "municipality__name", "venue__name", "venue__step_free"),
    *("place", "online_url", "step_free", "price"),
    *("admission__opens", "admission__closes", "admission__capacity", "admission__waiting_list"),
)
"""What a row needs of an event, whose texts are long."""


@dataclass(frozen=True)
class Leaf:
    """A day as the leaf of a calendar to tear off."""

    iso: str
    week: str
    number: str
    month: str
    year: str


@dataclass(frozen=True)
class Row:
    """An event in a list. `until` says the last day where it is not the first."""

    url: str
    leaf: Leaf
    title: SafeString
    format: SafeString
    summary: SafeString
    hours: str
    until: str
    where: str
    marks: Sequence[Mark]
    is_off: bool


def rows_of(found: EventQuerySet) -> list[Row]:
    """The rows of the events of one page, a slice of a list in order.

    The slice is cut first and joined then: PostgreSQL would join them all to show twenty.
    """
    events = Event.objects.filter(pk__in=found.values("pk")).order_by(*found.query.order_by)
    url = event_urls()
    return [_row(event, url(event.pk)) for event in with_places(events).only(*SHOWN)]


def _row(event: Event, url: str) -> Row:
    day, last_day = event.day, event.last_day
    return Row(
        url=url,
        leaf=_leaf(day),
        title=said(event.title),
        format=said(event.format.name),
        summary=said(event.summary),
        hours=hours(event),
        until=_until(last_day) if last_day != day else "",
        where=event.where() or (_("online") if event.online_url else ""),
        marks=list(marks(event)),
        is_off=event.is_cancelled,
    )


def _until(day: date) -> str:
    """The last day of something that lasts several."""
    return _("bis %(day)s") % {"day": date_format(day, "MONTH_DAY_FORMAT")}


def _leaf(day: date) -> Leaf:
    return Leaf(
        iso=day.isoformat(),
        week=str(WEEKDAYS_ABBR[day.weekday()]),
        number=str(day.day),
        month=str(MONTHS_3[day.month]).title(),
        year=str(day.year),
    )
