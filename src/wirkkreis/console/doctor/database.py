"""Database: does it answer, is it new enough, do the roles keep the wall, is it migrated."""

from collections.abc import Iterator

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext

from wirkkreis.console.doctor.finding import Finding

OLDEST = 16

ROLE = "SELECT current_user, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
OWNS = """
    SELECT count(*) FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND pg_has_role(relowner, 'USAGE')
"""
ENTERS = """
    SELECT NOT rolcanlogin AND NOT rolsuper AND NOT rolbypassrls
       AND pg_has_role(current_user, oid, 'SET') AND NOT pg_has_role(current_user, oid, 'USAGE')
    FROM pg_roles WHERE rolname = %s
"""
UNWALLED = """
    SELECT count(*) FROM pg_class table_
    JOIN pg_attribute ON attrelid = table_.oid AND attname = 'partnership_id'
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND NOT (relrowsecurity AND relforcerowsecurity)
"""


def unreachable() -> Finding | None:
    """Why the database does not answer, if it does not."""
    try:
        connection.ensure_connection()
    except OperationalError as error:
        return Finding(
            gettext("Datenbank"),
            gettext("antwortet nicht (%(error)s).") % {"error": _first_line(error)},
            gettext(
                "Prüfen Sie DATABASE_URL, und ob der Server läuft: systemctl status postgresql."
            ),
        )
    return None


def broke_off(error: OperationalError) -> Finding:
    """The connection ended in the middle of an examination."""
    return Finding(
        gettext("Datenbank"),
        gettext("hat die Verbindung abgebrochen (%(error)s).") % {"error": _first_line(error)},
        gettext("Sehen Sie im Protokoll des Datenbankservers nach und starten Sie ihn neu."),
    )


def examine() -> Iterator[Finding]:
    """Version, roles, migrations."""
    yield _version()
    yield _serving_role()
    yield _everywhere()
    yield _migrations()
    yield _walls()


def _version() -> Finding:
    major = connection.cursor().connection.info.server_version // 10_000
    if major < OLDEST:
        return Finding(
            gettext("Datenbank"),
            gettext("PostgreSQL %(major)s ist zu alt.") % {"major": major},
            gettext("Bringen Sie den Server auf PostgreSQL %(oldest)s oder neuer.")
            % {"oldest": OLDEST},
        )
    return Finding(
        gettext("Datenbank"), gettext("antwortet, PostgreSQL %(major)s.") % {"major": major}
    )


def _serving_role() -> Finding:
    about = gettext("Datenbankrolle")
    user, above_the_wall = _row(ROLE)
    (owned,) = _row(OWNS)
    if above_the_wall:
        return Finding(
            about,
            gettext("%(user)s darf an der Trennung der Partnerschaften vorbei.") % {"user": user},
            f"ALTER ROLE {user} NOSUPERUSER NOBYPASSRLS;",
        )
    if owned:
        return Finding(
            about,
            gettext("%(user)s besitzt %(owned)s Tabellen und könnte die Trennung aufheben.")
            % {"user": user, "owned": owned},
            gettext(
                "Tragen Sie in DATABASE_URL die dienende Rolle ein, nicht die besitzende; "
                "docs/operating.md nennt beide."
            ),
        )
    return Finding(about, gettext("%(user)s bleibt hinter der Trennung.") % {"user": user})


def _everywhere() -> Finding:
    about = gettext("Rolle für alle Partnerschaften")
    role = settings.EVERYWHERE_ROLE
    found = _row(ENTERS, role)
    if not found or not found[0]:
        return Finding(
            about,
            gettext("%(role)s fehlt oder hat falsche Rechte.") % {"role": role},
            gettext(
                "Führen Sie die Anweisungen zu den Rollen aus docs/operating.md noch einmal aus."
            ),
        )
    return Finding(about, gettext("%(role)s muss eigens betreten werden.") % {"role": role})


def _migrations() -> Finding:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    about = gettext("Stand der Datenbank")
    if plan:
        return Finding(
            about,
            gettext("%(count)s Schritte fehlen, der erste ist %(first)s.")
            % {"count": len(plan), "first": plan[0][0]},
            "wirkkreis migrate",
        )
    return Finding(about, gettext("passt zu dieser Fassung."))


def _walls() -> Finding:
    about = gettext("Trennung der Partnerschaften")
    (open_tables,) = _row(UNWALLED)
    if open_tables:
        return Finding(
            about,
            gettext("%(count)s Tabellen stehen offen.") % {"count": open_tables},
            gettext(
                "Schalten Sie die Zeilensicherheit wieder ein (FORCE ROW LEVEL SECURITY) "
                "und klären Sie, wer sie abgeschaltet hat."
            ),
        )
    return Finding(about, gettext("jede Tabelle ist gesichert."))


def _row(question: str, *values: str) -> tuple[object, ...]:
    # A savepoint: a refused question must not spoil the ones after it.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(question, values)
        return tuple(cursor.fetchone() or ())


def _first_line(error: OperationalError) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
