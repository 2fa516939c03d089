"""A small house of its own: a body with three seats, one of them held."""

from datetime import date, timedelta

import pytest

from wirkkreis.accounts.actor import actor_of
from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    Bench,
    Committee,
    Mandate,
    Office,
    Presence,
    Seat,
    Session,
    Statute,
)
from wirkkreis.committees.seating import seating
from wirkkreis.people.models import Organisation, Person
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

TODAY = date(2026, 3, 12)
FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)


@pytest.fixture(autouse=True)
def _today():
    with clock.at(TODAY):
        yield


@pytest.fixture
def here(db):
    """Inside the partnership behind the test client's host."""
    made = Partnership.objects.create(slug="haus", name="Haus", region="Haus", host="testserver")
    with inside(made):
        yield made


def _account(name, role):
    account = Account.objects.create_user(f"{name.lower()}@example.org", name=name)
    Membership.objects.create(account=account, role=role, starts=date(2020, 1, 1))
    return account


@pytest.fixture
def by(here):
    """The coordinator."""
    return actor_of(_account("Anna", Role.COORDINATOR), second_factor=True)


@pytest.fixture
def at_work(client, by, settings):
    """The coordinator's browser."""
    settings.DEMO = True
    client.force_login(by.account, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def committee(here):
    return Committee.objects.create(name="Bündnis", kind="steering")


@pytest.fixture
def seats(committee):
    """Sport, youth and the office, in this order."""
    benches = {"Sport": Bench.CIVIL_SOCIETY, "Jugend": Bench.YOUTH, "Amt": Bench.ADMINISTRATION}
    return [
        Seat.objects.create(committee=committee, title=title, bench=bench, starts=FIRST)
        for title, bench in benches.items()
    ]


@pytest.fixture
def club(here):
    return Organisation.objects.create(name="Sportverein", kind="association")


@pytest.fixture
def person(here):
    """Makes persons."""

    def make(name):
        return Person.objects.create(name=name, purpose="Gremium", keep_until=date(2030, 1, 1))

    return make


@pytest.fixture
def put(by, person):
    """Puts somebody on a seat: `put(seat, "Uwe", substitute=True, ends=…)`."""

    def take(seat, name, **more):
        known = Person.objects.filter(name=name).first() or person(name)
        mandate = Mandate(seat=seat, **{"starts": FIRST, "ends": LAST} | more)
        return seating.take_seat(by=by, mandate=mandate, person=known)

    return take


@pytest.fixture
def rules(committee):
    """Writes other rules of procedure for the body, before a session takes them: `rules(tie=…)`."""

    def write(**values):
        return Statute.objects.create(committee=committee, starts=FIRST, values=values)

    return write


@pytest.fixture
def sitting(committee, seats):
    """A session of today that is open, with a fourth voting seat that nobody holds yet."""
    free = Seat.objects.create(
        committee=committee, title="Kultur", bench=Bench.CIVIL_SOCIETY, starts=FIRST
    )
    seats.append(free)
    now = clock.now()
    return Session.objects.create(
        committee=committee,
        title="1. Sitzung",
        starts=now,
        ends=now + timedelta(hours=2),
        place="Rathaus",
        state="open",
        opened_at=now,
    )


@pytest.fixture
def item(sitting):
    """The item that is debated in it."""
    return AgendaItem.objects.create(session=sitting, position=1, title="Fest", state="running")


@pytest.fixture
def come(sitting):
    """Lets somebody come into the room: `come(mandate)`; the place she has in the session."""

    def enter(mandate):
        place, _ = Attendee.objects.get_or_create(session=sitting, mandate=mandate)
        Presence.objects.create(attendee=place, came=clock.now())
        return place

    return enter


@pytest.fixture
def leave(sitting):
    """Lets somebody leave the room: `leave(mandate)`."""

    def go(mandate):
        Presence.objects.filter(attendee__mandate=mandate).update(left=clock.now())

    return go


@pytest.fixture
def there(sitting, seats, put, come):
    """The three members, all of them in the room: Uwe, Mia and Kim."""
    members = [put(seat, name) for seat, name in zip(seats, ("Uwe", "Mia", "Kim"), strict=False)]
    for member in members:
        come(member)
    return members


@pytest.fixture
def chair(there):
    """Uwe leads the body."""
    return Office.objects.create(mandate=there[0], kind="chair", starts=FIRST)
