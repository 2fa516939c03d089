"""Places in workshops: the dearest wish with room, and a line for those that are full.

Of workshops at the same time somebody gets one: the first of her wishes with room. For dearer
ones that are full she waits, in the order of her registration. A place that becomes free is given
at once to who would lose nothing by it, and offered with a deadline to who would give another one
back for it (without an e-mail address nobody could be asked, so it is given then too). All of
this happens under the lock of the event (`holding.locked`).
"""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import NOBODY, Actor
from wirkkreis.events.models import Admission, Registration, Workshop, WorkshopPlace
from wirkkreis.events.registration import letters
from wirkkreis.events.registration.checking import refuse_when_begun
from wirkkreis.events.registration.holding import (
    comes_first,
    fits,
    free_in,
    is_to_come,
    line_in,
    locked,
    next_in_workshop,
    rules,
    until,
)
from wirkkreis.flow.engine import take
from wirkkreis.tenancy import clock


def give_wishes(registration: Registration) -> None:
    """Give a registration that has a place what it wishes for most, and queue it for the rest.

    Wishes beside a dearer workshop that was given stay wishes.
    """
    given: list[Workshop] = []
    for place in registration.workshop_places.live().select_related("workshop"):
        taken = any(place.workshop.overlaps(other) for other in given)
        if taken and place.state != "wished":
            take(place, "leave", by=NOBODY)
        elif not taken and (place.state == "firm" or _given(place, registration)):
            given.append(place.workshop)


def wish(registration: Registration, workshops: Sequence[Workshop], *, by: Actor) -> None:
    """Bring the wishes in line with what is given, the dearest first; places follow them."""
    live = {place.workshop_id: place for place in registration.workshop_places.live()}
    for place in live.values():
        if place.workshop_id not in {workshop.pk for workshop in workshops}:
            take(place, "leave", by=by)
    registration.workshop_places.filter(state="left", workshop__in=workshops).delete()
    for rank, workshop in enumerate(workshops, 1):
        if workshop.pk in live:
            registration.workshop_places.filter(workshop=workshop).update(rank=rank)
        else:
            WorkshopPlace.objects.create(registration=registration, workshop=workshop, rank=rank)


def release(registration: Registration) -> None:
    """Give back every place and wish of a registration that is over."""
    for place in registration.workshop_places.live():
        take(place, "leave", by=NOBODY)


def queue_again(registration: Registration) -> None:
    """Put what a registration holds back into line, because it waits for the event itself."""
    for place in registration.workshop_places.filter(state__in=("firm", "offered")):
        take(place, "queue", by=NOBODY)


def expire_offers(admission: Admission) -> None:
    """Give back places whose time to accept is over."""
    offered = WorkshopPlace.objects.filter(registration__admission=admission, state="offered")
    for place in offered.filter(expires_at__lte=clock.now()):
        take(place, "leave", by=NOBODY)


def offer_workshops(admission: Admission) -> None:
    """Pass on free places of workshops to come, until nobody waits who fits."""
    if not is_to_come(admission.event):
        return
    awaited = Workshop.objects.filter(event=admission.event_id, places__state="waiting")
    workshops = list(awaited.distinct())
    moved = bool(workshops)
    while moved:
        moved = any(_pass_on_one(workshop) for workshop in workshops)


@transaction.atomic
def accept_workshop(place: WorkshopPlace, *, by: Actor) -> WorkshopPlace:
    """Take an offered place and give back what is at the same time. Raises ValidationError."""
    admission = locked(place.registration.admission)
    place.refresh_from_db()
    if place.state == "firm":
        return place
    if place.state != "offered" or place.expires_at is None or place.expires_at <= clock.now():
        raise ValidationError(_("Dieses Angebot gilt nicht mehr."))
    taken = take(place, "accept", by=by)
    _give_back_what_clashes(taken)
    offer_workshops(admission)
    return taken


@transaction.atomic
def leave_workshop(place: WorkshopPlace, *, by: Actor) -> WorkshopPlace:
    """Give back a place in a workshop, or leave its line.

    Raises ValidationError once the event has begun.
    """
    admission = locked(place.registration.admission)
    place.refresh_from_db()
    if place.state == "left":
        return place
    refuse_when_begun(admission)
    left = take(place, "leave", by=by)
    offer_workshops(admission)
    return left


def with_positions(places: QuerySet[WorkshopPlace]) -> QuerySet[Any]:
    """Places with their `position` in the line of their workshop, 1 for the next one."""
    here = Coalesce(OuterRef("turn"), OuterRef("registration__line"))
    earlier = Q(("place_in_line__lt", here))
    ahead = WorkshopPlace.objects.in_line().filter(earlier, workshop=OuterRef("workshop"))
    counted = ahead.order_by().values("workshop").annotate(count=Count("pk")).values("count")
    return places.annotate(position=Coalesce(Subquery(counted), 0) + 1)


def _given(place: WorkshopPlace, registration: Registration) -> bool:
    """Give the place if there is room and nobody comes first, else queue it; whether it was."""
    if place.state == "offered":
        return False
    free = free_in(place.workshop)
    turn = place.turn or registration.line
    before = line_in(place.workshop).filter(Q(("place_in_line__lt", turn)))
    if fits(registration.size, free) and not comes_first(before, free, "registration__size"):
        take(place, "give", by=NOBODY)
        return True
    if place.state == "wished":
        take(place, "queue", by=NOBODY)
    return False


def _pass_on_one(workshop: Workshop) -> bool:
    """Give or offer a free place to the next in line; whether there was one who fits."""
    place = next_in_workshop(workshop)
    if place is None:
        return False
    registration = place.registration
    if registration.email and _clashing(place).filter(state="firm").exists():
        end = until(workshop.event, rules().hours_to_accept_offer)
        letters.tell_workshop_offered(take(place, "offer", by=NOBODY, expires_at=end))
        return True
    given = take(place, "give", by=NOBODY)
    _give_back_what_clashes(given)
    letters.tell_workshop_given(given)
    return True


def _give_back_what_clashes(place: WorkshopPlace) -> None:
    """Leave what is at the same time: places held, and lines of workshops less dear."""
    for other in _clashing(place).filter(Q(state="firm") | Q(rank__gt=place.rank)):
        take(other, "leave", by=NOBODY)


def _clashing(place: WorkshopPlace) -> QuerySet[WorkshopPlace]:
    """What the same registration holds or waits for at the same time."""
    here = place.workshop
    return WorkshopPlace.objects.filter(
        registration=place.registration,
        state__in=("firm", "offered", "waiting"),
        workshop__starts__lt=here.ends,
        workshop__ends__gt=here.starts,
    ).exclude(pk=place.pk)
