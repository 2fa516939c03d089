"""A letter to those registered, in staff's own words: one each, in the language of who reads it."""

from collections.abc import Collection, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.events.models import Admission, Registration
from wirkkreis.events.models.registration import RegistrationQuerySet
from wirkkreis.events.registration import staff_letters
from wirkkreis.events.registration.admitting import COUNTING


@transaction.atomic
def write_to_all(
    admission: Admission,
    *,
    by: Actor,
    subject: Mapping[str, str],
    text: Mapping[str, str],
    states: Collection[str],
    workshop: int | None = None,
) -> int:
    """Put one letter for each chosen registration with an address into the outbox; how many.

    Raises ValidationError when nobody would get one.
    """
    chosen = readers(admission, states, workshop).exclude(email="")
    found = list(chosen.select_related("admission__event", "partnership").order_by("line"))
    if not found:
        raise ValidationError(_("Von diesen Angemeldeten hat niemand eine E-Mail-Adresse genannt."))
    for registration in found:
        staff_letters.tell_in_own_words(registration, subject, text)
    number = len(found)
    said = ngettext("Eine E-Mail", "%(n)d E-Mails", number) % {"n": number}
    record("events.admission.written_to_all", admission, by=by, note=said)
    return number


def readers(
    admission: Admission, states: Collection[str], workshop: int | None = None
) -> RegistrationQuerySet:
    """Registrations in these states, with a workshop only those with a place in it."""
    wanted = [state for state in states if state in COUNTING]
    found: RegistrationQuerySet = Registration.objects.filter(admission=admission, state__in=wanted)
    if workshop is not None:
        here = {"workshop_places__workshop": workshop, "workshop_places__state": "firm"}
        found = found.filter(**here)
    return found
