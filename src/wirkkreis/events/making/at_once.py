"""Many events at once: a step for all of a series, and a change carried over to what follows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from wirkkreis.accounts.actor import Actor
from wirkkreis.events.making.planning import Around, apart, change_event, later
from wirkkreis.events.models import Event, EventQuerySet
from wirkkreis.flow.engine import take
from wirkkreis.languages.said import Said
from wirkkreis.tenancy import clock

STILL_TO_COME: Final = ("idea", "planned", "published", "open", "closed")
"""States in which an event can still be changed along with others."""

PARTS: Final[Mapping[str, tuple[StrOrPromise, tuple[str, ...]]]] = {
    "words": (gettext_lazy("Titel und Texte"), ("title", "format", "summary", "text")),
    "hours": (gettext_lazy("Uhrzeit"), ("all_day",)),
    "place": (gettext_lazy("Ort"), ("municipality", "venue", "place", "online_url")),
    "people": (gettext_lazy("Für wen und Sprachen"), ("audiences", "languages", "interpreted")),
    "access": (
        gettext_lazy("Barrieren und Unterstützung"),
        ("step_free", "supports", "access_note"),
    ),
    "makers": (gettext_lazy("Wer sie macht, und die Ziele"), ("organiser", "project")),
    "price": (gettext_lazy("Kosten"), ("price", "price_note")),
    "papers": (
        gettext_lazy("Listen, Bescheinigungen und Sichtbarkeit"),
        ("names", "hours", "content", "visibility"),
    ),
}
"""What can be carried over: the words for it, and the fields."""


@dataclass(frozen=True)
class Taken:
    """What came of a step for many: how many took it, which did not and why."""

    count: int
    refused: list[tuple[Event, str]]


@transaction.atomic
def take_all(events: Iterable[Event], step: str, *, by: Actor) -> Taken:
    """Take a step with each event; one that lacks something stays as it is, with its reason."""
    done, refused = 0, []
    for event in events:
        try:
            take(event, step, by=by)
            done += 1
        except ValidationError as why:
            refused.append((event, " ".join(why.messages)))
    return Taken(done, refused)


def to_publish(events: EventQuerySet) -> EventQuerySet:
    """Those of which nobody was told yet, and that are not over."""
    unseen: EventQuerySet = events.filter(state__in=("idea", "planned"))
    return unseen.exclude(ends__lt=clock.now()).in_time()


def to_open(events: EventQuerySet) -> EventQuerySet:
    """Published ones with a registration form that nobody opened yet, and that are not over."""
    ready: EventQuerySet = events.filter(state="published", admission__isnull=False)
    return ready.exclude(ends__lt=clock.now()).in_time()


def following(event: Event) -> EventQuerySet:
    """The dates of the same series after this one that can still be changed."""
    if event.series_id is None or event.starts is None:
        return Event.objects.none()
    others = Event.objects.filter(series=event.series_id, state__in=STILL_TO_COME)
    found: EventQuerySet = others.exclude(pk=event.pk).filter(starts__gt=event.starts)
    return found.in_time()


@transaction.atomic
def carry_over(event: Event, *, by: Actor, parts: Iterable[str]) -> int:
    """Let the dates that follow be like this one in these parts; how many differ now.

    Each keeps its day. Everybody registered is told of another hour or place.
    """
    wanted = list(parts)
    around: Around = {}
    if "makers" in wanted:
        around = {"goals": list(event.goals.all()), "partners": list(event.partners.all())}
    changed = 0
    for other in following(event):
        for name in (name for part in wanted for name in PARTS[part][1]):
            setattr(other, name, _plain(getattr(event, name)))
        if "hours" in wanted:
            _set_hours(other, event)
        changed += bool(change_event(other, by=by, **around))
    return changed


def _set_hours(other: Event, event: Event) -> None:
    assert event.starts is not None, "dates follow only what has a day"
    assert event.ends is not None, "and an end"
    assert other.starts is not None, "and have one"
    hour, day = timezone.localtime(event.starts).time(), timezone.localdate(other.starts)
    other.starts = timezone.make_aware(datetime.combine(day, hour))
    other.ends = later(other.starts, apart(event.starts, event.ends))


def _plain(value: Any) -> Any:
    return dict(value.all) if isinstance(value, Said) else value
