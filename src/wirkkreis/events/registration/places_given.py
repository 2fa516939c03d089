"""How the places of an event and of its workshops stand, asked in one question each."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from wirkkreis.events.models import HOLDING, Admission, Event
from wirkkreis.tenancy import clock


@dataclass(frozen=True)
class Places:
    """People, not registrations. `capacity` and `free` are None without a limit."""

    capacity: int | None
    firm: int
    unconfirmed: int
    offered: int
    waiting: int

    @property
    def free(self) -> int | None:
        """Places that nobody holds; none when more are given than there are."""
        return None if self.capacity is None else max(self._left, 0)

    @property
    def over(self) -> int:
        """People more than there are places."""
        return 0 if self.capacity is None else max(-self._left, 0)

    @property
    def _left(self) -> int:
        held = self.firm + self.unconfirmed + self.offered
        return (self.capacity or 0) - held


def places_of(admission: Admission) -> Places:
    """How the places of an event stand now; whoever's time is over holds none."""
    in_time = Q(expires_at__gt=clock.now())
    rows = admission.registrations.order_by()
    found = rows.aggregate(
        firm=Sum("size", filter=Q(state="firm"), default=0),
        unconfirmed=Sum("size", filter=Q(state="unconfirmed") & in_time, default=0),
        offered=Sum("size", filter=Q(state="offered") & in_time, default=0),
        waiting=Sum("size", filter=Q(state="waiting"), default=0),
    )
    return Places(capacity=admission.capacity, **found)


def workshops_with_places(event: Event) -> QuerySet[Any]:
    """The workshops, each with `given`, `awaited` and `free`.

    `free` is None without a limit, and below 0 when more are given than there are.
    """
    held = Q(places__state__in=("firm", "offered"), places__registration__state__in=HOLDING)
    line = Q(places__state="waiting", places__registration__state="firm")
    size = "places__registration__size"
    return event.workshops.annotate(
        given=Coalesce(Sum(size, filter=held), 0),
        awaited=Coalesce(Sum(size, filter=line), 0),
        free=F("capacity") - F("given"),
    )
