"""The cluster as its users see it: roles, databases, and who may do what."""

from typing import Any

import psycopg
import pytest
from psycopg import errors

from wirkkreis.console.cluster import Cluster


@pytest.fixture
def database(cluster: Cluster):
    cluster.create_database("a district's data")
    yield cluster.urls("a district's data")
    cluster.drop_database("a district's data")


def test_nobody_reaches_it_over_the_network(cluster):
    assert _ask(cluster.urls().app, "SHOW listen_addresses") == ""


def test_the_serving_role_is_neither_superuser_nor_above_the_wall(cluster):
    asked = (
        "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb "
        "FROM pg_roles WHERE rolname = current_user"
    )
    assert _ask(cluster.urls().app, asked) is False
    assert _ask(cluster.urls().owner, asked) is False


def test_umlauts_are_letters(cluster):
    assert _ask(cluster.urls().app, "SELECT lower('ÄÖÜ')") == "äöü"


def test_the_extensions_are_there(database):
    asked = "SELECT array_agg(extname::text ORDER BY extname) FROM pg_extension"
    assert set(_ask(database.app, asked)) >= {"btree_gist", "pg_trgm", "unaccent"}


def test_the_serving_role_writes_rows_but_makes_no_tables(database):
    with psycopg.connect(database.owner) as owner:
        owner.execute("CREATE TABLE entry (id bigint GENERATED ALWAYS AS IDENTITY, note text)")
    with psycopg.connect(database.app) as app:
        app.execute("INSERT INTO entry (note) VALUES ('advice')")
    with psycopg.connect(database.app) as app, pytest.raises(errors.InsufficientPrivilege):
        app.execute("CREATE TABLE mine ()")
    with psycopg.connect(database.app) as app, pytest.raises(errors.InsufficientPrivilege):
        app.execute("TRUNCATE entry")


def test_looking_everywhere_has_to_be_entered(database):
    with psycopg.connect(database.owner) as owner:
        owner.execute("CREATE TABLE entry (note text)")
        owner.execute("ALTER TABLE entry ENABLE ROW LEVEL SECURITY")
        owner.execute("ALTER TABLE entry FORCE ROW LEVEL SECURITY")
        owner.execute("CREATE POLICY everywhere ON entry TO wirkkreis_everywhere USING (true)")
        owner.execute("SET LOCAL ROLE wirkkreis_everywhere")
        owner.execute("INSERT INTO entry VALUES ('advice')")
    with psycopg.connect(database.app) as app:
        assert _count(app) == 0
        app.execute("SET LOCAL ROLE wirkkreis_everywhere")
        assert _count(app) == 1


def test_a_copy_of_a_database_has_its_rows_and_its_rights(cluster, database):
    with psycopg.connect(database.owner) as owner:
        owner.execute("CREATE TABLE entry (note text)")
        owner.execute("INSERT INTO entry VALUES ('advice')")
    cluster.create_database("copy", template="a district's data")
    with psycopg.connect(cluster.urls("copy").app) as app:
        assert _count(app) == 1
    cluster.drop_database("copy")
    assert not cluster.has_database("copy")


def test_dropping_what_is_not_there_is_no_failure(cluster):
    cluster.drop_database("never made")


def test_a_question_whose_asker_was_killed_ends(cluster):
    assert _ask(cluster.urls().app, "SHOW client_connection_check_interval") == "10s"


def _ask(url: str, question: str) -> Any:
    with psycopg.connect(url) as connection:
        found = connection.execute(question).fetchone()
        assert found is not None
        return found[0]


def _count(connection: psycopg.Connection[Any]) -> Any:
    return next(connection.execute("SELECT count(*) FROM entry"))[0]
