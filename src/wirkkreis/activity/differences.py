"""What a change changed, as the trail may hold it."""

from typing import Any, NamedTuple

from django.db import models

from wirkkreis.languages.said import Said


class Difference(NamedTuple):
    """The names of the changed fields, and old and new values of those declared non-personal."""

    fields: list[str]
    changes: dict[str, tuple[Any, Any]]


def difference(before: models.Model, after: models.Model) -> Difference:
    """What differs between the stored and the changed row, editable fields only.

    Hand it to `record` as `**difference(before, after)._asdict()`.
    """
    declared = getattr(after, "NON_PERSONAL", ())
    pairs = {
        field.name: _pair(field.value_from_object(before), field.value_from_object(after))
        for field in after._meta.concrete_fields
        if field.editable
    }
    changed = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    return Difference(
        sorted(changed), {name: pair for name, pair in changed.items() if name in declared}
    )


def _pair(before: Any, after: Any) -> tuple[Any, Any]:
    """Both values; of a text in several languages the first language in which it differs.

    As texts two such values are equal as soon as they say the same to who is reading now.
    """
    if before == after and isinstance(before, Said) and isinstance(after, Said):
        for code in {**before.all, **after.all}:
            if before.all.get(code) != after.all.get(code):
                return before.all.get(code, ""), after.all.get(code, "")
    return before, after
