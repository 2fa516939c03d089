"""The form of an event."""

from datetime import datetime, time
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.events.making.event_basics import EventBasics
from wirkkreis.events.making.planning_forms import offer
from wirkkreis.events.models import Event, Format
from wirkkreis.goals.forms.choosing import GoalsField, offered_goals
from wirkkreis.goals.models import Goal
from wirkkreis.people.models import Organisation
from wirkkreis.people.naming import NamesField
from wirkkreis.places.models import Municipality, Venue
from wirkkreis.ui.forms import MomentField, MoneyField

DAWN: Final = time(0, 0)
DUSK: Final = time(23, 59)
"""Where whole days begin and end."""


class EventForm(EventBasics):
    """Everything that staff say of an event. Only title and format have to be there at once."""

    SECTIONS: Final = (
        (gettext_lazy("Was"), ("title", "format", "summary", "text")),
        (
            gettext_lazy("Wann und wo"),
            ("starts", "ends", "all_day", "municipality", "venue", "place", "online_url"),
        ),
        (gettext_lazy("Für wen"), ("audiences", "languages", "interpreted", "goals")),
        (
            gettext_lazy("Barrieren und Unterstützung"),
            ("step_free", "supports", "access_note"),
        ),
        (gettext_lazy("Wer sie macht"), ("organiser", "partners", "project")),
        (gettext_lazy("Kosten"), ("price", "price_note")),
        (gettext_lazy("Bild"), ("picture", "picture_alt", "picture_credit")),
        (gettext_lazy("Listen und Bescheinigungen"), ("names", "hours", "content")),
        (gettext_lazy("Sichtbarkeit"), ("visibility",)),
    )
    boxes = (*EventBasics.boxes, "supports")
    mark_optional = False

    OPEN: Final = 3
    """So many sections are open from the start."""

    online_url = forms.URLField(
        label=gettext_lazy("Link zur Online-Teilnahme"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy(
            "Mit Anmeldung bekommen den Link nur Angemeldete, sonst steht er im Kalender."
        ),
    )
    starts = MomentField(label=gettext_lazy("Beginn"), required=False)
    ends = MomentField(label=gettext_lazy("Ende"), required=False)
    goals = GoalsField(
        Goal.objects.none(),
        label=gettext_lazy("Zählt für diese Ziele"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    organiser = NamesField(
        model=Organisation,
        label=gettext_lazy("Veranstalter"),
        required=False,
        help_text=gettext_lazy("Leer: die Partnerschaft selbst."),
    )
    partners = NamesField(
        model=Organisation, label=gettext_lazy("Kooperationspartner"), required=False
    )
    price = MoneyField(label=gettext_lazy("Eintritt"), required=False)

    class Meta:
        model = Event
        fields = [
            "title",
            "format",
            "summary",
            "text",
            "all_day",
            "municipality",
            "venue",
            "place",
            "online_url",
            "audiences",
            "languages",
            "interpreted",
            "step_free",
            "supports",
            "access_note",
            "project",
            "price",
            "price_note",
            "picture",
            "picture_alt",
            "picture_credit",
            "names",
            "hours",
            "content",
            "visibility",
            "starts",
            "ends",
        ]
        widgets = {
            "names": forms.RadioSelect,
            "visibility": forms.RadioSelect,
        }
        help_texts = {
            "all_day": gettext_lazy("Dann zählen nur die Tage, Uhrzeiten brauchen Sie nicht."),
            "summary": gettext_lazy("Ein, zwei Sätze für den Kalender."),
            "text": gettext_lazy("Absätze, Listen und Links sind möglich (Markdown)."),
            "place": gettext_lazy("Wenn der Ort nicht im Verzeichnis steht."),
            "project": gettext_lazy("So, wie sie auf der Teilnahmeliste stehen muss."),
            "picture_credit": gettext_lazy("Wer das Bild gemacht hat."),
            "hours": gettext_lazy("Leer: vom Beginn bis zum Ende."),
        }

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(_with_hours(data), *args, **kwargs)
        kept = self.instance.pk is not None
        offer(self, "format", Format.objects.filter(pk=self.instance.format_id) | _formats())
        offer(self, "municipality", Municipality.objects.all())
        offer(self, "venue", Venue.objects.filter(is_active=True))
        offer(self, "goals", offered_goals(self.instance.goals.all() if kept else None))
        for name in ("organiser", "partners"):
            names = self.fields[name]
            if isinstance(names, NamesField):
                names.suggest()
        if kept:
            self.initial = {**self.initial, **_around(self.instance)}

    @property
    def sections(self) -> list[dict[str, Any]]:
        """The fields under their heads; the first ones and those with an error are open."""
        return [
            {
                "title": title,
                "fields": [self[name] for name in names],
                "open": place < self.OPEN or any(self[name].errors for name in names),
            }
            for place, (title, names) in enumerate(self.SECTIONS)
        ]

    def clean_organiser(self) -> Organisation | None:
        """One organisation at most."""
        named: list[Organisation] = self.cleaned_data["organiser"]
        if len(named) > 1:
            raise ValidationError(
                _("Bitte einen Veranstalter nennen, die anderen als Kooperationspartner.")
            )
        return named[0] if named else None

    def clean(self) -> dict[str, Any]:
        """What is published keeps its day; a venue brings its municipality, and no other."""
        if self.cleaned_data.get("all_day") and (first := self.cleaned_data.get("starts")):
            last = self.cleaned_data.get("ends") or first
            self.cleaned_data |= {"starts": _at(first, DAWN), "ends": _at(last, DUSK)}
        cleaned = super().clean()
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if ends and not starts and "starts" not in self.errors:
            self.add_error("starts", _("Bitte auch den Beginn angeben."))
        if self.instance.published_at and not starts and "starts" not in self.errors:
            self.add_error(
                "starts", _("Die Veranstaltung ist veröffentlicht und braucht ihren Tag.")
            )
        if venue := cleaned.get("venue"):
            if cleaned.get("municipality") not in {None, venue.municipality}:
                words = _("Dieser Ort liegt in %(municipality)s.")
                self.add_error("venue", words % {"municipality": venue.municipality})
            cleaned["municipality"] = venue.municipality
        self.instance.organiser = cleaned.get("organiser")
        return cleaned


def _with_hours(data: Any) -> Any:
    """What was sent; whole days need no hours."""
    if not data or not data.get("all_day"):
        return data
    filled = data.copy()
    for name, hour in (("starts", DAWN), ("ends", DUSK)):
        if filled.get(f"{name}_0") and not filled.get(f"{name}_1"):
            filled[f"{name}_1"] = f"{hour:%H:%M}"
    return filled


def _at(moment: datetime, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate(moment), hour))


def _formats() -> QuerySet[Format]:
    return Format.objects.active()


def _around(event: Event) -> dict[str, Any]:
    """What the form shows of the rows around an event."""
    return {
        "goals": list(event.goals.values_list("pk", flat=True)),
        "organiser": [event.organiser.name] if event.organiser else [],
        "partners": list(event.partners.order_by("sort_key").values_list("name", flat=True)),
    }
