"""Sheets of rules: numbers, words and choices that differ by place and time, typed and bounded.

A sheet is a frozen dataclass whose fields are made by `rule`. It is stored as JSON with a validity
and read back typed; what is missing there takes the sheet's default.
"""

from collections.abc import Mapping, Sequence
from dataclasses import Field, field, fields
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

Choices = Sequence[tuple[str, StrOrPromise]]


def rule(
    default: bool | int | str | tuple[str, ...],
    label: StrOrPromise,
    *,
    least: int = 0,
    most: int = 0,
    choices: Choices = (),
    hint: StrOrPromise = "",
) -> Any:
    """A field of a sheet. Numbers have a `least` and a `most`, words may have `choices`."""
    metadata = {"label": label, "least": least, "most": most, "choices": choices, "hint": hint}
    return field(default=default, metadata=metadata)


def switch(label: StrOrPromise, *, on: bool, hint: StrOrPromise = "") -> Any:
    """A field of a sheet that is true or not; `on`: what it is by default."""
    return rule(default=on, label=label, hint=hint)


class Sheet:
    """What the sheets have in common; a subclass is a frozen dataclass of rules."""

    @classmethod
    def rules(cls) -> tuple[Field[Any], ...]:
        """The rules in the order they are written in."""
        return fields(cls)  # type: ignore[arg-type]  # every subclass is a dataclass

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """A sheet from stored or entered values. Raises ValidationError keyed by rule."""
        errors: dict[str, str] = {}
        accepted: dict[str, Any] = {}
        for one in cls.rules():
            if one.name not in values:
                continue
            try:
                accepted[one.name] = _accepted(values[one.name], one)
            except ValueError as error:
                errors[one.name] = str(error)
        if unknown := values.keys() - {one.name for one in cls.rules()}:
            errors[", ".join(sorted(unknown))] = _("Diese Regel gibt es nicht.")
        if errors:
            raise ValidationError(errors)
        return cls(**accepted)

    def as_values(self) -> dict[str, Any]:
        """The rules as JSON-ready values."""
        return {
            one.name: list(value) if isinstance(value, tuple) else value
            for one in self.rules()
            for value in [getattr(self, one.name)]
        }

    def in_words(self) -> list[tuple[StrOrPromise, tuple[StrOrPromise, ...]]]:
        """Each rule's label and what it says, line by line; a choice in its own words."""
        return [(one.metadata["label"], self._said(one)) for one in self.rules()]

    def _said(self, one: Field[Any]) -> tuple[StrOrPromise, ...]:
        value = getattr(self, one.name)
        if isinstance(value, tuple):
            return value
        if isinstance(value, bool):
            return (_("Ja") if value else _("Nein"),)
        return (dict(one.metadata["choices"]).get(value, value),)


def _accepted(value: Any, one: Field[Any]) -> Any:
    if isinstance(one.default, tuple):
        texts = tuple(str(item).strip() for item in value if str(item).strip())
        if not texts:
            raise ValueError(_("Bitte mindestens einen Eintrag angeben."))
        return texts
    if isinstance(one.default, bool):
        return bool(value)
    if isinstance(one.default, int):
        return _accepted_number(int(value), one.metadata)
    return _accepted_text(str(value).strip(), one.metadata)


def _accepted_number(number: int, metadata: Mapping[str, Any]) -> int:
    if not metadata["least"] <= number <= metadata["most"]:
        bounds = {"least": metadata["least"], "most": metadata["most"]}
        raise ValueError(_("Bitte eine Zahl von %(least)s bis %(most)s.") % bounds)
    return number


def _accepted_text(text: str, metadata: Mapping[str, Any]) -> str:
    if not text:
        raise ValueError(_("Bitte ausfüllen."))
    if metadata["choices"] and text not in dict(metadata["choices"]):
        raise ValueError(_("Bitte eine der Möglichkeiten wählen."))
    return text
