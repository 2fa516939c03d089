"""Posters: one page, whatever stands on them, and readable for those who do not see."""

from datetime import date, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.core.files.base import ContentFile
from django.utils import translation
from PIL import Image
from pypdf import PdfReader

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.events.calendar.posters import poster
from wirkkreis.events.calendar.public_face import shown
from wirkkreis.places.models import Municipality, Unit, UnitKind, Venue
from wirkkreis.tenancy import clock
from wirkkreis.ui.documents.keeping import Press

URL = "https://muster.example/veranstaltungen/1/"
POINTS = {"a4": (595, 842), "a3": (842, 1190)}
STARTS = datetime(2026, 11, 24, 17, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def _at_rest(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("wirkkreis.ui.documents.making.PRESS", Press())
    with clock.at(date(2026, 11, 23)):
        yield


@pytest.fixture
def conference(event):
    event.starts, event.ends = STARTS, STARTS + timedelta(hours=3)
    event.save()
    return event


def made(event, size="a4") -> PdfReader:
    row = shown(NOBODY).get(pk=event.pk)
    return PdfReader(BytesIO(poster(row, url=URL, size=size)))


def words(document: PdfReader) -> str:
    return " ".join(document.pages[0].extract_text().split())


@pytest.mark.parametrize("size", POINTS)
def test_a_poster_is_one_accessible_page(conference, size):
    document = made(conference, size)
    (page,) = document.pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == pytest.approx(
        POINTS[size], abs=2
    )
    assert "/StructTreeRoot" in document.root_object
    assert document.xmp_metadata
    assert b"pdfuaid:part" in document.xmp_metadata.stream.get_data()
    assert str(document.root_object["/Lang"]) == "de"


def test_it_says_what_when_and_where(conference, admission):
    said = words(made(conference))
    for part in (
        "Regionalkonferenz",
        "Dienstag, 24. November 2026",
        "17 bis 20 Uhr",
        "Rathaus",
        "frei",
        "anmelden, bis Dienstag, 24. November 2026, 17 Uhr",
        "muster.example/veranstaltungen/1",
    ):
        assert part in said


def test_a_cancelled_event_says_so_on_the_wall(conference):
    conference.state = "cancelled"
    conference.save()
    assert "Abgesagt" in words(made(conference))


@pytest.mark.parametrize("with_picture", [True, False])
def test_the_longest_texts_stay_on_the_page(conference, with_picture):
    unit = Unit.objects.create(name="Allstedt", ars="150870015015", kind=UnitKind.UNITARY)
    town = Municipality.objects.create(name="Allstedt", ags="15087015", unit=unit)
    facts = dict.fromkeys(Venue.ACCESSIBILITY, True)
    conference.venue = Venue.objects.create(
        name="Mehrgenerationenhaus " * 7,
        address="Straße der Freiheit\n" * 14,
        municipality=town,
        **facts,
    )
    conference.title = {"de": "Demokratiekonferenzen " * 7}
    conference.summary = {"de": "Worum es dabei geht, steht hier. " * 9}
    conference.audiences = ["everybody", "children", "youth", "families", "seniors", "generations"]
    conference.languages = conference.interpreted = ["de", "ar", "uk", "ru", "tr", "fa", "kmr"]
    conference.price_note = {"de": "Wer kann, gibt etwas. " * 9}
    if with_picture:
        conference.picture = ContentFile(drawn(), "bild.jpg")
        conference.picture_alt = {"de": "Menschen"}
    conference.save()
    for size in POINTS:
        document = made(conference, size)
        assert len(document.pages) == 1
        assert "muster.example" in words(document)


def test_a_picture_that_is_lost_leaves_a_poster(conference):
    conference.picture = "nicht-da.jpg"
    conference.save()
    assert len(made(conference).pages) == 1


def test_it_speaks_the_language_of_the_page(conference):
    with translation.override("ar"):
        document = made(conference)
    assert str(document.root_object["/Lang"]) == "ar"


def drawn() -> bytes:
    file = BytesIO()
    Image.new("RGB", (900, 600), "#0f6e6a").save(file, "JPEG")
    return file.getvalue()


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_rings_of_the_house_lie_on_the_page_in_either_direction(conference, language):
    with translation.override(language):
        (page,) = made(conference).pages
    across: list[float] = []

    def note(operator, operands, matrix, _text):
        if operator == b"c":  # a curve, to the point of its last two numbers
            across.append(float(operands[4]) * matrix[0] + matrix[4])

    page.extract_text(visitor_operand_before=note)
    width = float(page.mediabox.width)
    assert sum(0 < one < width for one in across) > len(across) / 2
