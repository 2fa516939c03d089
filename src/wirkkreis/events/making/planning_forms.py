"""The forms of planning: an event, a copy of one, a series, and what narrows the list."""

from datetime import datetime, timedelta
from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.events import flow
from wirkkreis.events.making.at_once import PARTS
from wirkkreis.events.making.planning import LONGEST_SERIES
from wirkkreis.events.models import Event, Format
from wirkkreis.goals.forms.kinds import KindForm
from wirkkreis.languages.forms import TranslatedFormField
from wirkkreis.places.models import Municipality
from wirkkreis.ui.forms import DateField, MomentField, NamedField
from wirkkreis.ui.widgets import FlatSelect

EVERY: Final = {
    "7": gettext_lazy("jede Woche"),
    "14": gettext_lazy("alle zwei Wochen"),
    "28": gettext_lazy("alle vier Wochen"),
    "month": gettext_lazy("jeden Monat am gleichen Wochentag"),
}
"""Rhythms of a series: days, or the same weekday of each month."""


class FormatForm(KindForm[Format]):
    """A format by its names, and whether it is offered."""

    class Meta:
        model = Format
        fields = ["name", "is_active"]
        labels = {"is_active": gettext_lazy("Für neue Veranstaltungen anbieten")}
        help_texts = {
            "name": gettext_lazy("So heißt das Format im Kalender und in öffentlichen Nachweisen."),
            "is_active": gettext_lazy(
                "Ohne Haken steht das Format nicht mehr zur Wahl. Veranstaltungen bleiben."
            ),
        }


class CopyForm(forms.Form):
    """When and where the same takes place once more."""

    title = TranslatedFormField(label=gettext_lazy("Titel"), max_length=160)
    starts = MomentField(label=gettext_lazy("Beginn"), required=False)
    municipality = forms.ModelChoiceField(
        Municipality.objects.none(), label=gettext_lazy("Gemeinde"), required=False
    )
    place = forms.CharField(label=gettext_lazy("Ort"), max_length=200, required=False)
    in_series = forms.BooleanField(label="", required=False)

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "municipality", Municipality.objects.all())
        if event.series:
            words = _("gehört auch zur Reihe „%(series)s“") % {"series": event.series}
            self.fields["in_series"].label = words
        else:
            del self.fields["in_series"]
        self.initial = {
            "title": event.title,
            "municipality": event.municipality_id,
            "place": event.place or (str(event.venue) if event.venue else ""),
            "in_series": not event.pattern,
            **self.initial,
        }


class RepeatForm(forms.Form):
    """How often the event takes place, and until when."""

    every = forms.ChoiceField(
        label=gettext_lazy("Wie oft"), choices=list(EVERY.items()), widget=forms.RadioSelect
    )
    until = DateField(label=gettext_lazy("Letzter Tag"))

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event

    def clean(self) -> dict[str, Any]:
        """The beginnings that follow the first."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("until") and cleaned.get("every") and self.event.starts:
            cleaned["starts"] = beginnings(self.event.starts, cleaned["every"], cleaned["until"])
            if not cleaned["starts"]:
                self.add_error("until", _("Bis dahin gibt es keinen weiteren Termin."))
            elif len(cleaned["starts"]) > LONGEST_SERIES:
                words = _("Das wären mehr als %(most)d Termine. Bitte einen früheren Tag wählen.")
                self.add_error("until", words % {"most": LONGEST_SERIES})
        return cleaned


class CarryForm(forms.Form):
    """What of an event the dates of its series that follow take over."""

    parts = forms.MultipleChoiceField(
        label=gettext_lazy("Was soll auch dort gelten?"),
        choices=[(name, label) for name, (label, _fields) in PARTS.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Bitte mindestens etwas auswählen.")},
    )


class SpreadForm(forms.Form):
    """The municipalities that get the same event."""

    places = forms.ModelMultipleChoiceField(
        Municipality.objects.none(),
        label=gettext_lazy("Gemeinden"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Bitte mindestens eine Gemeinde wählen.")},
    )

    def __init__(self, *args: Any, places: QuerySet[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "places", places)


class PatternForm(forms.Form):
    """Under which name an event is a pattern for others."""

    name = forms.CharField(
        label=gettext_lazy("Name der Vorlage"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Leer: ist keine Vorlage mehr."),
    )


class CancelForm(forms.Form):
    """Why an event is called off, in words that everybody registered will read."""

    cancel_note = TranslatedFormField(
        label=gettext_lazy("Grund der Absage"),
        max_length=300,
        help_text=gettext_lazy("Steht im Kalender und in der Nachricht an alle Angemeldeten."),
    )


class PlanningFilter(forms.Form):
    """What narrows the list."""

    q = forms.CharField(
        label=gettext_lazy("Suchwort"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = NamedField(
        Format.objects.none(),
        label=gettext_lazy("Format"),
        required=False,
        empty_label=gettext_lazy("alle"),
    )
    municipality = NamedField(
        Municipality.objects.none(),
        label=gettext_lazy("Gemeinde"),
        required=False,
        empty_label=gettext_lazy("alle"),
    )
    state = forms.ChoiceField(
        label=gettext_lazy("Stand"),
        required=False,
        choices=[("", gettext_lazy("alle")), *flow.EVENT.choices],
        widget=FlatSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", Format.objects.all())
        offer(self, "municipality", Municipality.objects.all())


def beginnings(first: datetime, every: str, until: Any) -> list[datetime]:
    """The moments after `first` in that rhythm, at the same time of the day, up to a day."""
    local = timezone.localtime(first)
    found: list[datetime] = []
    turn = 0
    while len(found) <= LONGEST_SERIES:
        turn += 1
        day = _same_weekday(local, turn) if every == "month" else None
        if every != "month":
            day = local.date() + timedelta(days=int(every) * turn)
        if day is None:
            continue
        if day > until:
            break
        found.append(timezone.make_aware(datetime.combine(day, local.time())))
    return found


def _same_weekday(first: datetime, months: int) -> Any:
    """The second Tuesday of a later month for a second Tuesday; None where it has no fifth."""
    month = first.month - 1 + months
    start = first.date().replace(year=first.year + month // 12, month=month % 12 + 1, day=1)
    ahead = (first.weekday() - start.weekday()) % 7 + (first.day - 1) // 7 * 7
    day = start + timedelta(days=ahead)
    return day if day.month == start.month else None


def offer(form: forms.BaseForm, name: str, rows: QuerySet[Any]) -> None:
    """Let a field of a form choose among these rows."""
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows
