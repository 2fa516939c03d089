"""The doctor's lines about the database, each made to fail."""

from django.db import connection

from wirkkreis.console.doctor import database
from wirkkreis.console.doctor.tests.conftest import mended


def test_a_healthy_database_has_no_finding_to_mend(db):
    assert mended(database.examine()) == ""
    assert database.unreachable() is None


def test_an_old_server_is_named(db, monkeypatch):
    monkeypatch.setattr(database, "OLDEST", 99)
    assert "zu alt" in mended([database._version()])


def test_a_superuser_may_not_serve(looking_as):
    looking_as(database, "superuser")
    assert "an der Trennung" in mended([database._serving_role()])


def test_the_owner_may_not_serve(looking_as):
    looking_as(database, "owner")
    assert "besitzt" in mended([database._serving_role()])


def test_a_role_for_everywhere_that_anybody_may_use_is_named(db, settings):
    settings.EVERYWHERE_ROLE = "wirkkreis_app"
    assert "falsche Rechte" in mended([database._everywhere()])


def test_a_missing_role_for_everywhere_is_named(db, settings):
    settings.EVERYWHERE_ROLE = "nobody"
    assert "nobody fehlt" in mended([database._everywhere()])


def test_a_missing_migration_is_named(db):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'diary'")
    assert "wirkkreis migrate" in mended([database._migrations()])


def test_an_open_table_is_counted(looking_as):
    owner = looking_as(database, "owner")
    owner.set_autocommit(False)
    with owner.cursor() as cursor:
        cursor.execute("ALTER TABLE diary_entry NO FORCE ROW LEVEL SECURITY")
    said = mended([database._walls()])
    owner.rollback()
    assert "1 Tabellen stehen offen" in said
