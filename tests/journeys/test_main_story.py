"""The story that carries the product: a plan goes in, one entry is written, the number moves."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import wirkkreis
from tests.journeys.barriers import assert_no_barriers
from tests.journeys.conftest import PHONE
from wirkkreis.testing import cast

PLAN = Path(wirkkreis.__file__).parent / "testing" / "plans" / "mansfeld-suedharz-2017.md"
JANA = cast.MANSFELD[0].name
Visit = Callable[..., Page]


@pytest.mark.parametrize("scripts", [False, True], ids=["plain", "scripts"])
def test_a_plan_goes_in_and_its_number_moves(site: str, visit: Visit, scripts: bool) -> None:
    text = PLAN.read_text(encoding="utf-8").replace("2017", "2026")
    desk = visit(site, scripts=scripts, as_=JANA)
    _read_in(desk, text, check=scripts)
    number = _take_over(desk, check=scripts)
    public = visit(site, scripts=scripts)
    assert _value(public, number) == "0"

    phone = visit(site, scripts=scripts, size=PHONE, as_=JANA)
    _write_an_entry(phone, check=scripts)

    assert _value(public, number) == "1"
    expect(public.locator("#rows")).to_contain_text("Sitzung")
    expect(public.locator("#rows")).not_to_contain_text("Erste Sitzung im neuen Plan")
    desk.goto(number)
    desk.locator("#rows").get_by_role("link", name=re.compile("Erste Sitzung")).click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text("Erste Sitzung im neuen Plan")


def _read_in(page: Page, text: str, *, check: bool) -> None:
    page.goto("/plaene/einlesen/")
    page.locator("textarea").first.fill(text)
    page.locator("main form.reading button[type=submit]").click()
    page.wait_for_url(re.compile(r"/plaene/einlesen/\d+/"))
    if check:
        assert_no_barriers(page)


def _take_over(page: Page, *, check: bool) -> str:
    """Correct one thing, accept, take over, adopt; the address of the number to watch."""
    card = page.locator("details:has(input[name=number])").first
    card.locator("summary").first.click()
    card.locator("input[name=number]").first.fill("I")
    card.get_by_role("button", name="Speichern").first.click()
    expect(page.locator("#zurueck")).to_be_visible()
    expect(page.locator("input[name=number]").first).to_have_value("I")
    page.locator("#alle-annehmen").click()
    expect(page.locator("#alle-annehmen")).to_have_count(0)
    if check:
        assert_no_barriers(page)
    page.goto(re.sub(r"\?.*", "", page.url) + "uebernehmen/")
    page.locator("input[name=title]").first.fill("Zielplan 2026 aus dem Text")
    page.locator("main form[method=post] button[type=submit]").last.click()
    page.wait_for_url(re.compile(r"/(ziele/plan|plaene)/\d+/"))
    plan = re.search(r"/(\d+)/", page.url)
    assert plan
    page.goto(f"/plaene/{plan[1]}/schritt/adopt/")
    page.locator("[name=adopted_on]").fill("2026-01-15")
    page.locator("[name=adopted_by]").fill("Bündnis")
    page.locator("[name=resolution]").fill("B 1/2026")
    page.locator("main form[method=post] button[type=submit]").first.click()
    page.goto(f"/ziele/plan/{plan[1]}/")
    page.get_by_role("link", name=re.compile("mind. 3x")).first.click()
    return page.locator(".measured a").first.get_attribute("href") or ""


def _write_an_entry(page: Page, *, check: bool) -> None:
    page.goto("/tagebuch/neu/")
    page.get_by_text("Sitzung", exact=True).first.click()
    page.locator("[name=topic]").fill("Erste Sitzung im neuen Plan")
    for box in page.locator("input[name=goals]").all():
        label = page.locator(f"label[for={box.get_attribute('id')}]")
        box.set_checked("mind. 3x" in (label.text_content() or ""))
    if check:
        assert_no_barriers(page)
    page.locator("main form button[type=submit]").last.click()
    expect(page.locator("main")).to_contain_text("Gespeichert")


def _value(page: Page, number: str) -> str:
    page.goto(number)
    return page.locator(".measured-value strong").inner_text()
