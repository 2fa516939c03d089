"""The workshops of an event: added, changed, put in order, taken out.

A workshop that somebody counts on goes only with a reason, and everybody concerned is told.
Fewer places than are given take none back; more places go to those waiting.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.events.models import Admission, Registration, Workshop, WorkshopPlace
from wirkkreis.events.registration import staff_letters
from wirkkreis.events.registration.admitting import CHANGED, COUNTING
from wirkkreis.events.registration.holding import locked
from wirkkreis.events.registration.waiting import pass_on
from wirkkreis.events.registration.workshops import give_wishes


@transaction.atomic
def keep_workshop(admission: Admission, workshop: Workshop, *, by: Actor) -> Workshop:
    """Keep a new or changed workshop as its form left it. Raises ValidationError by field."""
    held = locked(admission)
    workshop.full_clean(exclude=["partnership"])
    _refuse_outside(workshop)
    if workshop._state.adding:
        last = held.event.workshops.aggregate(last=Max("position"))["last"]
        workshop.position = 0 if last is None else last + 1
    workshop.save()
    record(CHANGED, held, by=by, fields=["workshops"])
    pass_on(held)
    return workshop


@transaction.atomic
def move_workshop(admission: Admission, workshop: Workshop, *, by: Actor, up: bool) -> None:
    """Swap the workshop with its neighbour of the same hour; with no such neighbour do nothing."""
    held = locked(admission)
    beside = list(held.event.workshops.filter(starts=workshop.starts))
    place = beside.index(workshop)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(beside):
        return
    beside[place], beside[other] = beside[other], beside[place]
    for position, row in enumerate(beside):
        row.position = position
    Workshop.objects.bulk_update(beside, ["position"])
    record(CHANGED, held, by=by, fields=["workshops"])


@transaction.atomic
def remove_workshop(admission: Admission, workshop: Workshop, *, by: Actor, reason: str) -> None:
    """Take out a workshop; who loses a place or a wish gets what she wished for next.

    Raises ValidationError when somebody counts on it and there is no reason.
    """
    held = locked(admission)
    concerned = list(counting_on(workshop))
    if concerned and not reason.strip():
        raise ValidationError({"reason": _("Bitte den Grund angeben.")})
    gone = workshop.title
    workshop.delete()
    record(CHANGED, held, by=by, fields=["workshops"], note=reason)
    for registration in concerned:
        if registration.state in {"unconfirmed", "firm"}:
            give_wishes(registration)
        staff_letters.tell_workshop_gone(registration, gone)
    pass_on(held)


def counting_on(workshop: Workshop) -> list[Registration]:
    """Registrations with a place in the workshop, in its line, or that wish for it."""
    live = workshop.places.exclude(state="left").values("registration")
    rows = Registration.objects.filter(pk__in=live, state__in=COUNTING)
    return list(rows.select_related("admission__event", "partnership"))


def holding_a_place(workshop: Workshop) -> int:
    """For how many people a place in the workshop is held."""
    return workshop.places.holding().people()


def clashing(workshop: Workshop) -> int:
    """How many registrations have a place in it and another one at the same time."""
    here = workshop.places.filter(state="firm").values("registration")
    others = WorkshopPlace.objects.filter(
        registration__in=here,
        state="firm",
        workshop__starts__lt=workshop.ends,
        workshop__ends__gt=workshop.starts,
    )
    return others.exclude(workshop=workshop).values("registration").distinct().count()


def _refuse_outside(workshop: Workshop) -> None:
    event = workshop.event
    if event.starts is None or event.ends is None:
        raise ValidationError(_("Bitte zuerst Beginn und Ende der Veranstaltung festlegen."))
    if workshop.starts < event.starts:
        raise ValidationError({"starts": _("Das ist vor dem Beginn der Veranstaltung.")})
    if workshop.ends > event.ends:
        raise ValidationError({"ends": _("Das ist nach dem Ende der Veranstaltung.")})
