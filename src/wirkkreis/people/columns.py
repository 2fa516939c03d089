"""The columns a spreadsheet may have, under whatever heading people give them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirkkreis.languages.folding import fold
from wirkkreis.people.models import ImportKind


@dataclass(frozen=True)
class Column:
    """What a column holds, its name in our words, and the headings it is known by."""

    field: str
    label: StrOrPromise
    headings: tuple[str, ...]

    def is_called(self, heading: str) -> bool:
        """Whether a heading means this column, in any spelling and with any marks."""
        return fold(heading) in {fold(known) for known in self.headings}


ORGANISATIONS = (
    Column("name", _("Name"), ("Name", "Organisation", "Verein", "Träger", "Einrichtung")),
    Column("kind", _("Art"), ("Art", "Typ", "Kategorie", "Art der Organisation")),
    Column(
        "register_number",
        _("Registernummer"),
        ("Registernummer", "Vereinsregister", "VR", "VR-Nummer", "Vereinsregisternummer"),
    ),
    Column("address", _("Anschrift"), ("Anschrift", "Adresse")),
    Column("street", _("Straße"), ("Straße", "Str.", "Straße und Hausnummer", "Straße, Nr.")),
    Column("postcode", _("Postleitzahl"), ("PLZ", "Postleitzahl")),
    Column("town", _("Ort"), ("Ort", "Stadt", "Wohnort")),
    Column("municipality", _("Gemeinde"), ("Gemeinde", "Gemeindeschlüssel", "AGS", "Kommune")),
    Column("website", _("Website"), ("Website", "Webseite", "Homepage", "Internet", "URL", "Web")),
    Column("note", _("Notiz"), ("Notiz", "Bemerkung", "Bemerkungen", "Anmerkung", "Hinweis")),
)
PERSONS = (
    Column("name", _("Name"), ("Name", "Person", "Ansprechpartner", "Ansprechperson")),
    Column("first_name", _("Vorname"), ("Vorname",)),
    Column("last_name", _("Nachname"), ("Nachname", "Familienname", "Zuname")),
    Column("email", _("E-Mail-Adresse"), ("E-Mail", "Email", "Mail", "E-Mail-Adresse")),
    Column("phone", _("Telefon"), ("Telefon", "Tel.", "Telefonnummer", "Handy", "Mobil")),
    Column("organisation", _("Organisation"), ("Organisation", "Verein", "Träger", "Einrichtung")),
    Column("function", _("Funktion"), ("Funktion", "Rolle", "Position", "Amt")),
    Column(
        "consent_given_on",
        _("Einwilligung erteilt am"),
        ("Einwilligung", "Einwilligung am", "Einwilligung erteilt am"),
    ),
    Column(
        "consent_text",
        _("Wortlaut der Einwilligung"),
        ("Wortlaut der Einwilligung", "Einwilligungstext", "Wortlaut"),
    ),
    Column("purpose", _("Zweck"), ("Zweck",)),
    Column("keep_until", _("aufbewahren bis"), ("aufbewahren bis", "löschen am", "Löschdatum")),
)
COLUMNS: Mapping[str, Sequence[Column]] = {
    ImportKind.ORGANISATIONS: ORGANISATIONS,
    ImportKind.PERSONS: PERSONS,
}
NAMES = {"name", "last_name"}
"""Without one of these a row says of nothing what it says."""


def recognised(kind: str, heads: Sequence[str]) -> dict[str, int]:
    """Which field stands in which place of a row; the first of two columns of one meaning."""
    found: dict[str, int] = {}
    for place, head in enumerate(heads):
        for column in COLUMNS[kind]:
            if column.field not in found and column.is_called(head):
                found[column.field] = place
                break
    return found


def heading_row(kind: str, rows: Iterable[Sequence[str]]) -> int | None:
    """The place of the row with the headings: a title may stand above it. None without names."""
    for place, row in enumerate(rows):
        if NAMES & recognised(kind, row).keys():
            return place
    return None


def label_of(kind: str, field: str) -> StrOrPromise:
    """A field in the words of its column."""
    return next(column.label for column in COLUMNS[kind] if column.field == field)
