"""What axe finds on the page as it is now, and what axe does not see."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe()
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Naming every element that passed takes three times as long as looking at all of them.
    "resultTypes": ["violations"],
    # Style sheets are fetched once more only for an experimental rule that is not asked for.
    "preload": False,
}

COLOURS = """() => {
  const known = new Map(), found = new Set();
  const behind = place => {
    if (!place) return '';
    if (!known.has(place)) {
      const {backgroundColor, backgroundImage, opacity} = getComputedStyle(place);
      const own = [backgroundColor, backgroundImage, opacity].join(' ');
      const seen = own === 'rgba(0, 0, 0, 0) none 1' ? '' : own + '|';
      known.set(place, seen + behind(place.parentElement));
    }
    return known.get(place);
  };
  const look = place => {
    if (!place.checkVisibility()) return;
    const {color, fontSize, fontWeight, textShadow} = getComputedStyle(place);
    found.add([color, fontSize, fontWeight, textShadow, behind(place)].join(' '));
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (texts.currentNode.data.trim()) look(texts.currentNode.parentElement);
  document.querySelectorAll('input, select, textarea').forEach(look);
  return [...found];
}"""
"""Every way in which text stands out from what is behind it: its contrast follows from that."""

_measured: set[str] = set()
"""The ways whose contrast axe has measured and found enough."""

TOO_SMALL = """() => {
  const stops = [...document.querySelectorAll('a[href],button,input,select,textarea,summary')]
    .filter(e => e.offsetParent && e.type !== 'hidden' && !e.closest('[aria-hidden=true]'));
  return stops.filter(e => {
    const box = e.getBoundingClientRect();
    return box.height < 24 && getComputedStyle(e).display !== 'inline' && e.type !== 'radio'
      && e.type !== 'checkbox' && !e.closest('.skip');
  }).map(e => e.outerHTML.slice(0, 120));
}"""


def assert_no_barriers(page: Page) -> None:
    """axe finds nothing, nothing is wider than the window, no target is too small to hit.

    Measuring the contrast of each text is half of the work: it is left out where every text stands
    out from its ground in a way that was measured before.
    """
    colours = set(page.evaluate(COLOURS))
    known = {"rules": {"color-contrast": {"enabled": False}}} if colours <= _measured else {}
    found = AXE.run(page, options=RULES | known).response["violations"]
    told = [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in found
        for node in violation["nodes"]
    ]
    assert not told, f"{page.url}\n" + "\n".join(told)
    _measured.update(colours)
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0, f"{page.url} is wider than its window"
    small = page.evaluate(TOO_SMALL)
    assert not small, f"{page.url} has targets below 24 px: {small}"
