"""The child process that opens spreadsheets (`ui.uploads`): the cells of a file as texts.

`python -m wirkkreis.people.sheets_child`. It knows no Django and no database.
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO, StringIO
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from wirkkreis.ui import uploads

SECONDS = 7
UNPACKED = 80_000_000
MOST_ROWS = 2_000
MOST_COLUMNS = 60
MOST_CHARACTERS = 5_000
"""Of one cell; every field of a person or an organisation is shorter, and says so."""

SEPARATORS = ";\t,"


class Problem(uploads.Problem):
    """A code that the parent has words for."""


def main() -> int:
    """Answers with the rows."""
    return uploads.answer(rows_of, seconds=SECONDS)


def rows_of(content: bytes) -> list[list[str]]:
    """The cells of a file as texts, empty rows too, so that row numbers stay. Raises `Problem`."""
    if problem := uploads.office_problem(content):
        raise Problem(problem)
    rows = _workbook_rows(content) if content.startswith(uploads.ZIP) else _text_rows(content)
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


def _text_rows(content: bytes) -> Iterator[list[str]]:
    text = uploads.decoded(content)
    if text is None:
        raise Problem("binary")
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
