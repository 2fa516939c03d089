"""What narrows the public page of a programme."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from wirkkreis.events.making.planning_forms import offer
from wirkkreis.places.models import Municipality


class ProgrammeFilter(forms.Form):
    """What narrows the public programme: `?ort=…&sprache=…&kinder=on`."""

    mark_optional = False

    ort = forms.ModelChoiceField(
        Municipality.objects.none(),
        label=gettext_lazy("Ort"),
        required=False,
        empty_label=gettext_lazy("alle Orte"),
    )
    sprache = forms.ChoiceField(label=gettext_lazy("Sprache"), required=False)
    kinder = forms.BooleanField(label=gettext_lazy("für Kinder"), required=False)

    def __init__(
        self, *args: Any, places: Any, languages: list[tuple[str, Any]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "ort", places)
        choices = [("", gettext_lazy("alle Sprachen")), *languages]
        self.fields["sprache"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
