"""Certificates as one PDF, a page for each person, in the active language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from wirkkreis.events.models import Event
from wirkkreis.languages.known import BASE
from wirkkreis.languages.said import Said
from wirkkreis.tenancy import clock
from wirkkreis.ui.documents.drawing import qr_picture
from wirkkreis.ui.documents.making import pdf
from wirkkreis.ui.letterhead import Letterhead


@dataclass(frozen=True)
class Sheet:
    """What one certificate says."""

    name: str
    days: Sequence[date]
    hours: Decimal | None
    code: str
    address: str


def certificates_document(event: Event, sheets: Sequence[Sheet]) -> bytes:
    """All of them in one document, for printing in one go."""
    partnership = event.partnership
    data = {
        "kicker": _("Teilnahmebescheinigung"),
        "took_part": _("hat teilgenommen an der Veranstaltung"),
        "event": event.title,
        "content_head": _("Inhalte"),
        "content": _lines(event.content),
        "signature": _("Ort, Datum, Unterschrift"),
        "check": _(
            "Echt? Scannen Sie den Code oder öffnen Sie die Adresse, und geben Sie den Namen ein."
        ),
        "sheets": [_said(event, sheet) for sheet in sheets],
    }
    return pdf(
        "events/documents/certificate.typ",
        data,
        title=_("Teilnahmebescheinigung"),
        language=get_language() or BASE,
        letterhead=Letterhead(partnership.name, partnership.colour),
    )


def _said(event: Event, sheet: Sheet) -> dict[str, Any]:
    organiser = str(event.organiser) if event.organiser else event.partnership.name
    rows = [
        (_("Tag"), ", ".join(date_format(day) for day in sheet.days)),
        (_("Ort"), event.where()),
        (_("Umfang"), _scope(sheet.hours)),
        (_("Veranstalter"), organiser),
        (_("ausgestellt am"), date_format(clock.today())),
    ]
    return {
        "name": sheet.name,
        "facts": [{"word": word, "value": value} for word, value in rows if value],
        "code": "-".join(sheet.code[at : at + 4] for at in range(0, len(sheet.code), 4)).upper(),
        "address": sheet.address,
        "qr": qr_picture(sheet.address),
        "qr_alt": _("QR-Code zur Prüfung: %(address)s") % {"address": sheet.address},
    }


def _lines(text: Said) -> list[Said]:
    """The lines of the content, each in its language; dashes and bullets before them left out."""
    return [Said(line.strip(" -–•*\t"), text.lang) for line in text.splitlines() if line.strip()]


def _scope(hours: Decimal | None) -> str:
    if hours is None:
        return ""
    said = number_format(hours.normalize(), use_l10n=True)
    words = ngettext("%(hours)s Stunde", "%(hours)s Stunden", 1 if hours == 1 else 2)
    return words % {"hours": said}
