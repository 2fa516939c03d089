"""The form of a year's rules, drawn from the sheet of rules itself."""

from dataclasses import fields
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.rules import Rules
from wirkkreis.ui.pictures import PROBLEMS, kind_of, without_traces
from wirkkreis.ui.widgets import FileInput

LARGEST_LOGO = 500_000
"""Bytes."""


class RulesForm(forms.Form):
    """One field per rule; the rule's own type and bounds decide what is accepted."""

    reason = forms.CharField(
        label=_("Warum ändern Sie das?"),
        max_length=300,
        required=False,
        help_text=_("Steht im Verlauf, wenn sich etwas ändert."),
    )

    def __init__(self, *args: Any, rules: Rules, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for rule in fields(Rules):
            self.fields[rule.name] = _field_for(rule.default, rule.metadata)
            self.initial.setdefault(rule.name, _entered(getattr(rules, rule.name)))
        self.order_fields([*(rule.name for rule in fields(Rules)), "reason"])

    def clean(self) -> dict[str, Any]:
        """Values as the rules take them, with their errors at the fields."""
        cleaned = super().clean() or self.cleaned_data
        values = {
            rule.name: _lines(cleaned[rule.name])
            if isinstance(rule.default, tuple)
            else cleaned[rule.name]
            for rule in fields(Rules)
            if rule.name in cleaned
        }
        try:
            self.values = Rules.from_values(values).as_values()
        except ValidationError as error:
            self.add_error(None, error)
        return cleaned


class PartnershipForm(forms.ModelForm[Partnership]):
    """Name, colour, logo and who answers for the site."""

    class Meta:
        model = Partnership
        fields = ("name", "region", "colour", "logo", "contact_email", "publisher")
        widgets = {
            "colour": forms.TextInput(attrs={"type": "color"}),
            "logo": FileInput(".png,.jpg,.jpeg,.webp"),
        }
        help_texts = {
            "colour": _("Die Schrift bleibt immer lesbar, welche Farbe Sie auch wählen."),
            "publisher": _("Name, Anschrift und wer die Stelle vertritt."),
        }

    def clean_logo(self) -> Any:
        """An image by its first bytes, drawn anew; its own name is not kept."""
        logo = self.cleaned_data.get("logo")
        if not isinstance(logo, UploadedFile):
            return logo
        if (logo.size or 0) > LARGEST_LOGO:
            raise ValidationError(
                _("Das Logo ist größer als 500 KB. Bitte eine kleinere Datei wählen.")
            )
        kind = kind_of(logo.read(12))
        if not kind:
            raise ValidationError(PROBLEMS["kind"])
        clean = without_traces(logo)
        clean.name = f"{uuid4().hex}.{kind}"
        return clean


def _field_for(default: Any, metadata: Any) -> forms.Field:
    if isinstance(default, tuple):
        return forms.CharField(
            label=metadata["label"],
            widget=forms.Textarea(attrs={"rows": 6}),
            help_text=_("Ein Eintrag je Zeile."),
        )
    if isinstance(default, int):
        return forms.IntegerField(
            label=metadata["label"], min_value=metadata["least"], max_value=metadata["most"]
        )
    if "choices" in metadata:
        return forms.ChoiceField(label=metadata["label"], choices=metadata["choices"])
    return forms.CharField(label=metadata["label"], max_length=80)


def _entered(value: Any) -> Any:
    return "\n".join(value) if isinstance(value, tuple) else value


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
