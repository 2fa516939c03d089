"""Pages of the example in every language, in the dark, by keyboard: no barrier, no great weight.

Every address at all, on the narrowest phone, is walked in test_every_click. Whoever is signed in
stays so from page to page.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.barriers import assert_no_barriers
from tests.journeys.conftest import DESK, PHONE, Forgetful, sign_in
from wirkkreis.testing import cast

Visit = Callable[..., Page]
JANA, HOLGER = (part.name for part in cast.MANSFELD[:2])
PUBLIC = (
    "/",
    "/ziele/",
    "/orte/",
    "/orte/veranstaltungsorte/",
    "/gremien/",
    "/gremien/sitzungen/",
    "/gremien/beschluesse/",
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
OF_BODIES = (
    "committees-desk",
    "committee",
    "statutes",
    "sessions",
    "session",
    "session-agenda",
    "item",
    "sitting",
    "minutes",
    "resolutions",
    "resolution",
    "circular",
    "vote",
    "own-session",
    "own-vote",
    "own-circular",
)
IN_THE_DARK = ("sitting", "session-screen", "own-session", "own-vote")
OF_THE_LEAD_OFFICE = ("/verwaltung/regeln/2026/", "/verwaltung/partnerschaft/", "/pruefung/")


@pytest.fixture(scope="module")
def site(forgetful: Forgetful) -> str:
    """The example world with a row behind every address."""
    return forgetful.site


@pytest.fixture(scope="module")
def kept(chrome: Browser, site: str) -> Iterator[Visit]:
    """A browser that stays open, one of each kind: `kept(size=PHONE, as_=JANA)`."""
    pages: dict[tuple[str, str, str], Page] = {}

    def page_of(*, size: Any = DESK, as_: str = "", scheme: Any = "light") -> Page:
        kind = (str(size), as_, scheme)
        if kind not in pages:
            context = chrome.new_context(
                base_url=site, viewport=size, color_scheme=scheme, locale="de-DE"
            )
            pages[kind] = context.new_page()
            if as_:
                sign_in(pages[kind], as_)
        return pages[kind]

    yield page_of
    for page in pages.values():
        page.context.close()


@pytest.mark.parametrize("language", ["", "/ar", "/de-simple", "/en"])
@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages(kept: Visit, path: str, language: str) -> None:
    page = kept(size=PHONE if language else DESK)
    page.goto(f"{language}{path}")
    _open_everything(page)


@pytest.mark.parametrize("path", PUBLIC[:3])
def test_public_pages_in_the_dark(kept: Visit, path: str) -> None:
    page = kept(scheme="dark")
    page.goto(path)
    _open_everything(page)


@pytest.mark.parametrize("path", STAFF)
def test_pages_of_the_coordinator(kept: Visit, path: str) -> None:
    page = kept(size=PHONE, as_=JANA)
    page.goto(path)
    _open_everything(page)


@pytest.mark.parametrize("name", OF_BODIES)
def test_pages_of_bodies_in_arabic(kept: Visit, forgetful: Forgetful, name: str) -> None:
    """What test_every_click reads in German, from right to left and 360 pixels wide."""
    page = kept(size=PHONE, as_=JANA)
    page.goto(f"/ar{forgetful.addresses[name]}")
    assert page.locator("html").get_attribute("dir") == "rtl"
    _open_everything(page)


@pytest.mark.parametrize("name", IN_THE_DARK)
def test_pages_of_a_session_in_the_dark(kept: Visit, forgetful: Forgetful, name: str) -> None:
    page = kept(size=PHONE, as_=JANA, scheme="dark")
    page.goto(forgetful.addresses[name])
    _open_everything(page)


@pytest.mark.parametrize("path", OF_THE_LEAD_OFFICE)
def test_pages_of_the_lead_office(kept: Visit, path: str) -> None:
    page = kept(as_=HOLGER)
    page.goto(path)
    _open_everything(page)


@pytest.mark.parametrize("path", ["/", "/ziele/", "/anmelden/"])
def test_a_first_visit_weighs_less_than_100_kilobytes(site: str, visit: Visit, path: str) -> None:
    page = visit(site)
    weights: list[int] = []
    page.on("response", lambda answer: weights.append(answer.request.sizes()["responseBodySize"]))
    page.goto(path, wait_until="networkidle")
    assert sum(weights) < 100_000


@pytest.mark.parametrize("path", ["/", "/ziele/", "/tagebuch/neu/", "/plaene/einlesen/"])
def test_nothing_breaks_the_policy(site: str, visit: Visit, path: str) -> None:
    page = visit(site, as_=JANA)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(path, wait_until="networkidle")
    assert not said


@pytest.mark.parametrize("path", ["/ziele/", "/tagebuch/neu/"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(kept: Visit, path: str) -> None:
    page = kept(as_=JANA)
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
