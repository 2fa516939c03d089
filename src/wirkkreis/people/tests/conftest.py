"""A small house of its own for people: one partnership, two places, staff, some who are known."""

from datetime import date

import pytest

from wirkkreis.accounts.actor import actor_of
from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.people import importing
from wirkkreis.people.models import Contact, Organisation, OrganisationKind, Person
from wirkkreis.people.sheets_child import Problem, rows_of
from wirkkreis.people.sheets_reading import UnreadableSheet
from wirkkreis.places.models import Municipality, Unit
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

TODAY = date(2026, 3, 12)
LATER = date(2028, 12, 31)


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
def places(here):
    """Two municipalities by name."""
    unit = Unit.objects.create(name="Einheit", ars="150870130")
    return {
        name: Municipality.objects.create(name=name, ags=ags, unit=unit)
        for name, ags in (("Lutherstadt Eisleben", "15087130"), ("Südharz", "15087412"))
    }


@pytest.fixture
def club(places):
    """An association in Eisleben."""
    return Organisation.objects.create(
        name="Müllers Heimatverein",
        kind=OrganisationKind.ASSOCIATION,
        municipality=places["Lutherstadt Eisleben"],
    )


@pytest.fixture
def berta(here):
    """A person."""
    return Person.objects.create(
        name="Berta Muster", email="berta@example.org", purpose="Einladungen", keep_until=LATER
    )


@pytest.fixture
def contact(club, berta):
    """Berta speaks for the club, and agreed to it."""
    return Contact.objects.create(
        person=berta,
        organisation=club,
        function="Vorsitz",
        consent_given_on=date(2026, 1, 5),
        consent_text="Einladungen per E-Mail",
    )


@pytest.fixture
def read_here(monkeypatch):
    """Spreadsheets are read in this process, which is much faster."""

    def read_sheet(content):
        try:
            return rows_of(content)
        except Problem as problem:
            raise UnreadableSheet(str(problem)) from problem

    monkeypatch.setattr(importing, "read_sheet", read_sheet)
