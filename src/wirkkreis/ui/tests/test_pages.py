"""The frame, the living page and the pages that say sorry."""

import re

import pytest
from django.template.loader import get_template
from django.utils import translation

FAILURES = ("400.html", "403.html", "404.html", "500.html")
GOOD = {
    "title": "Konferenz", "kind": "meeting", "day": "2026-03-01", "place": "Allstedt",
    "topic": "youth", "email": "kim@example.org", "agreed": "on",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _alone(ui_alone):
    pass


def test_the_living_page_shows_everything_once(client):
    html = client.get("/ui/").content.decode()
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))
    assert html.count("<h1") == 1
    assert " style=" not in html
    assert "<style" not in html
    assert not re.search(r"<script(?![^>]* src=)", html)
    assert not re.search(r"\son\w+=", html)


def test_the_frame_fills_its_slots(client):
    html = client.get("/ui/").content.decode()
    for words in ("Partnerschaft Ahrfeld", "Impressum", "Barriere melden", "Zum Inhalt springen"):
        assert words in html
    assert "<strong>Beispieldaten</strong> – erfundene Personen" in html
    assert '<a href="/?ar" lang="ar" dir="rtl" hreflang="ar">العربية</a>' in html
    assert "Sie handeln gerade für jemanden." in html
    assert '<form method="post" action="/abmelden/">' in html


def test_the_page_turns_for_arabic(client):
    with translation.override("ar"):
        html = client.get("/ui/", headers={"accept-language": "ar"}).content.decode()
    assert '<html lang="ar" dir="rtl">' in html


def test_a_wrong_form_comes_back_whole_with_422(client):
    response = client.post("/ui/", {"title": "Konferenz"})
    html = response.content.decode()
    assert response.status_code == 422
    assert "<title>Fehler:" in html
    assert 'value="Konferenz"' in html


def test_a_wrong_form_comes_back_as_a_part_for_htmx(client):
    response = client.post("/ui/", {}, headers={"HX-Request": "true"})
    assert response.status_code == 422
    assert "<html" not in response.content.decode()


def test_a_right_form_leads_on_and_says_thank_you(client):
    response = client.post("/ui/", GOOD)
    assert response.status_code == 303
    assert "Vielen Dank" in client.get("/ui/").content.decode()


@pytest.mark.parametrize("name", FAILURES)
def test_a_page_that_says_sorry_needs_nothing_and_has_a_way_out(name):
    html = get_template(name).render()
    assert '<a class="button button-primary" href="/">' in html
    assert html.count("<h1") == 1


def test_a_refusal_gives_its_reason():
    html = get_template("403.html").render({"exception": "Das darf nur das Amt."})
    assert "Das darf nur das Amt." in html


def test_choices_stand_as_chips_with_what_is_chosen(client):
    html = client.get("/ui/").content.decode()
    chips = html[html.index('<div class="chips">') :]
    assert re.search(r'value="visit"[^>]*id="chips_kind_2"[^>]* checked', chips)
