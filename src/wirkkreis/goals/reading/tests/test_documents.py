"""Files: what can be read is read, what cannot gets a clear message, and nothing hangs."""

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typst
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pypdf import PdfWriter

from wirkkreis.goals.reading import UnreadableFile, read_bytes, read_file
from wirkkreis.goals.reading.documents import MOST_BYTES, text_of

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
    'Extension="xml" '
    'ContentType="application/xml"/></Types>'
)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _saved(document: object) -> bytes:
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


def _archive(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return file.getvalue()


def _xml_bomb() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY e0 "Ziel">{entities}]>'
    return _archive(
        word__document=f"{head}<w:document {WORD}><w:body>&e11;</w:body></w:document>".encode()
    )


def _torn(content: bytes) -> bytes:
    """The archive with its largest part's packed bytes overwritten."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        place = archive.getinfo("word/document.xml").header_offset + 200
    return content[:place] + b"\xff" * 200 + content[place + 200 :]


def _pdf_without_text() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _pdf(markup: str) -> bytes:
    return typst.compile(markup.encode())


def _locked_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("geheim", algorithm="AES-256")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip bomb": (lambda: _archive(word__document=b"0" * 80_000_000), "entpackt sich"),
    "xml bomb": (_xml_bomb, "Anweisungen"),
    "20 MB": (lambda: b"Leitziel 1: x\n" * 1_500_000, "größer als"),
    "too long a text": (lambda: b"Leitziel 1: x\n" * 100_000, "länger als"),
    "pdf without text": (_pdf_without_text, "keinen Text"),
    "pdf with a password": (_locked_pdf, "Passwort"),
    "broken pdf": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "PDF"),
    "docx with a password": (
        lambda: (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + b"\0" * 600
            + "EncryptedPackage".encode("utf-16-le")
        ),
        "Passwort",
    ),
    "old word file": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "alten Format"),
    "cut docx": (lambda: _saved(Document())[:400], "beschädigt"),
    "docx with damaged parts": (lambda: _torn(_saved(Document())), "beschädigt"),
    "another zip": (lambda: _archive(xl__workbook=b"<a/>"), "keine Word-Datei"),
    "broken xml": (lambda: _archive(word__document=b"<w:document"), "beschädigt"),
    "rtf": (lambda: b"{\\rtf1 Leitziel}", "RTF"),
    "binary rubbish": (lambda: bytes(range(256)) * 400, "keinen lesbaren Text"),
    "picture": (
        lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(500),
        "keinen lesbaren Text",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_gets_a_clear_message_in_time(case: str) -> None:
    make, words = BAD[case]
    content = make()
    begun = time.monotonic()
    with pytest.raises(UnreadableFile, match=words):
        read_bytes(content)
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("name", ["fehlt.txt", "."])
def test_what_is_no_file_is_said_so(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFile):
        read_file(tmp_path / name)


def test_a_document_that_eats_time_or_memory_is_given_up() -> None:
    deep = f"<w:document {WORD}><w:body>{'<w:sdt>' * 200_000}</w:body></w:document>".encode()
    with pytest.raises(UnreadableFile):
        read_bytes(_archive(word__document=deep))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_every_usual_encoding(encoding: str) -> None:
    assert (
        text_of("Leitziel 1: Öffnung – für alle\r\n".encode(encoding))
        == "Leitziel 1: Öffnung – für alle\r\n"
    )


def test_a_file_of_the_largest_size_is_still_looked_at() -> None:
    with pytest.raises(UnreadableFile, match="länger als"):
        text_of(b"a" * MOST_BYTES)


def test_headings_and_paragraphs_of_a_docx_are_read() -> None:
    document = Document()
    document.add_heading("Zielplan 2021", 0)
    document.add_heading("1. Leitziel", 1)
    document.add_paragraph("Menschen reden miteinander.")
    document.add_heading("1. Handlungsziel", 2)
    document.add_paragraph("Es finden mindestens 4 Gespräche statt.")
    reading = read_bytes(_saved(document))
    assert (reading.title, reading.year) == ("Zielplan 2021", 2021)
    assert [(goal.level, goal.text, goal.parent) for goal in reading.goals] == [
        ("guiding", "Menschen reden miteinander.", None),
        ("action", "Es finden mindestens 4 Gespräche statt.", 0),
    ]


def test_a_docx_table_with_the_levels_as_columns_is_read_with_merged_cells() -> None:
    document = Document()
    table = document.add_table(rows=3, cols=3)
    rows = [
        ("Leitziel", "Mittlerziel", "Handlungsziele"),
        ("1. Offenheit", "Vereine", ""),
        ("", "Schulen", "Vier Feste feiern"),
    ]
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 2).text = "a) Drei Vereine beraten"
    table.cell(1, 2).add_paragraph("b) Zwei Feste feiern")
    goals = read_bytes(_saved(document)).goals
    assert [(goal.level, goal.text, goal.parent) for goal in goals] == [
        ("guiding", "Offenheit", None),
        ("intermediate", "Vereine", 0),
        ("action", "Drei Vereine beraten", 1),
        ("action", "Zwei Feste feiern", 1),
        ("intermediate", "Schulen", 0),
        ("action", "Vier Feste feiern", 4),
    ]


def test_automatic_numbers_and_inserted_words_of_a_docx_are_not_lost() -> None:
    document = Document()
    document.add_paragraph("Leitziele:")
    for text in ("Offenheit wächst.", "Vielfalt wird gelebt."):
        document.add_paragraph(text, style="List Number")
    inserted = OxmlElement("w:ins")
    last = document.paragraphs[-1]
    last.add_run(" Überall.")
    inserted.append(last.runs[-1]._r)
    last._p.append(inserted)
    goals = read_bytes(_saved(document)).goals
    assert [(goal.number, goal.text) for goal in goals] == [
        ("1", "Offenheit wächst."),
        ("2", "Vielfalt wird gelebt. Überall."),
    ]
    assert qn("w:ins") == inserted.tag


def test_lists_further_in_and_footnotes_of_a_docx_are_no_goals() -> None:
    document = Document()
    document.add_paragraph("Leitziel: Vielfalt")
    document.add_paragraph("Handlungsziele:")
    for text in ("Ein Forum", "Ein Fest"):
        document.add_paragraph(text, style="List Bullet")
        document.add_paragraph("Raum mieten", style="List Bullet 2")
    with zipfile.ZipFile(io.BytesIO(_saved(document))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/footnotes.xml"] = (
        f'<w:footnotes {WORD}><w:footnote w:id="0"><w:p/></w:footnote><w:footnote w:id="1"><w:p>'
        "<w:r><w:t>Siehe Leitbild.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    ).encode()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    reading = read_bytes(file.getvalue())
    assert [goal.text for goal in reading.goals] == [
        "Vielfalt",
        "Ein Forum\n- Raum mieten",
        "Ein Fest\n- Raum mieten",
    ]
    assert [note.text for note in reading.notes][1:] == ["Fußnoten:", "[1] Siehe Leitbild."]


def test_automatic_numbers_begin_anew_where_word_lets_them() -> None:
    document = Document()
    numbering = document.part.numbering_part.element
    (first,) = [num for num in numbering.num_lst if num.numId == _list_of(document)][:1]
    again = numbering.add_num(first.abstractNumId.val)
    again.add_lvlOverride(ilvl=0).add_startOverride(1)
    for title, number in (("Mittlerziel 1", first.numId), ("Mittlerziel 2", again.numId)):
        document.add_paragraph(title)
        document.add_paragraph("Handlungsziele:")
        for text in ("Ein Fest", "Ein Café"):
            paragraph = document.add_paragraph(text, style="List Number")
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number
    goals = read_bytes(_saved(document)).goals
    assert [goal.number for goal in goals] == ["1", "1", "2", "2", "1", "2"]


def _list_of(document: Any) -> int:
    style = document.styles["List Number"].element
    return int(style.pPr.numPr.numId.val)


def test_a_pdf_with_text_is_read_without_its_heads_and_page_numbers() -> None:
    goals = "\n\n".join(
        f"Handlungsziel {n}: In jedem Jahr laden Engagierte aus Vereinen, Schulen und "
        f"Verwaltung zu einem Gespräch ein."
        for n in range(1, 41)
    )
    page = (
        '#set page(paper: "a5", numbering: "1", header: [Partnerschaft für Demokratie '
        'Ahrfeld])\n#set text(lang: "de", hyphenate: true)\n'
    )
    reading = read_bytes(_pdf(f"{page}{goals}\n"), name="plan.pdf")
    assert [goal.number for goal in reading.goals] == [str(n) for n in range(1, 41)]
    assert {goal.text for goal in reading.goals} == {
        "In jedem Jahr laden Engagierte aus Vereinen, Schulen und Verwaltung zu einem Gespräch ein."
    }
    assert reading.title == "Partnerschaft für Demokratie Ahrfeld"
