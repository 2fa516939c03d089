"""The short form in which a partner hands in an event."""

from datetime import timedelta
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.events.calendar.when import day_in_words
from wirkkreis.events.making.planning_forms import offer
from wirkkreis.events.models import Event, Programme
from wirkkreis.places.models import Municipality
from wirkkreis.ui.admitting import PICTURES, admitted, ending
from wirkkreis.ui.forms import MomentField, MoneyField
from wirkkreis.ui.widgets import FileInput

CHOSEN: Final = {
    "audiences": gettext_lazy("Für wen"),
    "languages": gettext_lazy("gesprochene Sprachen"),
    "interpreted": gettext_lazy("gedolmetscht in"),
}
"""Fields with boxes to tick."""


class EntryForm(forms.ModelForm[Event]):
    """What visitors need to know of an event, and no more."""

    starts = MomentField(label=gettext_lazy("Beginn"))
    ends = MomentField(
        label=gettext_lazy("Ende"),
        required=False,
        help_text=gettext_lazy("Leer: zwei Stunden nach dem Beginn."),
    )
    price = MoneyField(
        label=gettext_lazy("Eintritt"), required=False, help_text=gettext_lazy("Leer: kostenlos.")
    )
    picture = forms.FileField(
        label=gettext_lazy("Bild"),
        required=False,
        widget=FileInput(".png,.jpg,.jpeg,.webp"),
        help_text=gettext_lazy("PNG, JPEG oder WebP, höchstens 10 MB."),
    )

    class Meta:
        model = Event
        fields = [
            "title",
            "summary",
            "starts",
            "ends",
            "municipality",
            "place",
            "audiences",
            "languages",
            "interpreted",
            "step_free",
            "access_note",
            "price",
            "price_note",
            "contact",
            "picture",
            "picture_alt",
            "picture_credit",
        ]
        labels = {
            "title": gettext_lazy("Titel"),
            "summary": gettext_lazy("Worum geht es?"),
            "municipality": gettext_lazy("Gemeinde"),
            "place": gettext_lazy("Ort und Adresse"),
            "step_free": gettext_lazy("stufenlos erreichbar"),
            "access_note": gettext_lazy("Hinweise zur Barrierefreiheit"),
            "price_note": gettext_lazy("Hinweis zu den Kosten"),
            "contact": gettext_lazy("Kontakt für Fragen"),
            "picture_alt": gettext_lazy("Was ist auf dem Bild zu sehen?"),
            "picture_credit": gettext_lazy("Bildrechte"),
        }
        help_texts = {
            "summary": gettext_lazy("Zwei, drei Sätze für Programm und Heft."),
            "place": gettext_lazy("Zum Beispiel: Mehrzweckhalle, Schulstraße 3."),
            "contact": gettext_lazy("Steht für alle lesbar im Programm: Telefon oder E-Mail."),
            "picture_credit": gettext_lazy(
                "Wer das Bild gemacht hat und dass es gezeigt werden darf."
            ),
        }

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programme = programme
        offer(self, "municipality", Municipality.objects.all())
        self.fields["municipality"].required = True
        for name, label in CHOSEN.items():
            column: Any = Event._meta.get_field(name)
            self.fields[name] = forms.MultipleChoiceField(
                label=label,
                choices=column.base_field.choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

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
        """Inside the programme's days, the end after the beginning, a picture with its words."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and not ends and "ends" not in self.errors:
            ends = cleaned["ends"] = starts + timedelta(hours=2)
        if starts and ends and ends < starts:
            self.add_error("ends", _("Das Ende liegt vor dem Beginn."))
        if starts and not self._is_within(starts):
            self.add_error("starts", self._days_said())
        # A party may go on into the night after the last day.
        elif ends and not self._is_within(ends - timedelta(hours=12)):
            self.add_error("ends", self._days_said())
        if cleaned.get("picture"):
            for name in ("picture_alt", "picture_credit"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("Bitte ausfüllen, wenn Sie ein Bild mitschicken."))
        return cleaned

    def _is_within(self, moment: Any) -> bool:
        day = timezone.localdate(moment)
        return self.programme.first_day <= day <= self.programme.last_day

    def _days_said(self) -> str:
        words = _("Das Programm geht vom %(first)s bis %(last)s.")
        return words % {
            "first": day_in_words(self.programme.first_day),
            "last": day_in_words(self.programme.last_day),
        }
