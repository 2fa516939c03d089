"""Writing the diary: a new entry, a change to one, and taking one out."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any, TypedDict, Unpack
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.diary.models import (
    Entry,
    EntryGoal,
    EntryOrganisation,
    EntryPerson,
    Kind,
    Reach,
)
from wirkkreis.goals.models import Goal
from wirkkreis.people.models import Organisation, Person
from wirkkreis.places.models import Municipality
from wirkkreis.tenancy import clock

COLUMNS = ("kind", "day", "minutes", "municipality", "topic", "note")
LISTS: dict[str, type[models.Model]] = {
    "goal": EntryGoal,
    "organisation": EntryOrganisation,
    "person": EntryPerson,
}


class Details(TypedDict, total=False):
    """What may be said of an entry beside its kind and day.

    `reached` is the number of people by age band of the rule set, "" for those without age; an
    empty mapping means that nobody counted, which is not the same as {"": 0}.
    """

    minutes: int
    municipality: Municipality | None
    topic: str
    note: str
    reached: Mapping[str, int]
    goals: Iterable[Goal]
    organisations: Iterable[Organisation]
    persons: Iterable[Person]


class Changes(Details, total=False):
    """What may change of an entry."""

    kind: Kind
    day: date


@transaction.atomic
def write(
    *, by: Actor, kind: Kind, day: date, nonce: UUID | None = None, **details: Unpack[Details]
) -> Entry:
    """Write an entry. The same `nonce` again gives the entry that is there and changes nothing."""
    given: dict[str, Any] = {"kind": kind, "day": day, **details}
    entry, is_new = Entry.objects.get_or_create(
        nonce=nonce or uuid4(),
        defaults={name: given[name] for name in COLUMNS if name in given}
        | {"written_by": by.account},
    )
    if is_new:
        fields = _write_lists(entry, given)
        record("diary.entry.written", entry, by=by, fields=[*fields, "kind", "day"])
    return entry


@transaction.atomic
def change(entry: Entry, *, by: Actor, **new: Unpack[Changes]) -> Entry:
    """Change what is given and leave the rest; recorded when something differs.

    Entries of a closed year may change too: what was frozen stays as it is.
    """
    locked = Entry.objects.select_for_update().get(pk=entry.pk)
    given: dict[str, Any] = dict(new)
    before = {name: getattr(locked, name) for name in COLUMNS}
    changed = [name for name in COLUMNS if name in given and given[name] != before[name]]
    for name in changed:
        setattr(locked, name, given[name])
    moved = _write_lists(locked, given)
    if changed or moved:
        locked.changed_at = clock.now()
        locked.save(update_fields=[*changed, "found_by", "changed_at"])
        shown = set(changed) & set(Entry.NON_PERSONAL)
        changes = {name: (_said(before[name]), _said(given[name])) for name in shown}
        record("diary.entry.changed", locked, by=by, fields=[*changed, *moved], changes=changes)
    return locked


@transaction.atomic
def remove(entry: Entry, *, by: Actor, reason: str) -> None:
    """Take an entry out, with its files. Raises ValidationError without a reason."""
    if not reason.strip():
        raise ValidationError({"reason": _("Bitte den Grund angeben.")})
    record("diary.entry.removed", entry, by=by, note=reason.strip())
    for file in entry.files.all():
        transaction.on_commit(partial(file.upload.delete, save=False))
    entry.delete()


def _write_lists(entry: Entry, given: Mapping[str, Any]) -> list[str]:
    """Bring the rows around the entry in line with what is given; the names of what differs."""
    differing = [
        f"{name}s"
        for name, model in LISTS.items()
        if f"{name}s" in given and _relink(model, entry, name, given[f"{name}s"])
    ]
    if "reached" in given and _count_anew(entry, given["reached"]):
        differing.append("reached")
    return differing


def _relink(
    model: type[models.Model], entry: Entry, name: str, rows: Iterable[models.Model]
) -> bool:
    links = model._default_manager.filter(entry=entry)
    before = set(links.values_list(f"{name}_id", flat=True))
    wanted = {row.pk for row in rows}
    if gone := before - wanted:
        links.filter(**{f"{name}_id__in": gone}).delete()
    model._default_manager.bulk_create(
        model(entry=entry, **{f"{name}_id": pk}) for pk in sorted(wanted - before)
    )
    return before != wanted


def _count_anew(entry: Entry, reached: Mapping[str, int]) -> bool:
    before = dict(entry.reached.values_list("age_band", "count"))
    if before == dict(reached):
        return False
    entry.reached.all().delete()
    Reach.objects.bulk_create(
        Reach(entry=entry, age_band=band, count=count) for band, count in reached.items()
    )
    return True


def _said(value: Any) -> Any:
    """A value as the trail keeps it: a kind by its code, a municipality by its name."""
    return value.code if isinstance(value, Kind) else value
