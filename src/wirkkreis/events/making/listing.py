"""The staff's list of events: what narrows it, in which order it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, cast

from django.core.paginator import Page
from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.accounts.actor import Actor
from wirkkreis.events import flow
from wirkkreis.events.making.planning_forms import PlanningFilter
from wirkkreis.events.models import (
    HOLDING,
    Event,
    EventQuerySet,
    Registration,
    participants,
    participations,
)
from wirkkreis.languages.said import Said
from wirkkreis.tenancy import clock
from wirkkreis.ui.frame import Link

COMING, PAST, IDEAS = "coming", "past", "ideas"
NONE = "–"
ORDERS: Final = {
    "day": "starts",
    "format": "format__position",
    "municipality": "municipality__sort_key",
    "state": "state",
    "registered": "registered",
    "people": "participations",
}


SHOWN = (
    *("pk", "title", "starts", "all_day", "format__name", "municipality__name", "state"),
    *("admission", "admission__capacity", "registered", "participations"),
)
"""What a row is made of."""


@dataclass(frozen=True)
class Row:
    """An event in the list, in words; "–" stands for what it has not."""

    url: str
    title: Said
    day: str
    hour: str
    format: Said
    municipality: str
    state: str
    registered: str
    came: str

    @classmethod
    def of(cls, *values: Any) -> "Row":
        """The row of an event, from the values of `SHOWN`."""
        pk, title, starts, all_day, format_name, town, state, admission, *counts = values
        capacity, registered, came = counts
        moment = timezone.localtime(starts) if starts else None
        taken = str(registered or 0) + (f" / {capacity}" if capacity else "")
        return cls(
            url=reverse("event-desk", args=[pk]),
            title=title,
            day=date_format(moment, "SHORT_DATE_FORMAT") if moment else NONE,
            hour=f"{moment:%H:%M}" if moment and not all_day else "",
            format=format_name,
            municipality=town or NONE,
            state=str(flow.EVENT.state(state).word),
            registered=taken if admission else NONE,
            came=NONE if came is None else str(came),
        )


class Listing:
    """The events an address asks for (`?view=past&kind=…&sort=-day`), for an actor."""

    def __init__(self, query: Mapping[str, Any], actor: Actor) -> None:
        self.query = query
        self.actor = actor
        self.form = PlanningFilter(query)
        self.form.is_valid()

    @property
    def view(self) -> str:
        """Which part of the list: events to come, past ones, or ideas without a day."""
        asked = self.query.get("view", COMING)
        return asked if asked in {COMING, PAST, IDEAS} else COMING

    @property
    def is_narrowed(self) -> bool:
        """Whether the address asks for some of the events only."""
        return any(self.form.cleaned_data.values())

    def views(self, path: str) -> list[Link]:
        """The parts of the list, the one that is shown marked."""
        words = ((COMING, _("Kommende")), (PAST, _("Vergangene")), (IDEAS, _("Noch ohne Tag")))
        return [
            Link(word, f"{path}?view={name}", current=name == self.view) for name, word in words
        ]

    def in_order(self) -> EventQuerySet:
        """The events, with what counts of their people where the order asks for it."""
        counted = {name: count for name, count in _counts().items() if name in self._column}
        found: EventQuerySet = self._narrowed.annotate(**counted).order_by(*self._order())
        return found

    def said(self, number: int) -> str:
        """How many they are, in words."""
        return ngettext("Eine Veranstaltung", "%(n)s Veranstaltungen", number) % {"n": number}

    def rows_of(self, page: Page[Event]) -> list[Row]:
        """The rows of one page of the events `in_order`.

        It is cut first and joined then: PostgreSQL would join and count them all.
        """
        slice_of_all = cast("EventQuerySet", page.object_list)
        chosen = Event.objects.filter(pk__in=slice_of_all.values("pk"))
        found = chosen.annotate(**_counts()).order_by(*self._order())
        return [Row.of(*values) for values in found.values_list(*SHOWN)]

    def columns(self) -> list[str]:
        """The heads of the spreadsheet."""
        return [
            _("Beginn"),
            _("Ende"),
            _("Titel"),
            _("Format"),
            _("Gemeinde"),
            _("Stand"),
            _("Angemeldet"),
            _("Plätze"),
            _("Teilnahmen"),
            _("Teilnehmende"),
        ]

    def lines(self) -> Iterator[list[Any]]:
        """The rows of the spreadsheet. What nobody counted stays empty; it is not 0."""
        events = self._narrowed.select_related("format", "municipality", "admission")
        counted: QuerySet[Any] = events.annotate(participants=participants(), **_counts())
        for event in counted.order_by(*self._order()).iterator():
            admission = getattr(event, "admission", None)
            yield [
                _local(event.starts),
                _local(event.ends),
                str(event.title),
                str(event.format.name),
                event.municipality.name if event.municipality else None,
                str(event.state_now.word),
                event.registered,
                admission.capacity if admission else None,
                event.participations,
                event.participants,
            ]

    @cached_property
    def _narrowed(self) -> EventQuerySet:
        found, now = Event.objects.visible_to(self.actor), clock.now()
        if self.view == IDEAS:
            found = found.filter(starts__isnull=True)
        else:
            found = found.upcoming(now) if self.view == COMING else found.past(now)
        asked = self.form.cleaned_data
        for name, column in (("kind", "format"), ("municipality",) * 2, ("state",) * 2):
            if asked.get(name):
                found = found.filter(**{column: asked[name]})
        return found.matching(asked["q"]) if asked.get("q") else found

    @property
    def _sort(self) -> str:
        return str(self.query.get("sort", "day" if self.view == COMING else "-day"))

    @property
    def _column(self) -> str:
        return ORDERS.get(self._sort.removeprefix("-"), "starts")

    def _order(self) -> list[Any]:
        column, falls = F(self._column), self._sort[:1] == "-"
        first = column.desc(nulls_last=True) if falls else column.asc(nulls_last=True)
        return [first, "-pk" if falls else "pk"]


def _counts() -> dict[str, Any]:
    """How many are registered for each event, and how many came."""
    taken = Registration.objects.filter(admission__event=OuterRef("pk"), state__in=HOLDING)
    registered = taken.order_by().values("admission").annotate(n=Sum("size")).values("n")
    return {"participations": participations(), "registered": Subquery(registered)}


def _local(moment: Any) -> str | None:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M") if moment else None
