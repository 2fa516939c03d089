"""Text of .docx files: paragraphs, headings, automatic numbers, tables; only ever run in the
extraction child.

The document's XML is read directly: python-docx leaves out what stands in content controls, tracked
insertions and text boxes, and it does not know the automatic numbers, in which plans keep their
labels.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from wirkkreis.goals.reading import problems
from wirkkreis.goals.reading.word_numbers import Numbers, W

MOST_UNPACKED = 60_000_000
MOST_RATIO = 200
MAIN = "word/document.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
TEXT, TAB, BREAK, RETURN = f"{W}t", f"{W}tab", f"{W}br", f"{W}cr"
LEFT_OUT = {
    f"{W}del",
    f"{W}moveFrom",
    f"{W}instrText",
    f"{W}pPr",
    f"{W}rPr",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}


def text_of(content: bytes) -> str:
    """The document's text as Markdown-like lines. Raises `Problem`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_bombs(archive)
            parts = {name: archive.read(name) for name in _wanted(archive)}
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        RuntimeError,
        NotImplementedError,
        ValueError,
        zlib.error,
    ) as problem:
        raise problems.Problem(problems.DAMAGED_WORD) from problem
    if MAIN not in parts:
        raise problems.Problem(problems.NOT_WORD)
    trees = {name: _tree(part) for name, part in parts.items()}
    body = trees[MAIN].find(f"{W}body")
    if body is None:
        raise problems.Problem(problems.NOT_WORD)
    numbers = Numbers(trees.get("word/numbering.xml"), trees.get("word/styles.xml"))
    notes = [note for name in NOTES if name in trees for note in _notes(trees[name], numbers)]
    return "\n".join([*_blocks(body, numbers), *(["Fußnoten:", *notes] if notes else [])]) + "\n"


def _wanted(archive: zipfile.ZipFile) -> list[str]:
    names = set(archive.namelist())
    wanted = (MAIN, "word/numbering.xml", "word/styles.xml", *NOTES)
    return [name for name in wanted if name in names]


def _refuse_bombs(archive: zipfile.ZipFile) -> None:
    """By what the archive declares; reading never gives more than that."""
    files = archive.infolist()
    unpacked = sum(file.file_size for file in files)
    packed = sum(file.compress_size for file in files)
    if unpacked > MOST_UNPACKED or (
        unpacked > 5_000_000 and unpacked > MOST_RATIO * max(packed, 1)
    ):
        raise problems.Problem(problems.BOMB)


def _tree(part: bytes) -> Element:
    try:
        tree: Element = fromstring(part, forbid_dtd=True)
    except DefusedXmlException as problem:
        raise problems.Problem(problems.ENTITIES) from problem
    except (ParseError, ValueError, LookupError) as problem:
        raise problems.Problem(problems.DAMAGED_WORD) from problem
    return tree


def _notes(notes: Element, numbers: Numbers) -> Iterator[str]:
    """Each footnote as a line below the text; Word's own lines between text and notes are none."""
    for note in notes:
        text = " ".join(line.strip() for line in _blocks(note, numbers) if line.strip())
        if text:
            yield f"[{note.get(f'{W}id', '')}] {text}"


def _blocks(parent: Element, numbers: Numbers) -> Iterator[str]:
    """Lines of all paragraphs and tables, in order, whatever they are wrapped in."""
    for block in parent:
        if block.tag in LEFT_OUT:
            continue
        if block.tag == f"{W}p":
            yield from _paragraph(block, numbers)
        elif block.tag == f"{W}tbl":
            yield from _table(block, numbers)
        else:
            yield from _blocks(block, numbers)


def _paragraph(paragraph: Element, numbers: Numbers) -> Iterator[str]:
    lines = [line.strip() for line in _words(paragraph).split("\n")]
    text = [line for line in lines if line]
    if text:
        opening = numbers.heading(paragraph) + numbers.of(paragraph)
        yield from (opening + text[0], *text[1:])
        yield ""


def _words(element: Element) -> str:
    said: list[str] = []
    for part in element:
        if part.tag in LEFT_OUT:
            continue
        if part.tag == TEXT:
            said.append(part.text or "")
        elif part.tag == TAB:
            said.append("\t")
        elif part.tag in (BREAK, RETURN):
            said.append("\n")
        elif part.tag == f"{W}noBreakHyphen":
            said.append("-")
        elif part.tag == f"{W}softHyphen":
            said.append("\u00ad")
        else:
            inner = _words(part)
            boxed = part.tag == f"{W}txbxContent" or part.tag == f"{W}p"
            said.append(f"\n{inner}\n" if boxed and inner else inner)
    return "".join(said)


def _table(table: Element, numbers: Numbers) -> Iterator[str]:
    """Rows as Markdown; a cell merged downwards repeats the cell above, paragraphs part at <br>."""
    above: list[str] = []
    for count, row in enumerate(table.iter(f"{W}tr")):
        cells: list[str] = []
        for cell in row.iter(f"{W}tc"):
            properties = cell.find(f"{W}tcPr")
            merged = properties.find(f"{W}vMerge") if properties is not None else None
            goes_on = merged is not None and merged.get(f"{W}val") != "restart"
            place = len(cells)
            cells.append(above[place] if goes_on and place < len(above) else _cell(cell, numbers))
            span = properties.find(f"{W}gridSpan") if properties is not None else None
            width = span.get(f"{W}val", "1") if span is not None else "1"
            cells.extend([""] * (min(int(width), 20) - 1 if re.fullmatch(r"\d{1,2}", width) else 0))
        if any(cells):
            yield "| " + " | ".join(cells) + " |"
            if count == 0:
                yield "|" + " --- |" * len(cells)
        above = cells
    yield ""


def _cell(cell: Element, numbers: Numbers) -> str:
    lines = [line for block in cell for line in _blocks([block], numbers) if line]  # type: ignore[arg-type]
    return "<br>".join(line.replace("|", "\\|") for line in lines)
