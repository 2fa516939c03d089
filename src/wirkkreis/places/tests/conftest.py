"""A small house of its own for places: one partnership, its area, staff."""

from datetime import date

import pytest

from wirkkreis.accounts.actor import Actor, actor_of
from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.places.loading import load_municipalities, shipped_boundaries
from wirkkreis.places.models import Municipality, Venue
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside


@pytest.fixture
def here(db):
    """Inside the partnership behind the test client's host."""
    made = Partnership.objects.create(slug="haus", name="Haus", region="Haus", host="testserver")
    with inside(made):
        yield made


@pytest.fixture
def anna(here):
    """The coordinator."""
    account = Account.objects.create_user("anna@example.org", name="Anna Beispiel")
    Membership.objects.create(account=account, role=Role.COORDINATOR, starts=date(2020, 1, 1))
    return actor_of(account)


@pytest.fixture
def at_work(client, anna):
    """A browser in which the coordinator is signed in."""
    client.force_login(anna.account)
    return client


@pytest.fixture
def area(here):
    """The shipped municipalities, by name."""
    municipalities, units = shipped_boundaries()
    load_municipalities(by=Actor(), municipalities=municipalities, units=units)
    return {row.name: row for row in Municipality.objects.select_related("unit")}


@pytest.fixture
def hall(area):
    """A venue of which two things are known."""
    return Venue.objects.create(
        name="Haus der Jugend",
        municipality=area["Hettstedt"],
        address="Schützenplatz 1",
        step_free=True,
        wc=False,
    )
