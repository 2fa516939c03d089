"""The server that takes our letters and the mailbox where they arrive: both as addresses."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from wirkkreis.config.environment import Misconfigured
from wirkkreis.tenancy.loopback import is_loopback

SECONDS_TO_ANSWER = 20


@dataclass(frozen=True)
class Mailbox:
    """An IMAP mailbox. `address` is where a letter to it is sent."""

    host: str
    port: int
    user: str
    password: str
    folder: str
    address: str
    tls: bool


def server(url: str) -> dict[str, Any]:
    """Django's mail settings from `smtps://user:secret@host:465` or `smtp://…@host:587`.

    smtps is encrypted from the first byte; smtp has to change to TLS (STARTTLS) before anything is
    sent, unless the server is this machine. Raises Misconfigured.
    """
    parts = _parts(url, {"smtp", "smtps"}, "WIRKKREIS_MAIL_URL")
    implicit = parts.scheme == "smtps"
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port
        or (465 if implicit else 25 if is_loopback(parts.hostname) else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": implicit,
        "EMAIL_USE_TLS": not implicit and not is_loopback(parts.hostname),
        "EMAIL_TIMEOUT": SECONDS_TO_ANSWER,
    }


def mailbox(url: str) -> Mailbox:
    """The mailbox at `imaps://user:secret@host/FOLDER?address=doctor@example.org`.

    The folder is INBOX where none is named, the address the user name. Raises Misconfigured.
    """
    name = "WIRKKREIS_MAILBOX_URL"
    parts = _parts(url, {"imap", "imaps"}, name)
    implicit = parts.scheme == "imaps"
    if not implicit and not is_loopback(parts.hostname):
        raise Misconfigured(f"{name} has to begin with imaps://, so that nobody reads along.")
    user = unquote(parts.username or "")
    address = parse_qs(parts.query).get("address", [user])[0]
    if "@" not in address:
        raise Misconfigured(f"{name}: add ?address=… to say which address the mailbox has.")
    return Mailbox(
        host=str(parts.hostname),
        port=parts.port or (993 if implicit else 143),
        user=user,
        password=unquote(parts.password or ""),
        folder=unquote(parts.path.strip("/")) or "INBOX",
        address=address,
        tls=implicit,
    )


def _parts(url: str, schemes: set[str], name: str) -> SplitResult:
    parts = urlsplit(url)
    if parts.scheme not in schemes or not parts.hostname:
        begins = " or ".join(f"{scheme}://host" for scheme in sorted(schemes))
        raise Misconfigured(f"{name} has to begin with {begins}; see docs/operating.md.")
    return parts
