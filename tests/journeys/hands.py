"""How somebody leads a session or votes: by keyboard, while the page changes under her hands."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.journeys.barriers import assert_no_barriers

STOPS = 80
FOCUS_SHOWS = """() => document.activeElement === document.body
    || getComputedStyle(document.activeElement).outlineStyle !== 'none'
    || getComputedStyle(document.activeElement).boxShadow !== 'none'"""
ASK_NOW = """() => { const e = document.querySelector('main [hx-trigger^=every]');
    htmx.ajax('GET', e.getAttribute('hx-get'), {source: e, swap: e.getAttribute('hx-swap')}); }"""
SETTLED = "() => !document.querySelector('.htmx-request, .htmx-added, .htmx-settling')"


def come_by_keyboard(desk: Page, name: str) -> None:
    """Online, gone, and back in the room; the focus stays where it was pressed, and shows."""
    row = desk.locator(".sitting-line", has_text=name)
    _tab_to(desk, row.get_by_role("button", name=re.compile("^Online")))
    for key, next_word in (("Enter", "Geht"), ("Space", "Da"), ("Enter", "Geht")):
        desk.keyboard.press(key)
        expect(row.get_by_role("button", name=re.compile(f"^{next_word}"))).to_be_focused()
        desk.wait_for_function(SETTLED)
        _focus_shows(desk)
    _tab_to(desk, desk.get_by_role("link", name="Tagesordnung ändern"), key="Shift+Tab")
    _hear_the_news(desk)
    expect(desk.get_by_role("link", name="Tagesordnung ändern")).to_be_focused()


def come_while_it_changes(desk: Page, name: str) -> None:
    """News comes while a button is down, and news from before it was pressed comes afterwards."""
    here, gone = (button_for(desk, word, name) for word in ("Da", "Geht"))
    here.hover()
    desk.mouse.down()
    _hear_the_news(desk)
    desk.mouse.up()
    expect(gone).to_have_count(1)
    asked: list[Route] = []
    desk.route(re.compile("/stand/.*punkt=[0-9]+$"), lambda route: asked.append(route))
    with desk.expect_request(re.compile("/stand/")):
        desk.evaluate(ASK_NOW)
    desk.wait_for_selector(".htmx-request", state="attached")
    old = asked[0].fetch()
    gone.click()
    expect(here).to_have_count(1)
    with desk.expect_response(re.compile("/stand/")):
        asked[0].fulfill(response=old)
    desk.unroute_all()
    desk.wait_for_function(SETTLED)
    here.click(timeout=4000)
    expect(gone).to_have_count(1)


def vote_by_keyboard(phone: Page, side: str) -> None:
    """From the page of the session to the vote that is counted."""
    _tab_to(phone, phone.get_by_role("link", name="Abstimmen"))
    _hear_the_news(phone)
    expect(phone.get_by_role("link", name="Abstimmen")).to_be_focused()
    phone.keyboard.press("Enter")
    phone.wait_for_url(re.compile("/abstimmung/"))
    ballot = urlsplit(phone.url).path
    for language in ("/ar", ""):
        phone.goto(f"{language}{ballot}")
        assert_no_barriers(phone)
    _tab_to(phone, phone.get_by_role("button", name=side, exact=True))
    phone.keyboard.press("Space")
    expect(phone.locator("main")).to_contain_text("Ihre Stimme ist gezählt")


def _tab_to(page: Page, wanted: Locator, *, key: str = "Tab") -> None:
    """Press Tab until it has the focus, which has to show on the way."""
    for _stop in range(STOPS):
        page.keyboard.press(key)
        _focus_shows(page)
        if wanted.evaluate("e => e === document.activeElement"):
            return
    pytest.fail(f"the keyboard does not reach {wanted}")


def _focus_shows(page: Page) -> None:
    assert page.evaluate(FOCUS_SHOWS), page.evaluate("document.activeElement.outerHTML")[:200]


def _hear_the_news(page: Page) -> None:
    """What the page asks for every few seconds, at once."""
    with page.expect_response(re.compile("/stand/")):
        page.evaluate(ASK_NOW)
    page.wait_for_function(SETTLED)


def button_for(desk: Page, word: str, name: str) -> Locator:
    return desk.get_by_role("button", name=re.compile(rf"^{word}\W*{name}"))
