"""What narrows the public calendar. The names of the fields stand in addresses."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wirkkreis.events.models import SPOKEN, EventQuerySet, Format
from wirkkreis.places.models import Municipality
from wirkkreis.ui.forms import NamedField
from wirkkreis.ui.widgets import FlatSelect


class FeedFilter(forms.Form):
    """Place and format: what a feed or an embedded list can be narrowed to."""

    mark_optional = False

    gemeinde = NamedField(
        Municipality.objects.none(),
        label=_("Gemeinde"),
        required=False,
        empty_label=_("alle"),
        to_field_name="ags",
    )
    format = NamedField(
        Format.objects.none(),
        label=_("Format"),
        required=False,
        empty_label=_("alle"),
        to_field_name="code",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows: dict[str, QuerySet[Any]] = {
            "gemeinde": Municipality.objects.all(),
            "format": Format.objects.all(),
        }
        for name, choices in rows.items():
            field = self.fields[name]
            if isinstance(field, NamedField):
                field.queryset = choices

    @property
    def is_narrowing(self) -> bool:
        """Whether anything was chosen."""
        return self.is_valid() and any(self.cleaned_data.values())

    def narrowed(self, events: EventQuerySet) -> EventQuerySet:
        """Those that were chosen; none where a choice is unknown."""
        if not self.is_bound:
            return events
        if not self.is_valid():
            return events.none()
        given = self.cleaned_data
        if given["gemeinde"]:
            events = events.filter(municipality=given["gemeinde"])
        return events.filter(format=given["format"]) if given["format"] else events


class CalendarFilter(FeedFilter):
    """All that narrows the list."""

    field_order = ("q", "gemeinde", "format", "sprache")

    q = forms.CharField(
        label=_("Suchwort"), required=False, max_length=100, widget=forms.SearchInput
    )
    sprache = forms.ChoiceField(
        label=_("Sprache"),
        required=False,
        choices=[("", _("alle")), *SPOKEN],
        widget=FlatSelect,
    )
    stufenlos = forms.BooleanField(label=_("ohne Stufen"), required=False)
    kostenlos = forms.BooleanField(label=_("kostenlos"), required=False)
    kinder = forms.BooleanField(label=_("für Kinder und Familien"), required=False)

    def narrowed(self, events: EventQuerySet) -> EventQuerySet:
        """Those that were chosen; none where a choice is unknown."""
        events = super().narrowed(events)
        if not self.is_bound or not self.is_valid():
            return events
        given = self.cleaned_data
        if given["q"]:
            events = events.matching(given["q"])
        if given["sprache"]:
            events = events.speaking(given["sprache"])
        if given["stufenlos"]:
            events = events.step_free()
        if given["kostenlos"]:
            events = events.filter(price=0)
        return events.for_children() if given["kinder"] else events
