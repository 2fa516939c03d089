"""The menus: what each person finds, and what is marked as here."""

import pytest

from wirkkreis.accounts.models import Role
from wirkkreis.portal.menu import current_section, sections


def house(client, path="/"):
    return client.get(path).context["house"]


@pytest.mark.parametrize(
    ("role", "entries"),
    [
        (None, ["Start", "Ziele", "Veranstaltungen", "Gremien", "Orte"]),
        (Role.YOUTH, ["Start", "Heute", "Ziele", "Veranstaltungen", "Gremien", "Orte"]),
        (
            Role.COORDINATOR,
            [
                "Start",
                "Heute",
                "Ziele",
                "Veranstaltungen",
                "Gremien",
                "Tagebuch",
                "Pläne",
                "Adressen",
                "Orte",
                "Verwaltung",
            ],
        ),
    ],
)
def test_everybody_finds_the_sections_that_are_open_to_them(browser, role, entries):
    assert [link.label for link in house(browser(role)).menu] == entries


@pytest.mark.parametrize(
    ("path", "section", "way"),
    [
        ("/", "Start", None),
        ("/ziele/", "Ziele", None),
        ("/orte/veranstaltungsorte/", "Orte", "Veranstaltungsorte"),
        ("/en/orte/", "Orte", "Gemeinden"),
        ("/impressum/", None, None),
    ],
)
def test_where_one_is_is_marked(browser, path, section, way):
    frame = house(browser(None), path)
    marked = {link.url for link in frame.menu if link.current}
    here = {link.url for link in frame.ways if link.current}
    assert len(marked) == (section is not None)
    assert len(here) == (way is not None)


def test_a_way_that_is_not_open_is_not_offered(browser):
    ways = [link.label for link in house(browser(Role.COORDINATOR), "/verwaltung/mitglieder/").ways]
    assert "Regeln" in ways
    assert "Die Partnerschaft" not in ways


@pytest.mark.parametrize("path", ["/importe/1/", "/kontakte/1/aendern/"])
def test_what_stands_beside_a_list_belongs_to_it(rf, path):
    found = current_section(rf.get(path), sections())
    assert found is not None
    assert found.label == "Adressen"


@pytest.mark.parametrize("path", ["/ziele/?sicht=karte&x=%C3%A4", "/en/orte/"])
def test_each_language_leads_to_the_same_page(browser, path):
    german = path.removeprefix("/en")
    links = {link.code: link.url for link in house(browser(None), path).languages}
    others = ("de-simple", "en", "ar")
    assert links == {"de": german, **{code: f"/{code}{german}" for code in others}}


def test_a_page_that_is_none_has_its_languages_too(browser):
    assert len(browser(None).get("/gibt-es-nicht/?a=1").context["house"].languages) == 4
