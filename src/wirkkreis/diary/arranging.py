"""Arranging the kinds of work: the partnership's own list, in its own words and order."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.keeping import keep
from wirkkreis.activity.trail import record
from wirkkreis.diary.models import Kind
from wirkkreis.languages.folding import letters
from wirkkreis.languages.known import BASE

CODE_LENGTH = 36
"""Leaves room for a number behind it."""


@transaction.atomic
def add_kind(*, by: Actor, name: Mapping[str, str], confidential: bool = False) -> Kind:
    """A new kind at the end of the list, offered from now on."""
    last = Kind.objects.aggregate(last=Max("position"))["last"]
    kind = Kind.objects.create(
        code=_free_code(name.get(BASE, "")),
        name=name,
        confidential=confidential,
        position=0 if last is None else last + 1,
    )
    record("diary.kind.added", kind, by=by)
    return kind


@transaction.atomic
def change_kind(kind: Kind, *, by: Actor) -> Kind:
    """Save the kind as its form left it.

    Entries, indicators and frozen years keep it by its code, which never changes. Raises
    ValidationError when no kind would be offered any more.
    """
    if not kind.is_active:
        _demand_another(kind)
    return keep(kind, by=by, added="diary.kind.added", changed="diary.kind.changed")


@transaction.atomic
def move_kind(kind: Kind, *, by: Actor, up: bool) -> None:
    """Swap the kind with its neighbour; at the end of the list nothing happens."""
    kinds = list(Kind.objects.select_for_update())
    place = kinds.index(kind)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(kinds):
        return
    kinds[place], kinds[other] = kinds[other], kinds[place]
    for position, row in enumerate(kinds):
        row.position = position
    Kind.objects.bulk_update(kinds, ["position"])
    record("diary.kind.moved", kind, by=by, fields=["position"])


@transaction.atomic
def remove_kind(kind: Kind, *, by: Actor) -> None:
    """Take out a kind that no entry was ever written with. Raises ValidationError otherwise."""
    if kind.entries.exists():
        raise ValidationError(
            _("Mit dieser Art gibt es Einträge. Sie kann nur aus dem Angebot genommen werden.")
        )
    _demand_another(kind)
    record("diary.kind.removed", kind, by=by)
    kind.delete()


def _demand_another(kind: Kind) -> None:
    if not Kind.objects.active().exclude(pk=kind.pk).exists():
        raise ValidationError(_("Eine Art muss im Angebot bleiben."))


def _free_code(name: str) -> str:
    """A code that no kind of this partnership has yet, made from the German name."""
    wanted = slugify(letters(name))[:CODE_LENGTH].strip("-") or "art"
    taken = set(Kind.objects.values_list("code", flat=True))
    codes = (wanted if turn == 1 else f"{wanted}-{turn}" for turn in range(1, len(taken) + 2))
    return next(code for code in codes if code not in taken)
