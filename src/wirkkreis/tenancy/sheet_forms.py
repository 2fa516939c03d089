"""The form of a sheet of rules, drawn from the sheet itself."""

from dataclasses import Field
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wirkkreis.tenancy.sheets import Sheet

LONGEST_WORD = 80


class SheetForm(forms.Form):
    """One field per rule; the rule's own type and bounds decide what is accepted.

    A subclass names its SHEET and may ask for more; `values` are the sheet's, once it is valid.
    """

    SHEET: ClassVar[type[Sheet]]

    values: dict[str, Any]

    def __init__(self, *args: Any, rules: Sheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = list(self.fields)
        for rule in self.SHEET.rules():
            self.fields[rule.name] = _field_for(rule)
            self.initial.setdefault(rule.name, _entered(getattr(rules, rule.name)))
        self.order_fields([*(rule.name for rule in self.SHEET.rules()), *own])

    def clean(self) -> dict[str, Any]:
        """Values as the rules take them, with their errors at the fields."""
        cleaned = super().clean() or self.cleaned_data
        values = {
            rule.name: _lines(cleaned[rule.name])
            if isinstance(rule.default, tuple)
            else cleaned[rule.name]
            for rule in self.SHEET.rules()
            if rule.name in cleaned
        }
        try:
            self.values = self.SHEET.from_values(values).as_values()
        except ValidationError as error:
            self.add_error(None, error)
        return cleaned


def _field_for(rule: Field[Any]) -> forms.Field:
    default, says = rule.default, rule.metadata
    shown = {"label": says["label"], "help_text": says["hint"]}
    if isinstance(default, tuple):
        shown["help_text"] = says["hint"] or _("Ein Eintrag je Zeile.")
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 6}), **shown)
    if isinstance(default, bool):
        return forms.BooleanField(required=False, **shown)
    if isinstance(default, int):
        return forms.IntegerField(min_value=says["least"], max_value=says["most"], **shown)
    if says["choices"]:
        return forms.ChoiceField(choices=says["choices"], **shown)
    return forms.CharField(max_length=LONGEST_WORD, **shown)


def _entered(value: Any) -> Any:
    return "\n".join(value) if isinstance(value, tuple) else value


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
