"""Looking through registrations that nobody confirmed, and taking the list along."""

from django.db import transaction

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.events.models import Admission, Registration
from wirkkreis.tenancy import clock


@transaction.atomic
def review(registration: Registration, *, by: Actor) -> Registration:
    """Note that staff looked at a registration; a second time changes nothing."""
    held = Registration.objects.select_for_update().get(pk=registration.pk)
    if held.reviewed_at is None:
        held.reviewed_at = clock.now()
        held.save(update_fields=["reviewed_at"])
        record("events.registration.reviewed", held, by=by, fields=["reviewed_at"])
    return held


def note_taken_along(admission: Admission, *, by: Actor) -> None:
    """Record that the list of registrations left the house as a file."""
    record("events.admission.taken_along", admission, by=by)
