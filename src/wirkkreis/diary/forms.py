"""The forms of the diary."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.diary import durations
from wirkkreis.diary.models import LONGEST_ENTRY, Entry, Kind
from wirkkreis.goals.forms.age_bands import MOST_PEOPLE, AgeBands
from wirkkreis.goals.forms.choosing import GoalsField, goals_by_plan, offered_goals
from wirkkreis.goals.models import Goal
from wirkkreis.people.models import Organisation, Person
from wirkkreis.people.naming import NamesField
from wirkkreis.places.models import Municipality
from wirkkreis.tenancy import clock
from wirkkreis.ui.forms import DateField, FilesField
from wirkkreis.ui.widgets import CountInput


class EntryForm(forms.Form):
    """One entry. `entry` is the one to be changed; without it the form is for a new one.

    `people` is the total; the age bands need not add up to it, the rest is without age.
    """

    mark_optional = False

    kind = forms.ModelChoiceField(
        Kind.objects.none(),
        label=gettext_lazy("Was war es?"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": gettext_lazy("Bitte antippen, was es war.")},
    )
    topic = forms.CharField(
        label=gettext_lazy("Worum ging es?"), max_length=160, required=False, strip=True
    )
    day = DateField(label=gettext_lazy("Wann?"))
    municipality = forms.ModelChoiceField(
        Municipality.objects.none(),
        label=gettext_lazy("Wo?"),
        required=False,
        empty_label=gettext_lazy("ohne Ort"),
    )
    minutes = forms.TypedChoiceField(
        label=gettext_lazy("Wie lange?"),
        coerce=int,
        required=False,
        widget=forms.RadioSelect,
    )
    other_minutes = forms.IntegerField(
        label=gettext_lazy("Andere Dauer in Minuten"),
        min_value=1,
        max_value=LONGEST_ENTRY,
        required=False,
        widget=CountInput,
    )
    people = forms.IntegerField(
        label=gettext_lazy("Wie viele Menschen?"),
        min_value=0,
        max_value=MOST_PEOPLE,
        required=False,
        widget=CountInput,
    )
    goals = GoalsField(
        Goal.objects.none(),
        label=gettext_lazy("Wofür zählt es?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    organisations = NamesField(
        model=Organisation, label=gettext_lazy("Beteiligte Organisationen"), required=False
    )
    persons = NamesField(model=Person, label=gettext_lazy("Beteiligte Personen"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Notiz"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Nur für die Mitarbeitenden sichtbar."),
    )
    uploads = FilesField(label=gettext_lazy("Dateien"), required=False)
    alt = forms.CharField(
        label=gettext_lazy("Was ist auf den Bildern zu sehen?"), max_length=200, required=False
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, entry: Entry | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = Kind.objects.active()
        self._choices("kind", kinds | Kind.objects.filter(pk=entry.kind_id) if entry else kinds)
        self._choices("municipality", Municipality.objects.all())
        self._choices("goals", offered_goals(also=entry.goals.all() if entry else None))
        self._offer_minutes()
        reached = self.initial.get("reached") or {}
        self.age_bands = AgeBands(self, total="people", reached=reached)
        for name in ("organisations", "persons"):
            field = self.fields[name]
            if isinstance(field, NamesField):
                field.suggest()

    @property
    def more_is_open(self) -> bool:
        """Whether the part for the rare things has something to show."""
        rare = ["organisations", "persons", "note", "uploads", "alt", "other_minutes"]
        rare += self.age_bands.names
        return any(self[name].value() or self[name].errors for name in rare)

    def content(self) -> dict[str, Any]:
        """The cleaned values as `writing` takes them."""
        taken = ("kind", "day", "municipality", "topic", "note", "goals")
        return {name: self.cleaned_data[name] for name in taken} | {
            "minutes": self.cleaned_data["other_minutes"] or self.cleaned_data["minutes"] or 0,
            "organisations": self.cleaned_data["organisations"],
            "persons": self.cleaned_data["persons"],
            "reached": self.cleaned_data["reached"],
        }

    def clean_day(self) -> date:
        """A diary looks back."""
        day: date = self.cleaned_data["day"]
        if day > clock.today():
            raise ValidationError(_("Dieser Tag kommt erst noch. Eingetragen wird, was war."))
        return day

    def clean(self) -> dict[str, Any]:
        """Bring total and age bands together."""
        self.cleaned_data["reached"] = self.age_bands.counted()
        return self.cleaned_data

    def _choices(self, name: str, rows: QuerySet[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = rows

    def _offer_minutes(self) -> None:
        now = self.initial.get("minutes")
        offered = sorted({*durations.CHIPS, now} if now else durations.CHIPS)
        field = self.fields["minutes"]
        if isinstance(field, forms.TypedChoiceField):
            field.choices = [(minutes, durations.said(minutes)) for minutes in offered]


class FilterForm(forms.Form):
    """What narrows the list."""

    kind = forms.ModelChoiceField(
        Kind.objects.none(),
        label=gettext_lazy("Art"),
        required=False,
        empty_label=gettext_lazy("alle"),
    )
    first = DateField(label=gettext_lazy("von"), required=False)
    last = DateField(label=gettext_lazy("bis"), required=False)
    municipality = forms.ModelChoiceField(
        Municipality.objects.none(),
        label=gettext_lazy("Gemeinde"),
        required=False,
        empty_label=gettext_lazy("alle"),
    )
    goal = forms.TypedChoiceField(label=gettext_lazy("Ziel"), required=False, coerce=int)
    q = forms.CharField(
        label=gettext_lazy("Suchwort"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (
            ("kind", Kind.objects.all()),
            ("municipality", Municipality.objects.all()),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = rows
        goal = self.fields["goal"]
        if isinstance(goal, forms.TypedChoiceField):
            goal.choices = [("", _("alle")), *goals_by_plan()]


class RemoveForm(forms.Form):
    """Why an entry is taken out."""

    reason = forms.CharField(
        label=gettext_lazy("Warum?"),
        max_length=200,
        help_text=gettext_lazy(
            "Der Grund bleibt im Verlauf stehen. Bitte nennen Sie keine Personen."
        ),
        error_messages={"required": gettext_lazy("Bitte den Grund angeben.")},
    )


class FileForm(forms.Form):
    """More files for an entry."""

    uploads = FilesField(
        label=gettext_lazy("Dateien"),
        error_messages={"required": gettext_lazy("Bitte eine Datei auswählen.")},
    )
    alt = forms.CharField(
        label=gettext_lazy("Was ist auf den Bildern zu sehen?"), max_length=200, required=False
    )
