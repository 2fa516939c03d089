"""Whose turn it is to speak: a simple list in the order in which people asked."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.committees.models import AgendaItem, Attendee, Session, Speaker
from wirkkreis.tenancy import clock


@transaction.atomic
def ask_to_speak(item: AgendaItem, *, attendee: Attendee, by: Actor) -> Speaker:
    """Put somebody at the end of the list; whoever is on it already keeps her place.

    Raises ValidationError where the item does not run, and for somebody who is recused from it.
    """
    session = Session.objects.select_for_update().get(pk=item.session_id)
    if session.state != "open" or not session.items.filter(pk=item.pk, state="running").exists():
        raise ValidationError(_("Dieser Punkt wird gerade nicht beraten."))
    if attendee.session_id != session.pk:
        raise ValidationError(_("Diese Person gehört nicht zu dieser Sitzung."))
    if attendee.mandate and item.recusals.active().filter(mandate=attendee.mandate).exists():
        raise ValidationError(_("Wer befangen ist, spricht nicht zu diesem Punkt."))
    waiting = Speaker.objects.waiting().filter(item=item, attendee=attendee).first()
    if waiting is not None:
        return waiting
    speaker = Speaker.objects.create(item=item, attendee=attendee, asked_at=clock.now())
    record("committees.speaker.asked", speaker, by=by)
    return speaker


@transaction.atomic
def has_spoken(speaker: Speaker, *, by: Actor) -> Speaker:
    """Tick somebody off the list. Pressed twice, nothing changes."""
    row = Speaker.objects.select_for_update().get(pk=speaker.pk)
    if row.spoke_at is None:
        row.spoke_at = clock.now()
        row.save(update_fields=["spoke_at"])
        record("committees.speaker.spoke", row, by=by)
    return row


@transaction.atomic
def strike_off(speaker: Speaker, *, by: Actor) -> None:
    """Take somebody off the list who does not want to speak any more."""
    record("committees.speaker.removed", speaker.item, by=by)
    speaker.delete()
