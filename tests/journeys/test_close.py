"""A closed year keeps its number; a later change of the diary only shows the difference."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.barriers import assert_no_barriers
from wirkkreis.testing import cast

JANA = cast.MANSFELD[0].name


def test_a_changed_entry_of_2017_leaves_the_frozen_value(
    site: str, visit: Callable[..., Page]
) -> None:
    public = visit(site)
    jana = visit(site, as_=JANA)
    jana.goto("/suche/?q=Aktionswoche")
    jana.get_by_role("link", name="Vorbereitung der Aktionswoche").click()
    numbered = jana.locator("main a[href*='/ziele/']").first.get_attribute("href") or ""
    jana.goto(jana.url + "aendern/")
    jana.locator("[name=day]").fill("2018-01-09")
    jana.locator("main form button[type=submit]").last.click()
    expect(jana.locator("main")).to_contain_text("gespeichert")

    public.goto(numbered)
    card = public.locator(".measured").filter(has_text="Beratungen für Bündnisse")
    expect(card.locator("strong")).to_have_text("2")
    expect(card).to_contain_text("festgeschrieben")
    expect(card).to_contain_text("Heute nachgerechnet: 1")
    assert_no_barriers(public)
