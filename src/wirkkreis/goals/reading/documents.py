"""Files of plans as text: plain text and Markdown here, .docx and PDF in a child process with
limits.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import wirkkreis
from wirkkreis.goals.reading import matching
from wirkkreis.goals.reading.matching import Source
from wirkkreis.goals.reading.model import Reading
from wirkkreis.goals.reading.reader import read

MOST_BYTES = 10_000_000
MOST_CHARACTERS = 1_000_000
MOST_LINES = 20_000
CHILD_SECONDS = 6
CHILD = "wirkkreis.goals.reading.extraction"

ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


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
    if content.startswith(b"PK\x03\x04"):
        return _extracted("docx", content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        if ENCRYPTED_OFFICE in content:
            raise UnreadableFile(
                "Die Datei ist mit einem Passwort geschützt. Speichern Sie sie ohne Passwort "
                "und versuchen Sie es noch einmal."
            )
        raise UnreadableFile(
            "Das ist eine Word-Datei im alten Format. Speichern Sie sie in Word als „.docx“ "
            "und versuchen Sie es noch einmal."
        )
    if content.startswith(b"{\\rtf"):
        raise UnreadableFile(
            "Das ist eine RTF-Datei. Speichern Sie sie als „.docx“ oder als Text und "
            "versuchen Sie es noch einmal."
        )
    return _decoded(content)


def _decoded(content: bytes) -> str:
    """Text in UTF-8, UTF-16 with its mark, or Windows' western European encoding."""
    encodings = ["utf-8-sig", "cp1252", "latin-1"]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(CONTROL.findall(text)) <= len(text) // 200:
            return text
        break
    raise UnreadableFile(
        "Die Datei enthält keinen lesbaren Text. Der Leser versteht Text, Markdown, Word "
        "(.docx) und PDF mit Text."
    )


def _extracted(kind: str, content: bytes) -> str:
    """What the child process reads; it knows neither the environment nor the database."""
    source = str(Path(wirkkreis.__file__).resolve().parent.parent)
    try:
        child = subprocess.run(
            [sys.executable, "-P", "-m", CHILD, kind],
            input=content,
            capture_output=True,
            timeout=CHILD_SECONDS,
            env={"PYTHONPATH": source, "PATH": os.defpath, "PYTHONUTF8": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired as problem:
        raise UnreadableFile(
            "Die Datei ist zu aufwendig zum Lesen und wurde nach einigen Sekunden abgebrochen. "
            "Kopieren Sie den Text heraus und fügen Sie ihn ein."
        ) from problem
    try:
        answer = json.loads(child.stdout)
    except ValueError as problem:
        raise UnreadableFile(
            "Die Datei ließ sich nicht lesen: Sie ist beschädigt oder braucht zu viel Speicher. "
            "Kopieren Sie den Text heraus und fügen Sie ihn ein."
        ) from problem
    if "problem" in answer:
        raise UnreadableFile(str(answer["problem"]))
    return str(answer["text"])
