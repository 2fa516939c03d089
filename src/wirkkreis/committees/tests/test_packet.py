"""All papers of a session as one PDF, for one reader."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from wirkkreis.committees.agenda import packet as packets
from wirkkreis.committees.agenda import papers
from wirkkreis.committees.agenda.packet import packet
from wirkkreis.committees.models import AgendaItem, Paper, Recusal, Ruling
from wirkkreis.committees.readers import STRANGER, Reader, reader_by
from wirkkreis.ui import uploads

ALL = Reader(sees_all=True)


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def a_pdf(*, pages=2, password="", acts=False):
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(300, 400)
    if acts:
        script = DictionaryObject(
            {
                NameObject("/S"): NameObject("/JavaScript"),
                NameObject("/JS"): TextStringObject("app.alert('hier')"),
            }
        )
        writer.root_object[NameObject("/OpenAction")] = script
        writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): script})
        note = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Link"),
                NameObject("/A"): script,
            }
        )
        writer.add_annotation(0, note | {NameObject("/Rect"): writer.pages[0].mediabox})
    if password:
        writer.encrypt(password)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def a_picture(size=(900, 400)):
    out = BytesIO()
    Image.new("RGBA", size, (200, 30, 30, 90)).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def lay(item, by):
    """Lays a paper down: `lay("plan.pdf", content)`."""

    def add(name, content, to=item, **more):
        file = SimpleUploadedFile(name, content)
        return papers.add_papers(by=by, item=to, files=[file], **more)[0]

    return add


def opened(session, reader=ALL):
    return PdfReader(BytesIO(packet(session, reader)))


def said(pdf):
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def bookmarks(entries):
    return [bookmarks(entry) if isinstance(entry, list) else entry["/Title"] for entry in entries]


def test_the_agenda_comes_first_and_each_paper_has_its_bookmark(sitting, item, lay):
    AgendaItem.objects.create(session=sitting, position=2, title="Wahl", is_public=False)
    lay("plan.pdf", a_pdf())
    lay("foto.png", a_picture())
    pdf = opened(sitting)
    assert len(pdf.pages) == 4
    assert bookmarks(pdf.outline) == [
        "Tagesordnung",
        "1. Fest",
        ["plan.pdf", "foto.png"],
        "2. Wahl",
    ]
    words = said(pdf)
    assert "Bündnis" in words
    assert "nichtöffentlich" in words
    assert pdf.metadata.title == "1. Sitzung"
    assert pdf.trailer["/Root"]["/Lang"] == "de"


def test_a_picture_lies_on_paper_as_large_as_it_fits(sitting, lay):
    lay("hoch.png", a_picture((2000, 6000)))
    lay("quer.png", a_picture((300, 100)))
    _cover, upright, across = opened(sitting).pages
    assert (upright.mediabox.width, upright.mediabox.height) == (595, 842)
    assert (across.mediabox.width, across.mediabox.height) == (842, 595)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("liste.txt", b"Text", "liegt einzeln bei"),
        ("geheim.pdf", a_pdf(password="x"), "mit einem Passwort"),
        ("kaputt.pdf", b"%PDF-1.7 kaputt", "ließ sich nicht einfügen"),
        ("lang.pdf", a_pdf(pages=601), "zu groß"),
        ("kein.png", b"\x89PNG\r\n\x1a\n", "ließ sich nicht einfügen"),
    ],
)
def test_what_cannot_be_put_in_is_named_with_the_reason(sitting, item, lay, name, content, why):
    lay("plan.pdf", a_pdf())
    paper = Paper(item=item, name=name, size=len(content))
    paper.upload.save(name, SimpleUploadedFile(name, content))
    pdf = opened(sitting)
    assert len(pdf.pages) == 3
    assert name in said(pdf)
    assert why in said(pdf)


def test_papers_beyond_the_limit_lie_apart(sitting, lay, monkeypatch):
    lay("plan.pdf", a_pdf())
    lay("mehr.pdf", a_pdf(pages=9))
    monkeypatch.setattr(packets, "MOST_BYTES", len(a_pdf()) + 10)
    pdf = opened(sitting)
    assert len(pdf.pages) == 3
    assert "zu groß für ein gemeinsames PDF" in said(pdf)


def test_a_file_that_is_gone_is_said(sitting, item):
    Paper.objects.create(item=item, name="weg.pdf", upload="committees/weg.pdf", size=1)
    assert "nicht mehr auf dem Server" in said(opened(sitting))


def test_what_a_paper_would_do_by_itself_stays_behind(sitting, lay):
    lay("plan.pdf", a_pdf(acts=True))
    assert a_pdf(acts=True).count(b"/JavaScript") == 3
    made = packet(sitting, ALL)
    assert b"/JavaScript" not in made
    assert b"/OpenAction" not in made


def test_who_is_recused_reads_the_title_and_why_there_is_no_paper(sitting, item, lay, there):
    lay("plan.pdf", a_pdf(), is_public=True)
    Recusal.objects.create(item=item, mandate=there[0], ruling=Ruling.DECLARED)
    hers, others = (opened(sitting, reader_by(mandate)) for mandate in there[:2])
    assert len(hers.pages) == 1
    assert "Unterlagen nicht enthalten: befangen" in said(hers)
    assert "plan.pdf" not in said(hers)
    assert "1. Fest" in said(hers)
    assert len(others.pages) == 3


def test_a_stranger_reads_what_is_public(sitting, item, lay):
    lay("alle.pdf", a_pdf(pages=1), is_public=True)
    lay("wir.pdf", a_pdf())
    hidden = AgendaItem.objects.create(session=sitting, position=2, title="Geheim", is_public=False)
    lay("geheim.pdf", a_pdf(), to=hidden)
    pdf = opened(sitting, STRANGER)
    assert len(pdf.pages) == 2
    assert "alle.pdf" in said(pdf)
    assert "wir.pdf" not in said(pdf)
    assert "Geheim" not in said(pdf)


@pytest.mark.parametrize("error", [uploads.Broken, uploads.TooSlow])
def test_one_paper_that_breaks_the_child_does_not_take_the_others_along(
    sitting, lay, monkeypatch, error
):
    lay("gut.pdf", a_pdf(pages=1))
    lay("boese.pdf", a_pdf(pages=3))
    real, evil = uploads.opened, a_pdf(pages=3)

    def opening(content, **how):
        if how["kind"] == "count" and evil[:200] in content:
            raise error
        return real(content, **how)

    monkeypatch.setattr(uploads, "opened", opening)
    pdf = opened(sitting)
    assert len(pdf.pages) == 2
    assert "ließ sich nicht einfügen" in said(pdf)


@pytest.mark.parametrize("more", [0, 8])
def test_a_packet_asks_as_often_for_many_papers(
    sitting, item, lay, more, django_assert_num_queries, there
):
    for number in range(more + 1):
        made = AgendaItem.objects.create(session=sitting, position=number + 2, title="x")
        lay(f"{number}.txt", b"Text", to=made)
    reader = reader_by(there[0])
    sitting.refresh_from_db()
    with django_assert_num_queries(5):
        packet(sitting, reader)
