"""Proposing: what a partner does behind the link from the invitation, without an account."""

from datetime import timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.activity.trail import record
from wirkkreis.events.making.planning import blank_like, change_event, later, make_event
from wirkkreis.events.models import Event, EventQuerySet, ProgrammePartner
from wirkkreis.flow.engine import take
from wirkkreis.goals.models import Goal
from wirkkreis.tenancy import clock

MOST_ENTRIES: Final = 30
"""Entries of one partner in one programme: enough for a theatre, too few for a flood."""

OPEN_TO_PARTNER: Final = ("proposed", "returned")
"""States in which an entry is still the partner's to change."""


class TooOften(ValidationError):
    """More forms came through one link than people send."""

    def __init__(self) -> None:
        super().__init__(_("Das waren sehr viele Einträge. Bitte versuchen Sie es später."))


@transaction.atomic
def hand_in(partner: ProgrammePartner, event: Event, *, like: Event | None = None) -> Event:
    """Keep a new entry as its form left it, and propose it. Raises ValidationError.

    With `like`, the picture of that earlier entry is taken over where none was sent.
    """
    _refuse_after_deadline(partner)
    # Counted under a lock, so that forms sent at once do not pass the limit together.
    ProgrammePartner.objects.select_for_update().get(pk=partner.pk)
    if partner.events.count() >= MOST_ENTRIES:
        words = _("Es sind schon %(most)d Einträge. Bitte schreiben Sie uns, wenn es mehr sind.")
        raise ValidationError(words % {"most": MOST_ENTRIES})
    programme = partner.programme
    event.programme, event.proposed_by = programme, partner
    event.format, event.organiser = programme.format, partner.organisation
    if like is not None and like.picture and not event.picture:
        content = ContentFile(like.picture.read())
        event.picture.save(str(like.picture.name), content, save=False)
    goals = Goal.objects.filter(pk__in=programme.goals.values("pk"))
    make_event(event, by=NOBODY, goals=goals)
    return take(event, "propose", by=NOBODY)


@transaction.atomic
def change_entry(event: Event) -> Event:
    """Save an entry as its form left it; a returned one is proposed again.

    Raises ValidationError once it was accepted or turned down, or the deadline is over; who was
    asked for a change may still make it.
    """
    now = Event.objects.select_for_update().get(pk=event.pk)
    _refuse_unless_own(now)
    event.state = now.state
    change_event(event, by=NOBODY)
    return take(event, "propose", by=NOBODY) if now.state == "returned" else event


@transaction.atomic
def withdraw_entry(event: Event) -> None:
    """Take back an entry nobody was told of yet. Raises ValidationError once it is accepted."""
    now = Event.objects.select_for_update().filter(pk=event.pk).first()
    if now is None:
        return
    if now.state not in OPEN_TO_PARTNER:
        raise ValidationError(_("Der Eintrag ist schon entschieden. Bitte schreiben Sie uns."))
    record("events.event.removed", now, by=NOBODY)
    now.delete()


def may_change(event: Event) -> bool:
    """Whether the entry is still the partner's to change today."""
    if event.state == "returned":
        return True
    assert event.programme is not None, "an entry belongs to a programme"
    return event.state == "proposed" and event.programme.takes_entries(clock.today())


def earlier_entries(partner: ProgrammePartner) -> EventQuerySet:
    """What the same organisation did in earlier programmes, the latest first."""
    found: EventQuerySet = Event.objects.filter(
        proposed_by__organisation=partner.organisation_id,
        programme__last_day__lt=partner.programme.first_day,
    )
    return found.exclude(state__in=(*OPEN_TO_PARTNER, "rejected")).newest_first()


def like_last_year(partner: ProgrammePartner, event: Event) -> Event:
    """An unsaved entry like an earlier one, on the same weekday of this programme's span."""
    made = blank_like(event)
    before = event.programme
    if before is not None and event.starts is not None and event.ends is not None:
        weeks = round((partner.programme.first_day - before.first_day).days / 7)
        made.starts = later(event.starts, timedelta(weeks=weeks))
        made.ends = later(event.ends, timedelta(weeks=weeks))
    return made


def _refuse_unless_own(event: Event) -> None:
    if event.state not in OPEN_TO_PARTNER:
        raise ValidationError(_("Der Eintrag ist schon entschieden. Bitte schreiben Sie uns."))
    if not may_change(event):
        raise ValidationError(_("Die Frist ist vorbei. Bitte schreiben Sie uns."))


def _refuse_after_deadline(partner: ProgrammePartner) -> None:
    if not partner.programme.takes_entries(clock.today()):
        raise ValidationError(_("Die Frist ist vorbei. Bitte schreiben Sie uns."))
