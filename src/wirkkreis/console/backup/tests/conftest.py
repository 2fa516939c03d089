"""Databases and uploads to back up and to restore into, as an operator has them."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings

from wirkkreis.testing.plugin import POSTGRES


@dataclass(frozen=True)
class Install:
    """A database with its directory; `wirkkreis` runs a command in it."""

    database: str
    var: Path

    def wirkkreis(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command as an operator would; nothing of the example is switched on."""
        urls = POSTGRES.urls(self.database)
        return subprocess.run(
            [sys.executable, "-m", "wirkkreis.console", *words],
            env=os.environ
            | {"DATABASE_URL": urls.app, "DATABASE_OWNER_URL": urls.owner}
            | {"WIRKKREIS_VAR": str(self.var), "WIRKKREIS_DEMO": ""},
            capture_output=True,
            text=True,
            check=False,
        )

    def ask(self, question: str, role: str = "superuser") -> list[Any]:
        """The first column of an answer."""
        with psycopg.connect(getattr(POSTGRES.urls(self.database), role)) as connection:
            return [first for first, *_ in connection.execute(question)]


def made_database(kind: str) -> str:
    """The name of the database the tests copy theirs from: `migrated` or `world`."""
    found = POSTGRES.databases_like(f"{kind}_%")
    return next(name for name in found if not name.endswith("_building"))


@pytest.fixture
def install(tmp_path: Path) -> Iterator[Callable[..., Install]]:
    """Make installs: empty, or with a copy of another database."""
    made = []

    def make(name: str, template: str | None = None) -> Install:
        database = f"{name}_{os.getpid()}"
        POSTGRES.drop_database(database)
        POSTGRES.create_database(database, template=template)
        made.append(database)
        return Install(database, tmp_path / name)

    yield make
    for database in made:
        POSTGRES.drop_database(database)


@pytest.fixture(scope="module")
def example(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Install:
    """The whole example world, with two uploads."""
    var = tmp_path_factory.mktemp("example")
    (var / "uploads" / "logos").mkdir(parents=True)
    (var / "uploads" / "logos" / "größe 1.svg").write_bytes(b"<svg/>" * 1000)
    (var / "uploads" / "note.txt").write_bytes(b"")
    return Install(settings.DATABASES["default"]["NAME"], var)


@pytest.fixture(scope="module")
def saved(example: Install) -> Path:
    """An archive of the example world."""
    file = example.var / "saved.tar.gz"
    done = example.wirkkreis("backup", str(file))
    assert done.returncode == 0, done.stderr
    return file


@pytest.fixture
def empty(django_db_setup: None, install: Callable[..., Install]) -> Install:
    """An install that was brought to this version and has been used for nothing."""
    return install("target", template=made_database("migrated"))
