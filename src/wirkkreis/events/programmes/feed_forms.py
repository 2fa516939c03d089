"""The forms of partners' calendars."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.events.making.planning_forms import offer
from wirkkreis.events.models import FeedSource, Format
from wirkkreis.people.models import Organisation
from wirkkreis.people.naming import NamesField
from wirkkreis.places.models import Municipality
from wirkkreis.tenancy.models import Partnership
from wirkkreis.ui.widgets import FileInput

WEBCAL = {"webcal", "webcals"}
LARGEST = 5 * 1024 * 1024
"""Bytes of an uploaded calendar."""


class CalendarAddress(forms.URLField):
    """The address of a calendar; `webcal:` is what calendars call `https:`."""

    def to_python(self, value: Any) -> Any:
        """The address as it is fetched."""
        typed = str(value or "").strip()
        scheme, mark, rest = typed.partition("://")
        return super().to_python(f"https://{rest}" if mark and scheme in WEBCAL else typed)


class FeedForm(forms.ModelForm[FeedSource]):
    """Whose calendar it is, where it lies, and what its entries become."""

    organisation = NamesField(model=Organisation, label=gettext_lazy("Organisation"))
    url = CalendarAddress(
        label=gettext_lazy("Adresse des Kalenders"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy(
            "Beginnt mit https:// und endet oft auf .ics. Leer: Sie laden Dateien selbst hoch."
        ),
    )

    class Meta:
        model = FeedSource
        fields = ["url", "format", "municipality", "is_active"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self,
            "format",
            Format.objects.filter(pk=self.instance.format_id) | Format.objects.active(),
        )
        offer(self, "municipality", Municipality.objects.all())
        self.order_fields(["organisation", *self.Meta.fields])
        names = self.fields["organisation"]
        if isinstance(names, NamesField):
            names.suggest()
        if self.instance.pk:
            self.initial["organisation"] = [self.instance.organisation.name]

    def clean_organisation(self) -> Organisation:
        """Exactly one."""
        named: list[Organisation] = self.cleaned_data["organisation"]
        if len(named) != 1:
            raise forms.ValidationError(_("Bitte genau eine Organisation nennen."))
        self.instance.organisation = named[0]
        return named[0]


class UploadForm(forms.Form):
    """A calendar file."""

    file = forms.FileField(
        label=gettext_lazy("Kalenderdatei"),
        widget=FileInput(".ics"),
        help_text=gettext_lazy("iCalendar (.ics), höchstens 5 MB."),
    )

    def clean_file(self) -> Any:
        """Small enough to be read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("Der Kalender ist größer als 5 MB."))
        return file


class NeighboursForm(forms.Form):
    """The partnerships of this install that get a copy, by name."""

    neighbours = forms.ModelMultipleChoiceField(
        Partnership.objects.none(),
        label=gettext_lazy("Partnerschaften"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Sie bekommen einen Vorschlag mit Texten, Zeit, Ort und Link. Änderungen und eine "
            "Absage kommen von selbst an. Ohne Haken wird die Kopie dort abgesagt."
        ),
    )

    def __init__(self, *args: Any, here: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "neighbours", Partnership.objects.exclude(pk=here.pk).order_by("name"))
