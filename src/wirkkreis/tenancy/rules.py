"""The sheet of rules: every number and word that differs by year and place, typed and dated.

A rule is data of a programme year (`RuleSet`), never a constant in the code. The defaults are the
house's suggestions for a new partnership.
"""

from dataclasses import dataclass, field, fields
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class Rules:
    """The rules of one programme year. `metadata` carries the words of the page and the bounds."""

    guiding_goal: str = field(
        default="Leitziel", metadata={"label": gettext_lazy("Oberste Zielebene")}
    )
    intermediate_goal: str = field(
        default="Mittlerziel", metadata={"label": gettext_lazy("Mittlere Zielebene")}
    )
    action_goal: str = field(
        default="Handlungsziel", metadata={"label": gettext_lazy("Unterste Zielebene")}
    )
    committee: str = field(default="Bündnis", metadata={"label": gettext_lazy("Das Gremium heißt")})
    conference: str = field(
        default="Arbeits- und Vernetzungstreffen",
        metadata={"label": gettext_lazy("Die Konferenz heißt")},
    )
    smallest_count: int = field(
        default=5,
        metadata={
            "label": gettext_lazy("Kleinste öffentliche Personenzahl"),
            "least": 1,
            "most": 50,
        },
    )
    age_bands: tuple[str, ...] = field(
        default=("0–13", "14–17", "18–26", "27–64", "65+"),
        metadata={"label": gettext_lazy("Altersgruppen")},
    )
    days_until_task_is_due: int = field(
        default=14,
        metadata={
            "label": gettext_lazy("Übliche Frist für Aufgaben in Tagen"),
            "least": 1,
            "most": 365,
        },
    )

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> Self:
        """Rules from stored or entered values. Raises ValidationError keyed by rule."""
        errors: dict[str, str] = {}
        accepted: dict[str, Any] = {}
        for rule in fields(cls):
            if rule.name not in values:
                continue
            try:
                accepted[rule.name] = _accepted(values[rule.name], rule.default, rule.metadata)
            except ValueError as error:
                errors[rule.name] = str(error)
        if unknown := values.keys() - {rule.name for rule in fields(cls)}:
            errors[", ".join(sorted(unknown))] = _("Diese Regel gibt es nicht.")
        if errors:
            raise ValidationError(errors)
        return cls(**accepted)

    def as_values(self) -> dict[str, Any]:
        """The rules as JSON-ready values."""
        return {
            rule.name: list(value) if isinstance(value, tuple) else value
            for rule in fields(self)
            for value in [getattr(self, rule.name)]
        }


def _accepted(value: Any, default: Any, metadata: Any) -> Any:
    if isinstance(default, tuple):
        texts = tuple(str(item).strip() for item in value if str(item).strip())
        if not texts:
            raise ValueError(_("Bitte mindestens einen Eintrag angeben."))
        return texts
    if isinstance(default, int):
        number = int(value)
        if not metadata["least"] <= number <= metadata["most"]:
            bounds = {"least": metadata["least"], "most": metadata["most"]}
            raise ValueError(_("Bitte eine Zahl von %(least)s bis %(most)s.") % bounds)
        return number
    text = str(value).strip()
    if not text:
        raise ValueError(_("Bitte ausfüllen."))
    return text
