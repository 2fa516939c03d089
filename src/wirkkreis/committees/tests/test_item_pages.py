"""The pages of agendas and items, for who runs the session and for who reads."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.committees.agenda import papers
from wirkkreis.committees.agenda.arranging import change_item
from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    Concern,
    Motion,
    Paper,
    Recusal,
    Resolution,
    Ruling,
    Session,
    Tie,
    Vote,
)
from wirkkreis.committees.own import own_token
from wirkkreis.committees.tests.conftest import FIRST
from wirkkreis.tenancy import clock


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def planned(sitting):
    """The session before its invitation."""
    Session.objects.filter(pk=sitting.pk).update(state="planned")
    sitting.refresh_from_db()
    return sitting


@pytest.fixture
def paper(item, by):
    file = SimpleUploadedFile("plan.txt", b"Der Plan")
    return papers.add_papers(by=by, item=item, files=[file])[0]


@pytest.fixture
def browser(settings):
    """A browser of somebody with an account: `browser(mandate)`."""
    settings.DEMO = True

    def sign_in(mandate, role=Role.COMMITTEE):
        name = mandate.person.name
        account = Account.objects.create_user(f"{name}@example.org", name=name)
        Membership.objects.create(account=account, role=role, starts=date(2020, 1, 1))
        mandate.person.account = account
        mandate.person.save()
        client = Client()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def text(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:500]
    return answer.content.decode()


def at(name, row):
    return reverse(name, args=[row.pk])


def test_an_agenda_is_put_together_without_scripts(at_work, planned):
    page = at("session-agenda", planned)
    assert "Noch keine Punkte" in text(at_work.get(page))
    assert "Einladen bis" in text(at_work.get(page))
    shown = text(at_work.post(at("agenda-frame", planned), follow=True))
    assert "Die üblichen Punkte stehen auf der Tagesordnung." in shown
    sent = {"kind": "decision", "title": "Satzung", "is_public": "on", "minutes_planned": "20"}
    shown = text(at_work.post(at("item-add", planned), sent, follow=True))
    assert "Der Punkt steht auf der Tagesordnung." in shown
    satzung = AgendaItem.objects.get(title="Satzung")
    assert satzung.position == 2
    at_work.post(at("item-move", satzung), {"up": "1"})
    assert str(planned.items.in_turn().first()) == "1. Satzung"
    assert "Zusammen sind 20 Minuten geplant." in text(at_work.get(page))
    changed = {"kind": "decision", "title": "Neue Satzung"}
    shown = text(at_work.post(at("item-change", satzung), changed, follow=True))
    assert "Neue Satzung" in shown
    assert "nichtöffentlich" in shown
    assert "verschwindet" not in text(at_work.get(at("item-remove", satzung)))
    at_work.post(at("item-remove", satzung))
    assert planned.items.count() == 2


def test_what_was_typed_stays_when_something_is_missing(at_work, planned):
    sent = {"kind": "decision", "title": "", "text": "Lange überlegt"}
    assert "Lange überlegt" in text(at_work.post(at("item-add", planned), sent), 422)


def test_after_the_invitation_changes_are_allowed_but_said(at_work, planned):
    Session.objects.update(state="invited", invited_at=clock.now())
    page = at("session-agenda", planned)
    assert "Die Tagesordnung ist leer, aber die Einladung" in text(at_work.get(page))
    sent = {"kind": "decision", "title": "Eilsache", "is_public": "on"}
    shown = text(at_work.post(at("item-add", planned), sent, follow=True))
    assert "Der Punkt ist nachgereicht." in shown
    assert "wenn niemand widerspricht" in shown
    assert "Die Einladung ist schon verschickt" in text(at_work.get(page))
    item = AgendaItem.objects.get()
    cleared = text(at_work.post(at("item-clear", item), {"clearing": "no_objection"}, follow=True))
    assert "Das ist eingetragen." in cleared
    assert "wenn niemand widerspricht" not in cleared
    refused = at_work.post(at("item-clear", item), {"clearing": "urgent"}, follow=True)
    assert "sieht die Geschäftsordnung nicht vor" in text(refused)
    assert "Sagen Sie den Mitgliedern Bescheid." in text(at_work.get(at("item-remove", item)))
    at_work.post(at("item-remove", item))
    assert "hat einen Tagesordnungspunkt nach der Einladung entfernt" in text(at_work.get(page))


def test_what_was_dealt_with_says_why_it_stays(at_work, item):
    page = at("item-remove", item)
    assert "schon an der Reihe" in text(at_work.get(page))
    assert "schon an der Reihe" in text(at_work.post(page, follow=True))
    assert AgendaItem.objects.exists()


def test_the_agenda_of_a_closed_session_offers_nothing(at_work, item):
    Session.objects.update(state="closed")
    page = text(at_work.get(at("session-agenda", item.session)))
    assert "Öffnen Sie sie wieder" in page
    assert "Punkt hinzufügen" not in page
    sent = {"kind": "decision", "title": "Satzung"}
    answer = at_work.post(at("item-add", item.session), sent)
    assert "Öffnen Sie sie wieder" in text(answer, 422)
    assert 'value="Satzung"' in text(answer, 422)


def test_items_of_earlier_sessions_come_back_in_one_press(at_work, item, committee):
    AgendaItem.objects.update(state="deferred")
    later = Session.objects.create(
        committee=committee, title="2. Sitzung", starts=clock.now(), ends=item.session.ends
    )
    assert "Noch nicht wieder auf der Tagesordnung" in text(
        at_work.get(at("session-agenda", later))
    )
    page = at("agenda-carry", later)
    assert "1 Punkt steht wieder" in text(at_work.post(page, {"item": item.pk}, follow=True))
    assert "stehen schon auf einer" in text(at_work.post(page, {"item": item.pk}, follow=True))


def test_papers_are_laid_down_named_read_and_taken_out(at_work, item):
    page = at("item-papers", item)
    assert "Bitte eine Datei auswählen." in text(at_work.post(page), 422)
    files = [SimpleUploadedFile(name, b"Inhalt") for name in ("eins.txt", "zwei.txt")]
    shown = text(at_work.post(page, {"uploads": files, "is_public": "on"}, follow=True))
    assert "eins.txt" in shown
    assert "zwei.txt" in shown
    paper = Paper.objects.get(name="eins.txt")
    assert at_work.get(at("paper", paper)).getvalue() == b"Inhalt"
    assert Client().get(at("paper", paper)).getvalue() == b"Inhalt"
    at_work.post(at("paper-change", paper), {"name": "Erstes"})
    paper.refresh_from_db()
    assert (paper.name, paper.is_public) == ("Erstes.txt", False)
    assert Client().get(at("paper", paper)).status_code == 404
    assert "verschwindet vom Server" in text(at_work.get(at("paper-remove", paper)))
    at_work.post(at("paper-remove", paper))
    assert not Paper.objects.filter(pk=paper.pk).exists()


def test_a_file_that_may_not_come_in_is_refused_with_the_reason(at_work, item):
    files = [SimpleUploadedFile("boese.exe", b"MZ")]
    answer = at_work.post(at("item-papers", item), {"uploads": files})
    assert "Möglich sind PDF" in text(answer, 422)


def test_who_runs_the_session_sees_whom_to_ask(at_work, item, club, there):
    Tie.objects.create(person=there[0].person, organisation=club, kind="board", starts=FIRST)
    page = at("item", item)
    at_work.post(at("item-concern", item), {"organisation": club.pk})
    shown = text(at_work.get(page))
    assert "Bitte klären" in shown
    assert "im Vorstand" in shown
    assert "zu klären" in text(at_work.get(at("session-agenda", item.session)))
    form = f"{at('item-recusal', item)}?wer={there[0].pk}&grund=board"
    assert f'<option value="{there[0].pk}" selected' in text(at_work.get(form))
    sent = {"mandate": there[0].pk, "ruling": "declared", "ground": "board"}
    assert at_work.post(form, sent).url.startswith(at("sitting", item.session))
    shown = text(at_work.get(page))
    assert "hat sich für befangen erklärt" in shown
    assert "Bitte klären" not in shown
    recusal = Recusal.objects.get()
    at_work.post(at("recusal-withdraw", recusal))
    assert not Recusal.objects.exists()
    sent["ruling"] = "excluded"
    at_work.post(form, sent)
    assert Recusal.objects.get().ruling == Ruling.EXCLUDED
    at_work.post(at("item-concern", item), {"end": club.pk})
    assert not Concern.objects.exists()


def test_a_member_reads_and_runs_nothing(browser, item, paper, there):
    Motion.objects.create(item=item, text="Wir feiern ein Fest.")
    Vote.objects.create(item=item, manner="hands")
    member = browser(there[0])
    shown = text(member.get(at("item", item)))
    assert "plan.txt" in shown
    assert "Wir feiern ein Fest." in shown
    assert "Unterlagen hinzufügen" not in shown
    assert "Ich bin befangen" in shown
    for name in ("item-change", "item-remove", "item-recusal"):
        assert member.get(at(name, item)).status_code == 403
    for name in ("item-move", "item-papers", "item-concern", "item-clear"):
        assert member.post(at(name, item)).status_code == 403
    assert member.get(at("session-agenda", item.session)).status_code == 403


def test_who_is_recused_sees_neither_papers_nor_motions(browser, item, paper, there):
    Motion.objects.create(item=item, text="Wir feiern ein Fest.")
    Recusal.objects.create(item=item, mandate=there[0], ruling=Ruling.DECLARED)
    member = browser(there[0])
    shown = text(member.get(at("item", item)))
    assert "Sie sind bei diesem Punkt befangen" in shown
    assert "plan.txt" not in shown
    assert "Wir feiern ein Fest." not in shown
    assert member.get(at("paper", paper)).status_code == 404


def test_the_coordinator_who_is_recused_is_out_of_the_papers_too(at_work, by, item, paper, there):
    there[0].person.account = by.account
    there[0].person.save()
    Recusal.objects.create(item=item, mandate=there[0], ruling=Ruling.DECLARED)
    assert "plan.txt" not in text(at_work.get(at("item", item)))
    for name in ("paper", "paper-change", "paper-remove"):
        assert at_work.get(at(name, paper)).status_code == 404


def test_behind_her_own_link_a_member_declares_and_takes_it_back(client, item, paper, there):
    place = there[0].attendances.get()
    page = reverse("own-item", args=[own_token(place), item.pk])
    shown = text(client.get(page))
    assert "plan.txt" in shown
    assert "Sind Sie befangen?" in shown
    sent = {"declare": "1", "ground": "board"}
    shown = text(client.post(page, sent, follow=True))
    assert "Danke, das ist vermerkt." in shown
    assert "Bitte verlassen Sie den Raum" in shown
    assert "plan.txt" not in shown
    assert "Danke" in text(client.post(page, sent, follow=True)), "pressed twice it counts once"
    assert Recusal.objects.get().ground == "board"
    own_paper = reverse("own-paper", args=[own_token(place), paper.pk])
    assert client.get(own_paper).status_code == 404
    shown = text(client.post(page, {"withdraw": "1"}, follow=True))
    assert "Sie wirken bei diesem Punkt wieder mit." in shown
    assert b"".join(client.get(own_paper).streaming_content) == b"Der Plan"


def test_her_own_tie_is_named_to_her(client, item, paper, there, club):
    Concern.objects.create(item=item, organisation=club)
    Tie.objects.create(person=there[0].person, organisation=club, kind="board", starts=FIRST)
    for mandate, is_asked in ((there[0], True), (there[1], False)):
        page = reverse("own-item", args=[own_token(mandate.attendances.get()), item.pk])
        shown = text(client.get(page))
        assert ("Dieser Punkt könnte Sie betreffen" in shown) == is_asked
        assert ("Sportverein" in shown) == is_asked
        assert ("plan.txt" in shown) != is_asked


def test_in_a_running_vote_she_is_told_whom_to_tell(client, item, there):
    Vote.objects.create(item=item, manner="open", state="open")
    page = reverse("own-item", args=[own_token(there[0].attendances.get()), item.pk])
    answer = client.post(page, {"declare": "1", "ground": "board"})
    assert "sofort Bescheid" in text(answer, 422)


def test_a_guest_reads_what_is_public_and_declares_nothing(client, sitting, item, paper):
    guest = Attendee.objects.create(session=sitting, guest_name="Gast")
    page = reverse("own-item", args=[own_token(guest), item.pk])
    shown = text(client.get(page))
    assert "plan.txt" not in shown
    assert "Sind Sie befangen?" not in shown
    client.post(page, {"declare": "1", "ground": ""})
    assert client.post(page, {"withdraw": "1"}).status_code == 404
    assert not Recusal.objects.exists()


def test_an_item_of_another_session_is_not_behind_the_link(client, item, there, committee):
    other = Session.objects.create(
        committee=committee, title="2", starts=clock.now(), ends=item.session.ends
    )
    theirs = AgendaItem.objects.create(session=other, position=1, title="Anderes")
    token = own_token(there[0].attendances.get())
    assert client.get(reverse("own-item", args=[token, theirs.pk])).status_code == 404


def test_the_packet_is_made_for_its_reader(client, browser, item, paper, there):
    Recusal.objects.create(item=item, mandate=there[0], ruling=Ruling.DECLARED)
    own = reverse("own-packet", args=[own_token(there[0].attendances.get())])
    other = reverse("own-packet", args=[own_token(there[1].attendances.get())])
    for answer, has_paper in (
        (client.get(own), False),
        (client.get(other), True),
        (browser(there[0]).get(at("packet", item.session)), False),
    ):
        assert answer["Content-Type"] == "application/pdf"
        assert "no-store" in answer["Cache-Control"]
        words = PdfReader(BytesIO(answer.content)).pages[0].extract_text()
        assert ("plan.txt" in words) == has_paper


def test_pages_ask_as_often_for_many_rows_as_for_one(at_work, by, item, club, there):
    token = own_token(there[0].attendances.get())
    Recusal.objects.create(item=item, mandate=there[1], ruling=Ruling.DECLARED)
    urls = (
        at("session-agenda", item.session),
        at("item", item),
        reverse("own-item", args=[token, item.pk]),
    )
    counted = []
    for number in range(1, 10):
        Motion.objects.create(item=item, text="Antrag")
        file = SimpleUploadedFile(f"{number}.txt", b"Text")
        papers.add_papers(by=by, item=item, files=[file])
        made = AgendaItem.objects.create(session=item.session, position=number + 1, title="x")
        Concern.objects.create(item=made, organisation=club)
        Recusal.objects.create(item=made, mandate=there[1], ruling=Ruling.DECLARED)
        if number in (1, 9):
            counted.append([_asked(at_work, url) for url in urls])
    assert counted[0] == counted[1]


def _asked(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


def test_who_is_excluded_neither_ends_that_nor_leads_the_vote(at_work, by, item, club, there):
    person = there[0].person
    person.account = by.account
    person.save()
    Tie.objects.create(person=person, organisation=club, kind="board", starts=FIRST)
    at_work.post(at("item-concern", item), {"organisation": club.pk})
    moved = Motion.objects.create(item=item, text="500 Euro")
    vote = Vote.objects.create(item=item, motion=moved, manner="hands")
    assert at_work.post(at("item-concern", item), {"end": club.pk}).status_code == 404
    assert Concern.objects.exists()
    of_vote = ("vote", "vote-secret", "vote-withdraw", "vote-device")
    pages = [at("vote-add", item), at("motion-change", moved), *(at(it, vote) for it in of_vote)]
    for page in pages:
        assert at_work.get(page).status_code == 404
        assert at_work.get(page, headers={"HX-Request": "true"}).status_code == 404
    assert at_work.post(at("vote-step", vote), {"step": "open"}).status_code == 404


def test_what_is_no_longer_public_takes_its_resolution_along(by, item):
    row = Resolution.objects.create(
        committee=item.session.committee,
        number="1/2026",
        day=FIRST,
        item=item,
        power="recommends",
        title="Fest",
        text="Es wird gefördert.",
        is_public=True,
    )
    item.is_public = False
    change_item(by=by, item=item)
    row.refresh_from_db()
    assert not row.is_public
