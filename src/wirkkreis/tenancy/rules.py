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

    hours_to_confirm: int = field(
        default=24,
        metadata={
            "label": gettext_lazy("Stunden, um eine Anmeldung zu bestätigen"),
            "least": 1,
            "most": 336,
        },
    )
    hours_to_accept_offer: int = field(
        default=48,
        metadata={
            "label": gettext_lazy("Stunden, um einen frei gewordenen Platz anzunehmen"),
            "least": 1,
            "most": 336,
        },
    )
    waiting_groups: str = field(
        default="passed",
        metadata={
            "label": gettext_lazy("Eine Gruppe auf der Warteliste, die noch nicht passt,"),
            "choices": (
                ("passed", gettext_lazy("lässt kleinere Gruppen vor")),
                ("held", gettext_lazy("hält alle hinter ihr auf")),
            ),
        },
    )
    age_for_own_data: int = field(
        default=16,
        metadata={
            "label": gettext_lazy("Alter, ab dem man sich selbst mit Namen anmeldet"),
            "least": 12,
            "most": 18,
        },
    )
    days_participants_kept: int = field(
        default=90,
        metadata={
            "label": gettext_lazy(
                "Tage nach der Veranstaltung, bis die Angaben der Teilnehmenden gelöscht werden"
            ),
            "least": 0,
            "most": 730,
        },
    )
    days_for_feedback: int = field(
        default=30,
        metadata={
            "label": gettext_lazy("Tage nach der Veranstaltung, an denen Rückmeldungen ankommen"),
            "least": 1,
            "most": 365,
        },
    )
    years_lists_kept: int = field(
        default=5,
        metadata={
            "label": gettext_lazy("Jahre, die unterschriebene Teilnahmelisten aufbewahrt werden"),
            "least": 1,
            "most": 15,
        },
    )

    days_to_remind_partners: int = field(
        default=7,
        metadata={
            "label": gettext_lazy(
                "Tage vor der Frist eines Programms, an denen Partner erinnert werden"
            ),
            "least": 1,
            "most": 60,
        },
    )
    days_partner_contacts_kept: int = field(
        default=90,
        metadata={
            "label": gettext_lazy(
                "Tage nach einem Programm, bis die Adressen der Partner gelöscht werden"
            ),
            "least": 0,
            "most": 730,
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
    if "choices" in metadata and text not in dict(metadata["choices"]):
        raise ValueError(_("Bitte eine der Möglichkeiten wählen."))
    return text
