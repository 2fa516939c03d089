"""Every page that says `kept=True` may be: it is the same for all strangers, from walled rows."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.house.rows import arguments_of, furnish
from tests.house.walked import addresses, owned_models
from wirkkreis.tenancy.keeping import KEEPER
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

KEPT = [address for address in addresses() if address.kept]
HOSTS = {"ahrfeld": "ahrfeld.localhost", "mansfeld-suedharz": "localhost"}
TABLES = re.compile(r'(?:FROM|JOIN|INTO|UPDATE) "(\w+)"')


def test_there_are_kept_pages():
    assert {"home", "plan", "goal", "indicator"} <= {address.name for address in KEPT}


@pytest.mark.parametrize("slug", HOSTS)
def test_a_kept_page_is_what_would_be_made_now(own_database, settings, slug):
    settings.ALLOWED_HOSTS = list(HOSTS.values())
    partnership = Partnership.objects.get(slug=slug)
    if slug != "ahrfeld":  # which has one row of everything
        with inside(partnership):
            furnish()
    for url in _urls(partnership):
        made, asked = _asked(url, HOSTS[slug])
        kept, asked_again = _asked(url, HOSTS[slug])
        assert len(asked) > 1
        assert len(asked_again) == 1, f"{url} is not kept"
        KEEPER.forget_all()
        anew, _ = _asked(url, HOSTS[slug])
        assert not made.cookies
        assert kept.headers == made.headers, url
        assert kept.content == made.content, url
        assert "pdf" in url or anew.content == kept.content, url
        assert _tables(asked) <= _walled(), f"{url} shows what no revision tells of"


def _urls(partnership):
    with inside(partnership):
        return [
            f"{start}{address.url(**arguments_of(address.name, address.takes))}"
            for address in KEPT
            for start in ("", "/ar")
        ]


def _asked(url, host):
    with CaptureQueriesContext(connection) as caught:
        answer = Client().get(url, headers={"host": host})
    assert answer.status_code == 200, url
    return answer, [query["sql"] for query in caught.captured_queries]


def _tables(statements):
    return {table for statement in statements for table in TABLES.findall(statement)}


def _walled():
    """The tables whose every change brings another revision."""
    return {"tenancy_partnership", *(model._meta.db_table for model in owned_models())}
