"""A small house of its own for the diary: one partnership, its places, a plan in force, staff."""

from datetime import date

import pytest

from wirkkreis.accounts.actor import actor_of
from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.diary.kinds import lay_out_kinds
from wirkkreis.diary.models import Kind
from wirkkreis.goals.models import Goal, Level, Plan
from wirkkreis.people.models import Organisation, OrganisationKind, Person
from wirkkreis.places.models import Municipality, Unit
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

TODAY = date(2026, 3, 12)


@pytest.fixture(autouse=True)
def _today():
    with clock.at(TODAY):
        yield


@pytest.fixture
def neighbour(db):
    """Another partnership with kinds of its own; made first, for nobody is in two at once."""
    made = Partnership.objects.create(slug="nachbar", name="Nachbar", host="nachbar.test")
    with inside(made):
        lay_out_kinds()
    return made


@pytest.fixture
def house(neighbour):
    """The partnership behind the test client's host, with the suggested kinds."""
    made = Partnership.objects.create(
        slug="haus", name="Haus", region="Haus", host="testserver", is_example=True
    )
    with inside(made):
        lay_out_kinds()
    return made


@pytest.fixture
def here(house):
    """Being inside the partnership."""
    with inside(house):
        yield house


@pytest.fixture
def account(house):
    """The coordinator's account."""
    made = Account.objects.create_user("anna@example.org", name="Anna Beispiel")
    with inside(house):
        Membership.objects.create(account=made, role=Role.COORDINATOR, starts=date(2020, 1, 1))
    return made


@pytest.fixture
def anna(here, account):
    """The coordinator, inside the partnership."""
    return actor_of(account)


@pytest.fixture
def kinds(here):
    """The kinds by their code."""
    return {kind.code: kind for kind in Kind.objects.all()}


@pytest.fixture
def places(here):
    """Allstedt alone in its unit, Ahlsdorf and Benndorf in one."""
    alone = Unit.objects.create(name="Allstedt", ars="150870015015")
    joint = Unit.objects.create(name="Mansfelder Grund-Helbra", ars="150875051")
    return [
        Municipality.objects.create(name=name, ags=ags, unit=unit)
        for name, ags, unit in (
            ("Allstedt", "15087015", alone),
            ("Ahlsdorf", "15087005", joint),
            ("Benndorf", "15087070", joint),
        )
    ]


@pytest.fixture
def plan(here):
    """A plan in force."""
    return Plan.objects.create(
        title="Plan", starts=date(2026, 1, 1), ends=date(2026, 12, 31), state="adopted"
    )


@pytest.fixture
def goals(plan):
    """Two goals of the lowest level."""
    return [
        Goal.objects.create(
            plan=plan, level=Level.ACTION, number=number, position=place, text=f"Ziel {number}"
        )
        for place, number in enumerate(("1.1", "1.2"))
    ]


@pytest.fixture
def organisations(here):
    """Two organisations."""
    return [
        Organisation.objects.create(name=name, kind=OrganisationKind.ASSOCIATION)
        for name in ("Heimatverein", "Sportverein")
    ]


@pytest.fixture
def person(here):
    """Somebody the partnership knows."""
    return Person.objects.create(name="Berta Muster", purpose="Treffen", keep_until=TODAY)


@pytest.fixture(autouse=True)
def _plain_static_files(settings):
    """Static files by their own names: nothing has been collected for a test."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
