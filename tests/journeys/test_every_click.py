"""Every address of the house, and every button, link and summary there, pressed once.

What looks and does the same on many pages is pressed on one of them; a plain link to a page that
is walked anyway has only to lead there. The site takes back what was written. axe reads every
page, and after a click it reads it again if something stands there that it has not seen before.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

import pytest
from _pytest.mark import ParameterSet
from django.urls import resolve
from playwright.sync_api import Page

from tests.house.walked import addresses
from tests.journeys.barriers import assert_no_barriers
from tests.journeys.conftest import Forgetful, sign_in
from wirkkreis.testing import cast

LEAST, HEAVY = 12_000, 60_000
"""Bytes over the wire, of everything a page needs: style sheets and scripts make the least."""
RETRIES = 2
"""The server may close a connection nobody used for a while in the moment it is used again."""
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
Found = dict[str, Any]
ALL = """(found) => found.map((e, index) => ({
  index, kind: e.tagName, text: e.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60),
  href: e.getAttribute('href') || '', action: e.form ? e.form.getAttribute('action') || '' : '',
  asks: e.hasAttribute('hx-get'), shown: e.checkVisibility() && !e.disabled
    && !e.closest('[aria-disabled=true], [aria-hidden=true]'),
}))"""
OPEN_ALL = "document.querySelectorAll('main details').forEach(details => details.open = true)"
SETTLED = "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')"
PIECES = """() => {
  const said = /^(aria-|role$|type$|for$|alt$|lang$|dir$|title$)/;
  const told = e => [e.tagName, e.getAttribute('class'), e.getAttribute('role'),
    ...e.getAttributeNames().filter(name => said.test(name)).sort()].join(' ');
  return [...new Set([...document.body.querySelectorAll('*')].filter(e => e.checkVisibility())
    .map(e => told(e.parentElement) + ' > ' + told(e)))];
}"""


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

    def look(self, page: Page, *, is_new: bool = False) -> None:
        """Read the page if it is new, or if there is a kind of element in it that is."""
        page.wait_for_load_state()
        if not page.evaluate(SETTLED):
            page.wait_for_function(SETTLED)
        pieces = set(page.evaluate(PIECES))
        if is_new or not pieces <= self.read:
            self.read |= pieces
            assert_no_barriers(page)

    def to_press(self, page: Page) -> Iterator[Found]:
        """What was not pressed yet, here or on another page."""
        for found in page.locator(PRESSABLE).evaluate_all(ALL):
            if not found["shown"] or NOT_PRESSED.search(found["href"] or found["action"]):
                continue
            what = found["text"] if found["kind"] != "A" else ""
            mark = (found["kind"], _alike(what), _alike(found["href"]), _alike(found["action"]))
            if mark not in self.pressed:
                self.pressed.add(mark)
                yield found


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
    answer = page.request.get(url, max_redirects=0, max_retries=RETRIES)
    assert answer.status < 500
    if answer.status != 200 or "text/html" not in answer.headers["content-type"]:
        return  # a file, a button, or a step of a way
    scales.empty()
    page.goto(url, wait_until="load")
    page.evaluate(OPEN_ALL)
    walk.look(page, is_new=True)
    assert LEAST < scales.read() < HEAVY
    for found in list(walk.to_press(page)):
        if not _only_leads_on(page, forgetful, url, found):
            _press(page, url, found["index"])
            walk.look(page)


def _only_leads_on(page: Page, forgetful: Forgetful, url: str, found: Found) -> bool:
    """Whether it is a link to a file, or to a page that is walked anyway. It has to be there."""
    href = urljoin(f"{forgetful.site}{url}", found["href"])
    if found["href"].startswith("#") or not found["href"]:
        return False
    answer = page.request.get(href, max_retries=RETRIES)
    assert answer.status == 200, f"{url} leads to {href}: {answer.status}"
    if "text/html" not in answer.headers["content-type"]:
        return True
    return not found["asks"] and _name_of(urlsplit(href)) in forgetful.addresses


def _name_of(href: SplitResult) -> str:
    """The name of the address a link leads to; none if it asks for something there."""
    return "" if href.query else str(resolve(href.path).url_name)


def _press(page: Page, url: str, place: int) -> None:
    page.goto(url)
    page.evaluate(OPEN_ALL)
    page.locator(PRESSABLE).nth(place).click()


def _alike(text: str) -> str:
    """Addresses and texts that differ by numbers only are alike."""
    return re.sub(r"\d+", "#", text.partition("#")[0] or text)
