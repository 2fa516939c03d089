"""Settings from the environment: `NAME`, or `NAME_FILE` that names a file with the secret."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class Misconfigured(Exception):
    """The environment does not say what is needed; the message says what to set."""


def text(name: str, default: str | None = None) -> str:
    """The value of `name`, or the stripped content of the file that `name_FILE` names.

    Raises Misconfigured when neither is set and there is no default.
    """
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise Misconfigured(
                f"{name}_FILE names {path}, which cannot be read: {error}"
            ) from error
    value = os.environ.get(name, default)
    if value is None:
        raise Misconfigured(
            f"Set {name} (or {name}_FILE) in the environment; see docs/operating.md."
        )
    return value


def flag(name: str) -> bool:
    """True for 1, true, yes, on."""
    return text(name, "").lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def database(url: str) -> dict[str, Any]:
    """Django's database settings from `postgresql://user:secret@host:port/name?option=value`.

    A host that begins with `/` (percent-encoded, or as `?host=`) is the directory of a unix socket.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise Misconfigured("DATABASE_URL must begin with postgresql:// (PostgreSQL 16 or newer).")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or unquote(parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
    }
