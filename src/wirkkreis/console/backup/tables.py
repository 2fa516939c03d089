"""The tables of a database: which ones, in which order, copied out and filled again."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Any, BinaryIO

from django.db import connection
from psycopg import sql

from wirkkreis.console.backup.archive import Content

# Not content: each with the reason why it stays behind.
LEFT_BEHIND = {
    "django_migrations",  # stands in the manifest, and has to be the same where it goes
    "django_session",  # whoever signed out since then must not be signed in again
    "accounts_session",
    "accounts_outgoingmail",  # what waited that day has gone out since, or says nothing any more
    "accounts_handover",  # tickets of the last minute
    "shared_cache",  # counters of the last minutes
}
# Filled by migrating or by a trigger; what the archive says takes their place.
FILLED_BY_ITSELF = {
    "auth_permission",
    "django_content_type",
    "procrastinate_events",
    "procrastinate_workers",
}

TABLES = """
    SELECT relname::text FROM pg_class
    WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
"""
SEQUENCES = """
    SELECT relname::text FROM pg_class
    WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
"""
# References that have to be right at once, not only when the transaction ends.
POINTS_AT = """
    SELECT source.relname::text, target.relname::text FROM pg_constraint
    JOIN pg_class source ON source.oid = conrelid
    JOIN pg_class target ON target.oid = confrelid
    WHERE contype = 'f' AND NOT condeferrable AND conrelid <> confrelid
"""
COLUMNS = """
    SELECT attname::text, attgenerated <> '', format_type(atttypid, NULL) IN (
        'text', 'character varying', 'character'
    ), attnum = ANY(coalesce(indkey::int2[], '{}'))
    FROM pg_attribute LEFT JOIN pg_index ON indrelid = attrelid AND indisprimary
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""
BLOCK = 1 << 20


@dataclass(frozen=True)
class Table:
    """A table with the columns that hold content, and what makes the order of its rows certain."""

    name: str
    columns: sql.Composed
    order: sql.Composed

    @property
    def quoted(self) -> sql.Identifier:
        """Its name as SQL."""
        return sql.Identifier(self.name)


def names() -> list[str]:
    """The names of all tables, sorted."""
    return sorted(name for (name,) in _ask(TABLES))


def tables() -> list[Table]:
    """All tables with content, those that others point at first."""
    points_at: dict[str, set[str]] = {name: set() for name in names()}
    for source, target in _ask(POINTS_AT):
        if source in points_at and target in points_at:
            points_at[source].add(target)
    ordered = TopologicalSorter(points_at).static_order()
    return [_table(name) for name in ordered if name not in LEFT_BEHIND]


def migrations() -> list[str]:
    """The migrations that were applied, as `app.name`."""
    found = _ask("SELECT app || '.' || name FROM django_migrations ORDER BY app, name")
    return sorted({name for (name,) in found})


def sequences() -> dict[str, int]:
    """Each sequence's last number; 0 where it has given none yet."""
    values = {}
    for (name,) in sorted(_ask(SEQUENCES)):
        if not any(name.startswith(f"{table}_") for table in LEFT_BEHIND):
            asked = sql.SQL("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {}")
            ((values[name],),) = _ask(asked.format(sql.Identifier(name)))
    return values


def set_sequences(values: dict[str, int]) -> None:
    """Go on counting where the values say. Only the owner of the sequences may."""
    with connection.cursor() as cursor:
        for name, value in values.items():
            quoted = sql.Identifier(name).as_string(None)
            cursor.execute("SELECT setval(%s, %s, %s)", [quoted, max(value, 1), value > 0])


def not_empty() -> list[str]:
    """Tables with rows that neither migrating nor a trigger has put there."""
    found = []
    for table in tables():
        if table.name not in FILLED_BY_ITSELF:
            asked = sql.SQL("SELECT 1 FROM {} LIMIT 1").format(table.quoted)
            found += [table.name for _ in _ask(asked)]
    return found


def copy_out(table: Table, write: Callable[[bytes], Any] = lambda _: None) -> Content:
    """Hand every row to `write`, as COPY's text, in a certain order; return count and hash."""
    copy = sql.SQL("COPY (SELECT {} FROM {} ORDER BY {}) TO STDOUT").format(
        table.columns, table.quoted, table.order
    )
    digest, rows = hashlib.sha256(), 0
    with connection.cursor() as cursor, cursor.copy(copy) as lines:
        for block in lines:
            content = bytes(block)
            digest.update(content)
            rows += content.count(b"\n")  # within a row it is written as \n in two signs
            write(content)
    return Content(digest.hexdigest(), rows)


def empty_what_fills_itself(present: list[Table]) -> None:
    """Remove what migrating has put there, what points at others first."""
    with connection.cursor() as cursor:
        for table in reversed(present):
            if table.name in FILLED_BY_ITSELF:
                cursor.execute(sql.SQL("DELETE FROM {}").format(table.quoted))


def fill(table: Table, lines: BinaryIO) -> None:
    """Put the rows of `copy_out` into a table.

    By way of a temporary one: PostgreSQL copies into no table with row security.
    """
    incoming = sql.Identifier("incoming")
    with connection.cursor() as cursor:
        if table.name in FILLED_BY_ITSELF:
            cursor.execute(sql.SQL("DELETE FROM {}").format(table.quoted))
        cursor.execute(sql.SQL("CREATE TEMP TABLE {} (LIKE {})").format(incoming, table.quoted))
        into = sql.SQL("COPY {} ({}) FROM STDIN").format(incoming, table.columns)
        with cursor.copy(into) as copy:
            while block := lines.read(BLOCK):
                copy.write(block)
        cursor.execute(
            sql.SQL("INSERT INTO {} ({}) OVERRIDING SYSTEM VALUE SELECT {} FROM {}").format(
                table.quoted, table.columns, table.columns, incoming
            )
        )
        cursor.execute(sql.SQL("DROP TABLE {}").format(incoming))


def _table(name: str) -> Table:
    described = _ask(COLUMNS, sql.Identifier(name).as_string(None))
    kept = [column for column, generated, _, _ in described if not generated]
    # A database may sort letters by its own rules; bytes sort the same everywhere.
    keys = [
        sql.SQL('{} COLLATE "C"' if is_text else "{}").format(sql.Identifier(column))
        for column, _, is_text, is_key in described
        if is_key
    ]
    return Table(
        name,
        columns=sql.SQL(", ").join(map(sql.Identifier, kept)),
        order=sql.SQL(", ").join(keys or [sql.SQL("{}").format(1)]),
    )


def _ask(question: str | sql.Composed, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return list(cursor.fetchall())
