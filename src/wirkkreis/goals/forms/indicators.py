"""The form of an indicator, whose fields follow from the source it takes its number from."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django_stubs_ext import StrOrPromise

from wirkkreis.goals.models import Calculation, Indicator, Observation
from wirkkreis.goals.sources import Source, all_sources, known_source
from wirkkreis.languages.forms import OFFERED
from wirkkreis.languages.known import BASE
from wirkkreis.ui.forms import DateField
from wirkkreis.ui.pictures import without_traces
from wirkkreis.ui.widgets import CountInput, FileInput

VALUE, BELOW = "p", "d"
"""The first letters of a parameter's field: of the number itself, and of a share's denominator."""

EVIDENCE_KINDS = (".pdf", ".jpg", ".jpeg", ".png", ".docx", ".odt", ".xlsx", ".ods", ".csv", ".txt")
LARGEST_EVIDENCE = 10 * 1024 * 1024
"""Bytes."""


class DecimalInput(forms.TextInput):
    """A number with a comma; never `type=number`, which eats commas and scroll wheels."""

    def __init__(self) -> None:
        super().__init__({"inputmode": "decimal", "dir": "ltr", "class": "input-short"})


class IndicatorForm(forms.ModelForm[Indicator]):
    """An indicator. With `asking`, it is only looked at: another source, or what it would say.

    Then nothing is wrong yet, so errors are left out; what does not fit the chosen source is
    put right (a calculation the source does not offer; once another source is chosen, the unit
    of the one before).
    """

    source = forms.ChoiceField(label=gettext_lazy("Woher die Zahl kommt"))
    denominator = forms.ChoiceField(
        label=gettext_lazy("Wovon der Anteil gerechnet wird"),
        required=False,
        help_text=gettext_lazy("Nur für einen Anteil in Prozent: die Quelle des Ganzen."),
    )

    class Meta:
        model = Indicator
        fields = [
            "name",
            "source",
            "own_goal_only",
            "calculation",
            "denominator",
            "unit",
            "target",
            "direction",
            "baseline",
            "period",
            "starts",
            "due",
            "responsible",
            "why",
            "quote",
            "smallest",
        ]
        field_classes = {"starts": DateField, "due": DateField}
        widgets = {
            "target": DecimalInput,
            "baseline": DecimalInput,
            "smallest": CountInput,
            "quote": forms.Textarea({"rows": 2}),
        }
        localized_fields = ["target", "baseline"]
        help_texts = {
            "name": gettext_lazy("Zum Beispiel: Sitzungen des Bündnisses im Jahr"),
            "own_goal_only": gettext_lazy(
                "Ohne Haken zählen alle Einträge der Quelle, auch die für andere Ziele."
            ),
            "unit": gettext_lazy("Zum Beispiel: Sitzungen, Menschen, Gemeinden"),
            "target": gettext_lazy("Leer: noch keiner festgelegt."),
            "baseline": gettext_lazy("Der Wert, bevor es losging, wenn es einen gab."),
        }

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, asking: bool = False, **kwargs: Any
    ) -> None:
        self.asking = asking
        super().__init__(_fitting(data, asking=asking), **kwargs)
        self.chosen = known_source(self._said("source"))
        self.below = known_source(self._said("denominator"))
        self._offer_sources()
        self._offer_parameters(VALUE, self.chosen, self.instance.parameters)
        self._offer_parameters(BELOW, self.below, self.instance.denominator_parameters)
        for name in ("target", "baseline"):
            if (value := self.initial.get(name)) is not None:
                whole = value == value.to_integral_value()
                self.initial[name] = value.quantize(1) if whole else value.normalize()

    def full_clean(self) -> None:
        """As every form; one that is only looked at has no errors."""
        super().full_clean()
        if self.asking:
            self._errors = ErrorDict()

    def clean(self) -> dict[str, Any]:
        """What belongs together fits together; the parameters go into the indicator."""
        cleaned = super().clean() or {}
        starts, due = cleaned.get("starts"), cleaned.get("due")
        if starts and due and due < starts:
            self.add_error("due", _("Das Ende liegt vor dem Beginn."))
        self.instance.parameters = self._parameters(VALUE, cleaned)
        self.instance.denominator_parameters = {}
        if cleaned.get("calculation") != Calculation.SHARE:
            cleaned["denominator"] = ""
        elif cleaned.get("denominator"):
            self.instance.denominator_parameters = self._parameters(BELOW, cleaned)
        else:
            self.add_error("denominator", _("Ein Anteil braucht eine Quelle für das Ganze."))
        return cleaned

    @property
    def changed_fields(self) -> list[str]:
        """The model's fields that were changed."""
        names = {VALUE: "parameters", BELOW: "denominator_parameters"}
        changed = [names.get(name.split("-")[0], name) for name in self.changed_data]
        return list(dict.fromkeys(changed))

    @property
    def fields_of(self) -> dict[str, Any]:
        """What a new indicator is made of."""
        own = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return own | {
            "parameters": self.instance.parameters,
            "denominator_parameters": self.instance.denominator_parameters,
        }

    @property
    def is_share(self) -> bool:
        """Whether a share is calculated, which then needs a denominator."""
        return bool(self["calculation"].value() == Calculation.SHARE)

    @property
    def has_more(self) -> bool:
        """Whether one of the rarer fields is filled or wrong, so that they are shown at once."""
        rare = ("baseline", "responsible", "why", "smallest")
        return any(self[name].value() or self[name].errors for name in rare)

    def parameter_fields(self) -> list[BoundField]:
        """The choices within the source."""
        return list(self._bound(VALUE))

    def denominator_fields(self) -> list[BoundField]:
        """The choices within the denominator's source."""
        return list(self._bound(BELOW))

    def _said(self, name: str) -> str:
        said = self.data.get(name) if self.is_bound else self.initial.get(name)
        return str(said or "")

    def _offer_sources(self) -> None:
        offered = [(entry.name, str(entry.title)) for entry in all_sources()]
        held = self.instance.source
        if held and known_source(held) is None:
            offered.append((held, _("noch nicht vorhanden: %(name)s") % {"name": held}))
        self._field("source").choices = [("", _("Bitte wählen")), *offered]
        self._field("denominator").choices = [("", _("kein Anteil")), *offered]
        calculations = self.chosen.calculations if self.chosen else tuple(Calculation)
        self._field("calculation").choices = [
            (name, Calculation(name).label) for name in calculations
        ]

    def _offer_parameters(
        self, letter: str, source: Source | None, held: Mapping[str, Any]
    ) -> None:
        for parameter in source.parameters if source else ():
            name = f"{letter}-{parameter.name}"
            self.fields[name] = forms.MultipleChoiceField(
                label=parameter.label,
                required=False,
                choices=parameter.choices(),
                widget=forms.CheckboxSelectMultiple,
            )
            value = held.get(parameter.name, [])
            values = value if isinstance(value, list | tuple) else [value]
            self.initial[name] = [str(single) for single in values]

    def _parameters(self, letter: str, cleaned: Mapping[str, Any]) -> dict[str, list[str]]:
        names = [name for name in self.fields if name.startswith(f"{letter}-")]
        return {name.partition("-")[2]: cleaned[name] for name in names if cleaned.get(name)}

    def _bound(self, letter: str) -> Iterator[BoundField]:
        return (self[name] for name in self.fields if name.startswith(f"{letter}-"))

    def _field(self, name: str) -> Any:
        return self.fields[name]


class ObservationForm(forms.ModelForm[Observation]):
    """A measured value with its method and its evidence."""

    evidence_link = forms.URLField(
        label=gettext_lazy("Adresse des Nachweises im Netz"),
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("Zum Beispiel ein Zeitungsartikel oder ein Protokoll"),
    )

    class Meta:
        model = Observation
        fields = ["value", "day", "method", "evidence_link", "evidence_file"]
        field_classes = {"day": DateField}
        widgets = {"value": DecimalInput, "evidence_file": FileInput(",".join(EVIDENCE_KINDS))}
        localized_fields = ["value"]
        help_texts = {
            "method": gettext_lazy("Zum Beispiel: Anwesenheitsliste gezählt, Umfrage, Protokoll"),
            "evidence_file": gettext_lazy(
                "PDF, Bild, Word-, Tabellen- oder Textdatei bis 10 MB. "
                "Bitte keine Listen mit Namen."
            ),
        }

    def clean_evidence_file(self) -> Any:
        """A kind we know, of a size that can be sent on; pictures without their traces."""
        file = self.cleaned_data.get("evidence_file")
        if not file:
            return file
        if not file.name.lower().endswith(EVIDENCE_KINDS):
            raise forms.ValidationError(
                _("Diese Art von Datei geht hier nicht. Möglich sind: %(kinds)s")
                % {"kinds": ", ".join(EVIDENCE_KINDS)}
            )
        if file.size > LARGEST_EVIDENCE:
            raise forms.ValidationError(_("Die Datei ist größer als 10 MB."))
        return without_traces(file) if isinstance(file, UploadedFile) else file


def _fitting(data: Mapping[str, Any] | None, *, asking: bool) -> Mapping[str, Any] | None:
    """What was entered, as if the fields of the chosen source had been there already."""
    if data is None:
        return None
    fitting = data.copy() if isinstance(data, QueryDict) else dict(data)
    if "calculation" not in data:  # the box stands among those fields, and is checked at first
        fitting["own_goal_only"] = "on"
    source = known_source(str(data.get("source", "")))
    if source is None or not asking:
        return fitting
    if data.get("calculation") not in source.calculations:
        fitting["calculation"] = source.calculations[0]
    of_sources = {_in(BASE, entry.unit) for entry in all_sources()}
    if not data.get("unit") or (data.get("show") == "source" and data["unit"] in of_sources):
        for code in OFFERED:
            fitting["unit" if code == BASE else f"unit-{code}"] = _in(code, source.unit)
    return fitting


def _in(code: str, word: StrOrPromise) -> str:
    with override(code):
        return str(word)
