"""What the public page of an event shows beyond its own row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from wirkkreis.accounts.actor import Actor
from wirkkreis.events.calendar.at_a_glance import (
    Mark,
    entrance_of,
    is_past,
    local_day,
    spoken,
    turns_today,
    with_places,
)
from wirkkreis.events.calendar.when import day_in_words, moment_in_words, span, when
from wirkkreis.events.models import Audience, Documentation, Event, EventGoal, Support
from wirkkreis.goals.models import Goal
from wirkkreis.tenancy import clock

MOST_DATES = 12
"""Other dates of a series that are shown; its feed has them all."""


@dataclass(frozen=True)
class Date:
    """Another date of the same series."""

    event: Event
    when: str
    where: str


def face_of(event: Event, *, actor: Actor) -> dict[str, Any]:
    """Everything of partnership life that belongs to the event, for its page.

    The row comes from `shown`. Nine queries, whatever there is.
    """
    entrance = entrance_of(event)
    return {
        "event": event,
        "when": when(event),
        "notice": _notice(event),
        "is_past": is_past(event),
        "entrance": entrance,
        "deadline": _deadline(event) if entrance and entrance.is_open else "",
        "audiences": [Audience(code).label for code in event.audiences],
        "languages": spoken(event.languages),
        "interpreted": spoken(event.interpreted),
        "supports": [Support(code).label for code in event.supports],
        "access": access(event),
        "online_url": event.online_url if _is_open_to_all(event) else "",
        "partners": list(event.partners.all()),
        "goals": _goals(event, actor),
        "workshops": [(span(one.starts, one.ends), one) for one in event.workshops.all()],
        "dates": _dates(event, actor),
        "documentation": Documentation.objects.filter(
            event=event, published_at__isnull=False
        ).first(),
        "turns_today": turns_today(event),
    }


def shown(actor: Actor) -> QuerySet[Event]:
    """Events with what their pages need, as far as this person may see them.

    What most have not is asked for where it is needed: with every table that is joined PostgreSQL
    thinks twice as long.
    """
    return with_places(Event.objects.visible_to(actor).filter(published_at__isnull=False))


def access(event: Event) -> list[Mark]:
    """What is known of how accessible the place is; what nobody has looked at is left out."""
    facts: list[tuple[StrOrPromise, bool | None]] = [
        (_("stufenlos erreichbar"), event.is_step_free())
    ]
    if event.venue:
        facts += event.venue.accessibility()[1:]
    return [
        Mark(label, "good", "check")
        if there
        else Mark(_("nicht: %(fact)s") % {"fact": label}, "warn", "cross")
        for label, there in facts
        if there is not None
    ]


def _notice(event: Event) -> dict[str, Any] | None:
    """What everybody has to know first."""
    if event.is_cancelled:
        title = _("Diese Veranstaltung ist abgesagt.")
        return {"kind": "bad", "title": title, "text": event.cancel_note}
    if is_past(event):
        return None
    if event.moved_from and event.starts and event.moved_from != event.starts:
        title = _("Der Termin hat sich geändert.")
        words = _("Vorher stand hier: %(when)s.") % {"when": _before(event.moved_from, event)}
        return {"kind": "warn", "title": title, "text": words}
    return None


def _before(moment: datetime, event: Event) -> str:
    return day_in_words(local_day(moment)) if event.all_day else moment_in_words(moment)


def _deadline(event: Event) -> str:
    return moment_in_words(event.admission.deadline())


def _is_open_to_all(event: Event) -> bool:
    """Whether strangers may have the link: who registers gets it with the place."""
    return not hasattr(event, "admission") and not is_past(event) and not event.is_cancelled


def _goals(event: Event, actor: Actor) -> Sequence[Goal]:
    serves = EventGoal.objects.filter(event=event).values("goal")
    served = Goal.objects.visible_to(actor).filter(pk__in=serves)
    return list(served.in_order())


def _dates(event: Event, actor: Actor) -> list[Date]:
    """The next dates of the same series."""
    if event.series_id is None:
        return []
    others = Event.objects.listed(actor).filter(series=event.series_id).exclude(pk=event.pk)
    coming = others.within(clock.today(), None).select_related("municipality", "venue").in_time()
    return [Date(other, when(other), other.where()) for other in coming[:MOST_DATES]]
