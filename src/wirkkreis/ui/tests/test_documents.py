"""Documents are accessible, archivable, and take any text as text."""

from io import BytesIO

import pytest
import typst
from pypdf import PdfReader

from wirkkreis.languages.said import Said
from wirkkreis.ui.documents.drawing import map_picture, qr_picture
from wirkkreis.ui.documents.lettering import MISSING, drawable, legible
from wirkkreis.ui.documents.making import ended_clearly, pdf
from wirkkreis.ui.items import Area
from wirkkreis.ui.letterhead import Letterhead
from wirkkreis.ui.qr import draw


def made(*texts, title="Probe", language="de", without_alt=False, skip_a_level=False, qr=""):
    """The probe document with these texts, read back."""
    data = {
        "head": "Kopf",
        "texts": texts,
        "qr": qr,
        "without_alt": without_alt,
        "skip_a_level": skip_a_level,
    }
    letterhead = Letterhead("Bündnis & Söhne", "#0f6e6a")
    template = "ui/tests/documents/probe.typ"
    return PdfReader(
        BytesIO(pdf(template, data, title=title, language=language, letterhead=letterhead))
    )


def text_of(document):
    return "\n".join(page.extract_text() for page in document.pages)


def elements(node):
    """All structure elements below a node, in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        return [element for child in node for element in elements(child)]
    if not hasattr(node, "get"):
        return []
    own = [node] if "/S" in node else []
    return own + (elements(node["/K"]) if "/K" in node else [])


def structure_of(document):
    return elements(document.trailer["/Root"]["/StructTreeRoot"]["/K"])


def test_a_document_is_tagged_and_says_its_language_title_and_standards():
    document = made("Guten Tag")
    root = document.trailer["/Root"]
    assert root["/Lang"] == "de"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert document.metadata.title == "Probe"
    told = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1" in told
    assert "<pdfaid:part>2" in told
    assert "<pdfaid:conformance>A" in told


def test_its_structure_has_title_heading_and_table_heads():
    found = {element["/S"] for element in structure_of(made("Guten Tag"))}
    for name in ("/Title", "/H1", "/P", "/Table", "/TH", "/TD", "/Caption"):
        assert name in found, name


def test_the_letterhead_and_the_page_number_are_on_the_page():
    shown = text_of(made("Guten Tag"))
    assert "Bündnis & Söhne" in shown
    assert "Seite 1 von 1" in shown
    assert "gefährdet" in shown


@pytest.mark.parametrize("wanted", ["ar", "de-simple", "en"])
def test_a_document_is_in_the_language_asked_for(wanted):
    assert made("x", language=wanted).trailer["/Root"]["/Lang"] == wanted[:2]


def test_a_text_in_another_language_says_so():
    document = made(Said("We meet.", "en"), Said("Wir tagen.", "de-simple"))
    assert [element["/Lang"] for element in structure_of(document) if "/Lang" in element] == ["en"]


@pytest.mark.parametrize(
    "typed",
    ['#import "x": *', "$y$ and $ z $", "@ref", "#panic()", "= no heading", "*a* _b_ `c` \\ //d"],
)
def test_what_people_type_stays_text(typed):
    assert typed in text_of(made(typed))


@pytest.mark.parametrize("typed", ["€ ß ẞ ı ş İ ğ", "Привіт", "Việt Nam", "≥ 3 → ✓", "Łódź ș ț"])
def test_letters_of_the_neighbours_are_drawn(typed):
    assert MISSING not in legible(typed)
    assert typed in text_of(made(typed))


def test_arabic_is_drawn():
    assert "ا" in text_of(made("أهدافنا", language="ar"))


def test_every_letter_of_the_coverage_has_a_glyph():
    letters = [letter for letter in sorted(drawable()) if not letter.isspace()]
    made(*letters)


@pytest.mark.parametrize("typed", ["😀", "日本", "a\x00b", "\ud800", "❤️", "\ufeffx", "\ue000"])
def test_what_no_font_has_spoils_no_document(typed):
    assert "Ende" in text_of(made(f"{typed} Ende"))


def test_a_mark_on_a_strange_letter_spoils_no_document():
    assert "Ende" in text_of(made("x\u0651 \u0610 Ende"))


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"title": ""}, "missing document title"),
        ({"without_alt": True}, "missing alt text"),
        ({"skip_a_level": True}, "skipped"),
    ],
)
def test_an_inaccessible_document_is_refused(wrong, complaint):
    with pytest.raises(typst.TypstError, match=complaint):
        made("x", **wrong)


def test_a_map_shows_the_unknown_hatched_and_escapes_names():
    areas = [Area("A", "M0 0H9", 1, 1, label="<A>", step=2), Area("B", "M0 9H9", 1, 9)]
    drawn = map_picture(areas, width=100, height=50, colour="#0f6e6a")
    assert "&lt;A&gt;" in drawn
    assert drawn.count('fill="url(#hatch)"') == 1


def test_a_qr_code_stands_in_a_document_with_its_words():
    address = "https://example.org/termine/42"
    document = made("Poster", qr=qr_picture(address))
    assert "QR-Code: Kopf" in [element.get("/Alt") for element in structure_of(document)]
    drawn = document.pages[0].get_contents().get_data()
    assert drawn.count(b"\nh") >= draw(address).path.count("z")


@pytest.mark.parametrize(
    ("content", "ends"),
    [(b"ab\r", b"ab\r\r\nendstream"), (b"ab\n", b"ab\n\nendstream"), (b"abc", b"abc\nendstream")],
)
def test_a_stream_never_ends_with_half_a_line_end(content, ends):
    document = b"1 0 obj\n<</Length 3>>\nstream\n" + content + b"\nendstream\nendobj\n"
    clear = ended_clearly(document)
    assert ends in clear
    assert len(clear) == len(document)
