"""A site on a copy of the example world, and a browser in front of it."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from wirkkreis.console.gates import chromium
from wirkkreis.testing.plugin import POSTGRES

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic")
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
START_SECONDS = 60
_turn = count()
_surroundings: dict[str, dict[str, str]] = {}
"""The environment of each site that runs, by its address."""


@pytest.fixture(scope="session")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Collected style sheets and scripts, and a place for uploads."""
    place = tmp_path_factory.mktemp("var")
    command = [sys.executable, "-m", "django", "collectstatic", "--no-input", "--verbosity=0"]
    subprocess.run(command, check=True, env=os.environ | {"WIRKKREIS_VAR": str(place)})
    return place


@pytest.fixture
def site(example_world: str, var: Path) -> Iterator[str]:
    """The address of a site of its own, whose database may be written into."""
    yield from _served(example_world, var)


@pytest.fixture(scope="module")
def shared_site(example_world: str, var: Path) -> Iterator[str]:
    """The address of a site that the tests of a module only read, or write into at the end."""
    yield from _served(example_world, var)


@pytest.fixture
def backstage(site: str) -> Callable[..., None]:
    """Does behind the stage of a site what no browser can: `backstage("works")`."""

    def do(*words: str) -> None:
        command = [sys.executable, "-m", "tests.journeys.backstage", *words]
        subprocess.run(command, env=_surroundings[site], check=True, capture_output=True)

    return do


@dataclass(frozen=True)
class Forgetful:
    """A site that takes back what is written into it, and all its addresses by name."""

    site: str
    addresses: dict[str, str]


@pytest.fixture(scope="module")
def forgetful(example_world: str, var: Path) -> Iterator[Forgetful]:
    """The example world with one row behind every address; any button may be pressed."""
    addresses: dict[str, str] = {}

    def furnish(surroundings: dict[str, str]) -> None:
        command = [sys.executable, "-m", "tests.journeys.addresses"]
        done = subprocess.run(command, env=surroundings, check=True, capture_output=True)
        addresses.update(json.loads(done.stdout))

    for site in _served(example_world, var, settings="tests.journeys.nothing_stays", first=furnish):
        yield Forgetful(site, addresses)


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """Debian's Chromium, driven without a window."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chrome: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a fresh browser: `visit(site, scripts=False, size=PHONE, as_="Jana Brandt")`."""
    contexts: list[BrowserContext] = []

    def open_page(site: str, *, scripts: bool = True, size=DESK, as_: str = "", **more) -> Page:
        context = chrome.new_context(
            base_url=site, java_script_enabled=scripts, viewport=size, locale="de-DE", **more
        )
        contexts.append(context)
        page = context.new_page()
        if as_:
            sign_in(page, as_)
        return page

    yield open_page
    for context in contexts:
        context.close()


def sign_in(page: Page, name: str) -> None:
    """One click as a person of the example."""
    page.goto("/anmelden/")
    page.get_by_role("button", name=name).click()
    page.wait_for_url(lambda address: "anmelden" not in address)


def _served(
    example_world: str,
    var: Path,
    *,
    settings: str = "wirkkreis.config.settings",
    first: Callable[[dict[str, str]], None] = lambda _: None,
) -> Iterator[str]:
    name = f"journey_{os.getpid()}_{next(_turn)}"
    POSTGRES.create_database(name, template=example_world)
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "--threads=4", f"--bind=127.0.0.1:{port}"]
    surroundings = os.environ | {
        "DATABASE_URL": POSTGRES.urls(name).app,
        "WIRKKREIS_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": settings,
    }
    first(surroundings)
    server = subprocess.Popen([*command, "wirkkreis.config.wsgi"], env=surroundings)
    try:
        _wait_for(port, server)
        _surroundings[f"http://localhost:{port}"] = surroundings
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait()
        POSTGRES.drop_database(name)


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    """Until the site answers or its process has ended."""
    until = monotonic() + START_SECONDS
    while monotonic() < until:
        assert server.poll() is None, "the site did not start"
        with suppress(OSError), closing(HTTPConnection("localhost", port, timeout=30)) as asked:
            asked.request("GET", "/impressum/")
            if asked.getresponse().status == 200:
                return
    pytest.fail("the site does not answer")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
