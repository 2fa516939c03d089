"""Takes the pictures of docs/pictures: `.venv/bin/pytest tests/journeys/pictures.py`."""

from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.journeys.test_main_story import JANA, PLAN

Visit = Callable[..., Page]
FOLDER = settings.CHECKOUT / "docs" / "pictures"
SIZE = {"width": 1280, "height": 1300}
LARGEST = 240_000
"""Bytes of one picture."""


@pytest.fixture
def desk(shared_site: str, visit: Visit) -> Page:
    """The coordinator's desk."""
    return visit(shared_site, size=SIZE, as_=JANA)


@pytest.fixture
def visitor(shared_site: str, visit: Visit) -> Page:
    """Somebody who is not signed in."""
    return visit(shared_site, size=SIZE)


def test_the_overview(visitor: Page) -> None:
    visitor.goto("/ziele/")
    _take(visitor, "overview")


def test_a_goal(visitor: Page) -> None:
    visitor.goto("/ziele/")
    visitor.locator("main a", has_text="Begegnungsorte öffnen").first.click()
    _take(visitor, "goal")


def test_todays_work(desk: Page) -> None:
    desk.goto("/heute/")
    _take(desk, "today")


def test_the_review_of_a_plan(desk: Page) -> None:
    desk.goto("/plaene/einlesen/")
    desk.locator("textarea").first.fill(PLAN.read_text(encoding="utf-8"))
    desk.locator("main form.reading button[type=submit]").click()
    desk.wait_for_url("**/plaene/einlesen/*/")
    desk.locator("button[name=do][value=accept]").first.click()
    expect(desk.locator(".proposal.is-accepted").first).to_be_visible()
    desk.evaluate(
        "scrollTo({behavior: 'instant', top: scrollY - 24"
        " + document.querySelector('.found.mark-intermediate').getBoundingClientRect().top})"
    )
    _take(desk, "review", height=1000)


def _take(page: Page, name: str, *, height: float = SIZE["height"]) -> None:
    """What is in view, from its top."""
    FOLDER.mkdir(exist_ok=True)
    page.mouse.move(0, 0)
    picture = page.screenshot(
        path=FOLDER / f"{name}.png",
        clip={"x": 0, "y": 0, "width": SIZE["width"], "height": height},
    )
    assert len(picture) < LARGEST
