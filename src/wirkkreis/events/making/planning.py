"""Planning: a new event, a change to one, a copy, a series, and taking one out.

What a calendar shows of an event gets a higher `sequence` with every change (RFC 5545, 3.8.7.4).
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import datetime, timedelta
from typing import Any, Final, TypedDict, Unpack
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.differences import difference
from wirkkreis.activity.trail import record
from wirkkreis.events.flow import missing_in
from wirkkreis.events.models import Admission, Event, EventGoal, EventPartner, Series
from wirkkreis.events.registration.announcing import announce, ask_to_call_off_copies
from wirkkreis.goals.models import Goal
from wirkkreis.people.models import Organisation
from wirkkreis.places.models import Municipality
from wirkkreis.tenancy import clock

IN_CALENDARS: Final = frozenset(
    {
        "title",
        "summary",
        "access_note",
        "starts",
        "ends",
        "all_day",
        "municipality",
        "venue",
        "place",
        "online_url",
        "format",
    }
)
"""Fields that calendars show."""

KEPT_BESIDE: Final = ("found_by", "changed_at", "moved_from", "sequence")
"""Fields that a change brings along."""

TIME_AND_PLACE: Final = frozenset(
    {"starts", "ends", "all_day", "municipality", "venue", "place", "online_url"}
)
"""Fields whose change everybody registered has to know."""

OF_ITS_OWN: Final[dict[str, Any]] = {
    "state": "idea",
    "starts": None,
    "ends": None,
    "pattern": "",
    "sequence": 0,
    "cancel_note": {},
    "published_at": None,
    "cancelled_at": None,
    "moved_from": None,
    "series": None,
    "programme": None,
    "proposed_by": None,
    "partner_note": "",
}
"""What a copy does not take over."""

LONGEST_SERIES: Final = 120


class Around(TypedDict, total=False):
    """The rows around an event."""

    goals: Iterable[Goal]
    partners: Iterable[Organisation]


@transaction.atomic
def make_event(event: Event, *, by: Actor, **around: Unpack[Around]) -> Event:
    """Keep a new event as its form left it. Raises ValidationError by field."""
    event.full_clean(exclude=["partnership"])
    event.save()
    _relink(event, around)
    record("events.event.added", event, by=by)
    return event


@transaction.atomic
def change_event(event: Event, *, by: Actor, **around: Unpack[Around]) -> set[str]:
    """Save an event as its form left it; the names of what differs. Raises ValidationError.

    Everybody registered is told of another time or place. What is published stays complete.
    """
    before = Event.objects.select_for_update().get(pk=event.pk)
    event.full_clean(exclude=["partnership"])
    if before.published_at and (missing := missing_in(event)) and not missing_in(before):
        raise ValidationError(missing)
    found = difference(before, event)
    moved = _relink(event, around)
    if not found.fields and not moved:
        return set()
    event.changed_at = clock.now()
    if "starts" in found.fields and before.published_at:
        event.moved_from = before.starts
    event.sequence = before.sequence + bool(IN_CALENDARS.intersection(found.fields))
    event.save(update_fields=[*found.fields, *KEPT_BESIDE])
    fields = [*found.fields, *moved]
    record("events.event.changed", event, by=by, fields=fields, changes=found.changes)
    if before.published_at and TIME_AND_PLACE.intersection(found.fields):
        announce(event, "moved")
    return set(fields)


@transaction.atomic
def remove_event(event: Event, *, by: Actor) -> None:
    """Take out an event that nobody was told of. Raises ValidationError for any other.

    Neighbours who got it before it was withdrawn have their copies called off.
    """
    now = Event.objects.select_for_update().filter(pk=event.pk).first()
    if now is None:
        return
    if now.published_at or now.attendances.exists() or now.is_held:
        raise ValidationError(
            _("Diese Veranstaltung war schon zu sehen. Sagen Sie sie ab, wenn sie ausfällt.")
        )
    ask_to_call_off_copies(now)
    record("events.event.removed", now, by=by)
    now.delete()


@transaction.atomic
def copy_event(
    event: Event, *, by: Actor, starts: datetime | None = None, **different: Any
) -> Event:
    """The same once more, as an idea: texts, goals, partners, registration, questions, workshops.

    With `starts` it lasts as long as the first did. `different` are fields that are not the same;
    unless told so by `series`, it belongs to none.
    """
    made = blank_like(event)
    for name, value in different.items():
        setattr(made, name, value)
    if starts is not None and event.starts is not None and event.ends is not None:
        made.starts = starts
        made.ends = later(starts, apart(event.starts, event.ends))
    if event.picture:
        made.picture.save(str(event.picture.name), ContentFile(event.picture.read()), save=False)
    goals, partners = event.goals.all(), event.partners.all()
    make_event(made, by=by, goals=goals, partners=partners)
    _copy_admission(event, made)
    return made


@transaction.atomic
def name_as_pattern(event: Event, *, by: Actor, name: str) -> None:
    """Let an event be a pattern for others, under a name; "" ends that."""
    if event.pattern != name:
        event.pattern = name
        event.save(update_fields=["pattern"])
        record("events.event.changed", event, by=by, fields=["pattern"])


@transaction.atomic
def repeat_event(event: Event, *, by: Actor, starts: Sequence[datetime]) -> Series:
    """A series of the event and one copy for each further beginning. Raises ValidationError.

    Dates that the series has, or had before they were moved, are not made again.
    """
    if len(starts) > LONGEST_SERIES:
        words = _("Eine Reihe kann auf einmal höchstens %(most)d Termine bekommen.")
        raise ValidationError(words % {"most": LONGEST_SERIES})
    series = _held_series(event, by=by)
    there = {
        moment for pair in series.events.values_list("starts", "moved_from") for moment in pair
    }
    wanted = [moment for moment in starts if moment not in there]
    if not wanted:
        raise ValidationError(_("Diese Termine gibt es in der Reihe schon."))
    for moment in wanted:
        copy_event(event, by=by, starts=moment, series=series)
    return series


@transaction.atomic
def spread_event(event: Event, *, by: Actor, places: Iterable[Municipality]) -> Series:
    """The same event in other municipalities, each an idea without a day, as one series."""
    series = _held_series(event, by=by)
    there = set(series.events.values_list("municipality", flat=True))
    for place in places:
        if place.pk not in there:
            copy_event(event, by=by, municipality=place, venue=None, place="", series=series)
    return series


def blank_like(event: Event) -> Event:
    """An unsaved event with the same content and nothing of the other's life."""
    made = copy(event)
    made._state = type(event._state)()
    made._state.adding = True
    made.pk, made.uid = None, uuid4()
    made.created_at = made.changed_at = clock.now()
    made.picture = ""
    for name, value in OF_ITS_OWN.items():
        setattr(made, name, value)
    return made


def later(moment: datetime, by: timedelta) -> datetime:
    """Later on the clock on the wall: 17 o'clock stays so, though clocks are put back meanwhile."""
    return timezone.make_aware(timezone.make_naive(moment) + by)


def apart(first: datetime, second: datetime) -> timedelta:
    """How far two moments are apart on the clock on the wall."""
    return timezone.make_naive(second) - timezone.make_naive(first)


def _held_series(event: Event, *, by: Actor) -> Series:
    """The series of the event, a new one where it has none, held against a second click."""
    now = Event.objects.select_for_update(of=("self",)).select_related("series").get(pk=event.pk)
    if now.series is None:
        now.series = Series.objects.create(title=event.title)
        now.save(update_fields=["series"])
        record("events.series.added", now.series, by=by)
    event.series = now.series
    return Series.objects.select_for_update().get(pk=now.series.pk)


def _copy_admission(event: Event, made: Event) -> None:
    """The registration form as it was: its deadlines keep their distance to the beginning."""
    first = Admission.objects.filter(event=event).first()
    if first is None:
        return
    moved = apart(event.starts, made.starts) if made.starts and event.starts else None
    admission = copy(first)
    admission.pk, admission._state.adding, admission.event = None, True, made
    admission.opens = later(first.opens, moved) if first.opens and moved is not None else None
    admission.closes = later(first.closes, moved) if first.closes and moved is not None else None
    admission.save()
    _copy_rows(first.questions.all(), admission=admission)
    newest = first.consent_texts.newest_first().first()
    if newest:
        _copy_rows([newest], admission=admission, version=1)
    if moved is not None:
        for workshop in event.workshops.all():
            _copy_rows(
                [workshop],
                event=made,
                starts=later(workshop.starts, moved),
                ends=later(workshop.ends, moved),
            )


def _copy_rows(rows: Iterable[models.Model], **different: Any) -> None:
    for row in rows:
        row.pk, row._state.adding = None, True
        for name, value in different.items():
            setattr(row, name, value)
        row.save()


def _relink(event: Event, around: Mapping[str, Any]) -> list[str]:
    """Bring goals and partners in line with what is given; the names of what differs."""
    links: tuple[tuple[str, type[models.Model], str], ...] = (
        ("goals", EventGoal, "goal"),
        ("partners", EventPartner, "organisation"),
    )
    return [
        name
        for name, model, column in links
        if name in around and _link_anew(model, event, column, around[name])
    ]


def _link_anew(
    model: type[models.Model], event: Event, column: str, rows: Iterable[models.Model]
) -> bool:
    links = model._default_manager.filter(event=event)
    before = set(links.values_list(f"{column}_id", flat=True))
    wanted = {row.pk for row in rows}
    links.filter(**{f"{column}_id__in": before - wanted}).delete()
    model._default_manager.bulk_create(
        model(event=event, **{f"{column}_id": pk}) for pk in sorted(wanted - before)
    )
    return before != wanted
