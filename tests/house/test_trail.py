"""The trail grows and never shrinks, and it knows its words."""

import re

import pytest
from django.db import DatabaseError, connection, transaction

from tests.house.walked import owned_models
from tests.lints import source
from wirkkreis.activity.models import Activity
from wirkkreis.activity.verbs import all_verbs
from wirkkreis.tenancy.wall import inside

VERBS = [verb for verb in all_verbs() if not verb.name.startswith("tests.")]
NAME = re.compile(r"[a-z_]+\.[a-z_]+\.[a-z_]+")
ONLY_GROW = [
    "activity_activity",
    "goals_closing",
    "goals_frozenvalue",
    "goals_observation",
    "goals_reopening",
    "tenancy_ruleset",
]


def test_every_verb_has_a_sentence():
    assert not [verb.name for verb in VERBS if not str(verb.sentence).strip()]


def test_every_verb_says_package_noun_and_deed():
    assert not [
        verb.name for verb in VERBS if not re.fullmatch(r"[a-z_]+(\.[a-z_]+){2}", verb.name)
    ]


def test_every_verb_is_used():
    said = "".join(source.text(p) for p in source.python(tests=False) if p.name != "verbs.py")
    assert not [verb.name for verb in VERBS if f'"{verb.name}"' not in said]


def test_fields_declared_non_personal_exist():
    for model in owned_models():
        fields = {field.name for field in model._meta.get_fields()}
        assert set(getattr(model, "NON_PERSONAL", ())) <= fields, model


@pytest.mark.parametrize("table", ONLY_GROW)
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = -id", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_database_refuses_to_change_what_only_grows(ahrfeld, table, statement):
    with inside(ahrfeld), connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {table}")  # noqa: S608  # a name of the list above
        assert cursor.fetchone()
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(statement.format(table))


def test_the_list_of_what_only_grows_is_complete(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'only_grows'")
        assert {table for (table,) in cursor.fetchall()} == set(ONLY_GROW)


def test_the_actor_can_be_emptied_and_nothing_else(mansfeld):
    found = Activity.objects.filter(actor__isnull=False)
    assert found.update(actor=None)
    with pytest.raises(DatabaseError), transaction.atomic():
        found.model.objects.update(note="anders")
