"""One PostgreSQL server: set up, started, adopted when somebody else started it, stopped."""

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from wirkkreis.console import home as places
from wirkkreis.console.failure import Failure
from wirkkreis.console.home import Home

SUPERUSER = "postgres"

SETTINGS = {
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "96MB",
    "max_wal_size": "512MB",
    "fsync": "on",
    # A question whose asker was killed is not worked on for ever.
    "client_connection_check_interval": "10s",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] %q%u@%d ",
}

SOCKET_LOCK = f"{places.SOCKET_NAME}.lock"
START_SECONDS = 90.0  # replaying the log after a kill may take a while on a slow disk
STOP_SECONDS = 30.0
LARGEST_LOG = 10_000_000
STATUS_LINE = 7  # in postmaster.pid, counted from 0; the socket's directory stands on line 4


class Server:
    """The server of one home. Whoever calls `start` or `stop` holds the cluster's door."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self._child: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Have a server that answers: a running one is adopted, a killed one recovers."""
        if self.pid() is not None:
            self._wait_until_ready()
            return
        directory = places.binaries(self.home)
        if not (self.home.data / "PG_VERSION").exists():
            self._set_up(directory)
        self._insist_on_same_major(directory)
        self._forget_a_dead_server()
        self._spawn(directory)
        self._wait_until_ready()

    def stop(self) -> None:
        """Stop the server: politely, and after half a minute without asking."""
        for wish in (signal.SIGINT, signal.SIGQUIT):
            pid = self.pid()
            if pid is None:
                return
            os.kill(pid, wish)
            if self._ended(pid, STOP_SECONDS):
                return
        raise Failure(
            f"PostgreSQL (process {self.pid()}) does not stop.",
            f"Look into {self.home.log}, then end the process.",
        )

    def pid(self) -> int | None:
        """The running postmaster of this data directory, whoever started it."""
        self._reap()
        lines = self._pid_file()
        if not lines or not lines[0].isdigit():
            return None
        pid = int(lines[0])
        return pid if _serves(pid, self.home.data) else None

    def _set_up(self, directory: Path) -> None:
        """initdb beside the final place and renamed: an interrupted one leaves no half cluster."""
        unfinished = self.home.root / "data.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        places.make_directory(unfinished, mode=0o700, user=self.home.user)
        modern = _major(directory) >= 17
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if modern else []
        made = subprocess.run(
            [
                str(directory / "initdb"),
                *("-D", unfinished.name, "-U", SUPERUSER, "--auth=trust", "--encoding=UTF8"),
                *(*locale, "--locale=C" if modern else "--locale=C.UTF-8"),
                *("--data-checksums", "--no-instructions"),
            ],
            stdin=subprocess.DEVNULL,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            **self._as_its_user(),
        )
        if made.returncode != 0:
            last = "\n".join(made.stdout.splitlines()[-5:])
            raise Failure(
                f"PostgreSQL could not be set up in {self.home.root} (initdb):\n{last}",
                "Check that the disk has 100 MB free and that the directory is writable.",
            )
        unfinished.rename(self.home.data)

    def _insist_on_same_major(self, directory: Path) -> None:
        written = int((self.home.data / "PG_VERSION").read_text())
        if written != _major(directory):
            raise Failure(
                f"The data in {self.home.data} was written by PostgreSQL {written}, "
                f"the binaries in {directory} are version {_major(directory)}.",
                "Save the data with the old version (wirkkreis backup FILE), move that directory "
                "away, start, and bring the data back (wirkkreis restore FILE).",
            )

    def _forget_a_dead_server(self) -> None:
        """Remove the pid files of a killed server once none of its processes is left.

        PostgreSQL would do so by itself, except when the number was given to another process
        since, or when nobody has collected the dead one yet; both happen in containers.
        """
        deadline = time.monotonic() + STOP_SECONDS
        while any(True for _ in _servers_of(self.home.data)):
            if time.monotonic() > deadline:
                raise Failure(
                    f"Processes of a killed PostgreSQL still use {self.home.data}.",
                    "End them, then start again.",
                )
            time.sleep(0.05)
        for left in (self.home.data / "postmaster.pid", self.home.socket / SOCKET_LOCK):
            left.unlink(missing_ok=True)

    def _spawn(self, directory: Path) -> None:
        settings = SETTINGS | {"unix_socket_directories": str(self.home.socket)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with self._open_log() as log:
            self._child = subprocess.Popen(
                [str(directory / "postgres"), "-D", self.home.data.name, *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # Ctrl-C is for us; we tell the server ourselves when nobody needs it any more.
                start_new_session=True,
                **self._as_its_user(),
            )

    def _open_log(self) -> IO[bytes]:
        full = self.home.log.exists() and self.home.log.stat().st_size > LARGEST_LOG
        return self.home.log.open("wb" if full else "ab")

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            lines = self._pid_file()
            if len(lines) > STATUS_LINE and lines[STATUS_LINE].strip() == "ready":
                return
            if self._child is not None and self._child.poll() is not None:
                break
            time.sleep(0.02)
        raise Failure(
            f"PostgreSQL did not start. The end of its log:\n{self._last_words()}",
            f"The whole log is {self.home.log}. A full disk and a damaged data directory "
            "are the usual reasons.",
        )

    def _last_words(self) -> str:
        lines = self.home.log.read_text(errors="replace").splitlines()
        return "\n".join(lines[-8:])

    def _ended(self, pid: int, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.pid() != pid:
                return True
            time.sleep(0.02)
        return False

    def _reap(self) -> None:
        if self._child is not None and self._child.poll() is not None:
            self._child = None

    def _pid_file(self) -> list[str]:
        try:
            return (self.home.data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return []

    def _as_its_user(self) -> dict[str, Any]:
        """How to run one of PostgreSQL's programs: in its home, as its user, with a plain umask."""
        options: dict[str, Any] = {"cwd": self.home.root, "umask": 0o077, "env": _environment()}
        if self.home.user is not None:
            options |= {
                "user": self.home.user.pw_uid,
                "group": self.home.user.pw_gid,
                "extra_groups": [],
            }
        return options


def _environment() -> dict[str, str]:
    """Nothing of the caller's PG* settings, passwords or language reaches the server."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "LANG": "C"}


def _major(directory: Path) -> int:
    said = subprocess.run(
        [str(directory / "postgres"), "--version"], capture_output=True, text=True, check=False
    ).stdout
    found = re.search(r"\d+", said)
    if found is None:
        raise Failure(
            f"{directory / 'postgres'} cannot be run on this machine.",
            "The embedded PostgreSQL is built for Linux with glibc 2.28 or newer (x86-64, arm64). "
            "Elsewhere set WIRKKREIS_POSTGRES_BIN to a directory with server binaries, "
            "or DATABASE_URL to a running server.",
        )
    return int(found.group())


def _serves(pid: int, data: Path) -> bool:
    """Whether this process is a PostgreSQL at work in this directory, and not a namesake.

    A dead process nobody has collected yet has no working directory any more.
    """
    process = Path("/proc", str(pid))
    if not Path("/proc/self").exists():
        return _is_alive(pid)
    try:
        named = (process / "comm").read_text().strip() == "postgres"
        return named and (process / "cwd").samefile(data)
    except OSError:
        return False


def _servers_of(data: Path) -> Iterator[int]:
    """The postmaster and the processes it started, also those that outlived it."""
    for entry in Path("/proc").glob("[0-9]*"):
        if _serves(int(entry.name), data):
            yield int(entry.name)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True
