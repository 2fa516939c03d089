"""Forgetting: personal data goes when its purpose ends; every count stays.

Days after the event (rule set of its year) names, addresses, notes, answers and consents of the
registrations are emptied, and so are names of walk-ins, letters that still lie in the outbox, and
the free texts of the feedback, because people write names into them. Signed lists are kept for
years, as proof to the funder, and then deleted from the disk. What remains of a registration is its
state, its size, its language and who came.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import NOBODY, Actor
from wirkkreis.accounts.outbox import forget_letters_to
from wirkkreis.activity.trail import record
from wirkkreis.events.models import (
    Answer,
    Attendance,
    Consent,
    Event,
    EventFile,
    Feedback,
    FileKind,
    Registration,
)
from wirkkreis.events.registration.registering import cancel
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import rules_for

EMPTIED: Final = dict.fromkeys(Registration.PERSONAL, "") | {"account": None}
MAY_STILL_COME: Final = ("unconfirmed", "waiting", "offered", "firm")
"""States in which a registration needs its name and address until the event is over."""

FREE_TEXT: Final = ~Q(good="") | ~Q(better="")


def forgotten_on(event: Event) -> date | None:
    """The day on whose morning the personal data of an event is deleted; None without a day."""
    last: date | None = event.last_day
    if last is None:
        return None
    return last + timedelta(days=rules_for(last.year).days_participants_kept + 1)


def lists_forgotten_on(event: Event) -> date | None:
    """The day on which signed lists go: years of the rules after the end of the event's year."""
    if event.last_day is None:
        return None
    year = event.last_day.year
    return date(year + rules_for(year).years_lists_kept + 1, 1, 1)


def forget_what_is_due() -> None:
    """Delete what has served its purpose, in the partnership we are in. Again changes nothing."""
    today = clock.today()
    for event in _with_personal_data():
        due = forgotten_on(event)
        if due and due <= today:
            forget_event(event, by=NOBODY)
    for event in _with_signed_lists():
        due = lists_forgotten_on(event)
        if due and due <= today:
            forget_lists(event, by=NOBODY)


@transaction.atomic
def forget_event(event: Event, *, by: Actor) -> int:
    """Empty all personal data of an event; of how many registrations it was."""
    emptied = _empty(Registration.objects.filter(admission__event=event))
    named = Attendance.objects.filter(event=event).exclude(name="", found_by="")
    walk_ins = named.update(name="", found_by="")
    written = Feedback.objects.filter(FREE_TEXT, event=event).update(good="", better="")
    if emptied or walk_ins or written:
        words = _("Anmeldungen: %(registrations)d, ohne Anmeldung: %(walk_ins)d") % {
            "registrations": emptied,
            "walk_ins": walk_ins,
        }
        record("events.registration.forgotten", event, by=by, fields=["registrations"], note=words)
    return emptied


@transaction.atomic
def forget_on_request(registration: Registration, *, by: Actor) -> None:
    """Empty one registration behind its own link; what still holds or waits for a place gives it
    back in the same step, without a letter: its address would lie in the outbox.

    Raises ValidationError while the event is on: the door needs the name.
    """
    if may_still_come(registration):
        cancel(registration, by=by, by_letter=False)
    forget_registration(registration, by=by)


def may_still_come(registration: Registration) -> bool:
    """Whether it holds or waits for a place at an event that is not over."""
    event = registration.admission.event
    over = event.is_over(clock.now()) or event.is_cancelled
    return registration.state in MAY_STILL_COME and not over


@transaction.atomic
def forget_registration(registration: Registration, *, by: Actor) -> None:
    """Empty one registration before its time, because somebody asked for it.

    Raises ValidationError while it still holds or waits for a place at an event to come: cancel
    it first, so that others get the place.
    """
    found = Registration.objects.select_related("admission__event")
    locked = found.select_for_update(of=("self",)).get(pk=registration.pk)
    if may_still_come(locked):
        raise ValidationError(_("Bitte melden Sie zuerst ab: Die Veranstaltung kommt noch."))
    if _empty(Registration.objects.filter(pk=locked.pk)):
        locked.attendances.update(name="", found_by="")
        record("events.registration.forgotten", locked, by=by, fields=sorted(EMPTIED))


@transaction.atomic
def forget_lists(event: Event, *, by: Actor) -> int:
    """Delete the scans of signed lists, once that is certain also from the disk; how many."""
    lists = list(EventFile.objects.filter(event=event, kind=FileKind.SIGNED_LIST))
    for scan in lists:
        transaction.on_commit(partial(scan.upload.storage.delete, str(scan.upload.name)))
    EventFile.objects.filter(pk__in=[scan.pk for scan in lists]).delete()
    if lists:
        record("events.file.removed", event, by=by, fields=["files"])
    return len(lists)


def _with_personal_data() -> Iterator[Event]:
    """Events that are over and of which somebody's data is still there."""
    registered = Registration.objects.filter(
        admission__event=OuterRef("pk"), forgotten_at__isnull=True
    )
    walked_in = Attendance.objects.filter(event=OuterRef("pk")).exclude(name="")
    said = Feedback.objects.filter(FREE_TEXT, event=OuterRef("pk"))
    over = Event.objects.past(clock.now())
    return over.filter(Exists(registered) | Exists(walked_in) | Exists(said)).iterator()


def _with_signed_lists() -> Iterator[Event]:
    scans = EventFile.objects.filter(event=OuterRef("pk"), kind=FileKind.SIGNED_LIST)
    return Event.objects.past(clock.now()).filter(Exists(scans)).iterator()


def _empty(registrations: QuerySet[Registration]) -> int:
    """Empty the fields, delete what hangs on them; how many registrations they were."""
    kept = registrations.filter(forgotten_at__isnull=True).select_for_update(of=("self",))
    found = {registration.pk: registration.email for registration in kept}
    if not found:
        return 0
    Answer.objects.filter(registration__in=found).delete()
    Consent.objects.filter(registration__in=found).delete()
    forget_letters_to(address for address in found.values() if address)
    emptied = Registration.objects.filter(pk__in=found)
    return emptied.update(**EMPTIED, forgotten_at=clock.now())
