"""`record`: the second beat of every write (change, record, announce on commit)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.models import Activity
from wirkkreis.activity.verbs import known_verb
from wirkkreis.tenancy import clock


def record(
    verb: str,
    row: models.Model,
    *,
    by: Actor,
    fields: Sequence[str] = (),
    changes: Mapping[str, tuple[Any, Any]] | None = None,
    note: str = "",
) -> Activity:
    """Write one activity about a row.

    `fields` names what changed. `changes` holds (old, new) and only for fields that the row's
    model declares in `NON_PERSONAL`; naming another one raises ValueError.
    """
    declared = getattr(row, "NON_PERSONAL", ())
    if personal := set(changes or ()) - set(declared):
        raise ValueError(f"Values of {sorted(personal)} may be personal and are never recorded.")
    return Activity.objects.create(
        verb=verb,
        actor=by.account,
        acting_for=by.acting_for,
        subject_type=ContentType.objects.get_for_model(row),
        subject_id=row.pk,
        fields=sorted({*fields, *(changes or ())}),
        changes={name: [_plain(old), _plain(new)] for name, (old, new) in (changes or {}).items()},
        note=note,
        is_public=known_verb(verb).public,
        happened_at=clock.now(),
    )


def _plain(value: Any) -> Any:
    """A JSON-ready form of a field's value."""
    return value if value is None or isinstance(value, bool | int | str) else str(value)
