"""The order of waiting lists, changed by hand: always with a reason, which stays in the trail.

The numbers that those waiting have are dealt out anew among them, so that whoever comes later
stays behind all of them. A place that is free for the new first goes to her at once.
"""

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.events.models import Admission, Registration, WorkshopPlace
from wirkkreis.events.registration.holding import fits, free_in, free_places, is_to_come, locked
from wirkkreis.events.registration.waiting import pass_on

FIRST = 1
Row = TypeVar("Row", Registration, WorkshopPlace)


@transaction.atomic
def move_in_line(registration: Registration, *, by: Actor, to: int, reason: str) -> None:
    """Put somebody at a position of the event's waiting list, 1 for the first.

    A position behind the end is the end. Raises ValidationError by field.
    """
    held = _demanded(registration.admission, to, reason)
    line = list(held.registrations.in_line())
    numbers = [row.line for row in line]
    old, new = _moved(line, registration, to)
    last = held.registrations.aggregate(last=Max("line"))["last"]
    # Out of the way first: no two registrations of an event may have the same number.
    held.registrations.filter(pk__in=[row.pk for row in line]).update(line=F("line") + last)
    for row, number in zip(line, numbers, strict=True):
        row.line = number
    Registration.objects.bulk_update(line, ["line"])
    record(
        "events.registration.moved",
        registration,
        by=by,
        changes={"line": (old, new)},
        note=reason,
    )
    pass_on(held)


@transaction.atomic
def move_in_workshop_line(place: WorkshopPlace, *, by: Actor, to: int, reason: str) -> None:
    """Put somebody at a position of a workshop's waiting list, as with the event's own."""
    held = _demanded(place.registration.admission, to, reason)
    line = list(place.workshop.places.in_line().select_related("registration"))
    numbers = [row.turn or row.registration.line for row in line]
    old, new = _moved(line, place, to)
    for row, number in zip(line, numbers, strict=True):
        row.turn = number
    WorkshopPlace.objects.bulk_update(line, ["turn"])
    record("events.workshop_place.moved", place, by=by, changes={"turn": (old, new)}, note=reason)
    pass_on(held)


@transaction.atomic
def offer_by_hand(registration: Registration, *, by: Actor, reason: str) -> None:
    """Let somebody have the free places before all others. Raises ValidationError."""
    held = locked(registration.admission)
    _demand_room(held, registration.size, free_places(held))
    move_in_line(registration, by=by, to=FIRST, reason=reason)


@transaction.atomic
def offer_workshop_by_hand(place: WorkshopPlace, *, by: Actor, reason: str) -> None:
    """Let somebody have the free places of a workshop before all others."""
    held = locked(place.registration.admission)
    _demand_room(held, place.registration.size, free_in(place.workshop))
    move_in_workshop_line(place, by=by, to=FIRST, reason=reason)


def _demanded(admission: Admission, to: int, reason: str) -> Admission:
    if not reason.strip():
        raise ValidationError({"reason": _("Bitte den Grund angeben.")})
    if to < FIRST:
        raise ValidationError({"to": _("Der erste Platz in der Reihe ist 1.")})
    return locked(admission)


def _demand_room(admission: Admission, size: int, free: int | None) -> None:
    if not is_to_come(admission.event):
        words = _("Plätze werden nur vor einer veröffentlichten Veranstaltung angeboten.")
        raise ValidationError(words)
    if not fits(size, free):
        missing = size - max(free or 0, 0)
        words = ngettext("Dafür fehlt ein Platz.", "Dafür fehlen %(n)d Plätze.", missing)
        raise ValidationError(words % {"n": missing})


def _moved(line: list[Row], row: Row, to: int) -> tuple[int, int]:
    """Move the row within the line; its old and its new position."""
    if row not in line:
        raise ValidationError(_("Wartet inzwischen nicht mehr."))
    old = line.index(row) + 1
    new = min(to, len(line))
    line.insert(new - 1, line.pop(old - 1))
    return old, new
