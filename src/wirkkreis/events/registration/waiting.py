"""The waiting list: free places are offered in line, and what nobody takes goes on to the next.

Whoever gives no e-mail address cannot be told of an offer: the place becomes firm at once, and
staff see it among those to be looked through. In line a group waits as a whole, whatever the
event's rule for groups that do not fit. A lapsed registration is over; its place goes on.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import NOBODY, Actor
from wirkkreis.events.models import Admission, Registration, WorkshopPlace
from wirkkreis.events.registration import letters
from wirkkreis.events.registration.holding import is_to_come, locked, next_in_line, rules, until
from wirkkreis.events.registration.workshops import (
    expire_offers,
    give_wishes,
    offer_workshops,
    queue_again,
    release,
)
from wirkkreis.flow.engine import take
from wirkkreis.tenancy import clock


@transaction.atomic
def pass_on(admission: Admission) -> None:
    """Take back what has lapsed and offer what is free, in line, of the event and its workshops.

    Everything that frees places ends by this.
    """
    settle(locked(admission))


def settle(held: Admission) -> None:
    """The same for an admission that is locked already."""
    for lapsed in held.registrations.expired(clock.now()):
        over = take(lapsed, "expire", by=NOBODY)
        release(over)
        letters.tell_lost(over)
    expire_offers(held)
    if not is_to_come(held.event):
        return
    while (first := next_in_line(held)) is not None:
        _offer(first)
    offer_workshops(held)


@transaction.atomic
def accept(registration: Registration, *, by: Actor) -> Registration:
    """Take an offered place. Raises ValidationError when the offer is no longer good."""
    held = locked(registration.admission)
    registration.refresh_from_db()
    if registration.state == "firm":
        return registration
    if registration.state != "offered" or has_lapsed(registration):
        raise ValidationError(_("Dieses Angebot gilt nicht mehr."))
    firm = take(registration, "accept", by=by)
    give_wishes(firm)
    letters.tell_confirmed(firm)
    settle(held)
    return firm


@transaction.atomic
def decline(registration: Registration, *, by: Actor, note: str) -> Registration:
    """Turn a registration down; its place goes on. Raises ValidationError, PermissionDenied."""
    held = locked(registration.admission)
    declined = take(registration, "decline", by=by, note=note)
    release(declined)
    letters.tell_declined(declined)
    settle(held)
    return declined


@transaction.atomic
def put_back(registration: Registration, *, by: Actor, note: str) -> Registration:
    """Let somebody with a place wait again, with the number she had in line.

    She would be the first to be offered her own place, so this is for places that staff need
    themselves (a smaller capacity). Raises ValidationError, PermissionDenied.
    """
    held = locked(registration.admission)
    waiting = take(registration, "put_back", by=by, note=note)
    queue_again(waiting)
    letters.tell_waiting(waiting, place_in_line(waiting))
    settle(held)
    return waiting


def place_in_line(registration: Registration) -> int:
    """The position on the waiting list, 1 for who is next."""
    line = registration.admission.registrations.in_line()
    return line.filter(line__lt=registration.line).count() + 1


def has_lapsed(registration: Registration) -> bool:
    """Whether its time to confirm or to accept is over, swept up or not, and nobody came."""
    if registration.limit is None:
        return registration.state == "expired"
    return registration.limit <= clock.now() and not registration.attendances.exists()


def overdue() -> list[Admission]:
    """Events where a time to confirm or to accept is over, or has to be looked after."""
    now = clock.now()
    lapsed = Registration.objects.expired(now).values("admission")
    offered = WorkshopPlace.objects.filter(state="offered", expires_at__lte=now)
    return list(
        Admission.objects.filter(
            Q(pk__in=lapsed) | Q(pk__in=offered.values("registration__admission"))
        ).order_by("pk")
    )


def _offer(registration: Registration) -> None:
    end = until(registration.admission.event, rules().hours_to_accept_offer)
    offered = take(registration, "offer", by=NOBODY, expires_at=end)
    if offered.email:
        letters.tell_offered(offered)
        return
    give_wishes(take(offered, "accept", by=NOBODY))
