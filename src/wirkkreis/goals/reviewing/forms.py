"""The forms of reading, reviewing and taking over a plan."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirkkreis.goals.evidence import OBSERVED
from wirkkreis.goals.models import Period
from wirkkreis.goals.reviewing.document import Suggestion
from wirkkreis.goals.sources import all_sources
from wirkkreis.ui.forms import DateField
from wirkkreis.ui.widgets import CountInput, FileInput

MOST_MEGABYTES = 10

KIND_WORDS: dict[str, StrOrPromise] = {
    "count": _("Anzahl"),
    "milestone": _("Meilenstein"),
    "coverage": _("Orte"),
    "people": _("Menschen"),
}


class ReadForm(forms.Form):
    """A plan as file or as pasted text; the file goes first when both are there."""

    mark_optional = False

    file = forms.FileField(
        label=_("Datei auswählen"),
        required=False,
        help_text=_("Word (.docx), PDF, Text oder Markdown, bis 10 MB."),
        widget=FileInput(accept=".docx,.pdf,.txt,.md"),
    )
    text = forms.CharField(
        label=_("… oder den Text hier einfügen"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 12, "class": "plan-text"}),
    )

    def clean_file(self) -> UploadedFile[Any] | None:
        """Refuses what is too large before it is read."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file and (file.size or 0) > MOST_MEGABYTES * 1_000_000:
            raise forms.ValidationError(
                _("Die Datei ist größer als 10 MB. Speichern Sie sie ohne Bilder noch einmal.")
            )
        return file

    def clean(self) -> dict[str, Any]:
        """One of the two has to be there."""
        data = self.cleaned_data
        if not self.errors and not data.get("file") and not data.get("text", "").strip():
            self.add_error(
                "text", _("Bitte wählen Sie eine Datei, oder fügen Sie den Text des Plans ein.")
            )
        return data


class SuggestionForm(forms.Form):
    """A suggested indicator, to be changed and accepted."""

    mark_optional = False

    name = forms.CharField(label=_("Woran wir es messen"), max_length=200)
    kind = forms.ChoiceField(label=_("Art"), choices=list(KIND_WORDS.items()))
    target = forms.DecimalField(
        label=_("Zielwert"),
        required=False,
        localize=True,
        min_value=0,
        max_digits=10,
        decimal_places=2,
        widget=CountInput,
    )
    unit = forms.CharField(label=_("Einheit"), required=False, max_length=60)
    period = forms.ChoiceField(label=_("Zeitraum"), choices=Period.choices)
    starts = DateField(label=_("zählt ab"), required=False)
    due = DateField(label=_("erreicht bis"), required=False)
    source = forms.ChoiceField(label=_("Gezählt aus"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["source"].choices = source_choices()  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """The end does not lie before the beginning."""
        data = self.cleaned_data
        if data.get("starts") and data.get("due") and data["due"] < data["starts"]:
            self.add_error("due", _("Das Ende liegt vor dem Beginn."))
        return data

    @property
    def changes(self) -> dict[str, Any]:
        """The values as the suggestion keeps them."""
        data = self.cleaned_data
        target = data["target"]
        return {
            **{name: data[name] for name in ("name", "kind", "unit", "period", "source")},
            "target": None if target is None else float(target),
            "starts": data["starts"].isoformat() if data["starts"] else None,
            "due": data["due"].isoformat() if data["due"] else None,
        }


class TakeOverForm(forms.Form):
    """What a plan needs beside its goals."""

    title = forms.CharField(label=_("Titel des Plans"), max_length=200)
    starts = DateField(label=_("gilt ab"))
    ends = DateField(label=_("gilt bis"))

    def clean(self) -> dict[str, Any]:
        """The end does not lie before the beginning."""
        data = self.cleaned_data
        if data.get("starts") and data.get("ends") and data["ends"] < data["starts"]:
            self.add_error("ends", _("Das Ende liegt vor dem Beginn."))
        return data


def form_for(suggestion: Suggestion) -> SuggestionForm:
    """The form that shows a suggestion as it stands."""
    values = {name: getattr(suggestion, name) for name in SuggestionForm.base_fields}
    known = {name for name, _title in source_choices()}
    if values["source"] not in known:
        values["source"] = OBSERVED
    return SuggestionForm(initial=values, auto_id=f"id_{suggestion.id}_%s")


def source_choices() -> list[tuple[str, StrOrPromise]]:
    """The house's sources by title; measuring by hand is always one of them."""
    return [(source.name, source.title) for source in _by_title(all_sources())]


def _by_title(sources: Iterable[Any]) -> list[Any]:
    return sorted(sources, key=lambda source: (source.name == OBSERVED, str(source.title)))
