"""Names in the order a German reader expects, without a collation of the database.

The embedded PostgreSQL has no ICU, so the order is stored: a key in a column sorted by its bytes.
"""

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from django.db import models

from .folding import letters
from .known import BASE
from .said import Said

if TYPE_CHECKING:
    Key = models.CharField[str, str]
else:
    Key = models.CharField

NUMBER = re.compile(r"[0-9]+")
LENGTH = 200
"""Characters kept of a key: more than any name needs, and well within what an index can hold."""


def german_key(text: str) -> str:
    """A key whose code points sort as DIN 5007-1: ä as a, ß as ss, case and accents aside.

    Numbers sort by value ("Raum 2" before "Raum 10") and before letters. Names that differ only in
    case or accents stay beside one another, the plain letter first.
    """
    first = NUMBER.sub(_by_value, letters(text))
    # A tab sorts before everything in the first part, so a name comes before its continuations.
    return f"{first}\t{unicodedata.normalize('NFKD', text.lower())}".replace("\0", "")[:LENGTH]


class SortKeyField(Key):
    """The `german_key` of another field (`source`), filled by itself whenever the row is saved.

    Order by it. A save with `update_fields` has to name it beside its source, and a queryset's
    `update()` passes it by. Of a translated text the German sorts.
    """

    def __init__(self, *args: Any, source: str, **kwargs: Any) -> None:
        self.source = source
        kwargs |= {"max_length": LENGTH, "editable": False, "db_collation": "C"}
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for implied in ("max_length", "editable", "db_collation"):
            kwargs.pop(implied, None)
        if kwargs.get("default") == "":
            del kwargs["default"]
        return name, path, args, kwargs | {"source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = getattr(model_instance, self.source)
        key = german_key(value.within(BASE) if isinstance(value, Said) else value or "")
        setattr(model_instance, self.attname, key)
        return key


def _by_value(number: re.Match[str]) -> str:
    digits = number[0].lstrip("0") or "0"
    return f"{min(len(digits), 99):02}{digits}"
