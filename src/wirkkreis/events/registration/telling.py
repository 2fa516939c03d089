"""Telling everybody registered that an event was moved, called off or not, or is tomorrow."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.activity.models import Activity
from wirkkreis.activity.trail import record
from wirkkreis.events.models import Event, Registration
from wirkkreis.events.registration import letters
from wirkkreis.events.registration.announcing import News
from wirkkreis.tenancy import clock

REMINDED: Final = "events.event.reminded"

LETTERS: Final[Mapping[News, Callable[[Registration], None]]] = {
    "moved": letters.tell_moved,
    "called_off": letters.tell_called_off,
    "resumed": letters.tell_resumed,
}

CONCERNED: Final = ("unconfirmed", "firm", "waiting", "offered")
"""The states in which somebody counts on the event."""


@transaction.atomic
def tell_everybody(event: Event, news: News) -> int:
    """Write one letter for each registration with an address; how many."""
    return _write(event, CONCERNED, LETTERS[news])


@transaction.atomic
def remind(event: Event) -> int:
    """Remind everybody with a place, once for each day the event is set to; how many."""
    lately = clock.now() - timedelta(days=2)
    trail = Activity.objects.about(event).filter(verb=REMINDED, happened_at__gte=lately)
    if trail.exists():
        return 0
    record(REMINDED, event, by=NOBODY)
    return _write(event, ("firm",), letters.tell_reminder)


def to_remind() -> QuerySet[Event]:
    """Events of tomorrow that people registered for."""
    tomorrow = clock.today() + timedelta(days=1)
    coming = Event.objects.filter(day=tomorrow, state__in=("published", "open", "closed"))
    return coming.filter(admission__isnull=False)


def _write(event: Event, states: tuple[str, ...], write: Callable[[Registration], None]) -> int:
    found = Registration.objects.filter(admission__event=event, state__in=states)
    written = 0
    for registration in found.exclude(email="").select_related("admission__event", "partnership"):
        write(registration)
        written += 1
    return written
