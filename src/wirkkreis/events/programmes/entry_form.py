"""The short form in which a partner hands in an event."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.events.calendar.when import day_in_words
from wirkkreis.events.making.event_basics import EventBasics
from wirkkreis.events.making.planning_forms import offer
from wirkkreis.events.models import Event, Programme
from wirkkreis.places.models import Municipality
from wirkkreis.ui.forms import MomentField, MoneyField


class EntryForm(EventBasics):
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

    def clean(self) -> dict[str, Any]:
        """Inside the programme's days, the end after the beginning, a picture with its words."""
        cleaned = super().clean()
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
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
