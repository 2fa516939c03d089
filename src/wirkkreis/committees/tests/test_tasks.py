"""What the worker does about sessions, from outside of any partnership."""

from datetime import date, timedelta

import pytest
from django.core import mail

from wirkkreis.accounts.actor import actor_of
from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.activity.models import Activity
from wirkkreis.committees.inviting import polling, sending
from wirkkreis.committees.inviting.slots import Slot
from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    Committee,
    DateAnswer,
    DateOption,
    Mandate,
    Seat,
    Session,
)
from wirkkreis.committees.tasks import forget_guests, remind, tell_everybody, tell_one
from wirkkreis.committees.tests.conftest import FIRST
from wirkkreis.people.models import Person
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside


@pytest.fixture
def house(db):
    """From outside, as the worker sees it."""
    return Partnership.objects.create(slug="haus", name="Haus", region="Haus", host="testserver")


@pytest.fixture
def office(house):
    """The coordinator."""
    account = Account.objects.create_user("anna@example.org", name="Anna")
    with inside(house):
        Membership.objects.create(account=account, role=Role.COORDINATOR, starts=FIRST)
        return actor_of(account, second_factor=True)


@pytest.fixture
def body(house):
    """A body with Uwe and Mia."""
    with inside(house):
        committee = Committee.objects.create(name="Bündnis", kind="steering")
        for name in ("Uwe", "Mia"):
            seat = Seat.objects.create(
                committee=committee, title=name, bench="civil_society", starts=FIRST
            )
            person = Person.objects.create(
                name=name,
                email=f"{name.lower()}@example.org",
                purpose="Gremium",
                keep_until=date(2030, 1, 1),
            )
            Mandate.objects.create(seat=seat, person=person, starts=FIRST)
        return committee


@pytest.fixture
def invited(house, office, body):
    starts = clock.now() + timedelta(days=20)
    with inside(house):
        session = Session.objects.create(
            committee=body,
            title="1. Sitzung",
            starts=starts,
            ends=starts + timedelta(hours=2),
            place="Rathaus",
        )
        AgendaItem.objects.create(session=session, position=1, title="Fest")
        return sending.invite(session, by=office)


def told():
    found = sorted(letter.to[0].partition("@")[0] for letter in mail.outbox)
    mail.outbox.clear()
    return found


def test_everybody_is_told_and_what_is_gone_is_told_to_nobody(house, invited):
    tell_everybody(house.pk, invited.pk, "invited")
    assert told() == ["mia", "uwe"]
    tell_everybody(house.pk, 0, "invited")
    tell_one(house.pk, 0, "needed")
    assert told() == []


def test_what_was_overtaken_is_not_told(house, office, invited):
    with inside(house):
        sending.call_off(invited, by=office)
        place = invited.attendees.first()
    tell_everybody(house.pk, invited.pk, "invited")
    tell_one(house.pk, place.pk, "invited")
    assert told() == []


def test_the_day_before_is_recalled_once(house, invited):
    with clock.at(invited.on - timedelta(days=1)):
        remind(0)
        assert {letter.subject[:7] for letter in mail.outbox} == {"Morgen:"}
        assert "uwe" in told()
        remind(0)
    assert told() == []


def test_whoever_did_not_answer_a_poll_is_reminded_once(house, office, body):
    starts = clock.now() + timedelta(days=30)
    with inside(house):
        session = Session.objects.create(committee=body, title="1.", state="searching")
        slot = Slot(starts, starts + timedelta(hours=1))
        option = polling.propose(by=office, session=session, slot=slot)
        assert polling.ask(by=office, session=session) == 2
        uwe = Attendee.objects.get(mandate__person__name="Uwe")
        polling.answer_dates(by=office, attendee=uwe, fits={option.pk: "yes"})
    remind(0)
    assert asked(house) == 1
    with clock.at(clock.now() + timedelta(days=5)):
        remind(0)
        remind(0)
        assert asked(house) == 2
        tell_everybody(house.pk, session.pk, "dates")
    assert told() == ["mia"]


def asked(house):
    with inside(house):
        return Activity.objects.filter(verb=polling.ASKED).count()


def test_guests_and_answers_are_forgotten_with_the_links(house, invited):
    with inside(house):
        guest = Attendee.objects.create(
            session=invited, guest_name="Gül", guest_email="guel@example.org", guest_role="Projekt"
        )
        option = DateOption.objects.create(
            session=invited, starts=invited.starts, ends=invited.ends
        )
        DateAnswer.objects.create(option=option, attendee=guest, fit="yes")
    for days, name, times in ((89, "Gül", 0), (91, "–", 1), (92, "–", 1)):
        with clock.at(invited.ends + timedelta(days=days)):
            forget_guests(0)
        with inside(house):
            guest.refresh_from_db()
            assert (guest.name, DateAnswer.objects.count()) == (name, 1 - times)
            forgotten = Activity.objects.filter(verb="committees.session.forgotten")
            assert forgotten.count() == times
    assert (guest.email, guest.guest_role) == ("", "")
