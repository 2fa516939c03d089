"""The forms of a year's rules and of the partnership itself."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.rules import Rules
from wirkkreis.tenancy.sheet_forms import SheetForm
from wirkkreis.ui.pictures import PROBLEMS, kind_of, without_traces
from wirkkreis.ui.widgets import FileInput

LARGEST_LOGO = 500_000
"""Bytes."""


class RulesForm(SheetForm):
    """The rules of a year, and why they change."""

    SHEET = Rules

    reason = forms.CharField(
        label=_("Warum ändern Sie das?"),
        max_length=300,
        required=False,
        help_text=_("Steht im Verlauf, wenn sich etwas ändert."),
    )


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
