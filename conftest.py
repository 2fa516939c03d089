"""The test database: migrated as the owner, filled with the example world, used as the app role.

It is built once for each state of the source and copied for every worker, so that a test starts
from the whole example world and pays nothing for it.
"""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client, override_settings
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker

from wirkkreis.accounts.actor import Actor, actor_of
from wirkkreis.accounts.models import Account, Role
from wirkkreis.languages.known import BASE
from wirkkreis.tenancy.keeping import KEEPER
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside
from wirkkreis.testing.cast import MANSFELD
from wirkkreis.testing.plugin import POSTGRES

SOURCE = Path(__file__).parent / "src" / "wirkkreis"
WORLD = "from wirkkreis.testing import world; world.build()"


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues, once for all workers: on a new machine nobody has done so."""
    if not hasattr(config, "workerinput"):
        command = [sys.executable, "-m", "wirkkreis.languages.catalogue", "compile"]
        subprocess.run(command, cwd=SOURCE.parent, check=True, stdout=subprocess.DEVNULL)


@pytest.fixture(scope="session", autouse=True)
def style_sheets_as_they_lie() -> Iterator[None]:
    """Pages link style sheets by their own names: nothing has been collected on a new machine."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    storages = settings.STORAGES | {"staticfiles": plain}
    with override_settings(STORAGES=storages, STATIC_ROOT=None):
        yield


@pytest.fixture(scope="session")
def example_world() -> str:
    """The name of a database that holds the example world; copy it, never write into it."""
    return _filled_database()


@pytest.fixture(scope="session")
def django_db_setup(example_world: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A copy of the filled database for this worker, dropped at the end."""
    name = f"test_{os.getpid()}"
    POSTGRES.create_database(name, template=example_world)
    default = connections["default"]
    default.close()
    default.settings_dict["NAME"] = name
    default.settings_dict["TEST"]["NAME"] = name
    with django_db_blocker.unblock():
        yield
        default.close()
    POSTGRES.drop_database(name)


@pytest.fixture
def own_database(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Callable[[], None]]:
    """A copy of the example world to really write into, for tests of several connections.

    Calling it takes the copy back to how it was. Not to be used together with `db`.
    """
    default = connections["default"]
    shared = default.settings_dict["NAME"]

    def renew() -> None:
        connections.close_all()
        POSTGRES.drop_database(own)
        POSTGRES.create_database(own, template=shared)

    own = f"{shared}_own"
    renew()
    default.settings_dict["NAME"] = own
    with django_db_blocker.unblock():
        yield renew
        connections.close_all()
    default.settings_dict["NAME"] = shared
    POSTGRES.drop_database(own)


def _filled_database() -> str:
    migrated = _made_once(
        f"migrated_{_fingerprint('*/migrations/*.py')}", None, _run("-m", "django", "migrate")
    )
    return _made_once(f"world_{_fingerprint('**/*.*')}", migrated, _run("-c", _SETUP + WORLD))


_SETUP = "import django; django.setup(); "


def _made_once(name: str, template: str | None, fill: Callable[[str], None]) -> str:
    """The name of a database, made if this source has none yet; older ones of its kind go."""
    with (Path(gettempdir()) / f"wirkkreis-{os.getuid()}-tests.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not POSTGRES.has_database(name):
            building = f"{name}_building"
            POSTGRES.drop_database(building)
            POSTGRES.create_database(building, template=template)
            fill(building)
            POSTGRES.rename_database(building, name)
            for older in POSTGRES.databases_like(f"{name.partition('_')[0]}_%"):
                if older != name:
                    POSTGRES.drop_database(older)
    return name


def _run(*arguments: str) -> Callable[[str], None]:
    def fill(database: str) -> None:
        urls = POSTGRES.urls(database)
        url = urls.owner if "migrate" in arguments else urls.app
        subprocess.run(
            [sys.executable, *arguments],
            check=True,
            env=os.environ | {"DATABASE_URL": url},
            stdout=subprocess.DEVNULL,
        )

    return fill


def _fingerprint(pattern: str) -> str:
    """What the database is made from: code and data, not tests, pages or catalogues."""
    digest = sha256()
    for path in sorted(SOURCE.glob(pattern)):
        if path.suffix in {".py", ".md", ".geojson"} and "tests" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@pytest.fixture(autouse=True)
def _in_the_base_language() -> None:
    """Whatever language the page of the test before was in."""
    translation.activate(BASE)


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """Whatever page the test before has made."""
    KEEPER.forget_all()


@pytest.fixture
def mansfeld(db: None) -> Iterator[Partnership]:
    """Inside the example partnership Mansfeld-Südharz."""
    partnership = Partnership.objects.get(slug="mansfeld-suedharz")
    with inside(partnership):
        yield partnership


@pytest.fixture
def ahrfeld(db: None) -> Partnership:
    """The neighbour, from outside."""
    return Partnership.objects.get(slug="ahrfeld")


@pytest.fixture
def cast(mansfeld: Partnership) -> dict[Role, Actor]:
    """The people of Mansfeld-Südharz by role."""
    return {part.role: actor_of(Account.objects.get(email=part.email)) for part in MANSFELD}


@pytest.fixture
def browser(cast: dict[Role, Actor]) -> Callable[[Role | None], Client]:
    """Browsers at the door of Mansfeld-Südharz: `browser(Role.COORDINATOR)`, `browser(None)`."""

    def at_the_door(role: Role | None) -> Client:
        client = Client(headers={"host": "localhost"})
        if role is not None:
            account = cast[role].account
            assert account is not None
            client.force_login(account)
        return client

    return at_the_door
