"""What a word finds, and for whom."""

import pytest

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.accounts.models import Role
from wirkkreis.events.models import Event, Visibility
from wirkkreis.goals.models import Plan
from wirkkreis.people.models import Organisation
from wirkkreis.portal.search import MOST, is_searchable, search
from wirkkreis.testing.neighbour import MARK


@pytest.fixture
def found(cast):
    def titles(words, role=Role.COORDINATOR):
        return {hit.title for group in search(words, actor=cast[role]) for hit in group.hits}

    return titles


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Konferenz", "Demokratiekonferenz des Landkreises"),
        ("Konferenzen", "Demokratiekonferenz des Landkreises"),
        ("demokratiekonferenzen", "Demokratiekonferenz des Landkreises"),
        ("Begegnungscafes", "Das Begegnungscafé öffnet im Haus der Jugend"),
        ("Buendnisse", "Bündnis Sangerhausen bleibt bunt"),
        ("bündnis bunt", "Bündnis Sangerhausen bleibt bunt"),
        ("SCHULE", "Berufsbildende Schulen Mansfeld-Südharz"),
    ],
)
def test_inflected_forms_compounds_and_spellings_find(found, words, name):
    assert name in found(words)


def test_every_word_has_to_occur(found):
    assert "Bündnis Sangerhausen bleibt bunt" not in found("Bündnis Eisleben")


def test_the_public_finds_goals_and_published_events_but_no_diary(found):
    assert "Demokratiekonferenz des Landkreises" in found("Konferenz", Role.COMMITTEE)
    assert any("Regionalkonferenzen" in title for title in found("Konferenz", Role.COMMITTEE))
    assert "Runder Tisch Willkommen" in found("runder tisch")
    assert not found("runder tisch", Role.COMMITTEE)


@pytest.mark.parametrize("hidden", [{"published_at": None}, {"visibility": Visibility.LINK}])
def test_an_event_that_is_not_in_the_calendar_is_not_found(found, hidden):
    title = "Demokratiekonferenz des Landkreises"
    Event.objects.filter(title__de=title).update(**hidden)
    assert title not in found("Landkreises", Role.COMMITTEE)


def test_a_goal_is_found_in_every_language_it_was_written_in(found):
    assert found("conferences") & found("مؤتمرات")


def test_a_draft_is_not_found_by_the_public(found, cast):
    Plan.objects.filter(state="adopted").update(state="draft")
    words = "Regionalkonferenzen in alle 11"
    assert found(words)
    assert not found(words, Role.COMMITTEE)


def test_the_neighbour_is_never_found(found):
    assert not found(MARK)


@pytest.mark.parametrize("words", ["", " ", "ab", "%", "''", "_ _"])
def test_too_little_is_not_looked_for(words):
    assert not is_searchable(words)


def test_strangers_find_items_on_the_public_page(found, cast):
    (hits,) = (
        group.hits for group in search("Niederschrift", actor=NOBODY) if group.name == "items"
    )
    assert hits
    assert all(hit.url.startswith("/gremien/sitzungen/") for hit in hits)


def test_more_is_said_when_there_is_more(cast):
    for number in range(MOST + 1):
        Organisation.objects.create(name=f"Zufallsverein {number}", kind="association")
    (group,) = search("Zufallsverein", actor=cast[Role.COORDINATOR])
    assert (len(group.hits), group.more) == (MOST, True)


@pytest.mark.parametrize("rows", [1, 60])
def test_the_number_of_queries_does_not_grow(cast, rows, django_assert_num_queries):
    for number in range(rows):
        Organisation.objects.create(name=f"Zufallsverein {number}", kind="association")
    with django_assert_num_queries(9):
        search("Zufallsverein", actor=cast[Role.COORDINATOR])


def test_the_page_finds(browser):
    page = browser(None).get("/suche/", {"q": "Konferenzen"})
    assert "Regionalkonferenzen" in page.content.decode()
    assert "Nichts gefunden" in browser(None).get("/suche/", {"q": "xyzxyz"}).content.decode()
