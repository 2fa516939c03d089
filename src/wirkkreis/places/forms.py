"""Forms of places."""

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from wirkkreis.places.area_lines import Line, as_lines, read_lines
from wirkkreis.places.models import Municipality, Population, Venue
from wirkkreis.tenancy import clock
from wirkkreis.ui.widgets import CountInput


class HeadCountField(forms.IntegerField):
    """A number of people, as sources print it: "22.404" or "22 404" too."""

    widget = CountInput

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str):
            value = re.sub(r"(?<=\d)[. \u00a0\u202f](?=\d{3}\b)", "", value.strip())
        return super().to_python(value)


class AreaForm(forms.Form):
    """The municipalities of the partnership: one a line, or those whose boundaries we ship."""

    lines = forms.CharField(
        label=_("Gemeinden"),
        max_length=100_000,
        widget=forms.Textarea({"rows": 14, "dir": "ltr"}),
        help_text=_(
            "Eine Zeile für jede Gemeinde: der amtliche Gemeindeschlüssel (8 Ziffern) und ihr "
            "Name. Gehört sie zu einer Verbandsgemeinde, einem Amt oder Ähnlichem, folgen nach "
            "einem Semikolon dessen Regionalschlüssel (9 oder 12 Ziffern) und Name."
        ),
    )

    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lines"].initial = as_lines(Municipality.objects.select_related("unit"))

    def clean_lines(self) -> list[Line]:
        """The lines as municipalities."""
        return read_lines(self.cleaned_data["lines"])


class VenueForm(forms.ModelForm[Venue]):
    """A venue with its accessibility; each fact is yes, no, or not looked at yet."""

    class Meta:
        model = Venue
        fields = ["name", "municipality", "address", *Venue.ACCESSIBILITY, "note", "is_active"]
        widgets = {"address": forms.Textarea({"rows": 3}), "note": forms.Textarea({"rows": 4})}
        help_texts = {
            "note": _("Was Gäste wissen sollten, zum Beispiel: Klingel am Hintereingang."),
            "is_active": _("Ohne Haken erscheint der Ort nicht mehr in der öffentlichen Liste."),
        }

    mark_optional = False


class VenueFilter(forms.Form):
    """What narrows the list of venues."""

    q = forms.CharField(label=_("Suche"), required=False, widget=forms.SearchInput)
    municipality = forms.ModelChoiceField(
        Municipality.objects.all(), label=_("Gemeinde"), required=False, empty_label=_("alle")
    )
    fact = forms.ChoiceField(
        label=_("Barrierefreiheit"),
        required=False,
        choices=[
            ("", _("alle")),
            *Venue.accessibility_labels().items(),
        ],
    )


class PopulationForm(forms.Form):
    """Numbers of one source for one year, a field for each municipality; empty ones stay away."""

    year = forms.IntegerField(
        label=_("Jahr"),
        min_value=1900,
        help_text=_("Stand 31. Dezember dieses Jahres."),
        widget=CountInput,
    )
    source = forms.CharField(
        label=_("Quelle"),
        max_length=Population._meta.get_field("source").max_length,
        help_text=_("Woher die Zahlen stammen, zum Beispiel: Statistisches Landesamt."),
    )

    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = clock.today().year - 1
        self.municipalities = {f"count_{row.ags}": row for row in Municipality.objects.all()}
        for name, municipality in self.municipalities.items():
            self.fields[name] = HeadCountField(
                label=municipality.name, required=False, min_value=0, max_value=20_000_000
            )

    def clean_year(self) -> int:
        """A year that has ended, for it is counted at its end."""
        year: int = self.cleaned_data["year"]
        if year >= clock.today().year:
            raise forms.ValidationError(_("Dieses Jahr ist noch nicht zu Ende."))
        return year

    def clean(self) -> dict[str, Any]:
        """At least one number."""
        cleaned = super().clean() or {}
        if not self.errors and not self.counts():
            raise forms.ValidationError(_("Bitte tragen Sie mindestens eine Zahl ein."))
        return cleaned

    def counts(self) -> dict[Municipality, int]:
        """The entered numbers."""
        return {
            municipality: self.cleaned_data[name]
            for name, municipality in self.municipalities.items()
            if self.cleaned_data.get(name) is not None
        }

    def count_fields(self) -> Iterator[BoundField]:
        """The fields of the municipalities, for the template."""
        return (self[name] for name in self.municipalities)
