"""The steps of a registration as staff take them: each with all that belongs to it."""

from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.events.models import Registration
from wirkkreis.events.registration import staff_letters
from wirkkreis.events.registration.line_order import offer_by_hand
from wirkkreis.events.registration.registering import cancel, confirm
from wirkkreis.events.registration.waiting import accept, decline, put_back
from wirkkreis.flow.engine import Flowing, Open, open_to

BY_ITSELF = "expire"
"""The step that only time takes."""


def steps_for(registration: Registration, actor: Actor) -> list[Open]:
    """The steps that staff can take now."""
    return [one for one in open_to(registration, actor) if one.step.name != BY_ITSELF]


def take_as_staff(row: Flowing, name: str, *, by: Actor, note: str, **_values: Any) -> Flowing:
    """Take a step like `flow.engine.take`, with letters, places passed on and all."""
    registration = cast("Registration", row)
    if name == "confirm":
        return confirm(registration, by=by)
    if name == "accept":
        return accept(registration, by=by)
    if name == "cancel":
        return cancel(registration, by=by)
    if name == "decline":
        return decline(registration, by=by, note=note)
    if name == "put_back":
        return put_back(registration, by=by, note=note)
    if name == "offer":
        offer_by_hand(registration, by=by, reason=note)
        return registration
    raise ValidationError(_("Das geschieht von selbst, wenn die Frist vorbei ist."))


@transaction.atomic
def write_again(registration: Registration, *, by: Actor) -> None:
    """Send the letter that fits how things stand once more.

    Raises ValidationError where there is no address, or nothing to write.
    """
    if not registration.email:
        raise ValidationError(_("Es ist keine E-Mail-Adresse angegeben."))
    if registration.state_now.final:
        raise ValidationError(_("Diese Anmeldung gilt nicht mehr."))
    staff_letters.tell_again(registration)
    record("events.registration.written_to", registration, by=by)
