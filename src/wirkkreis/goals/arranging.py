"""Arranging kinds: the partnership's own list, in its own words and order."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.keeping import keep
from wirkkreis.activity.trail import record
from wirkkreis.goals.kinds import KindOfEvidence, kinds_of
from wirkkreis.languages.folding import letters
from wirkkreis.languages.known import BASE

CODE_LENGTH = 36
"""Leaves room for a number behind it."""

Row = TypeVar("Row", bound=KindOfEvidence)


@transaction.atomic
def add_kind(model: type[Row], *, by: Actor, name: Mapping[str, str], **facts: Any) -> Row:
    """A new kind at the end of the list, offered from now on."""
    last = kinds_of(model).aggregate(last=Max("position"))["last"]
    kind = model(
        code=_free_code(model, name.get(BASE, "")),
        name=name,
        position=0 if last is None else last + 1,
        **facts,
    )
    kind.save()
    record(model.VERBS.added, kind, by=by)
    return kind


@transaction.atomic
def change_kind(kind: Row, *, by: Actor) -> Row:
    """Save the kind as its form left it.

    Rows, indicators and frozen years keep it by its code, which never changes. Raises
    ValidationError when no kind would be offered any more.
    """
    if not kind.is_active:
        _demand_another(kind)
    return keep(kind, by=by, added=kind.VERBS.added, changed=kind.VERBS.changed)


@transaction.atomic
def move_kind(kind: KindOfEvidence, *, by: Actor, up: bool) -> None:
    """Swap the kind with its neighbour; at the end of the list nothing happens."""
    kinds = list(kinds_of(type(kind)).select_for_update())
    place = kinds.index(kind)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(kinds):
        return
    kinds[place], kinds[other] = kinds[other], kinds[place]
    for position, row in enumerate(kinds):
        row.position = position
    kinds_of(type(kind)).bulk_update(kinds, ["position"])
    record(kind.VERBS.moved, kind, by=by, fields=["position"])


@transaction.atomic
def remove_kind(kind: KindOfEvidence, *, by: Actor) -> None:
    """Take out a kind that nothing was ever made with. Raises ValidationError otherwise."""
    if kinds_of(type(kind)).with_use().get(pk=kind.pk).use_count:
        raise ValidationError(kind.REFUSALS.used)
    _demand_another(kind)
    record(kind.VERBS.removed, kind, by=by)
    kind.delete()


def _demand_another(kind: KindOfEvidence) -> None:
    if not kinds_of(type(kind)).active().exclude(pk=kind.pk).exists():
        raise ValidationError(kind.REFUSALS.last)


def _free_code(model: type[KindOfEvidence], name: str) -> str:
    """A code that no kind of this partnership has yet, made from the German name."""
    wanted = slugify(letters(name))[:CODE_LENGTH].strip("-") or "art"
    taken = set(kinds_of(model).values_list("code", flat=True))
    codes = (wanted if turn == 1 else f"{wanted}-{turn}" for turn in range(1, len(taken) + 2))
    return next(code for code in codes if code not in taken)
