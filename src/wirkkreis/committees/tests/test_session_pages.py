"""The pages of sessions, for who plans them and for who reads them."""

from datetime import datetime, time, timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.committees.inviting import polling, sending, telling
from wirkkreis.committees.inviting.slots import Slot
from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    Committee,
    DateOption,
    Session,
    SessionRequest,
)
from wirkkreis.committees.own import own_token
from wirkkreis.committees.tests.conftest import FIRST, TODAY
from wirkkreis.people.models import Person
from wirkkreis.tenancy import clock


def text(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


@pytest.fixture
def session(committee):
    starts = timezone.make_aware(datetime.combine(TODAY + timedelta(days=20), time(17)))
    return Session.objects.create(
        committee=committee,
        title="2. Sitzung",
        starts=starts,
        ends=starts + timedelta(hours=2),
        place="Rathaus",
    )


@pytest.fixture
def invited(by, session, seats, put):
    AgendaItem.objects.create(session=session, position=1, title="Fest")
    AgendaItem.objects.create(session=session, position=2, title="Personal", is_public=False)
    put(seats[0], "Uwe")
    put(seats[1], "Mia")
    Person.objects.filter(name="Uwe").update(email="uwe@example.org")
    found = sending.invite(session, by=by)
    telling.tell_everybody(found, "invited")
    return found


@pytest.fixture
def member(client, settings, invited):
    """Mia's browser; she has an account with the role of those who sit in bodies."""
    settings.DEMO = True
    account = Account.objects.create_user("mia@example.org", name="Mia")
    Membership.objects.create(account=account, role=Role.COMMITTEE, starts=FIRST)
    Person.objects.filter(name="Mia").update(account=account)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def typed(ahead=30, **more):
    day = (TODAY + timedelta(days=ahead)).isoformat()
    sent = {"title": "1. Sitzung 2026", "place": "Rathaus"}
    return sent | {"starts_0": day, "starts_1": "17:00", "ends_0": "", "ends_1": ""} | more


def test_a_session_is_planned_with_a_suggested_title(at_work, committee):
    page = reverse("session-add", args=[committee.pk])
    assert 'value="1. Sitzung 2026"' in text(at_work.get(page))
    shown = text(at_work.post(page, typed(), follow=True))
    assert "Die Sitzung ist geplant." in shown
    session = Session.objects.get()
    assert timezone.localtime(session.ends).hour == 19
    assert "27. März 2026" in shown  # by when to invite


def test_a_new_session_begins_where_the_last_one_was(at_work, committee):
    page = reverse("session-add", args=[committee.pk])
    at_work.post(page, typed(place="Kulturhaus"))
    assert at_work.get(page).context["form"]["place"].value() == "Kulturhaus"


def test_what_is_refused_comes_back_as_it_was(at_work, committee):
    page = reverse("session-add", args=[committee.pk])
    sent = typed(ends_0=(TODAY + timedelta(days=30)).isoformat(), ends_1="16:00")
    shown = text(at_work.post(page, sent), 422)
    assert "Das Ende liegt vor dem Beginn." in shown
    assert 'value="16:00"' in shown
    night = typed() | {"starts_0": "2026-03-29", "starts_1": "02:30"}
    assert "weil die Uhren vorgestellt werden" in text(at_work.post(page, night), 422)


def test_a_series_is_shown_before_it_is_saved(at_work, committee):
    page = reverse("session-add", args=[committee.pk])
    sent = typed(unit="months", every="3", count="3")
    shown = text(at_work.post(page, sent))
    assert "Noch ist nichts gespeichert." in shown
    assert shown.count("Sitzung 2026") >= 3
    assert not Session.objects.exists()
    assert "3 Sitzungen sind geplant." in text(
        at_work.post(page, sent | {"confirm": "yes"}, follow=True)
    )
    assert Session.objects.count() == 3
    lost = typed(unit="weeks", every="1", count="3") | {
        "starts_0": "2026-03-22",
        "starts_1": "02:30",
    }
    assert "29. März 2026 gibt es 02:30 Uhr nicht" in text(at_work.post(page, lost), 422)


def test_the_way_from_a_poll_to_an_invitation(at_work, by, committee, seats, put):
    put(seats[0], "Uwe")
    Person.objects.update(email="uwe@example.org")
    page = reverse("session-search", args=[committee.pk])
    shown = at_work.post(page, {"title": "1. Sitzung 2026", "place": "Rathaus"}, follow=True)
    assert "Tag vorschlagen" in text(shown)
    session = Session.objects.get()
    poll = reverse("session-poll", args=[session.pk])
    days = [(TODAY + timedelta(days=ahead)).isoformat() for ahead in (30, 31)]
    for day in days:
        at_work.post(poll, {"starts_0": day, "starts_1": "17:00"})
    assert "Diesen Termin gibt es schon." in text(
        at_work.post(poll, {"starts_0": days[0], "starts_1": "17:00"}), 422
    )
    at_work.post(reverse("session-poll-ask", args=[session.pk]))
    assert telling.tell_everybody(session, "dates") == 1
    assert "Wann können Sie?" in mail.outbox[0].subject
    own = reverse("own-session", args=[own_token(Attendee.objects.get())])
    assert own in mail.outbox[0].body
    first, second = DateOption.objects.order_by("starts")
    client = at_work.__class__()
    assert "Wann können Sie?" in text(client.get(own))
    dates = reverse("own-dates", args=[own_token(Attendee.objects.get())])
    half = text(client.post(dates, {f"day{first.pk}": "no"}), 422)
    assert "Bitte wählen Sie hier etwas aus." in half
    client.post(dates, {f"day{first.pk}": "no", f"day{second.pk}": "yes"})
    shown = text(at_work.get(poll))
    assert "passt den meisten" in shown
    assert "0 Antworten fehlen noch." in shown
    settle = reverse("date-settle", args=[second.pk])
    assert "Passt: 1, zur Not: 0, passt nicht: 0." in text(at_work.get(settle))
    assert "Der Termin steht." in text(at_work.post(settle, follow=True))
    session.refresh_from_db()
    assert (session.state, session.starts) == ("planned", second.starts)
    again = at_work.post(reverse("date-settle", args=[first.pk]), follow=True)
    assert "Das geht im Zustand „Geplant“ nicht." in text(again)
    late = client.post(dates, {f"day{first.pk}": "no", f"day{second.pk}": "yes"})
    assert "Der Termin steht inzwischen fest." in text(late, 422)


def test_staff_enter_days_for_those_without_mail_and_drop_days(at_work, by, committee, seats, put):
    put(seats[0], "Uwe")
    session = Session.objects.create(committee=committee, title="1.", state="searching")
    starts = clock.now() + timedelta(days=30)
    slots = [Slot(starts + timedelta(days=n), starts + timedelta(days=n, hours=1)) for n in (0, 1)]
    first, second = [polling.propose(by=by, session=session, slot=slot) for slot in slots]
    polling.ask(by=by, session=session)
    uwe = Attendee.objects.get()
    page = reverse("attendee-dates", args=[uwe.pk])
    assert "Wann kann Uwe?" in text(at_work.get(page))
    at_work.post(page, {f"day{first.pk}": "maybe", f"day{second.pk}": "no"})
    assert polling.poll_of(session).lines[0].fits == ["maybe", "no"]
    at_work.post(reverse("date-drop", args=[second.pk]))
    assert DateOption.objects.get() == first
    twice = at_work.post(reverse("session-poll-ask", args=[session.pk]), follow=True)
    assert "heute schon gefragt" in text(twice)


@pytest.mark.parametrize(
    ("ahead", "said"), [(20, "rechtzeitig"), (5, "Einladungsfrist ist vorbei")]
)
def test_before_inviting_it_is_said_whether_it_is_in_time(
    at_work, session, seats, put, ahead, said
):
    AgendaItem.objects.create(session=session, position=1, title="Fest")
    starts = session.starts - timedelta(days=20 - ahead)
    Session.objects.update(starts=starts, ends=starts + timedelta(hours=2))
    put(seats[0], "Uwe")
    page = reverse("session-invite", args=[session.pk])
    shown = text(at_work.get(page))
    assert said in shown
    assert ("wenn in der Sitzung niemand widerspricht" in shown) is (ahead == 5)
    shown = text(at_work.post(page, follow=True))
    assert "Eingeladen. Die Briefe gehen jetzt hinaus." in shown
    assert "1 Einladung geht per Post." in shown
    hub = text(at_work.get(session.get_absolute_url()))
    assert ("Zu spät eingeladen" in hub) is (ahead == 5)
    assert "jetzigen Stand" in text(at_work.get(page))
    assert "nicht" in text(at_work.post(page, follow=True))


def test_the_list_of_those_invited_and_its_proof(at_work, invited):
    page = reverse("session-invited", args=[invited.pk])
    shown = text(at_work.get(page))
    assert "per E-Mail, 12.03.2026, 12:00" in shown
    assert "noch nicht eingeladen" in shown
    post = reverse("session-post", args=[invited.pk])
    mia = Attendee.objects.get(mandate__person__name="Mia")
    assert "Mia" in text(at_work.get(post))
    sent = {"attendees": [mia.pk], "way": "post", "on": "2026-03-13"}
    assert "kommt erst noch" in text(at_work.post(post, sent), 422)
    shown = text(at_work.post(post, sent | {"on": "2026-03-12"}, follow=True))
    assert "gehört jetzt zum Nachweis" in shown
    for name in ("session-proof", "session-post-list"):
        made = at_work.get(reverse(name, args=[invited.pk]))
        assert made["Content-Type"] == "application/pdf"
        reader = PdfReader(BytesIO(made.content))
        said = " ".join(page.extract_text() for page in reader.pages)
        assert "Mia" in said
        assert "/StructTreeRoot" in reader.root_object
    assert "Nichts mehr zu verschicken" in text(at_work.get(post))


def test_staff_enter_answers_and_who_is_excused(at_work, invited):
    mia = Attendee.objects.get(mandate__person__name="Mia")
    page = reverse("attendee-answer", args=[mia.pk])
    at_work.post(page, {"answer": "declines", "excused": ""})
    mia.refresh_from_db()
    assert (mia.answer, mia.excused) == ("declines", False)
    Session.objects.update(state="closed", votes_needed=None)
    assert "Antwort von Mia" in text(at_work.get(page))
    at_work.post(page, {"excused": "on"})
    mia.refresh_from_db()
    assert mia.excused


def test_guests_come_and_go(at_work, invited, seats, put):
    add = reverse("guest-add", args=[invited.pk])
    assert text(at_work.post(add, {"guest_name": ""}), 422)
    shown = at_work.post(add, {"guest_name": "Gül", "guest_role": "stellt vor"}, follow=True)
    assert "Gül" in text(shown)
    guest = Attendee.objects.guests().get()
    remove = reverse("guest-remove", args=[guest.pk])
    assert "von der Liste nehmen" in text(at_work.get(remove))
    at_work.post(remove)
    assert not Attendee.objects.guests().exists()
    kim = put(seats[2], "Kim")
    assert "Noch nicht eingeladen" in text(
        at_work.get(reverse("session-invited", args=[invited.pk]))
    )
    one = reverse("session-invite-one", args=[invited.pk])
    for _turn in range(2):
        assert "Kim ist eingeladen." in text(at_work.post(one, {"mandate": kim.pk}, follow=True))
    assert at_work.post(one, {"mandate": "x"}).status_code == 404


def test_whoever_changes_it_learns_that_everybody_is_told(at_work, invited):
    page = reverse("session-change", args=[invited.pk])
    form = at_work.get(page).context["form"]
    begin = timezone.localtime(invited.starts)
    sent = {"title": form.initial["title"], "place": "Schule"}
    sent |= {"starts_0": begin.date().isoformat(), "starts_1": "17:00"}
    assert "Diese Eingeladenen erreicht keine E-Mail, bitte sagen Sie es ihnen: Mia" in text(
        at_work.post(page, sent, follow=True)
    )
    again = text(at_work.post(page, sent | {"note": "Kuchen"}, follow=True))
    assert "Die Sitzung ist gespeichert." in again
    assert "Alle Eingeladenen" not in again


def test_a_session_is_called_off_and_takes_place_after_all(at_work, invited):
    step = {name: reverse("session-step", args=[invited.pk, name]) for name in ("cancel", "resume")}
    text(at_work.post(step["cancel"], {"cancel_note": "Sturm"}, follow=True))
    hub = text(at_work.get(invited.get_absolute_url()))
    assert "Sturm" in hub
    assert text(at_work.post(step["resume"], {"starts_0": "", "starts_1": ""}), 422)
    sent = {"starts_0": "2026-05-05", "starts_1": "17:00"}
    assert "Geplant" in text(at_work.post(step["resume"], sent, follow=True))
    wrong = reverse("session-step", args=[invited.pk, "invite"])
    assert at_work.get(wrong).status_code == 404


def test_looking_for_another_day_proposes_the_one_there_was(at_work, session):
    page = reverse("session-step", args=[session.pk, "search"])
    at_work.post(page)
    found = Session.objects.get()
    assert (found.state, found.starts) == ("searching", None)
    assert found.options.get().starts == session.starts
    assert "Termin wird noch gesucht" in text(at_work.get(found.get_absolute_url()))


def test_the_session_shows_how_many_come_and_what_is_missing(at_work, invited):
    shown = text(at_work.get(invited.get_absolute_url()))
    assert "Zugesagt: 0 Stimmen. Nötig: 3 von 2." in shown
    assert "Personal" in shown
    assert "Verlauf" in shown


def test_members_see_their_own_way_in_and_nothing_to_run(member, invited):
    shown = text(member.get(invited.get_absolute_url()))
    mia = Attendee.objects.get(mandate__person__name="Mia")
    assert reverse("own-session", args=[own_token(mia)]) in shown
    assert "Personal" in shown
    assert "Absagen" not in shown
    for name in ("session-invited", "session-change", "session-post", "session-proof"):
        assert member.get(reverse(name, args=[invited.pk])).status_code == 403
    assert member.get(reverse("attendee-answer", args=[mia.pk])).status_code == 403


def test_members_of_other_bodies_do_not_see_what_is_not_public(member, invited, put, seats):
    other = Committee.objects.create(name="Fachgruppe", kind="expert")
    Session.objects.update(committee=other)
    shown = text(member.get(invited.get_absolute_url()))
    assert "Fest" in shown
    assert "Personal" not in shown


def test_members_ask_for_a_session(member, invited, committee):
    page = reverse("session-request", args=[committee.pk])
    assert page in text(member.get(reverse("committee", args=[committee.pk])))
    shown = member.post(page, {"reason": "Der Fonds ist leer."}, follow=True)
    assert "Danke." in text(shown)
    assert SessionRequest.objects.get().reason == "Der Fonds ist leer."
    assert "schon um eine Sitzung gebeten" in text(member.post(page, {"reason": "Bitte"}), 422)
    other = Committee.objects.create(name="Fachgruppe", kind="expert")
    assert member.get(reverse("session-request", args=[other.pk])).status_code == 403


@pytest.mark.parametrize(
    ("asked", "shown", "hidden"),
    [
        ({}, ["2. Sitzung", "Fachrunde"], ["Alte Sitzung"]),
        ({"view": "past"}, ["Alte Sitzung"], ["Fachrunde"]),
        ({"q": "rathaus"}, ["2. Sitzung"], ["Fachrunde"]),
        ({"gremium": "other"}, ["Fachrunde"], ["2. Sitzung"]),
        ({"state": "cancelled"}, ["noch keine Sitzung"], ["2. Sitzung"]),
        ({"view": "dates"}, ["letzter Tag für die Einladung", "Anträge müssen da sein"], []),
    ],
)
def test_the_list_is_narrowed(at_work, session, asked, shown, hidden):
    other = Committee.objects.create(name="Fachgruppe", kind="expert")
    Session.objects.filter(pk=session.pk).update(applications_until=TODAY)
    begin = clock.now()
    for title, days in (("Fachrunde", 9), ("Alte Sitzung", -9)):
        starts = begin + timedelta(days=days)
        Session.objects.create(
            committee=other, title=title, starts=starts, ends=starts + timedelta(hours=1)
        )
    if "gremium" in asked:
        asked = {"gremium": other.pk}
    page = text(at_work.get(reverse("sessions"), asked))
    body = page[page.index('id="session-list"') :]
    assert all(words in body for words in shown)
    assert not any(words in body for words in hidden)


def test_the_list_as_a_spreadsheet(at_work, session):
    made = at_work.get(reverse("sessions"), {"format": "csv"})
    assert "2. Sitzung" in made.content.decode()
    assert "2026-04-01 17:00" in made.content.decode()


@pytest.mark.parametrize("more", [0, 20])
@pytest.mark.parametrize("view", ["coming", "dates"])
def test_the_list_asks_as_often_for_many_as_for_one(
    at_work, session, more, view, django_assert_max_num_queries
):
    for n in range(more):
        starts = session.starts + timedelta(days=n)
        body = Committee.objects.create(name=f"Kreis {n}", kind="expert", is_active=False)
        Session.objects.create(
            committee=body, title=f"{n}.", starts=starts, ends=starts + timedelta(hours=1)
        )
    at_work.get(reverse("sessions"))
    with django_assert_max_num_queries(16):
        text(at_work.get(reverse("sessions"), {"view": view}))


@pytest.mark.parametrize("more", [0, 12])
def test_the_session_asks_as_often_for_many_members_as_for_few(
    at_work, by, invited, more, django_assert_max_num_queries
):
    for n in range(more):
        AgendaItem.objects.create(session=invited, position=n + 3, title=f"Punkt {n}")
        Attendee.objects.create(session=invited, guest_name=f"Gast {n}")
    for name, most in (("session", 34), ("session-invited", 22)):
        page = reverse(name, args=[invited.pk])
        at_work.get(page)
        with django_assert_max_num_queries(most):
            text(at_work.get(page))
