"""The list of participants in its three modes."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.utils import translation
from pypdf import PdfReader

from wirkkreis.events.door.list_printing import list_document
from wirkkreis.events.models import Admission, Event, Names, Registration
from wirkkreis.tenancy import clock


@pytest.fixture
def admission(event):
    return Admission.objects.create(event=event)


def registered(admission: Admission, **more) -> Registration:
    line = admission.registrations.count() + 1
    given = {"state": "firm", "line": line, "code": f"C{line}"} | more
    return Registration.objects.create(admission=admission, **given)


def text_of(event: Event) -> str:
    reader = PdfReader(BytesIO(list_document(event, event.days()[0])))
    return "\n".join(page.extract_text() for page in reader.pages)


def test_it_names_the_project_exactly_and_the_day(event):
    event.project = "Zusammen in Allstedt 2026/17"
    text = text_of(event)
    for said in ("Zusammen in Allstedt 2026/17", "Regionalkonferenz", "Rathaus", "Musterland"):
        assert said in text
    assert f"{event.days()[0].year}" in text


def test_names_stand_in_german_order_with_a_line_for_everybody(event, admission):
    for name in ("Zoë", "Ärmel", "Bauer"):
        registered(admission, name=name)
    registered(admission, name="Chor", size=3)
    registered(admission, name="Wartende", state="waiting")
    text = text_of(event)
    assert [text.index(name) for name in ("Ärmel", "Bauer", "Chor", "Zoë")] == sorted(
        text.index(name) for name in ("Ärmel", "Bauer", "Chor", "Zoë")
    )
    assert text.count("mit Chor") == 2
    assert "Wartende" not in text
    assert "Unterschrift" in text


def test_the_young_of_a_group_are_a_number_beside_the_adult_who_signs(event, admission):
    registered(admission, name="Familie Adam", guardian="Eva Adam", size=4, minors=2)
    registered(admission, guardian="Herr Wolf", size=3, minors=3)
    text = text_of(event)
    for said in ("Familie Adam", "mit Familie Adam", "Eva Adam", "2 unter 16", "3 unter 16"):
        assert said in text
    assert text.count("Herr Wolf") == 1


def test_of_children_stands_a_number_and_the_adult_who_signs(event, admission):
    event.names = Names.UNDER_AGE
    registered(admission, name="Klasse 4b, Kim", guardian="Frau Adam", size=24, minors=22)
    text = text_of(event)
    assert "Kim" not in text
    for said in ("Frau Adam", "22", "unter 16", "Funktion"):
        assert said in text


def test_of_people_in_danger_stands_a_code_and_nothing_else(event, admission):
    event.names = Names.PROTECTED
    registered(admission, name="Zora", email="zora@example.org", size=2)
    text = text_of(event)
    assert "Zora" not in text
    assert text.count("C1") == 2
    assert "Anzahl der Teilnehmenden" in text


@pytest.mark.parametrize("names", Names)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_list_is_accessible_and_long_ones_keep_their_heads(event, admission, names, language):
    event.names = names
    for turn in range(60):
        registered(admission, name=f"Kim {turn}", guardian=f"Adam {turn}")
    with translation.override(language):
        reader = PdfReader(BytesIO(list_document(event, event.days()[0])))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert len(reader.pages) > 1


def test_an_idea_without_a_day_has_blank_lines(formats):
    idea = Event.objects.create(title={"de": "Fest"}, format=formats["festival"])
    assert list_document(idea, None).startswith(b"%PDF-")


def test_a_list_can_be_printed_after_the_names_were_deleted(event, admission):
    registered(admission, forgotten_at=clock.now() + timedelta(days=1))
    assert "C1" not in text_of(event)
