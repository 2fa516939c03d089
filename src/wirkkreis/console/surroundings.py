"""What the application expects around it: a database and a secret, from the environment or ours."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from wirkkreis.accounts.vault import make_key_file
from wirkkreis.console import cluster
from wirkkreis.console.failure import Failure
from wirkkreis.console.home import CHECKOUT

SETTINGS = "wirkkreis.config.settings"


# The embedded cluster while `ready` holds it, for whoever has to bring it back when it is killed.
_held: list[cluster.Cluster] = []


@contextlib.contextmanager
def ready(*, as_owner: bool = False) -> Iterator[cluster.Cluster | None]:
    """Put into the environment what Django's settings read; yield the embedded cluster if used.

    A DATABASE_URL given from outside is left alone. Raises Failure.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    with contextlib.ExitStack() as stack:
        used = None
        if not _is_given("DATABASE_URL"):
            used = stack.enter_context(cluster.for_checkout().use())
            _held.append(used)
            stack.callback(_held.remove, used)
            urls = used.urls()
            os.environ |= {"DATABASE_URL": urls.app, "DATABASE_OWNER_URL": urls.owner}
            if not _is_given("WIRKKREIS_SECRET_KEY"):
                os.environ["WIRKKREIS_SECRET_KEY_FILE"] = str(secret_key_file())
            if not os.environ.get("WIRKKREIS_TOTP_KEY_FILE"):
                os.environ["WIRKKREIS_TOTP_KEY_FILE"] = str(_totp_key_file())
        if as_owner:
            _become_owner()
        yield used


def revive() -> None:
    """Start the embedded server again if it is used and was killed. Raises Failure."""
    for used in _held:
        used.revive()


def var() -> Path:
    """The directory for everything that is written: uploads, static files, keys, stamps."""
    return Path(os.environ.get("WIRKKREIS_VAR") or CHECKOUT / "var")


def secret_key_file() -> Path:
    """The file with this install's secret key, made at the first call, readable by us alone."""
    file = var() / "keys" / "secret-key"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        # Written whole before it gets its name: two commands at once end up with one key.
        draft = file.with_name(f"secret-key.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):
            os.link(draft, file)
        draft.unlink()
    return file


def _totp_key_file() -> Path:
    """The file with the key of the second factor, made at the first call."""
    file = var() / "keys" / "totp-key"
    if not file.exists():
        make_key_file(file)
    return file


def _is_given(name: str) -> bool:
    return bool(os.environ.get(name) or os.environ.get(f"{name}_FILE"))


def _become_owner() -> None:
    for suffix in ("", "_FILE"):
        if value := os.environ.get(f"DATABASE_OWNER_URL{suffix}"):
            os.environ.pop("DATABASE_URL_FILE", None)
            os.environ[f"DATABASE_URL{suffix}"] = value
            return
    raise Failure(
        "DATABASE_URL is set, DATABASE_OWNER_URL is not.",
        "Set it to the address of the role that owns the tables; docs/operating.md tells how.",
    )
