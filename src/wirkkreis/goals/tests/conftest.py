"""The example world, and a quiet plan of one year to measure in."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.diary.models import Kind
from wirkkreis.diary.writing import write
from wirkkreis.goals.indicating import add_indicator
from wirkkreis.goals.models import Level
from wirkkreis.goals.planning import add_goal, make_plan
from wirkkreis.places.models import Municipality
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

YEAR = 2031
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _plain_static_files(settings):
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}


@pytest.fixture
def office(browser):
    """The coordinator's browser."""
    return browser(Role.COORDINATOR)


@pytest.fixture
def newcomers(db, client):
    """The browser of a coordinator in a partnership that has nothing yet."""
    empty = Partnership.objects.create(
        slug="leer", name="Leer", region="Leer", host="testserver", is_example=True
    )
    account = Account.objects.create_user("neu@example.org")
    with inside(empty):
        Membership.objects.create(account=account, role=Role.COORDINATOR, starts=date(2020, 1, 1))
    client.force_login(account)
    return client


@pytest.fixture
def queries_of():
    """How many queries a page takes: `queries_of(client, url)`."""

    def count(client, url):
        client.get(url)  # what is kept for the whole process is fetched once
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    return count


@pytest.fixture
def coordinator(cast):
    """Who writes."""
    return cast[Role.COORDINATOR]


@pytest.fixture
def plan(coordinator):
    """A draft for one year far from the example's."""
    return make_plan(
        by=coordinator, title="Probe", starts=date(YEAR, 1, 1), ends=date(YEAR, 12, 31)
    )


@pytest.fixture
def goal(plan, coordinator):
    """Its only goal."""
    return add_goal(plan, by=coordinator, level=Level.ACTION, text="Wir tagen.", number="1")


@pytest.fixture
def measured(goal, coordinator):
    """Makes an indicator of the goal: `measured(target=3)`."""

    def make(**fields):
        given = {"name": "Zahl", "source": "diary.entries", "target": 3, "unit": "Sitzungen"}
        return add_indicator(goal, by=coordinator, **(given | fields))

    return make


@pytest.fixture
def entry(goal, coordinator):
    """Writes an entry that serves the goal: `entry(3, 14, people=9, place="Allstedt")`."""

    def make(month, day, *, kind="meeting", people=None, place=None, goals=None):
        return write(
            by=coordinator,
            kind=Kind.objects.get(code=kind),
            day=date(YEAR, month, day),
            minutes=60,
            municipality=Municipality.objects.get(name=place) if place else None,
            goals=[goal] if goals is None else goals,
            reached={} if people is None else {"": people},
        )

    return make
