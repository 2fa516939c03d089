"""The page of who runs a session, without scripts and with them; the wall; each one's phone."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    Concern,
    Entitlement,
    Motion,
    Office,
    Presence,
    Recusal,
    Ruling,
    Seat,
    Session,
    Speaker,
    Tie,
    Vote,
)
from wirkkreis.committees.own import own_token
from wirkkreis.committees.sitting import attending, presiding
from wirkkreis.committees.tests.conftest import FIRST
from wirkkreis.committees.tests.test_pages import text
from wirkkreis.people.models import Person
from wirkkreis.tenancy import clock

EVENING = datetime(2026, 3, 12, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _evening():
    with clock.at(EVENING):
        yield


@pytest.fixture
def evening(committee):
    """A session of this evening, invited in time."""
    return Session.objects.create(
        committee=committee,
        statute=committee.statutes.create(starts=EVENING.date()),
        title="1. Sitzung",
        starts=EVENING,
        ends=EVENING + timedelta(hours=2),
        place="Rathaus",
        state="invited",
        invited_at=EVENING - timedelta(days=30),
    )


@pytest.fixture
def places(evening, seats, put):
    members = [put(seat, name) for seat, name in zip(seats, ("Uwe", "Mia", "Kim"), strict=True)]
    return [
        Attendee.objects.create(
            session=evening, mandate=member, answer="comes", invited_at=evening.invited_at
        )
        for member in members
    ]


@pytest.fixture
def items(evening):
    return [
        AgendaItem.objects.create(session=evening, position=number, title=title)
        for number, title in enumerate(("Fest", "Zuschuss"), start=1)
    ]


@pytest.fixture
def opened(evening, places, items, by):
    """Open, with all three there and the first item called."""
    for place in places:
        attending.come(place, by=by)
    session = presiding.open_session(evening, by=by)
    items[0] = presiding.call_item(items[0], by=by)
    return session


def lead(session):
    return reverse("sitting", args=[session.pk])


def step(item, name):
    return reverse("item-step", args=[item.pk, name])


def test_the_desk_does_a_whole_session_alone_and_without_scripts(at_work, evening, places, items):
    page = text(at_work.get(lead(evening)))
    assert "Nicht beschlussfähig: es fehlen 3 Stimmen" in page
    assert "Alle da, die zugesagt haben (3)" in page
    page = text(at_work.post(reverse("presence-all", args=[evening.pk]), follow=True))
    assert "3 Personen sind als anwesend eingetragen." in page
    assert "Beschlussfähig: 3 von 3 Stimmen sind da, 3 nötig" in page
    page = text(at_work.post(reverse("sitting-open", args=[evening.pk]), follow=True))
    assert "Die Sitzung ist eröffnet." in page
    page = text(at_work.post(step(items[0], "call"), follow=True))
    assert "Wird beraten" in page
    page = text(at_work.post(reverse("presence", args=[places[0].pk]), {"is": "away"}, follow=True))
    assert "Nicht beschlussfähig: es fehlt 1 Stimme" in page
    assert "Noch einmal einladen" in page
    at_work.post(reverse("presence", args=[places[0].pk]), {"is": "online"})
    asked = reverse("speaker-add", args=[items[0].pk])
    assert "Hat gesprochen" in text(at_work.post(asked, {"attendee": places[1].pk}, follow=True))
    at_work.post(reverse("speaker", args=[Speaker.objects.get().pk]))
    moved = {"text": "Das Fest findet statt.", "conditions": "Mit Bus", "moved_by": ""}
    page = text(at_work.post(reverse("motion-add", args=[items[0].pk]), moved, follow=True))
    assert "Das Fest findet statt." in page
    report = reverse("item-report", args=[items[0].pk])
    seen = at_work.get(report).context["form"].initial["seen"]
    at_work.post(report, {"report": "Alle freuen sich.", "seen": seen})
    at_work.post(step(items[0], "defer"))
    close = reverse("sitting-close", args=[evening.pk])
    assert "2. Zuschuss" in text(at_work.get(close))
    assert "Die Sitzung ist geschlossen." in text(at_work.post(close, follow=True))
    first = AgendaItem.objects.get(pk=items[0].pk)
    assert (first.state, first.report) == ("deferred", "Alle freuen sich.")
    reopen = reverse("sitting-reopen", args=[evening.pk])
    assert "wieder offen" in text(at_work.post(reopen, {"note": "Punkt 2 fehlte"}, follow=True))


@pytest.mark.parametrize("more", [1, 12])
def test_the_page_asks_as_often_for_many_as_for_few(
    at_work, opened, items, seats, put, by, more, django_assert_num_queries
):
    for number in range(more):
        seat = Seat.objects.create(
            committee=opened.committee, title=f"Sitz {number}", bench="youth", starts=FIRST
        )
        place = Attendee.objects.create(session=opened, mandate=put(seat, f"Mitglied {number}"))
        attending.come(place, by=by)
        AgendaItem.objects.create(session=opened, position=10 + number, title="Weiteres")
        Motion.objects.create(item=items[0], text=f"Antrag {number}", moved_by=place.mandate)
        Speaker.objects.create(item=items[0], attendee=place)
    at_work.get(lead(opened))
    with django_assert_num_queries(42):
        page = text(at_work.get(lead(opened)))
    assert page.count("Antrag von") == more


def test_with_htmx_a_press_swaps_what_changed_and_brings_the_message(at_work, opened, places):
    press = reverse("presence", args=[places[0].pk])
    answer = at_work.post(press, {"is": "away", "punkt": ""}, headers=HTMX, follow=True)
    page = text(answer)
    assert answer.redirect_chain[0][1] == 303
    assert "<html" not in page
    assert page.count("hx-swap-oob") == 7
    assert "es fehlt 1 Stimme" in page
    now = reverse("sitting-now", args=[opened.pk])
    assert "hx-swap-oob" in text(at_work.get(now, headers=HTMX))
    assert at_work.get(now).status_code == 302


def test_a_recused_member_stands_outside(at_work, opened, places, items):
    Recusal.objects.create(item=items[1], mandate=places[1].mandate, ruling=Ruling.DECLARED)
    page = text(at_work.post(step(items[1], "call"), follow=True))
    assert "befangen, wartet draußen" in page
    assert "Nicht beschlussfähig: es fehlt 1 Stimme" in page


def test_a_member_whose_mandate_ended_is_said_not_to_count(at_work, opened, places):
    mandate = places[0].mandate
    mandate.ends = EVENING.date() - timedelta(days=1)
    mandate.save()
    page = text(at_work.get(lead(opened)))
    assert "Uwe zählt nicht mit: Das Mandat endete am 11. März 2026." in page
    assert "Nicht beschlussfähig: es fehlt 1 Stimme" in page


def test_who_presides(at_work, opened, places):
    assert "Bestimmen Sie, wer die Sitzung leitet" in text(at_work.get(lead(opened)))
    Office.objects.create(mandate=places[1].mandate, kind="vice_chair", starts=FIRST)
    assert "Die Sitzung leitet Mia." in text(at_work.get(lead(opened)))
    chosen = {"mandate": places[2].mandate_id}
    page = at_work.post(reverse("sitting-chair", args=[opened.pk]), chosen, follow=True)
    assert "Die Sitzung leitet Kim." in text(page)


def test_the_chair_runs_her_session_and_no_other_member_does(client, opened, places, settings):
    settings.DEMO = True
    account = Account.objects.create_user("mia@example.org", name="Mia")
    Membership.objects.create(account=account, role=Role.COMMITTEE, starts=FIRST)
    Person.objects.filter(pk=places[1].mandate.person_id).update(account=account)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(lead(opened)).status_code == 403
    Office.objects.create(mandate=places[1].mandate, kind="chair", starts=FIRST)
    assert "Die Sitzung leitet Mia." in text(client.get(lead(opened)))
    text(client.post(reverse("presence", args=[places[0].pk]), {"is": "away"}, follow=True))
    assert not places[0].presences.now().exists()


def test_two_people_write_the_same_report_and_the_later_one_is_told(at_work, opened, items):
    report = reverse("item-report", args=[items[0].pk])
    seen = at_work.get(report).context["form"].initial["seen"]
    at_work.post(report, {"report": "Von Anna", "seen": seen})
    page = at_work.post(report, {"report": "Von Bert", "seen": seen})
    shown = text(page, 422)
    assert "Inzwischen hat jemand anderes hier geschrieben." in shown
    assert "Von Anna" in shown
    assert "Von Bert" in shown
    assert AgendaItem.objects.get(pk=items[0].pk).report == "Von Anna"
    (again,) = re.findall(r'name="seen" value="(\w+)"', shown)
    at_work.post(report, {"report": "Von beiden", "seen": again})
    assert AgendaItem.objects.get(pk=items[0].pk).report == "Von beiden"


def test_a_late_invitation_is_cleared_as_the_rules_allow(at_work, opened):
    late = EVENING - timedelta(days=3)
    Session.objects.update(invited_at=late)
    Attendee.objects.update(invited_at=late)
    page = text(at_work.get(lead(opened)))
    assert "zu spät eingeladen" in page
    assert "Klären Sie zuerst, ob trotzdem beschlossen werden kann." in page
    clear = reverse("sitting-clear", args=[opened.pk])
    refused = text(at_work.post(clear, {"clearing": "urgent"}, follow=True))
    assert "Das lässt die Geschäftsordnung nicht zu." in refused
    cleared = text(at_work.post(clear, {"clearing": "no_objection"}, follow=True))
    assert "Klären Sie zuerst" not in cleared


def test_whom_the_law_excludes_is_settled_from_here(at_work, opened, places, items, club):
    Concern.objects.create(item=items[0], organisation=club)
    person = places[0].mandate.person
    Tie.objects.create(person=person, organisation=club, kind="board", starts=FIRST)
    page = text(at_work.get(lead(opened)))
    assert "Noch offen ist, ob befangen: Uwe" in page
    (rule,) = re.findall(r'href="([^"]+befangen/[^"]+)"', page)
    assert 'value="board" selected' in text(at_work.get(rule.replace("&amp;", "&")))


def test_a_session_held_on_paper_is_entered(at_work, evening, places, items):
    page = reverse("sitting-enter", args=[evening.pk])
    with clock.at(EVENING + timedelta(days=1)):
        assert "Uwe (Sport)" in text(at_work.get(page))
        at_work.post(page, {"mandates": [place.mandate_id for place in places[:2]]})
    assert Session.objects.get().state == "closed"
    assert Presence.objects.count() == 2


def test_times_are_corrected_added_and_struck_out(at_work, opened, places):
    times = reverse("presence-times", args=[places[0].pk])
    stay = places[0].presences.get()
    change = reverse("presence-change", args=[stay.pk])
    sent = {"came_0": "2026-03-12", "came_1": "17:50", "left_0": "", "left_1": ""}
    assert "Die Zeit ist berichtigt." in text(at_work.post(change, sent, follow=True))
    assert "schon da" in text(at_work.post(times, sent), 422)
    sent |= {"left_0": "2026-03-12", "left_1": "17:40"}
    assert "vor dem Kommen" in text(at_work.post(change, sent), 422)
    assert "Noch keine Zeit" in text(at_work.post(change, {"strike": "1"}, follow=True))
    spring = {"came_0": "2026-03-29", "came_1": "02:30", "left_0": "", "left_1": ""}
    assert "weil die Uhren vorgestellt werden" in text(at_work.post(times, spring), 422)


def test_a_guest_is_added_and_one_of_both_is_asked(at_work, opened):
    add = reverse("presence-add", args=[opened.pk])
    assert "ein Mitglied wählen oder den Gast nennen" in text(at_work.post(add, {}), 422)
    page = text(at_work.post(add, {"name": "Frau Berg", "role": "stellt vor"}, follow=True))
    assert "Gast, stellt vor" in page


def test_a_motion_is_withdrawn_with_what_amends_it(at_work, opened, items):
    motion = Motion.objects.create(item=items[0], text="Das Fest findet statt.")
    amend = reverse("motion-add", args=[items[0].pk]) + f"?zu={motion.pk}"
    page = text(at_work.post(amend, {"text": "Im Mai", "conditions": ""}, follow=True))
    assert page.index("Im Mai") < page.index("Das Fest findet statt.")
    at_work.post(reverse("motion-withdraw", args=[motion.pk]))
    assert Motion.objects.filter(is_withdrawn=True).count() == 2


def test_a_vote_that_is_ready_is_not_prepared_twice(at_work, opened, items):
    motion = Motion.objects.create(item=items[0], text="Das Fest findet statt.")
    prepare = f"?antrag={motion.pk}"
    assert prepare in text(at_work.get(lead(opened)))
    vote = Vote.objects.create(item=items[0], motion=motion)
    page = text(at_work.get(lead(opened)))
    assert prepare not in page
    assert reverse("vote", args=[vote.pk]) in page


def test_who_is_excluded_from_the_item_runs_it_blind(at_work, opened, places, items, by):
    person = places[0].mandate.person
    person.account = by.account
    person.save()
    AgendaItem.objects.filter(pk=items[0].pk).update(text="Geheime Sache")
    assert "Geheime Sache" in text(at_work.get(lead(opened)))
    Recusal.objects.create(item=items[0], mandate=places[0].mandate, ruling=Ruling.DECLARED)
    page = text(at_work.get(lead(opened)))
    assert "Bei diesem Punkt sind Sie befangen." in page
    assert "Geheime Sache" not in page
    assert at_work.get(reverse("item-report", args=[items[0].pk])).status_code == 404


def test_the_wall_shows_how_many_have_voted_and_never_how(at_work, opened, places, items):
    vote = Vote.objects.create(
        item=items[0], question="Soll es ein Fest geben?", manner="open", state="open"
    )
    for place in places:
        right = Entitlement.objects.create(
            vote=vote, seat=place.mandate.seat, mandate=place.mandate, has_voted=place == places[0]
        )
        assert right.pk
    page = text(at_work.get(reverse("session-screen", args=[opened.pk])))
    assert "1. Fest" in page
    assert "1 von 3 haben abgestimmt" in page
    assert "Uwe" not in page
    part = text(at_work.get(reverse("session-screen", args=[opened.pk]), headers=HTMX))
    assert "<html" not in part


def test_the_wall_of_a_public_session_hides_the_name_of_what_is_not(at_work, opened, items):
    AgendaItem.objects.update(is_public=False)
    wall = reverse("session-screen", args=[opened.pk])
    assert "1. Fest" in text(at_work.get(wall))
    Session.objects.update(is_public=True)
    page = text(at_work.get(wall))
    assert "Fest" not in page
    assert "Punkt 1 (nichtöffentlich)" in page


@pytest.fixture
def phone(client, places):
    """Mia's own link."""
    token = own_token(places[1])

    def ask(name, sent=None, **more):
        url = reverse(name, args=[token])
        if sent is None:
            return client.get(url, headers=HTMX, **more)
        return client.post(url, sent, headers=HTMX, follow=True, **more)

    return ask


def test_on_her_phone_she_asks_to_speak_and_takes_it_back(phone, opened, places):
    assert "Ich möchte etwas sagen" in text(phone("own-live"))
    page = text(phone("own-speak", {}))
    assert "Sie stehen auf Platz 1 der Liste." in page
    assert Speaker.objects.get().attendee == places[1]
    assert "Platz 1" in text(phone("own-speak", {}))
    assert Speaker.objects.count() == 1
    assert "Ich möchte etwas sagen" in text(phone("own-speak", {"strike": "1"}))
    assert not Speaker.objects.exists()


def test_on_her_phone_she_reads_that_she_waits_outside(phone, opened, places, items):
    Recusal.objects.create(item=items[0], mandate=places[1].mandate, ruling=Ruling.DECLARED)
    page = text(phone("own-live"))
    assert "Bitte warten Sie draußen." in page
    assert "Ich möchte etwas sagen" not in page
    assert "Ich möchte etwas sagen" not in text(phone("own-speak", {}))
    assert not Speaker.objects.exists()


def test_on_her_phone_she_finds_the_vote_that_is_open(phone, opened, places, items):
    vote = Vote.objects.create(item=items[0], question="Fest?", manner="open", state="open")
    mandate = places[1].mandate
    Entitlement.objects.create(vote=vote, seat=mandate.seat, mandate=mandate)
    page = text(phone("own-live"))
    assert "Jetzt wird abgestimmt" in page
    assert reverse("own-vote", args=[own_token(places[1]), vote.pk]) in page
    Entitlement.objects.update(has_voted=True)
    assert "Sie haben abgestimmt." in text(phone("own-live"))


def test_a_session_that_does_not_sit_is_not_asked_every_few_seconds(phone, opened, by):
    presiding.close_session(opened, by=by)
    page = text(phone("own-live"))
    assert "hx-trigger" not in page
    assert "Die Sitzung läuft" not in page
