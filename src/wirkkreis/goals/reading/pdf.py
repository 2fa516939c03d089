"""Text of PDF files, page by page, tables as rows; only ever run in the extraction child."""

import io
import re
from itertools import pairwise

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError

from wirkkreis.goals.reading import problems
from wirkkreis.goals.reading.grids import Grid, grids_of
from wirkkreis.goals.reading.sheet import Sheet

MOST_PAGES = 300


def text_of(content: bytes) -> str:
    """The pages' text; a form feed begins each page after the first. Raises `Problem`."""
    try:
        pages = _pages(content)
    except problems.Problem:
        raise
    except FileNotDecryptedError as problem:
        raise problems.Problem(problems.PDF_LOCKED) from problem
    except Exception as problem:  # pypdf raises whatever a broken file leads it to
        raise problems.Problem(problems.PDF_DAMAGED) from problem
    text = "\n\f".join(page.strip("\n") for page in pages)
    if not any(sign.isalpha() for sign in text):
        raise problems.Problem(problems.PDF_WITHOUT_TEXT)
    return text.encode("utf-8", "replace").decode()


def _pages(content: bytes) -> list[str]:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise problems.Problem(problems.PDF_LOCKED)
    if len(reader.pages) > MOST_PAGES:
        raise problems.Problem(problems.PDF_TOO_LONG.format(pages=MOST_PAGES))
    sheets = [Sheet.of(page) for page in reader.pages]
    tables = [grids_of(sheet) for sheet in sheets]
    for before, after in pairwise(tables):
        if before and after and before[-1].continued_by(after[0]):
            before[-1].take_over(after[0])
    return [_page(sheet, grids) for sheet, grids in zip(sheets, tables, strict=True)]


def _page(sheet: Sheet, grids: list[Grid]) -> str:
    """The page's text with each table, as rows, where its first words stood."""
    said: list[str] = []
    told: set[int] = set()
    holders = {number: place for place, grid in enumerate(grids) for number in grid.held}
    for number, fragment in enumerate(sheet.fragments):
        place = holders.get(number)
        if place is None:
            said.append(fragment.text)
        elif place not in told:
            told.add(place)
            said.append("\n" + "\n".join(map(_row, grids[place].rows)) + "\n")
    return re.sub(r"\n\s*\n", "\n\n", "".join(said))


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
