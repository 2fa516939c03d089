"""The embedded PostgreSQL as the rest of the project sees it: a cluster one uses for a while.

    with cluster.for_checkout().use() as postgres:
        print(postgres.urls().app)

Several commands may use the cluster side by side; the last one to leave stops the server. A
command that was killed leaves it running, and the next one adopts it.
"""

import contextlib
import fcntl
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import sql

from wirkkreis.console import home as places
from wirkkreis.console.heritage import set_aside_what_a_removed_checkout_left
from wirkkreis.console.home import Home
from wirkkreis.console.server import SUPERUSER, Server
from wirkkreis.tenancy import roles

DATABASE = "wirkkreis"
ANSWER_SECONDS = 10.0


@dataclass(frozen=True)
class Urls:
    """Addresses of one database, one per role that signs in."""

    superuser: str
    owner: str
    app: str


class Cluster:
    """A PostgreSQL of one's own. `use` it, then ask it for addresses and databases."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self._server = Server(home)

    @contextlib.contextmanager
    def use(self) -> Iterator["Cluster"]:
        """Have the server running, with the three roles and the project's database.

        Leaving stops it unless somebody else still uses it. Raises Failure.
        """
        with (self.home.root / "in-use.lock").open("a") as users:
            with self._door():
                fcntl.flock(users, fcntl.LOCK_SH)
                self._start()
            try:
                yield self
            finally:
                with self._door():
                    if _is_the_last(users):
                        self._server.stop()

    def revive(self) -> None:
        """Start the server again if it was killed while in use. Raises Failure."""
        if self._server.pid() is None:
            with self._door():
                self._start()

    def urls(self, database: str = DATABASE) -> Urls:
        """The addresses of a database, understood by libpq and by DATABASE_URL."""
        return Urls(
            superuser=self._url(SUPERUSER, database),
            owner=self._url(roles.OWNER, database),
            app=self._url(roles.APP, database),
        )

    def create_database(self, name: str, template: str | None = None) -> None:
        """Make a database that belongs to the owner role, ready for the first migration.

        With a template it is that database's copy; nobody may be connected to the template.
        """
        create = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
            sql.Identifier(name),
            sql.Identifier(roles.OWNER),
            sql.Identifier(template or "template0"),
        )
        self._run(self.urls("postgres").superuser, create)
        quoted = '"' + name.replace('"', '""') + '"'
        urls = self.urls(name)
        self._run(urls.superuser, *roles.for_a_database_as_superuser(quoted))
        if template is None:
            self._run(urls.owner, *roles.for_a_database_as_owner())

    def rename_database(self, old: str, new: str) -> None:
        """Give a database its final name; nobody may be connected to it."""
        names = (sql.Identifier(old), sql.Identifier(new))
        rename = sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*names)
        self._run(self.urls("postgres").superuser, rename)

    def drop_database(self, name: str) -> None:
        """Remove a database, connected or not; one that does not exist is as good as removed."""
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        self._run(self.urls("postgres").superuser, drop)

    def has_database(self, name: str) -> bool:
        """Whether a database of this name exists."""
        with psycopg.connect(self.urls("postgres").superuser, autocommit=True) as connection:
            asked = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            return asked.fetchone() is not None

    def _start(self) -> None:
        """A server that was killed a moment ago still looks alive; then it is started again."""
        deadline = time.monotonic() + ANSWER_SECONDS
        while True:
            self._server.start()
            try:
                return self._prepare()
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)

    def databases_like(self, pattern: str) -> list[str]:
        """Names of databases that match an SQL pattern."""
        with psycopg.connect(self.urls("postgres").superuser, autocommit=True) as connection:
            asked = "SELECT datname FROM pg_database WHERE datname LIKE %s"
            return [name for (name,) in connection.execute(asked, [pattern])]

    def _prepare(self) -> None:
        self._run(self.urls("postgres").superuser, *roles.for_the_cluster())
        if not self.has_database(DATABASE):
            self.create_database(DATABASE)

    def _run(self, url: str, *statements: str | sql.Composed) -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def _url(self, role: str, database: str) -> str:
        host = quote(str(self.home.socket), safe="")
        return f"postgresql://{role}@/{quote(database, safe='')}?host={host}"

    @contextlib.contextmanager
    def _door(self) -> Iterator[None]:
        """One at a time starts or stops the server."""
        with (self.home.root / "door.lock").open("a") as door:
            fcntl.flock(door, fcntl.LOCK_EX)
            yield


def for_checkout(
    checkout: Path = places.CHECKOUT, *, homes: Path = places.ROOT_OWNED_HOMES
) -> Cluster:
    """The cluster of a checkout of the project; this one, unless another is named.

    `homes` is where root's clusters lie. Raises Failure.
    """
    home = places.for_checkout(checkout, homes=homes)
    if home.user is not None:
        aside = set_aside_what_a_removed_checkout_left(checkout, home)
        if aside is not None:
            print(f"A removed checkout at this path left a database; it lies in {aside}.")
    return Cluster(home)


def _is_the_last(users: Any) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
