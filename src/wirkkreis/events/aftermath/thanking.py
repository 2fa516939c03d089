"""Thanks after an event: a letter with the ways to feedback, documentation and certificate."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.accounts.letters import Addressee, send_letter
from wirkkreis.activity.trail import record
from wirkkreis.events.aftermath.certificates import is_certified
from wirkkreis.events.aftermath.documenting import documentation_of
from wirkkreis.events.aftermath.feedback import is_open, open_until
from wirkkreis.events.models import Attendance, Event, Registration
from wirkkreis.events.registration.letters import own_page
from wirkkreis.events.tokens import sign
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.addresses import address_of


def to_thank(event: Event) -> QuerySet[Registration]:
    """Those who came, gave an address and were not thanked yet."""
    came = Attendance.objects.filter(registration=OuterRef("pk"))
    found = Registration.objects.filter(Exists(came), admission__event=event)
    counting = found.exclude(state__in=("cancelled", "declined"))
    return counting.exclude(email="").filter(thanked_at__isnull=True)


@transaction.atomic
def thank(event: Event, *, by: Actor) -> int:
    """Write to each of them, in her language, once; how many letters it was.

    Raises ValidationError before the event took place, and where nobody is left.
    """
    if not event.is_held:
        raise ValidationError(_("Erst wenn die Veranstaltung stattgefunden hat."))
    found = to_thank(event).select_related("admission__event", "partnership")
    people = list(found.select_for_update(of=("self",)))
    if not people:
        raise ValidationError(_("Es ist niemand mehr übrig, dem wir danken könnten."))
    for registration in people:
        _write(event, registration)
    Registration.objects.filter(pk__in=[one.pk for one in people]).update(thanked_at=clock.now())
    record("events.feedback.thanked", event, by=by, fields=["registrations"])
    return len(people)


def _write(event: Event, registration: Registration) -> None:
    with translation.override(registration.language):
        send_letter(
            "events/letters/thanks",
            to=Addressee(registration.email, registration.language),
            context={
                "event": str(event.title),
                "feedback_url": _feedback_url(event),
                "feedback_until": open_until(event),
                "documentation_url": _documentation_url(event),
                "own_url": own_page(registration) if is_certified(registration) else "",
            },
            partnership=event.partnership,
        )


def _feedback_url(event: Event) -> str:
    """The way to the form, "" once it is closed."""
    if not is_open(event, clock.now()):
        return ""
    token = sign("feedback", event.uid)
    return address_of(event.partnership, "event-feedback-give", event.pk, token)


def _documentation_url(event: Event) -> str:
    """The way to the documentation, "" while it is a draft."""
    shown = documentation_of(event)
    if shown is None or shown.published_at is None:
        return ""
    return address_of(event.partnership, "event-documentation", event.pk)
