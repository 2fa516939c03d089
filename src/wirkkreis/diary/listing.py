"""The list of entries: what narrows it, in which order it stands, what it sums up to."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.db import models
from django.db.models import F, Prefetch, QuerySet
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.diary.forms import FilterForm
from wirkkreis.diary.models import Entry, EntryGoal, EntryOrganisation, EntryQuerySet, Totals
from wirkkreis.goals.models import Goal

ORDERS: Final = {
    "day": "day",
    "kind": "kind__position",
    "topic": "topic",
    "municipality": "municipality__sort_key",
    "minutes": "minutes",
    "people": "people",
}
NEWEST: Final = "-day"


class Listing:
    """The entries an address asks for (`?kind=…&first=…&sort=-day`), for an actor.

    What the address says wrongly narrows nothing; its error stands at the filter.
    """

    def __init__(self, query: Mapping[str, Any], actor: Actor) -> None:
        self.query = query
        self.actor = actor
        self.form = FilterForm(query)
        self.form.is_valid()

    @property
    def is_narrowed(self) -> bool:
        """Whether the address asks for some of the entries only."""
        return any(self.form.cleaned_data.values())

    @cached_property
    def totals(self) -> Totals:
        """Entries, minutes and people of the whole list, not of one page."""
        return self._narrowed().totals()

    def rows(self) -> QuerySet[Entry]:
        """The entries with all that a line shows, in order."""
        return (
            self._narrowed()
            .with_people()
            .select_related("kind", "municipality")
            .prefetch_related(Prefetch("goals", Goal.objects.only("number", "level", "plan")))
            .order_by(*self._order())
        )

    def columns(self) -> list[str]:
        """The heads of the spreadsheet."""
        return [
            _("Tag"),
            _("Art"),
            _("Thema"),
            _("Gemeinde"),
            _("Dauer in Minuten"),
            _("Menschen"),
            _("Ziele"),
            _("Organisationen"),
        ]

    def lines(self) -> Iterator[list[Any]]:
        """The rows of the spreadsheet. What nobody said stays empty; it is not 0."""
        goals = self._names(EntryGoal.objects, "goal__number")
        organisations = self._names(EntryOrganisation.objects, "organisation__name")
        for entry in self.rows().prefetch_related(None).iterator():
            yield [
                entry.day,
                entry.kind.name,
                entry.topic,
                entry.municipality.name if entry.municipality else None,
                entry.minutes or None,
                entry.people,
                ", ".join(goals.get(entry.pk, [])),
                ", ".join(organisations.get(entry.pk, [])),
            ]

    def _names(self, links: models.Manager[Any], path: str) -> dict[int, list[str]]:
        """Names by entry, in one query: for a whole diary a prefetch is twenty times as slow."""
        found: dict[int, list[str]] = {}
        listed = self._narrowed().order_by().values("pk")
        for entry, name in links.filter(entry__in=listed).values_list("entry", path):
            found.setdefault(entry, []).append(name)
        return found

    def _narrowed(self) -> EntryQuerySet:
        asked = self.form.cleaned_data
        first: date | None = asked.get("first")
        found = Entry.objects.visible_to(self.actor).within(first, asked.get("last"))
        for name in ("kind", "municipality"):
            if asked.get(name):
                found = found.filter(**{name: asked[name]})
        if asked.get("goal"):
            found = found.serving(asked["goal"])
        return found.matching(asked["q"]) if asked.get("q") else found

    def _order(self) -> list[Any]:
        asked = str(self.query.get("sort", NEWEST))
        column = ORDERS.get(asked.removeprefix("-"), "day")
        backwards = asked.startswith("-") or asked not in ORDERS
        first = F(column).desc(nulls_last=True) if backwards else F(column).asc(nulls_last=True)
        return [first, "-pk" if backwards else "pk"]
