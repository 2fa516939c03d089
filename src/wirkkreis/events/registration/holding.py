"""Places: the one lock of an event, how many are free, and who comes before whom.

docs/adr/0014-events.md tells why there is one lock, and why nothing here is a counter.
"""

from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db.models import Model, QuerySet, Subquery, Sum

from wirkkreis.events.models import Admission, Event, Registration, Workshop, WorkshopPlace
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import rules_for
from wirkkreis.tenancy.rules import Rules

Row = TypeVar("Row", bound=Model)


def locked(admission: Admission) -> Admission:
    """The admission as it is now, locked until the end of the transaction.

    Whoever takes, gives back or offers a place of the event or of one of its workshops holds this
    lock first, before the lock of any registration.
    """
    return Admission.objects.select_for_update().get(pk=admission.pk)


def free_places(admission: Admission) -> int | None:
    """Places of the event that nobody holds; None without a limit. Below 0 when it was lowered."""
    if admission.capacity is None:
        return None
    return admission.capacity - admission.registrations.holding(clock.now()).people()


def free_in(workshop: Workshop) -> int | None:
    """Places of the workshop that nobody holds; None without a limit."""
    if workshop.capacity is None:
        return None
    return workshop.capacity - workshop.places.holding().people()


def free_by_workshop(event: Event) -> dict[int, int]:
    """Free places of every workshop that has a limit, by its id."""
    places = WorkshopPlace.objects.holding().filter(workshop__event=event).order_by()
    sums = places.values("workshop").annotate(sum=Sum("registration__size"))
    taken = {row["workshop"]: row["sum"] for row in sums}
    limited = Workshop.objects.filter(event=event, capacity__isnull=False)
    return {each.pk: (each.capacity or 0) - taken.get(each.pk, 0) for each in limited}


def fits(size: int, free: int | None) -> bool:
    """Whether a group of `size` finds room."""
    return free is None or size <= free


def next_in_line(admission: Admission) -> Registration | None:
    """Who gets the next free place of the event; None when nobody waits who fits."""
    return _next(line_of(admission), free_places(admission), "size")


def next_in_workshop(workshop: Workshop) -> WorkshopPlace | None:
    """Who gets the next free place of the workshop; None when nobody waits who fits."""
    line = line_in(workshop).select_related("registration", "workshop")
    return _next(line, free_in(workshop), "registration__size")


def line_of(admission: Admission) -> QuerySet[Registration]:
    """Those waiting for the event, the first in line first.

    Without groups larger than the whole event: they can never come, and hold nobody up.
    """
    line: QuerySet[Registration] = admission.registrations.in_line()
    return line if admission.capacity is None else line.filter(size__lte=admission.capacity)


def line_in(workshop: Workshop) -> QuerySet[WorkshopPlace]:
    """Those waiting for the workshop, as `line_of` the event."""
    line: QuerySet[WorkshopPlace] = workshop.places.in_line()
    if workshop.capacity is None:
        return line
    return line.filter(registration__size__lte=workshop.capacity)


def comes_first(line: QuerySet[Any], free: int | None, size: str) -> bool:
    """Whether somebody in that line has to get a place before anybody behind it.

    `size` is where the rows keep how many people they are for.
    """
    if free is None or groups_hold_up():
        return line.exists()
    return line.filter(**{f"{size}__lte": free}).exists()


def groups_hold_up() -> bool:
    """Whether a group that does not fit yet holds up those behind it: a rule of the year."""
    return rules().waiting_groups == "held"


def until(event: Event, hours: int) -> datetime:
    """The end of a time to confirm or to accept: in so many hours, at the latest at the start."""
    now = clock.now()
    last = event.starts if event.starts and event.starts > now else event.ends
    end = now + timedelta(hours=hours)
    return min(end, last) if last else end


def is_to_come(event: Event) -> bool:
    """Whether places of the event are still worth something."""
    return event.state in {"published", "open", "closed"} and not event.has_begun(clock.now())


def rules() -> Rules:
    """The rules of the programme year."""
    return rules_for(clock.today().year)


def _next(line: QuerySet[Row], free: int | None, size: str) -> Row | None:
    if free is None:
        return line.first()
    if free <= 0:
        return None
    if groups_hold_up():
        line = line.filter(pk=Subquery(line.values("pk")[:1]))
    return line.filter(**{f"{size}__lte": free}).first()
