"""The history of a record; a partnership stands for any record here."""

import pytest

from wirkkreis.accounts.actor import Actor, actor_of
from wirkkreis.accounts.models import Account
from wirkkreis.activity.history import history_of
from wirkkreis.activity.trail import record
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

VERB = "places.boundaries.loaded"


@pytest.fixture
def here(db):
    made = Partnership.objects.create(slug="haus", name="Haus", host="testserver")
    with inside(made):
        yield made


def test_it_tells_who_did_what_and_why(here):
    anna = actor_of(Account.objects.create_user("anna@example.org", name="Anna"))
    record(VERB, here, by=anna, fields=["region"], note="Neuer Name")
    (told,) = history_of(here)
    assert (told.who, told.title) == ("Anna", "hat die Gemeinden mit ihren Grenzen geladen")
    assert "Landkreis oder Stadt" in str(told.text)
    assert "Neuer Name" in str(told.text)


def test_what_belongs_to_the_record_is_told_with_it(here):
    other = Account.objects.create_user("b@example.org", name="B")
    record(VERB, here, by=Actor(), note="eins")
    record(VERB, other, by=Actor(), note="zwei")
    assert len(history_of(here)) == 1
    assert len(history_of(here, other)) == 2
    assert history_of() == []


def test_the_newest_come_first_and_not_all(here, django_assert_num_queries):
    for note in ("eins", "zwei", "drei"):
        record(VERB, here, by=Actor(), note=note)
    with django_assert_num_queries(1):
        newest = history_of(here, most=2)
    assert [
        said in str(told.text) for said, told in zip(("drei", "zwei"), newest, strict=True)
    ] == [
        True,
        True,
    ]
