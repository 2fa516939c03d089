"""Ways to look at an examination: what it says, and as which database role it looks."""

from collections.abc import Callable, Iterable, Iterator
from types import ModuleType
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.db.utils import ConnectionHandler
from psycopg import sql

from wirkkreis.config import environment
from wirkkreis.console.doctor.finding import Finding
from wirkkreis.testing.plugin import POSTGRES


def mended(findings: Iterable[Finding]) -> str:
    """What the bad findings say, and their mends."""
    return "\n".join(f"{found.says} → {found.mend}" for found in findings if not found.is_good)


def insert(table: str, **values: Any) -> int:
    """The id of a new row in a table that has no writable model."""
    columns = map(sql.Identifier, values)
    places = sql.SQL(", ").join(sql.Placeholder() * len(values))
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({}) RETURNING id").format(
        sql.Identifier(table), sql.SQL(", ").join(columns), places
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values.values()))
        return int(cursor.fetchone()[0])


@pytest.fixture
def looking_as(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Any]]:
    """Let a module look at the test database as another role."""
    opened = []

    def look(module: ModuleType, role: str) -> Any:
        name = settings.DATABASES["default"]["NAME"]
        url = getattr(POSTGRES.urls(name), role)
        other = ConnectionHandler({"default": environment.database(url)})["default"]
        opened.append(other)
        monkeypatch.setattr(module, "connection", other)
        return other

    yield look
    for used in opened:
        used.close()
