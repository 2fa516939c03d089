"""The vault: secrets of the second factor, encrypted with a key that the database never sees.

The key file holds one Fernet key per line. The first encrypts; the others still decrypt, so that
a new key can be put on top and the old one taken out when nothing needs it any more.
"""

import contextlib
import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured


def encrypt(text: str) -> str:
    """The text under the newest key. Raises ImproperlyConfigured when there is no usable key."""
    return _keys().encrypt(text.encode()).decode()


def decrypt(encrypted: str) -> str:
    """The text again. Raises ImproperlyConfigured when none of the keys fits."""
    try:
        return _keys().decrypt(encrypted.encode()).decode()
    except InvalidToken as error:
        raise ImproperlyConfigured(
            f"No key in {settings.TOTP_KEY_FILE} fits a second factor that is in use."
        ) from error


def make_key_file(path: Path) -> None:
    """Make a key file, readable by us alone. One that exists is left as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written whole before it gets its name: two processes at once end up with one key.
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(Fernet.generate_key() + b"\n")
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()


def check_key_file(**_: object) -> list[CheckMessage]:
    """A system check: without the key nobody could set up or use a second factor."""
    try:
        _keys()
    except ImproperlyConfigured as error:
        return [
            Error(
                str(error),
                hint="Set WIRKKREIS_TOTP_KEY_FILE to a file with a key; docs/operating.md tells "
                "how to make one.",
                id="accounts.E001",
            )
        ]
    return []


def _keys() -> MultiFernet:
    if not settings.TOTP_KEY_FILE:
        raise ImproperlyConfigured("WIRKKREIS_TOTP_KEY_FILE is not set.")
    path = Path(settings.TOTP_KEY_FILE)
    if settings.DEMO and not path.exists():
        make_key_file(path)
    try:
        return MultiFernet([Fernet(line) for line in path.read_text().split()])
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(f"{path} holds no key that can be used: {error}") from error
