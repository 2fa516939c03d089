"""The child process that joins the papers of a session to one PDF (`ui.uploads`).

`python -m wirkkreis.committees.agenda.packet_child count|join`: gets an archive of files and a
`plan.json`. It knows no Django and no database. Nothing that a paper would do by itself comes
along: scripts, forms that send, links that start programs.
"""

import json
import sys
from base64 import b64encode
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

from PIL import Image
from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from wirkkreis.ui import uploads

SECONDS: Final = 25
MOST_PAGES: Final = 600
MOST_PIXELS: Final = 40_000_000
PLAN: Final = "plan.json"
LOCKED, DAMAGED, LONG = "locked", "damaged", "long"
WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 42.0
"""Points, A4."""

HARMLESS: Final = frozenset({"/URI", "/GoTo"})
"""Actions of links that may stay."""


def main(kind: str) -> int:
    """Answers with the number of pages of each file, or a word for why not; or with the PDF."""
    kinds: Mapping[str, Callable[[bytes], Any]] = {"count": counted, "join": joined}
    return uploads.answer(kinds[kind], seconds=SECONDS)


def counted(content: bytes) -> list[int | str]:
    """Of each file of the archive, in its plan's order: pages, or why it cannot be put in."""
    found: list[int | str] = []
    pages = 0
    with ZipFile(BytesIO(content)) as archive:
        for name in json.loads(archive.read(PLAN))["files"]:
            try:
                number = _pages_of(archive.read(name), most=MOST_PAGES - pages)
            except uploads.Problem as problem:
                found.append(str(problem))
            else:
                pages += number
                found.append(number)
    return found


def joined(content: bytes) -> str:
    """One PDF in base64: its entries in order, each a bookmark, with the pages of its file."""
    writer = PdfWriter()
    with ZipFile(BytesIO(content)) as archive:
        plan = json.loads(archive.read(PLAN))
        above = None
        for entry in plan["entries"]:
            page = len(writer.pages) if entry["file"] else 0
            if entry["file"]:
                _append(writer, archive.read(entry["file"]))
            parent = above if entry["level"] else None
            made = writer.add_outline_item(title=entry["title"], page_number=page, parent=parent)
            above = above if entry["level"] else made
    for sheet in writer.pages:
        _calm(sheet)
    writer.add_metadata({"/Title": plan["title"]})
    writer.root_object[NameObject("/Lang")] = TextStringObject(plan["language"])
    writer.page_mode = "/UseOutlines"
    out = BytesIO()
    writer.write(out)
    return b64encode(out.getvalue()).decode()


def _pages_of(content: bytes, *, most: int) -> int:
    """Raises `Problem` for what is locked, damaged, or has more pages."""
    try:
        number = _counted_pages(content)
    except uploads.Problem:
        raise
    except Exception as error:  # whatever a damaged file makes the libraries raise
        raise uploads.Problem(DAMAGED) from error
    if number > most:
        raise uploads.Problem(LONG)
    return number


def _counted_pages(content: bytes) -> int:
    if not _is_pdf(content):
        _picture(content)
        return 1
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise uploads.Problem(LOCKED)
    return sum(1 for page in reader.pages if page.mediabox)


def _append(writer: PdfWriter, content: bytes) -> None:
    if not _is_pdf(content):
        _append_picture(writer, content)
        return
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        reader.decrypt("")
    writer.append(reader, import_outline=False)


def _append_picture(writer: PdfWriter, content: bytes) -> None:
    """On a page of its own, as large as it fits, upright or across."""
    drawn = _picture(content)
    across = drawn.width > drawn.height
    width, height = (HEIGHT, WIDTH) if across else (WIDTH, HEIGHT)
    out = BytesIO()
    drawn.save(out, "PDF", resolution=72)
    picture = PdfReader(BytesIO(out.getvalue())).pages[0]
    scale = min((width - 2 * MARGIN) / drawn.width, (height - 2 * MARGIN) / drawn.height, 1.0)
    left, low = (width - drawn.width * scale) / 2, (height - drawn.height * scale) / 2
    sheet = writer.add_blank_page(width, height)
    sheet.merge_transformed_page(picture, Transformation().scale(scale).translate(left, low))


def _picture(content: bytes) -> Image.Image:
    """The picture on white."""
    Image.MAX_IMAGE_PIXELS = None  # our own limit stands below
    opened = Image.open(BytesIO(content), formats=("PNG", "JPEG", "WEBP"))
    if opened.width * opened.height > MOST_PIXELS:
        raise ValueError("too large")
    shown = opened.convert("RGBA")
    paper = Image.new("RGB", shown.size, "white")
    paper.paste(shown, mask=shown.getchannel("A"))
    return paper


def _calm(page: PageObject) -> None:
    """Take out what a page or a note on it would do by itself."""
    page.pop("/AA", None)
    notes = page.get("/Annots")
    for note in notes.get_object() if notes is not None else ArrayObject():
        held = note.get_object()
        if isinstance(held, DictionaryObject):
            held.pop("/AA", None)
            action = held.get("/A")
            if action is not None and action.get_object().get("/S") not in HARMLESS:
                held.pop("/A")


def _is_pdf(content: bytes) -> bool:
    return b"%PDF-" in content[:1024]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
