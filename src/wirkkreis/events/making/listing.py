"""The staff's list of events: what narrows it, in which order it stands."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Final

from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.events.making.planning_forms import PlanningFilter
from wirkkreis.events.models import (
    HOLDING,
    Event,
    EventQuerySet,
    Registration,
    participants,
    participations,
)
from wirkkreis.tenancy import clock
from wirkkreis.ui.frame import Link

COMING, PAST, IDEAS = "coming", "past", "ideas"
ORDERS: Final = {
    "day": "starts",
    "format": "format__position",
    "municipality": "municipality__sort_key",
    "state": "state",
    "registered": "registered",
    "people": "participations",
}


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

    def rows(self) -> QuerySet[Any]:
        """The events with all that a line shows, in order."""
        taken = Registration.objects.filter(admission__event=OuterRef("pk"), state__in=HOLDING)
        registered = taken.order_by().values("admission").annotate(n=Sum("size")).values("n")
        return (
            self._narrowed.select_related("format", "municipality", "admission")
            .annotate(participations=participations(), registered=Subquery(registered))
            .order_by(*self._order())
        )

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
        for event in self.rows().annotate(participants=participants()).iterator():
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

    def _order(self) -> list[Any]:
        usual = "day" if self.view == COMING else "-day"
        asked = str(self.query.get("sort", usual))
        column = ORDERS.get(asked.removeprefix("-"), "starts")
        first = (
            F(column).desc(nulls_last=True) if asked[:1] == "-" else F(column).asc(nulls_last=True)
        )
        return [first, "-pk" if asked[:1] == "-" else "pk"]


def _local(moment: Any) -> str | None:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M") if moment else None
