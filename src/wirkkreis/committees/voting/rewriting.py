"""Two tables written anew, so that nothing is left of how their rows were before.

PostgreSQL keeps old versions of rows until a vacuum; `VACUUM (FULL)` writes the table into another
file without them. Only the owner of the table can do so, outside any transaction: for another role
PostgreSQL prints a warning and goes on. And what an older transaction could still see, a backup
say, is carried over into the new file. So nothing is believed that was not looked at.

A plain vacuum goes before: the full one takes any older transaction of the whole cluster for one
that could see our rows, the plain one only those of our database.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql
from psycopg.errors import Diagnostic

from wirkkreis.committees.models import Entitlement, Tally

TABLES = (Entitlement._meta.db_table, Tally._meta.db_table)

PATIENCE = "SET lock_timeout = '5s'"
"""How long to wait for somebody else's vote; everybody else would wait behind us."""


@dataclass(frozen=True)
class Notice:
    """What PostgreSQL says while it works: the function of its source that says so, and words."""

    place: str
    words: str
    detail: str


class NotRewritten(Exception):
    """Old versions of rows are still there; the message says of which table, and why."""


def rewrite(tables: tuple[str, ...] = TABLES, *, url: str | None = None) -> None:
    """Write the tables anew as their owner. Raises NotRewritten unless each is free of old rows."""
    with _as_owner(settings.DATABASE_OWNER_URL if url is None else url) as owner:
        for table in tables:
            _rewrite(owner, table)


def _rewrite(owner: psycopg.Connection[Any], table: str) -> None:
    """Vacuum one table and look: at its file, and at what the vacuum says of dead rows."""
    told: list[Notice] = []

    def listen(said: Diagnostic) -> None:
        """A notice is gone once it was told."""
        told.append(
            Notice(
                said.source_function or "", said.message_primary or "", said.message_detail or ""
            )
        )

    owner.add_notice_handler(listen)
    before = _file_of(owner, table)
    try:
        for vacuum in ("VACUUM {}", "VACUUM (FULL, VERBOSE) {}"):
            owner.execute(sql.SQL(vacuum).format(sql.Identifier(table)))
    except psycopg.Error as error:
        raise NotRewritten(f"{table}: {error}") from error
    finally:
        owner.remove_notice_handler(listen)
    if _file_of(owner, table) == before:
        raise NotRewritten(f"{table}: {_words(told)}")
    if _dead_rows(told) != 0:
        raise NotRewritten(f"{table}: a transaction that runs elsewhere still holds old rows.")


def _file_of(owner: psycopg.Connection[Any], table: str) -> int:
    row = owner.execute("SELECT pg_relation_filenode(%s::regclass)", [table]).fetchone()
    return int(row[0]) if row else 0


def _dead_rows(told: list[Notice]) -> int | None:
    """How many old versions could not be left out: the first number of the vacuum's detail.

    Found by the place in PostgreSQL that says it, because the words are translated.
    """
    for said in told:
        if said.place == "copy_table_data" and said.detail:
            number = re.search(r"\d+", said.detail)
            return int(number.group()) if number else None
    return None


def _words(told: list[Notice]) -> str:
    return " ".join(said.words for said in told) or "the file is the same."


@contextmanager
def _as_owner(url: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection of our own to the same database, as the role that owns the tables."""
    if not url:
        raise NotRewritten("DATABASE_OWNER_URL is not set; docs/operating.md tells why it is.")
    name = str(connection.settings_dict["NAME"])
    try:
        with psycopg.connect(url, dbname=name, autocommit=True) as owner:
            owner.execute(PATIENCE)
            yield owner
    except psycopg.OperationalError as error:
        raise NotRewritten(str(error)) from error
