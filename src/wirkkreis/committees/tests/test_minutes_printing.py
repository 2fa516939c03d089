"""The minutes on paper: accessible, archivable, and whole at every size."""

from io import BytesIO

import page
import pytest
from pypdf import PdfReader

from wirkkreis.committees.models import Attendee, Minutes
from wirkkreis.committees.readers import Reader
from wirkkreis.committees.records.drafting import draft, public_draft
from wirkkreis.committees.records.minutes_printing import file_name, minutes_document

from .held import came, held_session, item, motion_voted, recused

ALL = Reader(sees_all=True)
LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 3


@pytest.fixture
def minutes(committee, seats, put):
    session = held_session(committee)
    for seat, name in zip(seats, ("Uwe Hart", "Mia Blau", "Kim Rot"), strict=True):
        came(session, put(seat, name))
    return Minutes.objects.create(session=session)


def short(minutes):
    motion_voted(item(minutes.session, "Fest"), yes=2, no=1, number="1/2026")


def thirty(minutes):
    mia = Attendee.objects.get(mandate__person__name="Mia Blau").mandate
    minutes.opening = "Alle sind da.\n\nNiemand widerspricht."
    minutes.closing = "Der nächste Termin ist im Juni.\n\nDanke."
    minutes.save()
    for number in range(30):
        found = item(
            minutes.session,
            f"Punkt {number}",
            report="Es wurde lange beraten. " * 30,
            is_public=number % 7 > 0,
        )
        recused(found, mia)
        motion_voted(found, yes=2, number=f"{number + 1}/2026")


def strange(minutes):
    minutes.opening = "افتتحت الجلسة 😀 #panic() $x$ @ref"
    minutes.save()
    item(minutes.session, LONG, report=f"{LONG} Größe ẞ żółć مرحبا", state="deferred")
    item(minutes.session, "جدول الأعمال", report="نص عربي\n\nمع فقرتين")


FILLED = [short, thirty, strange]


def shown(document):
    pages = PdfReader(BytesIO(document)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def failures(document, profile):
    report = page.validate_pdf_bytes(document, profile=profile)
    return [] if report.is_compliant else [str(one) for one in report.failures]


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("fill", FILLED)
def test_a_checker_finds_nothing(minutes, fill, public, profile):
    fill(minutes)
    minutes = Minutes.objects.get()
    found = public_draft(minutes) if public else draft(minutes, ALL)
    assert failures(minutes_document(found), profile) == []


def test_the_checker_can_say_no(minutes):
    short(minutes)
    document = minutes_document(draft(minutes, ALL))
    assert failures(document.replace(b"/MarkInfo", b"/MarkFOnI"), "ua1")


@pytest.mark.parametrize("fill", FILLED)
def test_signatures_never_stand_alone(minutes, fill):
    fill(minutes)
    last = shown(minutes_document(draft(Minutes.objects.get(), ALL)))[-1]
    assert "Ort, Datum" in last
    before, end, _rest = last.partition("Schluss der Sitzung")
    assert end
    assert before


def test_every_page_says_which_it_is(minutes):
    thirty(minutes)
    pages = shown(minutes_document(draft(Minutes.objects.get(), ALL)))
    assert len(pages) > 3
    for number, text in enumerate(pages, start=1):
        assert f"Seite {number} von {len(pages)}" in text


def test_the_paper_has_what_the_law_asks_for(minutes):
    short(minutes)
    text = " ".join(shown(minutes_document(draft(minutes, ALL))))
    for said in ("Rathaus", "12. März 2026", "Uwe Hart", "Beschluss 1/2026", "Ja 2, Nein 1"):
        assert said in text


def test_the_public_paper_names_nobody(minutes):
    thirty(minutes)
    text = " ".join(shown(minutes_document(public_draft(Minutes.objects.get()))))
    assert "Mia Blau" not in text
    assert "Punkt 7 " not in text
    assert "Zivilgesellschaft" in text
    assert "Ort, Datum" not in text


def test_the_file_has_a_name_of_its_own(minutes):
    name = file_name(draft(minutes, ALL))
    assert name == "niederschrift-2026-03-12-bundnis-1-sitzung-2026.pdf"
    assert "oeffentlich" in file_name(public_draft(minutes))
