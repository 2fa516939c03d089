"""The history of a record; a partnership stands for any record here."""

import pytest

from wirkkreis.accounts.actor import Actor, actor_of
from wirkkreis.accounts.models import Account
from wirkkreis.activity.history import history_of
from wirkkreis.activity.models import Activity
from wirkkreis.activity.trail import record
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

VERB = "places.boundaries.loaded"


@pytest.fixture
def here(db):
    made = Partnership.objects.create(slug="haus", name="Haus", host="testserver")
    with inside(made):
        yield made


def test_it_tells_who_did_what_with_which_fields_and_why(here):
    anna = actor_of(Account.objects.create_user("anna@example.org", name="Anna"))
    record(VERB, here, by=anna, fields=["region", "nichts"], note="Neuer Name.")
    (told,) = history_of(here)
    assert (told.who, told.title) == ("Anna", "hat die Gemeinden mit ihren Grenzen geladen")
    assert told.text == "Betrifft: Landkreis oder Stadt. Neuer Name."


def test_somebody_who_was_forgotten_is_still_somebody(here):
    record(VERB, here, by=Actor())
    assert history_of(here)[0].who == "jemand, der nicht mehr hier ist"


def test_the_newest_come_first_and_not_all(here, django_assert_num_queries):
    for note in ("eins", "zwei", "drei"):
        record(VERB, here, by=Actor(), note=note)
    with django_assert_num_queries(1):
        assert [told.text for told in history_of(here, most=2)] == ["drei", "zwei"]
    assert Activity.objects.count() == 3
