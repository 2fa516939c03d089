"""The child process that opens spreadsheets: content on stdin, one JSON object on stdout.

`python -m wirkkreis.people.sheets_child`. It bounds its own memory and time before it touches the
content, so that a bomb hurts nobody but this process. It knows no Django and no database.
"""

import csv
import json
import resource
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO, StringIO
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

MEMORY = 700_000_000
SECONDS = 7
UNPACKED = 80_000_000
MOST_ROWS = 2_000
MOST_COLUMNS = 60
MOST_CHARACTERS = 5_000
"""Of one cell; every field of a person or an organisation is shorter, and says so."""

ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
SEPARATORS = ";\t,"


class Problem(Exception):
    """A code that the parent has words for."""


def main() -> int:
    """Prints {"rows": [[…], …]} or {"problem": code}; dies without when a limit is passed."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        answer: dict[str, Any] = {"rows": rows_of(sys.stdin.buffer.read())}
    except Problem as problem:
        answer = {"problem": str(problem)}
    sys.stdout.buffer.write(json.dumps(answer).encode())
    return 0


def rows_of(content: bytes) -> list[list[str]]:
    """The cells of a file as texts, empty rows too, so that row numbers stay. Raises `Problem`."""
    if content.startswith(b"PK\x03\x04"):
        rows = _workbook_rows(content)
    elif content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Problem("encrypted" if ENCRYPTED_OFFICE in content else "old")
    else:
        rows = _csv_rows(_decoded(content))
    found = [[_text(cell) for cell in islice(row, MOST_COLUMNS)] for row in rows]
    while found and not any(found[-1]):
        found.pop()
    if len(found) > MOST_ROWS:
        raise Problem("long")
    return found


def _workbook_rows(content: bytes) -> Iterable[Iterable[Any]]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = {entry.filename for entry in archive.infolist()}
            if sum(entry.file_size for entry in archive.infolist()) > UNPACKED:
                raise Problem("bomb")
    except BadZipFile as error:
        raise Problem("damaged") from error
    if "xl/workbook.xml" not in names:
        raise Problem("kind")
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        pages = [page for page in book.worksheets if page.sheet_state == "visible"]
        page = next((page for page in pages if page.max_row != 1 or page["A1"].value), None)
        rows = page.iter_rows(values_only=True, max_row=MOST_ROWS * 2) if page else []
        return list(rows)
    except MemoryError as error:
        raise Problem("bomb") from error
    except Exception as error:  # whatever a damaged file makes openpyxl raise
        raise Problem("damaged") from error


def _csv_rows(text: str) -> Iterator[list[str]]:
    try:
        yield from islice(csv.reader(StringIO(text, newline=""), _dialect(text)), MOST_ROWS * 2)
    except csv.Error as error:
        raise Problem("damaged") from error


def _dialect(text: str) -> type[csv.Dialect]:
    """The separator that cuts the first lines into most cells; a semicolon when none does."""

    def cells(separator: str) -> int:
        lines = islice(csv.reader(StringIO(text, newline=""), delimiter=separator), 10)
        return max((len(line) for line in lines), default=0)

    class Found(csv.excel):
        delimiter = max(SEPARATORS, key=cells)

    return Found


def _decoded(content: bytes) -> str:
    """Text in UTF-8, UTF-16 with its mark, or Windows' western European encoding."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if marked else ["utf-8-sig", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise Problem("binary")


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nein"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = "".join(c for c in str(cell) if c.isprintable() or c == "\n").strip()
    # The apostrophe that our own exports put before what looks like a formula.
    escaped = text.startswith(("'=", "'+", "'-", "'@"))
    return text[1 if escaped else 0 :][:MOST_CHARACTERS]


if __name__ == "__main__":
    sys.exit(main())
