"""The poster of an event for notice boards: one page, with a QR code that leads to its page."""

from base64 import b64encode
from typing import Any, Literal

from django.db.models.fields.files import FieldFile
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wirkkreis.events.calendar.at_a_glance import entrance_of, spoken
from wirkkreis.events.calendar.public_face import access
from wirkkreis.events.calendar.when import day_in_words, hours, moment_in_words, when
from wirkkreis.events.models import Audience, Event
from wirkkreis.languages.known import BASE
from wirkkreis.languages.said import Said
from wirkkreis.ui.documents.drawing import qr_picture
from wirkkreis.ui.documents.making import pdf
from wirkkreis.ui.letterhead import Letterhead
from wirkkreis.ui.pictures import kind_of

Size = Literal["a3", "a4"]

KINDS = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}


def poster(event: Event, *, url: str, size: Size = "a4") -> bytes:
    """The event as PDF in the active language; `url` is the whole address of its page.

    The row comes from `public_face.shown`. Made once and kept; raises TooMany in a crowd.
    """
    house = event.partnership
    data = {
        "size": size,
        "kicker": event.format.name,
        "cancelled": _("Abgesagt") if event.is_cancelled else "",
        "lead": event.summary,
        "picture": _picture(event),
        "when": _when(event),
        "place": _place(event),
        "facts": [{"word": word, "value": value} for word, value in _facts(event) if value],
        "qr": qr_picture(url),
        "qr_alt": _("QR-Code: zur Seite der Veranstaltung, %(url)s") % {"url": url},
        "invitation": _invitation(event),
        "url": url.removeprefix("https://").removeprefix("http://").rstrip("/"),
    }
    return pdf(
        "events/documents/poster.typ",
        data,
        title=event.title,
        language=get_language() or BASE,
        letterhead=Letterhead(house.name, house.colour),
        for_all=True,
    )


def _picture(event: Event) -> dict[str, Any] | None:
    """The picture as a drawing that holds it: documents read no files but those of the source."""
    content = _content(event.picture) if event.picture else b""
    kind = KINDS.get(kind_of(content))
    if kind is None:
        return None
    return {
        "kind": kind,
        "content": b64encode(content).decode("ascii"),
        "alt": event.picture_alt or event.title,
        "credit": event.picture_credit,
    }


def _content(file: FieldFile) -> bytes:
    """The bytes of a file; none where it no longer lies on the server."""
    try:
        with file.open("rb") as opened:
            return bytes(opened.read())
    except FileNotFoundError:
        return b""


def _when(event: Event) -> list[str]:
    """The day and the hours in lines of their own; several days in one sentence."""
    days = event.days()
    if len(days) > 1:
        return [when(event)]
    lines = [day_in_words(days[0]), hours(event)] if days else []
    return [line for line in lines if line]


def _place(event: Event) -> list[str]:
    """The place, and its address in a line of its own.

    Names of places are German on every page, and run from left to right.
    """
    address = event.venue.address.splitlines() if event.venue else []
    town = str(event.municipality) if event.municipality else ""
    named = str(event.venue) if event.venue else event.place
    around = [*address, "" if any(town in line for line in [named, *address]) else town]
    lines = [named, ", ".join(line.strip() for line in around if line.strip())]
    found: list[str] = [Said(line) for line in lines if line]
    return [_("online")] if event.online_url and not found else found


def _facts(event: Event) -> list[tuple[str, Any]]:
    advantages = [str(mark.text) for mark in access(event) if mark.kind == "good"]
    languages = spoken(event.languages)
    if event.interpreted:
        in_them = ", ".join(spoken(event.interpreted))
        languages = [*languages, _("gedolmetscht in: %(languages)s") % {"languages": in_them}]
    return [
        (_("Für wen"), ", ".join(str(Audience(code).label) for code in event.audiences)),
        (_("Eintritt"), event.price_note or _price(event)),
        (_("Sprachen"), ", ".join(languages)),
        (_("Barrierefreiheit"), ", ".join(advantages)),
        (_("Zusammen mit"), Said(", ".join(str(one) for one in event.partners.all()))),
    ]


def _price(event: Event) -> str:
    if event.price:
        return _("%(price)s Euro") % {"price": number_format(event.price, 2)}
    return _("frei")


def _invitation(event: Event) -> str:
    entrance = entrance_of(event)
    if entrance is None or not entrance.is_open:
        return _("Hier steht mehr:")
    until = moment_in_words(event.admission.deadline())
    return _("Mehr erfahren und anmelden, bis %(until)s:") % {"until": until}
