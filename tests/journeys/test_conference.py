"""The story of an event: from the template to one municipality more on the map, with its proof."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.barriers import assert_no_barriers
from tests.journeys.conftest import PHONE
from wirkkreis.tenancy import clock
from wirkkreis.testing import cast

JANA = cast.MANSFELD[0].name
GOAL = "Das Bündnis tagt mindestens dreimal"
NUMBER = "Regionalkonferenzen in den 11 Gemeinden"
AGAIN = {
    "": "Bitte senden Sie das Formular noch einmal ab.",
    "/de-simple": "Bitte senden Sie das Formular noch einmal ab.",
    "/ar": "يرجى إرسال النموذج مرة أخرى.",
}
Visit = Callable[..., Page]


@pytest.mark.parametrize("scripts", [False, True], ids=["plain", "scripts"])
def test_a_conference_counts_for_its_goal(site: str, visit: Visit, scripts: bool) -> None:
    desk = visit(site, scripts=scripts, as_=JANA)
    event = _plan(desk, check=scripts)
    _let_people_register(desk, event, check=scripts)
    first = _register(visit(site, scripts=scripts, size=PHONE), event, "", check=scripts)
    _register(visit(site, scripts=scripts, size=PHONE), event, "/de-simple", check=scripts)
    arabic = _register(visit(site, scripts=scripts, size=PHONE), event, "/ar", check=scripts)
    expect(first.locator("main")).not_to_contain_text("Warteliste")
    expect(arabic.locator("main")).to_contain_text("قائمة الانتظار")
    assert _value(visit(site, scripts=scripts)) == "0"

    _let_in(desk, event, check=scripts)
    _say_how_it_was(desk, visit(site, scripts=scripts, size=PHONE), event, check=scripts)
    _document(desk, event, check=scripts)

    public = visit(site, scripts=scripts)
    assert _value(public) == "1"
    expect(public.locator("#rows")).to_contain_text("Allstedt")
    expect(public.locator("#rows")).to_contain_text("Regionalkonferenz")
    public.goto(f"/veranstaltungen/{event}/dokumentation/")
    expect(public.locator("main")).to_contain_text("Bänke am Dorfplatz")


def _plan(page: Page, *, check: bool) -> str:
    """A conference in Allstedt from the template, serving a goal of today; its number."""
    page.goto("/planung/neu/")
    page.locator("main .card a", has_text="Regionalkonferenz").first.click()
    _say_moment(page, "starts", clock.today() + timedelta(days=7), "17:00")
    page.locator("[name=municipality]").select_option(label="Allstedt")
    page.locator("[name=place]").fill("Rathaus Allstedt")
    _send(page)
    page.wait_for_url(re.compile(r"/planung/\d+/aendern/"))
    page.locator(".field", has=page.locator("input[name=goals]")).get_by_text(GOAL).check()
    if check:
        assert_no_barriers(page)
    _send(page)
    found = re.search(r"/planung/(\d+)/", page.url)
    assert found
    return found[1]


def _let_people_register(page: Page, event: str, *, check: bool) -> None:
    """Thirty places, and a workshop for two."""
    page.goto(f"/planung/{event}/anmeldung/")
    page.locator("[name=capacity]").fill("30")
    _send(page)
    page.goto(f"/planung/{event}/anmeldung/workshop/neu/")
    page.locator("[name=title]").fill("Dorfgespräch")
    day = clock.today() + timedelta(days=7)
    _say_moment(page, "starts", day, "18:00")
    _say_moment(page, "ends", day, "19:00")
    page.locator("[name=capacity]").fill("2")
    _send(page)
    for step in ("publish", "open"):
        page.goto(f"/planung/{event}/schritt/{step}/")
        _send(page)
    expect(page.locator("main")).to_contain_text("Anmeldung offen")
    if check:
        assert_no_barriers(page)


def _register(page: Page, event: str, language: str, *, check: bool) -> Page:
    """Somebody without an account and without an address, who wishes for the workshop."""
    page.goto(f"{language}/veranstaltungen/{event}/")
    page.locator(f"main a[href$='/veranstaltungen/{event}/anmelden/']").first.click()
    page.locator("[name=name]").fill(f"Gast {language or 'deutsch'}")
    page.locator("[name=wish_1_1]").select_option(index=1)
    if check:
        assert_no_barriers(page)
    _send(page)
    for _ in range(20):  # who is too fast is asked to send it once more
        if page.get_by_text(AGAIN[language]).count():
            _send(page)
    if check:
        assert_no_barriers(page)
    return page


def _let_in(page: Page, event: str, *, check: bool) -> None:
    """The day has come: three people are ticked, forty are counted."""
    page.goto(f"/planung/{event}/aendern/")
    _say_moment(page, "starts", clock.today(), "00:00")
    _say_moment(page, "ends", clock.today(), "23:59")
    _send(page)
    page.goto(f"/planung/{event}/einlass/")
    ticks = page.get_by_role("button", name=re.compile("^Ist da"))
    expect(ticks).to_have_count(3)
    for left in (2, 1, 0):
        ticks.first.click()
        expect(ticks).to_have_count(left)
    page.locator("[name=people]").fill("40")
    page.locator(f"form[action$='/planung/{event}/einlass/zaehlen/'] button[type=submit]").click()
    expect(page.locator("main")).to_contain_text("43")
    if check:
        assert_no_barriers(page)


def _say_how_it_was(desk: Page, guest: Page, event: str, *, check: bool) -> None:
    """Somebody opens the address behind the code that is shown at the end."""
    desk.goto(f"/planung/{event}/nachher/rueckmeldungen/code/")
    address = desk.locator("main").get_by_text(re.compile(r"/rueckmeldung/")).first.inner_text()
    guest.goto("/" + address.strip().split("/", 3)[3])
    guest.locator("[name=good]").fill("Alle kamen zu Wort.")
    if check:
        assert_no_barriers(guest)
    _send(guest)
    desk.goto(f"/planung/{event}/nachher/rueckmeldungen/")
    expect(desk.locator("main")).to_contain_text("Alle kamen zu Wort.")


def _document(page: Page, event: str, *, check: bool) -> None:
    """A text for everybody, and an impulse that becomes a task."""
    page.goto(f"/planung/{event}/nachher/text/")
    page.locator("[name=text]").fill("Viele Ideen, eine gute Stimmung.")
    _send(page)
    page.goto(f"/planung/{event}/nachher/")
    page.locator("summary", has_text="Impulse aufnehmen").click()
    page.locator("[name=texts]").fill("Bänke am Dorfplatz")
    page.locator("form[action$='/nachher/impulse/'] button[type=submit]").click()
    page.get_by_role("link", name=re.compile("Aufgabe daraus machen")).click()
    _send(page)
    page.goto(f"/planung/{event}/nachher/")
    page.get_by_role("button", name="Für alle veröffentlichen").click()
    if check:
        assert_no_barriers(page)


def _value(page: Page) -> str:
    """What the number of the goal says to everybody."""
    page.goto("/ziele/")
    page.get_by_role("link", name=re.compile(GOAL)).first.click()
    page.locator("main a", has_text=NUMBER).first.click()
    return page.locator(".measured-value strong").inner_text()


def _say_moment(page: Page, name: str, day: date, time: str) -> None:
    page.locator(f"[name={name}_0]").fill(day.isoformat())
    page.locator(f"[name={name}_1]").fill(time)


def _send(page: Page) -> None:
    page.locator("main form[method=post] button[type=submit]").last.click()
