"""Neighbouring: a public event is passed on to other partnerships of this install, as a copy.

What goes over is only what everybody may read, as plain values: never a row. Both sides are
entered one after the other, each through its own door (`inside`), by the worker. There the copy is
a proposal that staff accept; it follows the original until it is over.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import NOBODY, Actor
from wirkkreis.activity.trail import record
from wirkkreis.events.making.planning import change_event
from wirkkreis.events.models import Event, EventOrigin, Format, Sharing, Visibility
from wirkkreis.events.registration.announcing import ask_to_tell_neighbours
from wirkkreis.flow.engine import take
from wirkkreis.languages.known import BASE
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.addresses import address_of
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

ELSEWHERE: Final = "supraregional_conference"
"""The format of a copy where the neighbour knows none of the original's code."""
FOLLOWING: Final = ("planned", "published", "open", "closed")


@dataclass(frozen=True)
class Copy:
    """An event in plain values, as it goes over the wall. `off` says that it is called off."""

    uid: str
    name: str
    url: str
    format: str
    title: dict[str, str]
    summary: dict[str, str]
    text: dict[str, str]
    place: str
    online_url: str
    starts: str
    ends: str
    all_day: bool
    audiences: list[str]
    languages: list[str]
    interpreted: list[str]
    step_free: bool | None
    access_note: dict[str, str]
    price: str
    price_note: dict[str, str]
    off: bool
    reason: dict[str, str]

    def digest(self) -> str:
        """Another one whenever anything differs."""
        return sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


@transaction.atomic
def share(event: Event, neighbours: Iterable[Partnership], *, by: Actor) -> None:
    """Pass an event on to these partnerships and to no others. Raises ValidationError.

    Who no longer gets it has its copy called off.
    """
    wanted = {one.pk for one in neighbours}
    known = set(event.sharings.values_list("neighbour_id", flat=True))
    if wanted - known and not is_public(event):
        raise ValidationError(
            _("Weitergeben kann man nur, was veröffentlicht und für alle im Kalender ist.")
        )
    for pk in sorted(wanted - known):
        sharing = Sharing.objects.create(event=event, neighbour_id=pk)
        record("events.event.shared", sharing, by=by)
    for sharing in event.sharings.exclude(neighbour_id__in=wanted).filter(ended_at=None):
        sharing.ended_at = clock.now()
        sharing.save(update_fields=["ended_at"])
        record("events.event.unshared", sharing, by=by)
    event.sharings.filter(neighbour_id__in=wanted).update(ended_at=None)
    ask_to_tell_neighbours(event)


def is_public(event: Event) -> bool:
    """Whether everybody finds the event in the calendar."""
    return event.published_at is not None and event.visibility == Visibility.PUBLIC


def tell_neighbours(partnership: Partnership) -> int:
    """Carry over what is new or changed in a partnership's shared events; how many copies.

    Must run outside of every partnership.
    """
    with inside(partnership):
        due = [(one.pk, one.neighbour, copy) for one, copy in _changed(partnership)]
    for pk, neighbour, copy in due:
        with inside(neighbour):
            receive(copy)
        with inside(partnership):
            told = Sharing.objects.filter(pk=pk)
            told.update(digest=copy.digest(), told_at=clock.now())
    return len(due)


@transaction.atomic
def receive(copy: Copy) -> Event | None:
    """Make the copy, or let it follow; None where there is nothing to make or no format to use."""
    if copy.off:
        return call_off(copy.uid, copy.reason)
    found = _origin(copy.uid)
    if found is None:
        return _propose(copy)
    if found.cancelled_at is not None:
        found.cancelled_at = None
        found.save(update_fields=["cancelled_at"])
    if found.event.state in (*FOLLOWING, "proposed"):
        _follow(found.event, copy)
    return found.event


@transaction.atomic
def call_off(uid: str, reason: Mapping[str, str]) -> Event | None:
    """Mark that the original is gone, and call off the copy once it was accepted."""
    found = _origin(uid)
    if found is None:
        return None
    if found.cancelled_at is None:
        found.cancelled_at = clock.now()
        found.save(update_fields=["cancelled_at"])
    if found.event.state in FOLLOWING:
        return take(found.event, "follow", by=NOBODY, cancel_note=dict(reason))
    return found.event


def name_there(partnership: Partnership, uid: UUID | str) -> str:
    """What neighbours know an event of this partnership by."""
    return f"{partnership.slug}:{uid}"


def copy_of(event: Event, partnership: Partnership, *, ended: bool = False) -> Copy:
    """What the public may read of an event, in plain values.

    One that lost its day is not public any more: the copy is called off, without moments.
    """
    with translation.override(BASE):
        where = event.where() or (_("online") if event.online_url else "")
        url = address_of(partnership, "event", event.pk)
    return Copy(
        uid=name_there(partnership, event.uid),
        name=partnership.name,
        url=url,
        format=event.format.code,
        title=dict(event.title.all),
        summary=dict(event.summary.all),
        text=dict(event.text.all),
        place=where[:200],
        online_url="" if hasattr(event, "admission") else event.online_url,
        starts=event.starts.isoformat() if event.starts else "",
        ends=event.ends.isoformat() if event.ends else "",
        all_day=event.all_day,
        audiences=list(event.audiences),
        languages=list(event.languages),
        interpreted=list(event.interpreted),
        step_free=event.is_step_free(),
        access_note=dict(event.access_note.all),
        price=str(event.price),
        price_note=dict(event.price_note.all),
        off=ended or event.is_cancelled or not is_public(event),
        reason=dict(event.cancel_note.all) if event.is_cancelled else {},
    )


def _changed(partnership: Partnership) -> list[tuple[Sharing, Copy]]:
    """The sharings of events not over that the neighbour knows otherwise, or not at all."""
    near = Sharing.objects.select_related(
        "neighbour", "event__format", "event__venue", "event__municipality", "event__admission"
    )
    coming = near.exclude(event__ends__lt=clock.now())
    copies = [
        (one, copy_of(one.event, partnership, ended=one.ended_at is not None)) for one in coming
    ]
    return [(one, copy) for one, copy in copies if copy.digest() != one.digest]


def _propose(copy: Copy) -> Event | None:
    kind = _format_for(copy)
    if kind is None:
        return None
    event = Event(state="proposed", format=kind, **_facts(copy))
    event.full_clean(exclude=["partnership"])
    event.save()
    EventOrigin.objects.create(event=event, uid=copy.uid, name=copy.name, url=copy.url)
    record("events.event.proposed", event, by=NOBODY)
    return event


def _follow(event: Event, copy: Copy) -> None:
    for name, value in _facts(copy).items():
        setattr(event, name, value)
    change_event(event, by=NOBODY)


def _origin(uid: str) -> EventOrigin | None:
    return EventOrigin.objects.filter(feed=None, uid=uid).select_related("event").first()


def _format_for(copy: Copy) -> Format | None:
    known = {one.code: one for one in Format.objects.active()}
    return known.get(copy.format) or known.get(ELSEWHERE) or next(iter(known.values()), None)


def _facts(copy: Copy) -> dict[str, Any]:
    facts = asdict(copy)
    for name in ("uid", "name", "url", "format", "off", "reason"):
        del facts[name]
    for name in ("starts", "ends"):
        facts[name] = datetime.fromisoformat(facts[name])
    return facts
