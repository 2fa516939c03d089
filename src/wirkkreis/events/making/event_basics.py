"""What every form of an event has in common: its span, its price, its picture, boxes to tick."""

from datetime import timedelta
from typing import Any, Final

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.events.models import Event
from wirkkreis.ui.admitting import PICTURES, admitted, ending
from wirkkreis.ui.widgets import FileInput

USUAL_LENGTH: Final = timedelta(hours=2)
"""Of an event whose end nobody said."""

BOXES: Final = {
    "audiences": gettext_lazy("Für wen"),
    "languages": gettext_lazy("gesprochene Sprachen"),
    "interpreted": gettext_lazy("gedolmetscht in"),
    "supports": gettext_lazy("Unterstützung, um die man bitten kann"),
}
"""Fields that take several of a list, and what they are called."""


class EventBasics(forms.ModelForm[Event]):
    """The form of an event; `boxes` names its fields that take several of a list."""

    boxes: tuple[str, ...] = ("audiences", "languages", "interpreted")

    picture = forms.FileField(
        label=gettext_lazy("Bild"),
        required=False,
        widget=FileInput(".png,.jpg,.jpeg,.webp"),
        help_text=gettext_lazy("PNG, JPEG oder WebP, höchstens 10 MB."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.boxes:
            self.fields[name] = _boxes(name)

    def clean_picture(self) -> Any:
        """A picture, drawn anew."""
        picture = self.cleaned_data.get("picture")
        if not picture or picture == self.instance.picture:
            return picture
        if ending(picture.name) not in PICTURES:
            raise ValidationError(_("Bitte ein Bild wählen: PNG, JPEG oder WebP."))
        return admitted(picture)

    def clean_price(self) -> Any:
        """Nothing said is free of charge."""
        return self.cleaned_data.get("price") or 0

    def clean(self) -> dict[str, Any]:
        """The end after the beginning; one that nobody said is two hours later."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and not ends and "ends" not in self.errors:
            cleaned["ends"] = starts + USUAL_LENGTH
        if starts and ends and ends < starts:
            self.add_error("ends", _("Das Ende liegt vor dem Beginn."))
        return cleaned


def _boxes(name: str) -> forms.MultipleChoiceField:
    field = Event._meta.get_field(name)
    assert isinstance(field, ArrayField)
    return forms.MultipleChoiceField(
        label=BOXES[name],
        choices=field.base_field.choices or (),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
