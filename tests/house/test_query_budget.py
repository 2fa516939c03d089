"""A page asks the database as often for thousands of rows as for one."""

from collections import defaultdict

import psycopg
import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.house.crowd import crowd
from tests.house.rows import arguments_of
from tests.house.session_crowd import sessions_for
from tests.house.walked import addresses, our_models
from wirkkreis.accounts.models import Account, Role
from wirkkreis.goals.models import Goal, Indicator
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside
from wirkkreis.testing.cast import AHRFELD
from wirkkreis.testing.plugin import POSTGRES

MANY = 3_000
"""More than any page, list or file takes at once."""
HOST = {"host": "ahrfeld.localhost"}
BOOKKEEPING = (
    *("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE"),
    *("SELECT set_config", "SELECT pg_current_xact_id_if_assigned"),
)


@pytest.fixture
def house(own_database, settings):
    """Ahrfeld: it has one row of everything, and here one session to come."""
    settings.ALLOWED_HOSTS = ["ahrfeld.localhost"]
    for model in our_models():
        ContentType.objects.get_for_model(model)
    ahrfeld = Partnership.objects.get(slug="ahrfeld")
    with inside(ahrfeld):
        sessions_for(Goal.objects.earliest("pk"), 1, ahead=True)
    return ahrfeld


def test_every_page_asks_as_often_for_many_rows_as_for_one(house):
    with inside(house):
        urls = {
            address.url(**arguments_of(address.name, address.takes)): address.right == "everyone"
            for address in addresses()
        }
    counted: dict[str, list[int]] = defaultdict(list)
    staff = _staff()
    for more in (0, MANY):
        if more:
            with inside(house):
                crowd(more)
            _let_the_planner_know()
        for url, is_public in urls.items():
            counted[f"staff {url}"].append(len(_queries(staff, url)))
            if is_public:
                counted[f"public {url}"].append(len(_queries(Client(), url)))
    assert {page: counts for page, counts in counted.items() if len(set(counts)) > 1} == {}


def test_a_public_page_with_sixty_indicators_needs_no_more_than_twelve_queries(house):
    with inside(house):
        goal = Goal.objects.get()
        one = Indicator.objects.get()
        for turn in range(59):
            one.pk, one.position = None, turn
            one.save()
    for url, most in {f"/ziele/{goal.pk}/": 11, "/ziele/": 9}.items():
        asked = _queries(Client(), url)
        assert len(asked) <= most, "\n".join(asked)
        assert len(_queries(Client(), url)) == 1, "and it is kept"


def _let_the_planner_know() -> None:
    """What the database does by itself within a minute."""
    owner = POSTGRES.urls(connection.settings_dict["NAME"]).owner
    with psycopg.connect(owner, autocommit=True) as session:
        session.execute("ANALYZE")


def _staff() -> Client:
    browser = Client()
    part = next(part for part in AHRFELD if part.role == Role.LEAD_OFFICE)
    browser.force_login(Account.objects.get(email=part.email))
    return browser


def _queries(browser: Client, url: str) -> list[str]:
    reset_queries()  # Django keeps the last nine thousand, and no more
    with CaptureQueriesContext(connection) as caught:
        answer = browser.get(url, headers=HOST)
        b"".join(getattr(answer, "streaming_content", ()))
    return [
        query["sql"]
        for query in caught.captured_queries
        if not query["sql"].startswith(BOOKKEEPING)
    ]
