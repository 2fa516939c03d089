"""The named list of gates: what each one proves, and the commands that prove it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from wirkkreis.console.home import CHECKOUT
from wirkkreis.console.preparation import CATALOGUE, is_built

Command = tuple[str, ...]
PYTHON = sys.executable
SOURCE = ("src", "tests", "bootstrap", "bench_floor")

# The lints read the source; they have to speak up even where the application does not load.
WITHOUT_DJANGO = (
    *("-c", os.devnull, "--rootdir", ".", "--noconftest"),
    *("-p", "no:django"),
)

KILLS = "tests/endurance/test_kills.py"

# As an install that people reach from outside would be set up.
LIKE_PRODUCTION = {
    "WIRKKREIS_DEMO": "",
    "WIRKKREIS_INSECURE": "",
    "WIRKKREIS_HOSTS": "demokratie.example",
    # Not a secret: it only has to be as long and as mixed as a real one.
    "WIRKKREIS_SECRET_KEY": "a-key-as-long-and-as-mixed-as-is-asked-of-a-real-one-0123456789",
    "WIRKKREIS_SECRET_KEY_FILE": "",
}


@dataclass(frozen=True)
class Gate:
    """One thing that has to hold, and the commands that fail where it does not.

    is_there: whether its subject has been built; a gate without one is not listed.
    lacks: says what this machine is missing for it, which skips it (and fails in CI).
    shown: its words are shown while it runs, not only when it fails.
    """

    name: str
    proves: str
    commands: tuple[Command, ...]
    minutes: float = 5
    group: str = "fast"
    environment: Mapping[str, str] = field(default_factory=dict)
    is_there: Callable[[], bool] = lambda: True
    lacks: Callable[[], str] = lambda: ""
    shown: bool = False


def gates() -> list[Gate]:
    """All gates whose subject exists, in the order they run: the quick ones first."""
    return [
        gate
        for gate in (*_reading(), *_asking_django(), *_running(), *_enduring())
        if gate.is_there()
    ]


def _reading() -> list[Gate]:
    """Gates that read the source and run none of it."""
    written = _existing(*SOURCE)
    return [
        Gate(
            "format",
            "the source is laid out by ruff",
            (_module("ruff", "format", "--check", *written),),
        ),
        Gate("lint", "ruff finds nothing", (_module("ruff", "check", *written),)),
        Gate(
            "layers",
            "imports only go down",
            ((PYTHON, "-c", LINT_IMPORTS),),
        ),
        Gate(
            "house",
            "the house's own rules for files, pages and style sheets hold",
            (_module("pytest", *WITHOUT_DJANGO, "-q", "tests/lints"),),
            is_there=(CHECKOUT / "tests" / "lints").is_dir,
        ),
        Gate("types", "mypy strict finds nothing", (_module("mypy", "src", "bootstrap"),)),
    ]


def _asking_django() -> list[Gate]:
    """Gates that load the application and ask it something."""
    django = ("wirkkreis.console", "django")
    return [
        Gate(
            "migrations",
            "every change of a model has its migration",
            (_module(*django, "makemigrations", "--check", "--dry-run"),),
        ),
        Gate(
            "deploy",
            "Django's checks for an install that people reach find nothing",
            (_module(*django, "check", "--deploy", "--fail-level", "WARNING"),),
            environment=LIKE_PRODUCTION,
        ),
        Gate(
            "catalogue",
            "every text is translated, not copied",
            (_module(CATALOGUE, "check"),),
            is_there=lambda: is_built(CATALOGUE),
        ),
    ]


def _running() -> list[Gate]:
    """Gates that run the application."""
    return [
        Gate(
            "unit",
            "every part does what its tests say, on PostgreSQL",
            (
                _module(
                    "pytest", "-q", "-n", "2", *_existing("src", "tests/bootstrap", "tests/house")
                ),
            ),
            minutes=15,
            shown=True,
        ),
        Gate(
            "journeys",
            "people reach their goal in a real browser, and axe finds nothing on the way",
            (_module("pytest", "-q", "-n", "2", "--dist", "loadgroup", "tests/journeys"),),
            minutes=45,
            group="journeys",
            is_there=(CHECKOUT / "tests" / "journeys").is_dir,
            lacks=_lacks_chromium,
            shown=True,
        ),
    ]


def _enduring() -> list[Gate]:
    """Gates that kill and fill."""
    return [
        Gate(
            "kills",
            "five kills of web server, worker and database lose nothing",
            (
                _module(
                    "pytest", "-q", *WITHOUT_DJANGO, "-s", f"{KILLS}::test_five_kills_lose_nothing"
                ),
            ),
            minutes=25,
            is_there=(CHECKOUT / KILLS).exists,
        ),
        Gate(
            "endurance",
            "nothing is lost over many kills, nothing slows down over many rows",
            (_module("pytest", "-q", "-s", "tests/endurance", "-k", "not five_kills"),),
            minutes=80,
            group="endurance",
            is_there=(CHECKOUT / "tests" / "endurance").is_dir,
            shown=True,
        ),
    ]


def chromium() -> str | None:
    """The browser of the journeys: Debian's, or another of this name on the PATH."""
    return next(filter(None, map(shutil.which, ("/usr/bin/chromium", "chromium"))), None)


def _lacks_chromium() -> str:
    if chromium() is None and os.geteuid() == 0 and shutil.which("apt-get"):
        _install_chromium()
    if chromium():
        return ""
    return (
        "Chromium is missing. Install it: apt-get install chromium (or put `chromium` on the PATH)."
    )


def _install_chromium() -> None:
    install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (install, ["apt-get", "update"], install):
        print(f"  {' '.join(command)}", flush=True)
        subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False)
        if chromium():
            return


# import-linter offers no `python -m`, and its script's first line breaks in a path with spaces.
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as c; c(['--no-logo'])"


def _module(name: str, *arguments: str) -> Command:
    return (PYTHON, "-m", name, *arguments)


def _existing(*paths: str) -> tuple[str, ...]:
    return tuple(path for path in paths if (CHECKOUT / path).exists())
