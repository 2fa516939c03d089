"""Several people press in the same moment: agenda and recusal on a real database."""

from datetime import timedelta

import pytest

from wirkkreis.accounts.actor import NOBODY, actor_of
from wirkkreis.accounts.models import Account
from wirkkreis.committees.agenda import arranging, carrying, recusing
from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    Committee,
    Mandate,
    Motion,
    Presence,
    Recusal,
    Seat,
    Session,
    Vote,
)
from wirkkreis.committees.tests.together import at_once
from wirkkreis.committees.voting.opening import open_vote, prepare, put_motion
from wirkkreis.people.models import Person
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside
from wirkkreis.testing.cast import MANSFELD

AT_ONCE, TURNS = 6, 5


@pytest.fixture(autouse=True)
def _today():
    """The clock of threads cannot be moved: here it is now."""
    return


@pytest.fixture
def house(own_database):
    return Partnership.objects.get(slug="mansfeld-suedharz")


@pytest.fixture
def by(house):
    """The coordinator."""
    with inside(house):
        return actor_of(Account.objects.get(email=MANSFELD[0].email), second_factor=True)


@pytest.fixture
def item(house):
    """The running item of a session in which three members are there."""
    with inside(house):
        committee, now = Committee.objects.create(name="Probe", kind="working"), clock.now()
        session = _session(committee, state="open", opened_at=now)
        for number in range(3):
            person = Person.objects.create(
                name=f"Mitglied {number}", purpose="Probe", keep_until=clock.today()
            )
            seat = Seat.objects.create(
                committee=committee, title=f"Sitz {number}", bench="youth", starts=clock.today()
            )
            held = Mandate.objects.create(seat=seat, person=person, starts=clock.today())
            place = Attendee.objects.create(session=session, mandate=held)
            Presence.objects.create(attendee=place, came=now)
        return AgendaItem.objects.create(
            session=session, position=1, title="Probe", state="running"
        )


def _session(committee, **more):
    now = clock.now()
    return Session.objects.create(
        committee=committee, title="Probe", starts=now, ends=now + timedelta(hours=2), **more
    )


def test_items_added_at_once_get_a_number_each(house, by, item):
    def add():
        return arranging.add_item(by=by, item=AgendaItem(session=item.session, title="Neu"))

    at_once(house, *[add] * AT_ONCE)
    with inside(house):
        positions = AgendaItem.objects.filter(session=item.session_id).values_list("position")
        assert sorted(number for (number,) in positions) == list(range(1, AT_ONCE + 2))


def test_who_presses_many_times_is_recused_once(house, item):
    with inside(house):
        mandate = Mandate.objects.select_related("seat").filter(seat__title="Sitz 0").get()
    at_once(house, *[lambda: recusing.declare(by=NOBODY, item=item, mandate=mandate)] * AT_ONCE)
    with inside(house):
        assert Recusal.objects.filter(item=item).count() == 1
        assert Presence.objects.filter(attendee__mandate=mandate).get().left_for == item


def test_an_item_is_carried_over_once(house, by, item):
    with inside(house):
        AgendaItem.objects.filter(pk=item.pk).update(state="deferred")
        later = _session(item.session.committee)
    at_once(
        house,
        *[lambda: carrying.carry_over(by=by, items=[item], session=later)] * AT_ONCE,
    )
    with inside(house):
        assert AgendaItem.objects.filter(session=later).count() == 1


def test_nobody_votes_on_what_she_is_recused_from(house, by, item):
    """Either the vote was open first, and the declaration says so, or she has no vote."""
    with inside(house):
        mandates = list(
            Mandate.objects.select_related("seat").filter(seat__committee=item.committee)
        )
    for turn in range(TURNS):
        with inside(house):
            motion = put_motion(by=by, motion=Motion(item=item, text="Antrag"))
            vote = prepare(by=by, vote=Vote(item=item, motion=motion, manner="open"))
        mandate = mandates[turn % len(mandates)]
        at_once(
            house,
            lambda vote=vote: open_vote(by=by, vote=vote),
            lambda mandate=mandate: recusing.declare(by=NOBODY, item=item, mandate=mandate),
        )
        with inside(house):
            recused = Recusal.objects.filter(item=item, mandate=mandate).exists()
            votes = vote.entitlements.filter(mandate=mandate).exists()
            assert not (recused and votes)
            Recusal.objects.filter(item=item).delete()
            Vote.objects.filter(pk=vote.pk).update(state="withdrawn")
            Presence.objects.filter(left__isnull=False).update(left=None, left_for=None)
