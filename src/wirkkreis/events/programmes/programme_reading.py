"""What everybody reads of a programme: its events by day, narrowed, and the booklet's data."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any

from django.utils.formats import localize
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.events.calendar.when import day_in_words, hours
from wirkkreis.events.models import SPOKEN, Event, Programme
from wirkkreis.events.programmes.programme_filter import ProgrammeFilter
from wirkkreis.languages.known import BASE
from wirkkreis.places.models import Municipality
from wirkkreis.ui.documents.drawing import qr_picture
from wirkkreis.ui.documents.making import pdf
from wirkkreis.ui.letterhead import Letterhead

SPOKEN_NAMES = dict(SPOKEN)
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"


class Reading:
    """The published events of a programme as an address asks for them (`?ort=…`)."""

    def __init__(self, programme: Programme, query: Mapping[str, Any]) -> None:
        self.programme = programme
        self.form = ProgrammeFilter(
            query, places=self._places(), languages=self._spoken(), auto_id="filter-%s"
        )
        self.form.is_valid()

    @cached_property
    def all(self) -> list[Event]:
        """Every event of it that the calendar shows."""
        listed = Event.objects.listed(NOBODY).filter(programme=self.programme)
        near = listed.select_related("municipality", "venue", "organiser", "format", "admission")
        return list(near.in_time())

    @cached_property
    def events(self) -> list[Event]:
        """Those that were asked for."""
        asked = self.form.cleaned_data
        place, language = asked.get("ort"), asked.get("sprache")
        return [
            event
            for event in self.all
            if (not place or event.municipality_id == place.pk)
            and (not language or language in {*event.languages, *event.interpreted})
            and (not asked.get("kinder") or event.is_for_children)
        ]

    @property
    def is_narrowed(self) -> bool:
        """Whether only some were asked for."""
        return any(self.form.cleaned_data.values())

    def by_day(self) -> list[tuple[date, list[Event]]]:
        """The events under the day they begin on."""
        return [(day, list(some)) for day, some in groupby(self.events, key=_day)]

    def _places(self) -> Any:
        wanted = {event.municipality_id for event in self.all if event.municipality_id}
        return Municipality.objects.filter(pk__in=wanted)

    def _spoken(self) -> list[tuple[str, Any]]:
        heard = {code for event in self.all for code in (*event.languages, *event.interpreted)}
        return [(code, name) for code, name in SPOKEN if code in heard]


def booklet(programme: Programme, *, url: str) -> bytes:
    """The whole programme as an accessible PDF in two columns, in the active language.

    Raises TooMany.
    """
    reading, house = Reading(programme, {}), programme.partnership
    return pdf(
        "events/documents/booklet.typ",
        {
            "span": span_of(programme),
            "text": programme.text or "",
            "days": [
                {"day": day_in_words(day), "events": [_printed(event) for event in some]}
                for day, some in reading.by_day()
            ],
            "none_yet": _("Das Programm ist noch leer."),
            "free": _("kostenlos"),
            "words": {
                "more": _("Das Programm im Netz, immer auf dem neuesten Stand:"),
                "qr": _("QR-Code: zum Programm im Netz"),
            },
            "url": url,
            "qr": qr_picture(url),
            "by": house.name,
        },
        title=programme.title,
        language=get_language() or BASE,
        letterhead=Letterhead(house.name, house.colour),
        for_all=True,
    )


def span_of(programme: Programme) -> str:
    """Its days in words."""
    words = {
        "first": day_in_words(programme.first_day),
        "last": day_in_words(programme.last_day),
    }
    if programme.first_day == programme.last_day:
        return words["first"]
    return _("%(first)s, bis %(last)s") % words


def _printed(event: Event) -> dict[str, Any]:
    """An event as the booklet says it: what is not known is left out."""
    lines = [
        (_("Ort"), _typed(event.where()) or (_("online") if event.online_url else "")),
        (_("Mit"), _typed(str(event.organiser or ""))),
        (_("Sprachen"), _names(event.languages)),
        (_("Gedolmetscht"), _names(event.interpreted)),
        (_("Eintritt"), price_of(event)),
        (_("Barrieren"), _access(event)),
        (_("Fragen an"), _typed(event.contact)),
    ]
    return {
        "title": event.title,
        "cancelled": _("Fällt aus") if event.is_cancelled else "",
        "hours": hours(event) or _("ganztägig"),
        "summary": event.summary or "",
        "lines": [{"word": word, "value": value} for word, value in lines if value],
        "children": _("für Kinder") if event.is_for_children else "",
    }


def price_of(event: Event) -> Any:
    """What it costs, in words."""
    if event.price_note:
        return event.price_note
    if not event.price:
        return _("kostenlos")
    return _("%(amount)s €") % {"amount": localize(event.price, use_l10n=True)}


def _access(event: Event) -> Any:
    if event.access_note:
        return event.access_note
    known = event.is_step_free()
    if known is None:
        return ""
    return _("ohne Stufen") if known else _("nur über Stufen")


def _typed(text: str) -> str:
    """What somebody typed, kept from turning the words around it in right-to-left pages."""
    return f"{ISOLATE}{text}{END_OF_ISOLATE}" if text else ""


def _names(codes: list[str]) -> str:
    return ", ".join(str(SPOKEN_NAMES.get(code, code)) for code in codes)


def _day(event: Event) -> Any:
    return event.day
