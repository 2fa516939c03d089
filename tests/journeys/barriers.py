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

TOO_SMALL = """() => {
  const stops = [...document.querySelectorAll('a[href],button,input,select,textarea,summary')]
    .filter(e => e.offsetParent && e.type !== 'hidden' && !e.closest('[aria-hidden=true]'));
  return stops.filter(e => {
    const box = e.getBoundingClientRect();
    return box.height < 24 && getComputedStyle(e).display !== 'inline' && e.type !== 'radio'
      && e.type !== 'checkbox' && !e.closest('.skip');
  }).map(e => e.outerHTML.slice(0, 120));
}"""


def assert_no_barriers(page: Page, *, with_colours: bool = True) -> None:
    """axe finds nothing, nothing is wider than the window, no target is too small to hit.

    Measuring the contrast of each text is half of the work: it may be left out where the same page
    is read in the same colours elsewhere.
    """
    rules = RULES if with_colours else RULES | {"rules": {"color-contrast": {"enabled": False}}}
    found = AXE.run(page, options=rules).response["violations"]
    told = [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in found
        for node in violation["nodes"]
    ]
    assert not told, f"{page.url}\n" + "\n".join(told)
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0, f"{page.url} is wider than its window"
    small = page.evaluate(TOO_SMALL)
    assert not small, f"{page.url} has targets below 24 px: {small}"
