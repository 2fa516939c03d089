"""Everything between an empty database and a site that can be served; each step only when due."""

import importlib
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import psycopg

from wirkkreis.config import environment
from wirkkreis.console import surroundings, telling
from wirkkreis.console.failure import Failure
from wirkkreis.console.home import CHECKOUT
from wirkkreis.console.stamps import Stamps, fingerprint

PACKAGE = Path(__file__).resolve().parent.parent
PINNED = CHECKOUT / "requirements" / "base.txt"
WORLD = "wirkkreis.testing.world"
CATALOGUE = "wirkkreis.languages.catalogue"

Person = tuple[str, str, str]  # role, name, e-mail address


def prepare() -> list[Person]:
    """Migrate, compile, collect, and load the example where the database is empty.

    Returns the people to sign in as. Raises Failure.
    """
    stamps = Stamps(surroundings.var() / "stamps")
    database = _identity()
    _migrate(stamps, database)
    _compile(stamps)
    _collect(stamps)
    return _example(stamps, database)


def _migrate(stamps: Stamps, database: str) -> None:
    due = fingerprint([*PACKAGE.glob("*/migrations/*.py"), PINNED], database)
    if stamps.is_fresh("migrated", due):
        return
    with telling.step("Bringing the database to this version"):
        _run([sys.executable, "-m", "wirkkreis.console", "migrate"])
    stamps.set("migrated", due)


def _compile(stamps: Stamps) -> None:
    if not is_built(CATALOGUE):
        return
    catalogues = [*PACKAGE.glob("**/*.po"), *PACKAGE.glob("**/*.mo")]
    if stamps.is_fresh("compiled", fingerprint(catalogues)):
        return
    with telling.step("Compiling the translations"):
        _run([sys.executable, "-m", CATALOGUE, "compile"])
    made = [*PACKAGE.glob("**/*.po"), *PACKAGE.glob("**/*.mo")]
    stamps.set("compiled", fingerprint(made))


def _collect(stamps: Stamps) -> None:
    due = fingerprint([*_files(PACKAGE.glob("*/static/**/*")), PINNED], str(surroundings.var()))
    if stamps.is_fresh("collected", due) and (surroundings.var() / "static").is_dir():
        return
    with telling.step("Collecting style sheets and scripts"):
        collect = ("django", "collectstatic", "--no-input", "--clear", "--verbosity", "0")
        _run([sys.executable, "-m", "wirkkreis.console", *collect])
    stamps.set("collected", due)


def _example(stamps: Stamps, database: str) -> list[Person]:
    """The people of the example world; asked of the world itself only when something changed.

    Without demo mode nothing of the example comes into the database.
    """
    if not (environment.flag("WIRKKREIS_DEMO") and is_built(WORLD)):
        return []
    due = fingerprint(_files((PACKAGE / "testing").rglob("*.py")), database)
    kept = surroundings.var() / "stamps" / "people.json"
    if not (stamps.is_fresh("example", due) and kept.exists()):
        importlib.import_module("django").setup()
        world = importlib.import_module(WORLD)
        if world.is_empty():
            with telling.step("Loading the example partnership"):
                world.build()
        kept.write_text(json.dumps([list(person) for person in world.people()]))
        importlib.import_module("django.db").connections.close_all()
        stamps.set("example", due)
    return [tuple(person) for person in json.loads(kept.read_text())]


def _identity() -> str:
    """Tells this database from any other, also from one dropped and made again."""
    url = (
        os.environ.get("DATABASE_URL") or Path(os.environ["DATABASE_URL_FILE"]).read_text().strip()
    )
    asked = (
        "SELECT system_identifier::text || '/' || (SELECT oid::text FROM pg_database "
        "WHERE datname = current_database()) FROM pg_control_system()"
    )
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            found = connection.execute(asked).fetchone()
    except psycopg.OperationalError as error:
        raise Failure(
            f"The database does not answer: {error}".strip(),
            "Check DATABASE_URL, or unset it to use the embedded PostgreSQL.",
        ) from error
    return str(found[0]) if found else ""


def is_built(module: str) -> bool:
    """Whether a part of the house that others write is there yet."""
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def _files(found: Iterable[Path]) -> list[Path]:
    return [path for path in found if path.is_file()]


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=CHECKOUT)
    if done.returncode != 0:
        words = " ".join(["wirkkreis", *command[3:]])
        last = "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])
        raise Failure(
            f"“{words}” failed:\n{last}",
            "Run it by hand from .venv/bin to see all it says.",
        )
