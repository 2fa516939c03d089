"""The story of a session: from the invitation in time to minutes approved and a decision done."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.barriers import assert_no_barriers
from tests.journeys.conftest import PHONE
from tests.journeys.hands import (
    button_for,
    come_by_keyboard,
    come_while_it_changes,
    vote_by_keyboard,
)
from wirkkreis.tenancy import clock
from wirkkreis.testing import cast

JANA, MERYEM, FINN = (cast.MANSFELD[at].name for at in (0, 2, 3))
CENTRE = "Soziokulturelles Zentrum am Markt e. V."
GOAL = "Das Bündnis tagt mindestens dreimal"
THERE = (MERYEM, FINN, "Uwe Hartung", "Katrin Oelze", "Tamara Beck", JANA)
AHEAD = 16
Visit = Callable[..., Page]
Backstage = Callable[..., None]


@pytest.mark.parametrize("scripts", [False, True], ids=["plain", "scripts"])
def test_a_session_from_invitation_to_what_becomes_of_it(
    site: str, visit: Visit, backstage: Backstage, scripts: bool
) -> None:
    """Without scripts the minute-taker does all of it alone; with them, members use phones."""
    desk = visit(site, scripts=scripts, as_=JANA)
    before = _held(visit(site, scripts=scripts))
    session = _plan(desk, "Herbstsitzung")
    items = _lay_agenda(desk, session, check=scripts)
    _invite(desk, session)
    backstage("works")
    backstage("passes", session, str(AHEAD))
    _come(desk, session, check=scripts)

    _recommend(desk, session, items[0], _phone(visit, site, MERYEM, scripts), check=scripts)
    _elect(desk, session, items[1], _phone(visit, site, FINN, scripts), backstage)
    _put_off(desk, session, items[2], _phone(visit, site, FINN, scripts), check=scripts)
    _close_and_send(desk, session, check=scripts)

    following = _plan(desk, "Wintersitzung")
    _approve(desk, following, session, backstage)
    _carry_out(desk, check=scripts)
    assert _held(visit(site, scripts=scripts)) == before + 2


def _phone(visit: Visit, site: str, name: str, scripts: bool) -> Page | None:
    return visit(site, size=PHONE, as_=name) if scripts else None


def _plan(desk: Page, title: str) -> str:
    """A session of the Bündnis in sixteen days that counts for its goal; its id."""
    desk.goto("/gremienarbeit/")
    desk.get_by_role("link", name="Bündnis", exact=True).click()
    desk.goto(desk.url + "sitzungen/neu/")
    desk.locator("[name=title]").fill(title)
    desk.locator("[name=starts_0]").fill((clock.today() + timedelta(days=AHEAD)).isoformat())
    desk.locator("[name=starts_1]").fill("17:00")
    desk.locator("[name=place]").fill("Rathaus")
    desk.locator("[name=municipality]").select_option(label="Allstedt")
    desk.locator("summary", has_text="Ziele").click()
    desk.get_by_label(GOAL).check()
    desk.get_by_role("button", name="Weiter").click()
    desk.wait_for_url(re.compile(r"/sitzungen/\d+/"))
    desk.goto(desk.url.split("#")[0] + "tagesordnung/")
    desk.get_by_role("button", name="Übliche Punkte").click()
    expect(desk.locator("main")).to_contain_text("Eröffnung")
    return re.findall(r"/sitzungen/(\d+)/", desk.url)[0]


def _lay_agenda(desk: Page, session: str, *, check: bool) -> list[str]:
    """An application that concerns an organisation, an election, a decision; their ids."""
    items = []
    for kind, title in (
        ("application", "Aktionsfonds: Fest im Zentrum"),
        ("election", "Wahl der Sprecherin"),
        ("decision", "Neue Satzung"),
    ):
        desk.goto(f"/gremienarbeit/sitzungen/{session}/tagesordnung/neu/")
        desk.locator("[name=kind]").select_option(kind)
        desk.locator("[name=title]").fill(title)
        desk.get_by_role("button", name="Speichern").click()
        desk.wait_for_url(re.compile(r"/punkte/\d+/"))
        items.append(re.findall(r"/punkte/(\d+)/", desk.url)[0])
    desk.goto(f"/gremienarbeit/punkte/{items[0]}/")
    desk.locator("[name=organisation]").select_option(label=CENTRE)
    desk.get_by_role("button", name="Eintragen", exact=True).click()
    expect(desk.locator("main")).to_contain_text("Katrin Oelze")
    if check:
        assert_no_barriers(desk)
    return items


def _invite(desk: Page, session: str) -> None:
    """Everybody by letter; two have no address and get theirs by post."""
    desk.goto(f"/gremienarbeit/sitzungen/{session}/einladen/")
    expect(desk.locator("main")).to_contain_text("rechtzeitig")
    desk.get_by_role("button", name="Jetzt einladen").click()
    expect(desk.locator("main")).to_contain_text("2 Einladungen gehen per Post")
    desk.goto(f"/gremienarbeit/sitzungen/{session}/post/")
    desk.get_by_role("button", name="Eintragen").click()
    expect(desk.locator("main")).to_contain_text("Nachweis")


def _come(desk: Page, session: str, *, check: bool) -> None:
    """Five votes of nine are there: not one may leave."""
    _lead(desk, session)
    if check:
        come_by_keyboard(desk, THERE[0])
        come_while_it_changes(desk, THERE[1])
    for name in THERE[2:] if check else THERE:
        _press(desk, "Da", name)
    desk.get_by_role("button", name="Sitzung eröffnen").click()
    expect(desk.locator("main")).to_contain_text("Die Sitzung ist eröffnet.")
    _quorum(desk, "Beschlussfähig: 5 von 9 Stimmen")
    if check:
        assert_no_barriers(desk)


def _recommend(desk: Page, session: str, item: str, phone: Page | None, *, check: bool) -> None:
    """Katrin Oelze is recused by hint, the quorum is lost and regained, an open vote adopts."""
    _call(desk, session, "Fest im Zentrum")
    expect(desk.locator("main")).to_contain_text("Noch offen ist, ob befangen: Katrin Oelze")
    _recuse(desk, item, "Katrin Oelze", "board")
    _lead(desk, session)
    _quorum(desk, "Nicht beschlussfähig: es fehlt 1 Stimme")
    _press(desk, "Da", "Mirko Stahl")
    _quorum(desk, "Beschlussfähig: 5 von 9 Stimmen")
    _press(desk, "Geht", "Tamara Beck")
    _quorum(desk, "Nicht beschlussfähig")
    _press(desk, "Da", "Tamara Beck")
    _quorum(desk, "Beschlussfähig: 5 von 9 Stimmen")

    desk.goto(f"/gremienarbeit/punkte/{item}/antrag/")
    desk.locator("[name=text]").fill("Das Bündnis empfiehlt, das Fest mit 1.000 Euro zu fördern.")
    desk.locator("[name=conditions]").fill("Die Bühne ist ohne Stufen.")
    desk.get_by_role("button", name="Speichern").click()
    desk.get_by_role("link", name="Abstimmen").click()
    vote = _open_vote(desk, "open")
    if phone is not None:
        _to_own_page(phone, session)
        vote_by_keyboard(phone, "Ja")
    else:
        _enter_vote(desk, vote, MERYEM, "Ja")
    for name, side in (("Uwe Hartung", "Ja"), ("Tamara Beck", "Ja"), (FINN, "Nein")):
        _enter_vote(desk, vote, name, side)
    desk.goto(vote)
    desk.get_by_role("button", name="Beenden").click()
    expect(desk.locator("main")).to_contain_text("angenommen")
    if check:
        assert_no_barriers(desk)
    _lead(desk, session)
    _press(desk, "Abschließen", "Aktionsfonds")


def _elect(desk: Page, session: str, item: str, phone: Page | None, backstage: Backstage) -> None:
    """A secret election: by phone or on the device that goes around; nobody sees a sum before."""
    _call(desk, session, "Wahl der Sprecherin")
    desk.goto(f"/gremienarbeit/punkte/{item}/abstimmung/")
    desk.locator("[name=question]").fill("Wer spricht für das Bündnis?")
    desk.locator("[name=candidates]").fill("Tamara Beck\nUwe Hartung")
    vote = _open_vote(desk, "secret")
    if phone is not None:
        _to_own_page(phone, session)
        phone.get_by_role("link", name="Abstimmen").click()
        _mark(phone, "Tamara Beck")
        expect(phone.locator("main")).to_contain_text("Ihre Stimme ist gezählt")
        expect(phone.locator("main")).not_to_contain_text("Tamara Beck")
    others = (MERYEM, "Uwe Hartung", "Katrin Oelze", "Tamara Beck")
    for name in others if phone is not None else (*others, FINN):
        desk.goto(f"{vote}geraet/")
        desk.get_by_role("link", name=re.compile(name)).click()
        _mark(desk, "Uwe Hartung" if name == MERYEM else "Tamara Beck")
        expect(desk.locator("main")).to_contain_text("Bitte geben Sie das Gerät weiter")
    desk.goto(vote)
    expect(desk.locator("main")).not_to_contain_text("So wurde abgestimmt")
    desk.get_by_role("button", name="Beenden und auszählen").click()
    expect(desk.locator("main")).to_contain_text("Wird ausgezählt")
    backstage("works")
    desk.goto(vote)
    expect(desk.locator("tr", has_text="Tamara Beck")).to_contain_text("4")
    _lead(desk, session)
    _press(desk, "Abschließen", "Wahl")


def _put_off(desk: Page, session: str, item: str, phone: Page | None, *, check: bool) -> None:
    """Finn declares himself biased; the quorum is lost, and the item is put off."""
    _call(desk, session, "Neue Satzung")
    if phone is not None:
        _to_own_page(phone, session)
        phone.get_by_role("link", name="Ich bin befangen").click()
        phone.get_by_role("button", name="Ich bin befangen").click()
        expect(phone.locator("main")).to_contain_text("Bitte verlassen Sie den Raum")
        assert_no_barriers(phone)
    else:
        _recuse(desk, item, FINN, "")
    _lead(desk, session)
    _quorum(desk, "Nicht beschlussfähig: es fehlt 1 Stimme")
    _press(desk, "Vertagen", "Neue Satzung")
    _quorum(desk, "Beschlussfähig: 5 von 9 Stimmen")
    if check:
        assert_no_barriers(desk)


def _close_and_send(desk: Page, session: str, *, check: bool) -> None:
    """The minutes say what happened without being written."""
    _lead(desk, session)
    desk.get_by_role("link", name="Sitzung schließen").click()
    desk.get_by_role("button", name="Sitzung schließen").click()
    desk.goto(f"/gremienarbeit/sitzungen/{session}/niederschrift/")
    minutes = desk.locator("main")
    for said in (
        "Katrin Oelze erklärt sich für befangen (im Vorstand).",
        "Finn Lorenz erklärt sich für befangen.",
        "Ja 3, Nein 1, Enthaltung 0",
        "Die Bühne ist ohne Stufen.",
        "Gewählt: Tamara Beck",
        "Der Punkt wurde vertagt.",
        "Die Einladung war fristgerecht.",
    ):
        expect(minutes).to_contain_text(said)
    if check:
        assert_no_barriers(desk)
    desk.get_by_role("link", name="An das Gremium schicken").click()
    desk.locator("main form[method=post]").get_by_role("button").first.click()
    expect(minutes).to_contain_text("Verschickt")


def _approve(desk: Page, session: str, earlier: str, backstage: Backstage) -> None:
    """The next session takes up what was put off and approves the minutes by a show of hands."""
    desk.goto(f"/gremienarbeit/sitzungen/{session}/tagesordnung/")
    desk.locator("main").get_by_label("Neue Satzung").check()
    desk.get_by_role("button", name="Auf die Tagesordnung setzen").click()
    expect(desk.locator("main table")).to_contain_text("Neue Satzung")
    _invite(desk, session)
    backstage("works")
    backstage("passes", session, str(AHEAD))
    _come(desk, session, check=False)
    _call(desk, session, "Niederschrift: Herbstsitzung")
    item = _item_shown(desk)
    desk.goto(f"/gremienarbeit/punkte/{item}/abstimmung/")
    desk.locator("[name=text]").fill("Die Niederschrift wird genehmigt.")
    _open_vote(desk, "hands")
    for side, votes in (("yes", "5"), ("no", "0"), ("abstain", "0")):
        desk.locator(f"[name$=_{side}]").fill(votes)
    desk.locator("main form").last.get_by_role("button").first.click()
    expect(desk.locator("main")).to_contain_text("angenommen")
    desk.goto(f"/gremienarbeit/sitzungen/{earlier}/niederschrift/")
    expect(desk.locator("main")).to_contain_text("Genehmigt")
    _lead(desk, session)
    desk.get_by_role("link", name="Sitzung schließen").click()
    desk.get_by_role("button", name="Sitzung schließen").click()
    expect(desk.locator("main")).to_contain_text("geschlossen")


def _carry_out(desk: Page, *, check: bool) -> None:
    """The recommendation becomes a task with a day, stands on Heute, and is done."""
    desk.goto("/gremienarbeit/beschluesse/?q=Fest")
    desk.locator("main table a", has_text="Fest im Zentrum").first.click()
    if check:
        assert_no_barriers(desk)
    desk.get_by_role("link", name="Als Aufgabe vergeben").click()
    desk.locator("[name=due]").fill(clock.today().isoformat())
    desk.locator("main form", has=desk.locator("[name=due]")).get_by_role("button").last.click()
    expect(desk.locator("main")).to_contain_text("Zur Aufgabe")
    desk.goto("/heute/")
    expect(desk.locator("main")).to_contain_text("Fest im Zentrum")


def _held(public: Page) -> int:
    """How many sessions the number of the goal says to everybody."""
    public.goto("/ziele/")
    public.get_by_role("link", name=re.compile(GOAL)).first.click()
    public.locator("main a", has_text="Sitzungen des Bündnisses").first.click()
    return int(public.locator(".measured-value strong").inner_text())


def _lead(desk: Page, session: str) -> None:
    desk.goto(f"/gremienarbeit/sitzungen/{session}/leiten/")


def _press(desk: Page, word: str, name: str) -> None:
    """A button of a list, and what it says afterwards is there."""
    button = button_for(desk, word, name)
    button.click()
    expect(button).to_have_count(0)


def _call(desk: Page, session: str, title: str) -> None:
    _lead(desk, session)
    desk.get_by_role("button", name=re.compile(rf"^Aufrufen\W.*{title}")).first.click()
    expect(desk.locator("#item")).to_contain_text("Wird beraten")


def _item_shown(desk: Page) -> str:
    action = desk.locator("form[action*='/schritt/finish/']").first.get_attribute("action") or ""
    return re.findall(r"/punkte/(\d+)/", action)[0]


def _quorum(desk: Page, said: str) -> None:
    expect(desk.locator("#quorum")).to_contain_text(said)


def _recuse(desk: Page, item: str, name: str, ground: str) -> None:
    desk.goto(f"/gremienarbeit/punkte/{item}/befangen/")
    choice = desk.locator("[name=mandate] option", has_text=name).first
    desk.locator("[name=mandate]").select_option(choice.get_attribute("value") or "")
    desk.locator("[name=ruling][value=declared]").check()
    desk.locator("[name=ground]").select_option(ground)
    desk.get_by_role("button", name="Speichern").click()
    desk.wait_for_url(re.compile(r"/leiten/"))


def _open_vote(desk: Page, manner: str) -> str:
    """The address of a vote that was prepared and opened."""
    desk.locator(f"[name=manner][value={manner}]").check()
    desk.get_by_role("button", name="Vorbereiten").click()
    desk.get_by_role("button", name="Abstimmung eröffnen").click()
    expect(desk.locator("main")).to_contain_text("Läuft")
    return desk.url.split("#")[0].split("?")[0]


def _enter_vote(desk: Page, vote: str, name: str, side: str) -> None:
    desk.goto(vote)
    desk.get_by_role("link", name=re.compile(rf"Stimme eintragen\W*{name}")).click()
    desk.get_by_role("button", name=side, exact=True).click()
    expect(desk.get_by_role("link", name=re.compile(rf"Stimme ändern\W*{name}"))).to_be_visible()


def _mark(page: Page, candidate: str) -> None:
    page.get_by_label(candidate).check()
    page.get_by_text("Weiter", exact=True).click()
    page.get_by_role("button", name="Geheim abgeben").click()


def _to_own_page(phone: Page, session: str) -> None:
    phone.goto(f"/gremienarbeit/sitzungen/{session}/")
    phone.get_by_role("link", name="Meine Einladung").click()
