"""A whole site of its own, started by the real ./start from a copy, whose parts can be killed."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from wirkkreis.console import home as places
from wirkkreis.console.cluster import Cluster
from wirkkreis.console.home import CHECKOUT
from wirkkreis.console.server import _servers_of

START_SECONDS = 600.0  # it takes one minute where nothing else is at work
STOP_SECONDS = 40.0
COME_BACK_SECONDS = 60.0
SENDS_LETTERS = '\nMAIL_CARRIER = "django.core.mail.backends.smtp.EmailBackend"\n'
NOT_COPIED = shutil.ignore_patterns("__pycache__", "tests")


class Site:
    """A running site: its port, its database, and ways to kill what it is made of."""

    def __init__(self, checkout: Path, port: int, process: subprocess.Popen[bytes]) -> None:
        self.port = port
        self.cluster = Cluster(places.for_checkout(checkout))
        self._process = process

    def kill_web(self) -> None:
        """End the web server and its workers in the middle of what they do."""
        master = self._child("gunicorn")
        self._kill([master, *_children(master)])

    def kill_worker(self) -> None:
        """End the background worker in the middle of what it does."""
        self._kill([self._child("console worker")])

    def kill_database(self) -> None:
        """End every process of the database server in the middle of what it does."""
        self._kill(list(_servers_of(self.cluster.home.data)))

    def has_all_parts(self) -> bool:
        """Whether web server, worker and database are there."""
        parts = [self._find("gunicorn"), self._find("console worker")]
        return None not in parts and any(True for _ in _servers_of(self.cluster.home.data))

    def _child(self, words: str) -> int:
        """A process that was just killed, or ended with the database, is about to come back."""
        until(lambda: self._find(words) is not None, COME_BACK_SECONDS)
        found = self._find(words)
        assert found is not None, f"no {words} runs"
        return found

    def _find(self, words: str) -> int | None:
        return next((pid for pid in _children(self._process.pid) if words in _command(pid)), None)

    def _kill(self, pids: list[int]) -> None:
        for pid in pids:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue


@contextmanager
def running_site(place: Path, mail_port: int) -> Iterator[Site]:
    """Start a copy of this checkout with a database of its own; leave nothing of it behind.

    It sends its letters to a mail server on this port, as the example otherwise never does.
    """
    checkout = _copied(place)
    log = place / "start.log"
    port = _free_port()
    with log.open("wb") as out:
        process = _start(checkout, port, mail_port, out)
    home = places.for_checkout(checkout)
    try:
        until(lambda: "is running" in log.read_text() or process.poll() is not None, START_SECONDS)
        assert process.poll() is None, log.read_text()
        yield Site(checkout, port, process)
    finally:
        print("\n".join(line for line in log.read_text().splitlines() if _SAID.search(line)))
        process.terminate()
        process.wait(STOP_SECONDS)
        for left in (home.root, home.socket):
            shutil.rmtree(left, ignore_errors=True)


# What ./start itself says about what was killed, not what the killed ones said.
_SAID = re.compile(r"ended \(exit code|keeps ending|went away|[✓✗]")


def until(holds: Callable[[], bool], seconds: float) -> None:
    """Wait until something holds; fail when it takes longer."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"not within {seconds:.0f} s"
        time.sleep(0.1)


def _copied(place: Path) -> Path:
    checkout = place / "a copy"
    shutil.copytree(CHECKOUT / "src", checkout / "src", ignore=NOT_COPIED)
    shutil.copytree(CHECKOUT / "requirements", checkout / "requirements")
    with (checkout / "src" / "wirkkreis" / "config" / "settings.py").open("a") as settings:
        settings.write(SENDS_LETTERS)
    return checkout


def _start(checkout: Path, port: int, mail_port: int, out: IO[bytes]) -> subprocess.Popen[bytes]:
    ours = re.compile(r"DATABASE_|WIRKKREIS_|DJANGO_")
    environment = {name: value for name, value in os.environ.items() if not ours.match(name)}
    surroundings = {
        "PYTHONPATH": str(checkout / "src"),
        "WIRKKREIS_MAIL_URL": f"smtp://127.0.0.1:{mail_port}",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "wirkkreis.console", "start", "--port", str(port)],
        env=environment | surroundings,
        cwd=checkout,
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.STDOUT,
    )


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _children(pid: int) -> list[int]:
    try:
        told = Path("/proc", str(pid), "task", str(pid), "children").read_text()
    except OSError:
        return []
    return [int(child) for child in told.split()]


def _command(pid: int) -> str:
    try:
        return Path("/proc", str(pid), "cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""
