"""Every model is behind both walls, or says why not."""

from typing import Any

import pytest
from django.db import connection, models

from tests.house.walked import our_models, owned_models, told
from wirkkreis.tenancy.wall import OutsidePartnership, Owned, OwnedManager, inside

GLOBAL = {
    "tenancy.Partnership": "is the tenant",
    "accounts.Account": "one person may belong to several partnerships; it holds nothing of them",
    "accounts.Session": "a browser's session belongs to its account",
    "accounts.Operator": "runs the platform and belongs to no partnership",
    "accounts.OutgoingMail": "goes to an address, and is emptied when it is sent",
    "accounts.HandOver": "takes an account from the sign-in host to a partnership's",
}

POLICIES = """
    SELECT tablename::text, policyname::text, roles::text, qual FROM pg_policies
"""
FORCED = "SELECT relname::text FROM pg_class WHERE relrowsecurity AND relforcerowsecurity"
UNIQUE = """
    SELECT i.indrelid::regclass::text, array_agg(a.attname::text ORDER BY key.place)
    FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS key (number, place)
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = key.number
    WHERE i.indisunique GROUP BY i.indexrelid, i.indrelid
"""
FOREIGN_KEYS = """
    SELECT c.conrelid::regclass::text, array_agg(a.attname::text ORDER BY key.place),
           c.confrelid::regclass::text
    FROM pg_constraint c CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY AS key (number, place)
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = key.number
    WHERE c.contype = 'f' GROUP BY c.oid
"""


def test_every_model_is_owned_or_listed_with_a_reason():
    owned = {told(model) for model in owned_models()}
    assert {told(model) for model in our_models()} - owned == set(GLOBAL)


def test_every_default_manager_keeps_the_wall():
    open_ones = [
        told(model)
        for model in owned_models()
        if not isinstance(model._default_manager, OwnedManager)
    ]
    assert not open_ones


@pytest.mark.parametrize("model", owned_models(), ids=told)
def test_no_manager_answers_outside_of_a_partnership(db, model):
    for manager in model._meta.managers:
        with pytest.raises(OutsidePartnership):
            manager.exists()


def test_nothing_is_added_automatically_between_owned_models():
    made = [
        f"{told(model)}.{field.name}"
        for model in owned_models()
        for field in model._meta.many_to_many
        if _through(field)._meta.auto_created
    ]
    assert not made, "make the table between an Owned model of its own"


def test_the_database_forces_row_level_security_on_every_owned_table(db):
    forced = {table for (table,) in _rows(FORCED)}
    assert forced == {model._meta.db_table for model in owned_models()}


def test_every_owned_table_has_both_policies_and_no_third(db):
    policies = {(table, name, roles) for table, name, roles, _ in _rows(POLICIES)}
    wanted = {("inside", "{public}"), ("everywhere", "{wirkkreis_everywhere}")}
    assert policies == {(model._meta.db_table, *one) for model in owned_models() for one in wanted}


def test_every_policy_reads_the_variable(db):
    read = {
        table
        for table, name, _, condition in _rows(POLICIES)
        if name == "inside"
        and "partnership_id = (NULLIF(current_setting('wirkkreis.partnership'" in condition
    }
    assert read == {model._meta.db_table for model in owned_models()}


def test_every_owned_row_can_be_pointed_at_with_its_partnership(db):
    unique = {table for table, columns in _rows(UNIQUE) if columns == ["partnership_id", "id"]}
    assert {model._meta.db_table for model in owned_models()} <= unique


def test_every_key_to_an_owned_row_carries_the_partnership(db):
    bound = {
        (table, columns[1], target)
        for table, columns, target in _rows(FOREIGN_KEYS)
        if len(columns) == 2 and columns[0] == "partnership_id"
    }
    assert bound == {key for model in owned_models() for key in _keys_to_owned(model)}


def test_whatever_manager_is_asked_only_rows_of_the_open_partnership_are_found(mansfeld, ahrfeld):
    for model in owned_models():
        plain: models.Manager[Owned] = models.Manager()
        plain.model = model
        for manager in (*model._meta.managers, model._base_manager, plain):
            assert set(manager.values_list("partnership", flat=True)) <= {mansfeld.pk}


def test_the_neighbour_has_one_of_everything_that_could_be_found(ahrfeld):
    with inside(ahrfeld):
        empty = {told(model) for model in owned_models() if not model._default_manager.exists()}
    assert not empty, "testing/neighbour.py has one of everything, so that walkers can look for it"


def _through(field: models.ManyToManyField[Any, Any]) -> type[models.Model]:
    through = field.remote_field.through
    assert through is not None
    return through


def _keys_to_owned(model: type[models.Model]) -> list[tuple[str, str | None, str]]:
    found = []
    for field in model._meta.concrete_fields:
        target: Any = field.related_model
        if target and issubclass(target, Owned):
            found.append((model._meta.db_table, field.column, target._meta.db_table))
    return found


def _rows(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
