"""Files of plans as text: plain text and Markdown here, .docx and PDF in a child process with
limits.
"""

from collections.abc import Sequence
from pathlib import Path

from wirkkreis.goals.reading import matching
from wirkkreis.goals.reading.matching import Source
from wirkkreis.goals.reading.model import Reading
from wirkkreis.goals.reading.reader import read
from wirkkreis.ui import uploads

MOST_BYTES = 10_000_000
MOST_CHARACTERS = 1_000_000
MOST_LINES = 20_000
CHILD_SECONDS = 8
CHILD = "wirkkreis.goals.reading.extraction"


class UnreadableFile(Exception):
    """The file cannot be read as a plan; the message says in German why and what to do."""


def read_file(path: Path, *, sources: Sequence[Source] = matching.HOUSE) -> Reading:
    """The plan in a file. Raises `UnreadableFile` with a message for the person who chose it."""
    return read(text_of(content_of(path)), name=path.name, sources=sources)


def read_bytes(
    content: bytes, *, name: str = "", sources: Sequence[Source] = matching.HOUSE
) -> Reading:
    """The plan in an uploaded file's content. Raises `UnreadableFile`."""
    return read(text_of(content), name=name, sources=sources)


def content_of(path: Path) -> bytes:
    """The bytes of a regular file of at most `MOST_BYTES`."""
    try:
        if not path.exists():
            raise UnreadableFile(f"Die Datei „{path.name}“ gibt es nicht.")
        if not path.is_file():
            raise UnreadableFile(f"„{path.name}“ ist keine Datei, die gelesen werden kann.")
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as problem:
        raise UnreadableFile(
            f"Die Datei „{path.name}“ lässt sich nicht öffnen: Prüfen Sie, ob Sie sie lesen dürfen."
        ) from problem


def text_of(content: bytes) -> str:
    """The text of a file's content, whatever its name says. Raises `UnreadableFile`."""
    if len(content) > MOST_BYTES:
        raise UnreadableFile(
            f"Die Datei ist größer als {MOST_BYTES // 1_000_000} MB. Ein Zielplan ist viel "
            f"kleiner: "
            "Speichern Sie ihn ohne Bilder oder kopieren Sie den Text heraus."
        )
    text = _text(content)
    if len(text) > MOST_CHARACTERS or text.count("\n") > MOST_LINES:
        raise UnreadableFile(
            "Der Text ist länger als 300 Seiten. Kopieren Sie nur den Teil mit den Zielen in "
            "eine eigene Datei."
        )
    return text


def _text(content: bytes) -> str:
    if b"%PDF-" in content[:1024]:
        return _extracted("pdf", content)
    if content.startswith(uploads.ZIP):
        return _extracted("docx", content)
    problem = uploads.office_problem(content)
    if problem == "encrypted":
        raise UnreadableFile(
            "Die Datei ist mit einem Passwort geschützt. Speichern Sie sie ohne Passwort "
            "und versuchen Sie es noch einmal."
        )
    if problem == "old":
        raise UnreadableFile(
            "Das ist eine Word-Datei im alten Format. Speichern Sie sie in Word als „.docx“ "
            "und versuchen Sie es noch einmal."
        )
    if content.startswith(b"{\\rtf"):
        raise UnreadableFile(
            "Das ist eine RTF-Datei. Speichern Sie sie als „.docx“ oder als Text und "
            "versuchen Sie es noch einmal."
        )
    text = uploads.decoded(content, western=("cp1252", "latin-1"))
    if text is None:
        raise UnreadableFile(
            "Die Datei enthält keinen lesbaren Text. Der Leser versteht Text, Markdown, Word "
            "(.docx) und PDF mit Text."
        )
    return text


def _extracted(kind: str, content: bytes) -> str:
    try:
        return str(uploads.opened(content, by=CHILD, kind=kind, seconds=CHILD_SECONDS))
    except uploads.Problem as problem:
        raise UnreadableFile(str(problem)) from problem
    except uploads.TooSlow as problem:
        raise UnreadableFile(
            "Die Datei ist zu aufwendig zum Lesen und wurde nach einigen Sekunden abgebrochen. "
            "Kopieren Sie den Text heraus und fügen Sie ihn ein."
        ) from problem
    except uploads.Broken as problem:
        raise UnreadableFile(
            "Die Datei ließ sich nicht lesen: Sie ist beschädigt oder braucht zu viel Speicher. "
            "Kopieren Sie den Text heraus und fügen Sie ihn ein."
        ) from problem
