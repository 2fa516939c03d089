"""Uploaded spreadsheets as rows of texts, read by a child process with limits."""

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirkkreis.people.sheets_child import MOST_ROWS
from wirkkreis.ui import uploads

MOST_BYTES = 5_000_000
CHILD_SECONDS = 9
CHILD = "wirkkreis.people.sheets_child"

PROBLEMS: dict[str, StrOrPromise] = {
    "encrypted": _(
        "Die Datei ist mit einem Passwort geschützt. "
        "Speichern Sie sie ohne Passwort und versuchen Sie es noch einmal."
    ),
    "old": _(
        "Das ist eine Excel-Datei im alten Format. "
        "Speichern Sie sie als „.xlsx“ oder als CSV und versuchen Sie es noch einmal."
    ),
    "kind": _(
        "Das ist keine Excel-Datei. Speichern Sie die Tabelle als „.xlsx“ oder als CSV "
        "und versuchen Sie es noch einmal."
    ),
    "damaged": _(
        "Die Datei ist beschädigt. Öffnen Sie sie in Ihrem Tabellenprogramm, "
        "speichern Sie sie neu und versuchen Sie es noch einmal."
    ),
    "binary": _("Die Datei enthält keine lesbare Tabelle. Gelesen werden „.xlsx“ und CSV."),
    "bomb": _(
        "Die Datei entpackt sich auf eine Größe, die keine Adressliste hat, "
        "und wurde deshalb nicht geöffnet."
    ),
    "slow": _(
        "Die Datei ist zu aufwendig zum Lesen und wurde nach einigen Sekunden abgebrochen. "
        "Speichern Sie die Tabelle als CSV und versuchen Sie es noch einmal."
    ),
    "large": _(
        "Die Datei ist größer als 5 MB. Speichern Sie die Tabelle ohne Bilder oder als CSV."
    ),
    "long": _("Die Tabelle hat mehr als %(most)s Zeilen. Teilen Sie sie bitte in mehrere Dateien.")
    % {"most": MOST_ROWS},
    "empty": _("Die Datei enthält keine Zeilen."),
}


class UnreadableSheet(Exception):
    """The file cannot be read; the message says why and what to do."""

    def __init__(self, problem: str) -> None:
        super().__init__(PROBLEMS[problem])


def read_sheet(content: bytes) -> list[list[str]]:
    """The cells of a CSV or XLSX file as texts, row by row. Raises `UnreadableSheet`."""
    if len(content) > MOST_BYTES:
        raise UnreadableSheet("large")
    try:
        rows: list[list[str]] = uploads.opened(content, by=CHILD, seconds=CHILD_SECONDS)
    except uploads.Problem as problem:
        raise UnreadableSheet(str(problem)) from problem
    except uploads.TooSlow as problem:
        raise UnreadableSheet("slow") from problem
    except uploads.Broken as problem:
        raise UnreadableSheet("bomb") from problem
    if not rows:
        raise UnreadableSheet("empty")
    return rows
