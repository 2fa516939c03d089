"""Every address of the house, and every button, link and summary there, pressed once.

What looks and does the same on many pages is pressed on one of them. The site takes back what was
written, and axe reads the page after each click whose page it has not seen before.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from _pytest.mark import ParameterSet
from playwright.sync_api import Page

from tests.house.walked import addresses
from tests.journeys.barriers import assert_no_barriers
from tests.journeys.conftest import Forgetful, sign_in
from wirkkreis.testing import cast

LEAST, HEAVY = 12_000, 60_000
"""Bytes over the wire, of everything a page needs: style sheets and scripts make the least."""
NARROW = {"width": 320, "height": 800}
HOLGER = next(part.name for part in cast.MANSFELD if part.role == "lead_office")
LEFT_OUT = {
    "sign-out": "ends the walk",
    "demo-sign-in": "signs in as somebody else",
    "ui-living": "the shelf has a test of its own, and every piece of it is met on the pages",
}
NOT_PRESSED = re.compile(
    r"abmelden|anmelden/beispiel|/ui/|^mailto:|^otpauth:|^webcal:|^https?://(?!localhost)"
)
PRESSABLE = "main button, main summary, main a[href]"
ALL = """(found) => found.map((e, index) => ({
  index, kind: e.tagName, text: e.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60),
  href: e.getAttribute('href') || '', action: e.form ? e.form.getAttribute('action') || '' : '',
  shown: e.checkVisibility() && !e.disabled
    && !e.closest('[aria-disabled=true], [aria-hidden=true]'),
}))"""
OPEN_ALL = "document.querySelectorAll('main details').forEach(details => details.open = true)"
SETTLED = "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')"
SHAPE = """() => [...document.body.querySelectorAll('*')].filter(e => e.checkVisibility())
  .map(e => e.tagName + '.' + e.className + '#' + (e.getAttribute('role') || '')).join(' ')"""


class Scales:
    """What the page in the window needs over the wire, as if nothing of it were kept."""

    def __init__(self, page: Page) -> None:
        self._asked: dict[str, str] = {}
        self._bytes: dict[str, float] = {}
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on("Network.requestWillBeSent", self._note)
        wire.on("Network.loadingFinished", self._weigh)

    def empty(self) -> None:
        """Begin with another page."""
        self._asked.clear()

    def read(self) -> float:
        """Bytes of everything asked for since; what came from the cache weighs what it once did."""
        return sum(self._bytes.get(url, 0) for url in set(self._asked.values()))

    def _note(self, sent: dict[str, Any]) -> None:
        self._asked[sent["requestId"]] = sent["request"]["url"]

    def _weigh(self, done: dict[str, Any]) -> None:
        url = self._asked.get(done["requestId"], "")
        self._bytes[url] = max(self._bytes.get(url, 0), done["encodedDataLength"])


class Walk:
    """What was pressed and read on the way so far."""

    def __init__(self) -> None:
        self.pressed: set[tuple[str, ...]] = set()
        self.read: set[str] = set()

    def look(self, page: Page) -> None:
        """Read the page, unless one with the same elements was read already."""
        page.wait_for_load_state()
        if not page.evaluate(SETTLED):
            page.wait_for_function(SETTLED)
        shape = _without_repetition(page.evaluate(SHAPE))
        if shape not in self.read:
            self.read.add(shape)
            assert_no_barriers(page)

    def to_press(self, page: Page) -> Iterator[int]:
        """The places of what was not pressed yet, here or on another page."""
        for found in page.locator(PRESSABLE).evaluate_all(ALL):
            if not found["shown"] or NOT_PRESSED.search(found["href"] or found["action"]):
                continue
            what = found["text"] if found["kind"] != "A" else ""
            mark = (found["kind"], _alike(what), _alike(found["href"]), _alike(found["action"]))
            if mark not in self.pressed:
                self.pressed.add(mark)
                yield found["index"]


def _two_walks() -> Iterator[ParameterSet]:
    """All addresses; one half of them for each of two workers, where there are two."""
    names = [one.name for one in addresses() if one.name not in LEFT_OUT]
    for place, name in enumerate(names):
        half = f"walk {2 * place // len(names)}"
        yield pytest.param(name, marks=pytest.mark.xdist_group(half))


@pytest.fixture(scope="module")
def walk() -> Walk:
    return Walk()


@pytest.fixture(scope="module")
def phone(chrome, forgetful: Forgetful) -> Iterator[Page]:
    """A narrow one, with nothing kept on it."""
    context = chrome.new_context(base_url=forgetful.site, viewport=NARROW, locale="de-DE")
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.dismiss())
    yield page
    context.close()


@pytest.fixture(scope="module")
def scales(phone: Page) -> Scales:
    return Scales(phone)


@pytest.fixture(scope="module")
def page(phone: Page, scales: Scales) -> Page:
    """The lead office has signed in; nobody may press more."""
    sign_in(phone, HOLGER)
    return phone


@pytest.mark.parametrize("name", list(_two_walks()))
def test_every_click(
    page: Page, forgetful: Forgetful, walk: Walk, scales: Scales, name: str
) -> None:
    url = forgetful.addresses[name]
    answer = page.request.get(url, max_redirects=0)
    assert answer.status < 500
    if answer.status != 200 or "text/html" not in answer.headers["content-type"]:
        return  # a file, a button, or a step of a way
    scales.empty()
    page.goto(url, wait_until="load")
    page.evaluate(OPEN_ALL)
    walk.look(page)
    assert LEAST < scales.read() < HEAVY
    for place in list(walk.to_press(page)):
        _press(page, url, place)
        walk.look(page)


def _press(page: Page, url: str, place: int) -> None:
    if page.url != url:
        page.goto(url)
    page.evaluate(OPEN_ALL)
    pressed = page.locator(PRESSABLE).nth(place)
    href = pressed.get_attribute("href")
    if href and not href.startswith("#") and not _is_a_page(page, href):
        return
    pressed.click()


def _is_a_page(page: Page, href: str) -> bool:
    answer = page.request.get(page.evaluate("href => new URL(href, location).href", href))
    assert answer.status == 200, f"{page.url} leads to {href}: {answer.status}"
    return "text/html" in answer.headers["content-type"]


def _alike(text: str) -> str:
    """Addresses and texts that differ by numbers only are alike."""
    return re.sub(r"\d+", "#", text.partition("#")[0] or text)


def _without_repetition(shape: str) -> str:
    """Ten rows of a list look like one."""
    return " ".join(dict.fromkeys(shape.split()))
