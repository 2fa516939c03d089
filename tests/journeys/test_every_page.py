"""Pages of the example in every language, in the dark, by keyboard: no barrier, no great weight.

Every address at all, on the narrowest phone, is walked in test_every_click.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.barriers import assert_no_barriers
from tests.journeys.conftest import PHONE
from wirkkreis.testing import cast

Visit = Callable[..., Page]
JANA, HOLGER = (part.name for part in cast.MANSFELD[:2])
PUBLIC = (
    "/",
    "/ziele/",
    "/orte/",
    "/orte/veranstaltungsorte/",
    "/rechte/",
    "/impressum/",
    "/datenschutz/",
    "/barrierefreiheit/",
    "/barriere-melden/",
    "/suche/?q=konferenz",
    "/anmelden/",
    "/ui/",
    "/gibt-es-nicht/",
)
STAFF = (
    "/heute/",
    "/tagebuch/",
    "/tagebuch/neu/",
    "/plaene/",
    "/plaene/aufgaben/",
    "/plaene/einlesen/",
    "/organisationen/",
    "/organisationen/neu/",
    "/personen/",
    "/personen/importieren/",
    "/verwaltung/mitglieder/",
    "/verwaltung/mitglieder/einladen/",
    "/verwaltung/regeln/",
    "/profil/",
    "/suche/?q=konferenz",
)
OF_THE_LEAD_OFFICE = ("/verwaltung/regeln/2026/", "/verwaltung/partnerschaft/", "/pruefung/")


@pytest.mark.parametrize("language", ["", "/ar", "/de-simple", "/en"])
@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages(shared_site: str, visit: Visit, path: str, language: str) -> None:
    page = visit(shared_site, size=PHONE if language else {"width": 1280, "height": 900})
    page.goto(f"{language}{path}")
    _open_everything(page)


@pytest.mark.parametrize("path", PUBLIC[:3])
def test_public_pages_in_the_dark(shared_site: str, visit: Visit, path: str) -> None:
    page = visit(shared_site, color_scheme="dark")
    page.goto(path)
    _open_everything(page)


@pytest.mark.parametrize("path", STAFF)
def test_pages_of_the_coordinator(shared_site: str, visit: Visit, path: str) -> None:
    page = visit(shared_site, size=PHONE, as_=JANA)
    page.goto(path)
    _open_everything(page)


@pytest.mark.parametrize("path", OF_THE_LEAD_OFFICE)
def test_pages_of_the_lead_office(shared_site: str, visit: Visit, path: str) -> None:
    page = visit(shared_site, as_=HOLGER)
    page.goto(path)
    _open_everything(page)


@pytest.mark.parametrize("path", ["/", "/ziele/", "/anmelden/"])
def test_a_first_visit_weighs_less_than_100_kilobytes(
    shared_site: str, visit: Visit, path: str
) -> None:
    page = visit(shared_site)
    weights: list[int] = []
    page.on("response", lambda answer: weights.append(answer.request.sizes()["responseBodySize"]))
    page.goto(path, wait_until="networkidle")
    assert sum(weights) < 100_000


@pytest.mark.parametrize("path", ["/", "/ziele/", "/tagebuch/neu/", "/plaene/einlesen/"])
def test_nothing_breaks_the_policy(shared_site: str, visit: Visit, path: str) -> None:
    page = visit(shared_site, as_=JANA)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(path, wait_until="networkidle")
    assert not said


@pytest.mark.parametrize("path", ["/ziele/", "/tagebuch/neu/"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    shared_site: str, visit: Visit, path: str
) -> None:
    page = visit(shared_site, as_=JANA)
    page.goto(path)
    seen = """() => { const e = document.activeElement; const s = getComputedStyle(e);
        const near = [e, e.parentElement, e.nextElementSibling, e.closest('label')];
        const marked = near.some(n => n && (getComputedStyle(n).outlineStyle !== 'none'
            || getComputedStyle(n).boxShadow !== 'none'));
        return [e.tagName, marked, e.outerHTML.slice(0, 100)]; }"""
    for _stop in range(60):
        page.keyboard.press("Tab")
        tag, marked, html = page.evaluate(seen)
        if tag == "BODY":
            break
        assert marked, f"the focus does not show on {html}"


def _open_everything(page: Page) -> None:
    summaries = page.locator("main summary:visible")
    for index in range(min(summaries.count(), 6)):
        summaries.nth(index).click()
    assert_no_barriers(page)
