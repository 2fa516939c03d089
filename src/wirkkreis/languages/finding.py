"""Rows that are found whatever the spelling: Müller, Mueller, MULLER."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import models

from .folding import fold, stems
from .said import Said

Row = TypeVar("Row", bound=models.Model)

if TYPE_CHECKING:
    Text = models.TextField[str, str]
else:
    Text = models.TextField


class FoldedField(Text):
    """The folded text of other fields (`sources`), filled by itself whenever the row is saved.

    A save with `update_fields` has to name it beside its sources.
    """

    def __init__(self, *args: Any, sources: tuple[str, ...], **kwargs: Any) -> None:
        self.sources = tuple(sources)
        kwargs |= {"editable": False, "default": ""}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for implied in ("editable", "default"):
            kwargs.pop(implied, None)
        return name, path, args, kwargs | {"sources": self.sources}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        values = (getattr(model_instance, source) for source in self.sources)
        folded = " ".join(fold(text) for value in values for text in _texts(value)).strip()
        setattr(model_instance, self.attname, folded)
        return folded


def _texts(value: object) -> Iterable[str]:
    """The text itself, or every language of a translated one."""
    return value.all.values() if isinstance(value, Said) else (str(value or ""),)


class FindableQuerySet(models.QuerySet[Row]):
    """Rows with a folded column `found_by`."""

    def matching(self, words: str) -> Self:
        """Those in which every word occurs, inflected, in a compound, in any spelling."""
        found = self
        for stem in stems(words):
            found = found.filter(found_by__contains=stem)
        return found
