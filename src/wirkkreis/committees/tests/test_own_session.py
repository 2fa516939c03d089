"""A session behind one's own link."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from wirkkreis.committees.inviting import sending
from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    DateAnswer,
    DateOption,
    Mandate,
    Session,
)
from wirkkreis.committees.own import own_token
from wirkkreis.tenancy import clock


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


@pytest.fixture
def invited(by, committee, seats, put):
    starts = clock.now() + timedelta(days=20)
    session = Session.objects.create(
        committee=committee,
        title="1. Sitzung",
        starts=starts,
        ends=starts + timedelta(hours=2),
        place="Rathaus",
    )
    AgendaItem.objects.create(session=session, position=1, title="Fest")
    AgendaItem.objects.create(session=session, position=2, title="Personal", is_public=False)
    put(seats[0], "Uwe")
    put(seats[0], "Vera", substitute=True)
    return sending.invite(session, by=by)


@pytest.fixture
def own(invited):
    """The address of a page behind the link of the person of that name."""

    def at(name, page="own-session"):
        attendee = Attendee.objects.get(mandate__person__name=name)
        return reverse(page, args=[own_token(attendee)])

    return at


@pytest.fixture
def phone(invited):
    return Client()


def test_opening_changes_nothing_and_a_button_answers(phone, own):
    shown = text(phone.get(own("Uwe")))
    assert "Kommen Sie?" in shown
    assert "Personal" in shown
    assert Attendee.objects.get(mandate__person__name="Uwe").answer == ""
    assert "Wir freuen uns auf Sie." in text(
        phone.post(own("Uwe"), {"answer": "comes"}, follow=True)
    )
    assert "Sie kommen" in text(phone.get(own("Uwe")))
    assert phone.post(own("Uwe"), {"answer": "vielleicht"}).status_code == 404


def test_nobody_keeps_the_page(phone, own):
    page = phone.get(own("Uwe"))
    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex, nofollow"


def test_the_substitute_is_asked_only_when_needed(phone, own):
    assert "Kommen Sie?" not in text(phone.get(own("Vera")))
    assert "Sie kommen nur, wenn das Mitglied nicht kann." in text(phone.get(own("Vera")))
    phone.post(own("Uwe"), {"answer": "declines"})
    assert "Kommen Sie?" in text(phone.get(own("Vera")))


def test_online_is_offered_where_there_is_a_link(phone, own):
    assert "Ich bin online dabei" not in text(phone.get(own("Uwe")))
    refused = phone.post(own("Uwe"), {"answer": "online"}, follow=True)
    assert "nicht online" in text(refused)
    Session.objects.update(online_url="https://video.example.org/")
    assert "Ich bin online dabei" in text(phone.get(own("Uwe")))


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("cancelled", "Die Sitzung fällt aus"),
        ("open", "Die Sitzung läuft"),
        ("closed", "Die Sitzung ist vorbei"),
        ("planned", "Die Einladung mit der Tagesordnung kommt noch."),
    ],
)
def test_the_page_says_how_it_stands(phone, own, state, said):
    Session.objects.update(state=state)
    shown = text(phone.get(own("Uwe")))
    assert said in shown
    assert "Kommen Sie?" not in shown


def test_a_guest_reads_what_is_public(phone, invited):
    guest = Attendee.objects.create(session=invited, guest_name="Gül")
    shown = text(phone.get(reverse("own-session", args=[own_token(guest)])))
    assert "Fest" in shown
    assert "Personal" not in shown


def test_the_session_for_ones_calendar(phone, own):
    entry = phone.get(own("Uwe", "own-calendar"))
    assert entry["Content-Type"].startswith("text/calendar")
    assert b"METHOD:PUBLISH" in entry.content
    Session.objects.update(state="searching", starts=None, ends=None)
    assert phone.get(own("Uwe", "own-calendar")).status_code == 404


def test_forged_and_old_links_open_nothing(phone, own, invited):
    assert phone.get(own("Uwe") + "x/").status_code == 404
    with clock.at(invited.ends + timedelta(days=91)):
        assert phone.get(own("Uwe")).status_code == 404


def test_midnight_shuts_nobody_out_while_the_session_runs(phone, own, invited):
    Mandate.objects.filter(person__name="Uwe").update(ends=invited.on)
    with clock.at(invited.starts + timedelta(days=1)):
        assert phone.get(own("Uwe")).status_code == 404
        Session.objects.update(state="open")
        assert phone.get(own("Uwe")).status_code == 200
        Mandate.objects.filter(person__name="Uwe").update(ends=invited.on - timedelta(days=1))
        assert phone.get(own("Uwe")).status_code == 404


def test_days_are_answered_one_question_a_day(phone, own, invited):
    Session.objects.update(state="searching", starts=None, ends=None)
    starts = clock.now() + timedelta(days=9)
    option = DateOption.objects.create(
        session=invited, starts=starts, ends=starts + timedelta(hours=1)
    )
    assert "Wann können Sie?" in text(phone.get(own("Uwe")))
    assert "Bitte wählen Sie hier etwas aus." in text(phone.post(own("Uwe", "own-dates"), {}), 422)
    for fit in ("no", "maybe"):
        phone.post(own("Uwe", "own-dates"), {f"day{option.pk}": fit})
    assert DateAnswer.objects.get().fit == "maybe"


def test_while_it_runs_the_page_says_what_runs(phone, own):
    Session.objects.update(state="open")
    AgendaItem.objects.filter(position=1).update(state="running")
    shown = text(phone.get(own("Uwe")))
    assert "1. Fest" in shown
    assert 'id="own-live"' in shown
