"""Secrets: there, long enough, in files that only the service can read, and the fitting ones."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext

from wirkkreis.accounts import vault
from wirkkreis.console.doctor.finding import Finding

IN_FILES = (
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "WIRKKREIS_SECRET_KEY",
    "WIRKKREIS_TOTP_KEY",
    "WIRKKREIS_MAIL_URL",
    "WIRKKREIS_MAILBOX_URL",
)
SHORTEST, FEWEST_LETTERS = 50, 10


def examine() -> Iterator[Finding]:
    """The secret key, the key of the second factor, and who can read the files with secrets."""
    yield _secret_key()
    yield _second_factor()
    for name in IN_FILES:
        if path := os.environ.get(f"{name}_FILE"):
            yield _file(f"{name}_FILE", Path(path))


def stored_secrets() -> Iterator[Finding]:
    """Whether the key opens the second factors that people have set up."""
    about = gettext("Zweite Faktoren")
    apps = Authenticator.objects.filter(type=Authenticator.Type.TOTP)
    closed = sum(not _opens(app) for app in apps)
    if closed:
        yield Finding(
            about,
            gettext("%(count)s lassen sich mit dem Schlüssel nicht öffnen.") % {"count": closed},
            gettext(
                "Holen Sie den früheren Schlüssel aus Ihrer Verwahrung und hängen Sie ihn in "
                "WIRKKREIS_TOTP_KEY_FILE als weitere Zeile an."
            ),
        )
    else:
        yield Finding(about, gettext("der Schlüssel passt zu allen."))


def _secret_key() -> Finding:
    about = gettext("Geheimer Schlüssel")
    key = settings.SECRET_KEY
    if len(key) < SHORTEST or len(set(key)) < FEWEST_LETTERS or key.startswith("django-insecure"):
        return Finding(
            about,
            gettext("ist zu kurz oder zu einfach."),
            "python3 -c 'import secrets; print(secrets.token_urlsafe(48))' "
            f"> {os.environ.get('WIRKKREIS_SECRET_KEY_FILE') or '/etc/wirkkreis/secret-key'}",
        )
    return Finding(about, gettext("ist lang genug."))


def _second_factor() -> Finding:
    about = gettext("Schlüssel des zweiten Faktors")
    try:
        vault.decrypt(vault.encrypt("?"))
    except ImproperlyConfigured as error:
        return Finding(
            about,
            gettext("lässt sich nicht benutzen (%(error)s).") % {"error": error},
            gettext(
                "Legen Sie ihn an, wie es in docs/operating.md steht; WIRKKREIS_TOTP_KEY_FILE "
                "nennt die Datei."
            ),
        )
    return Finding(about, gettext("ist da."))


def _file(name: str, path: Path) -> Finding:
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except OSError as error:
        return Finding(
            name,
            gettext("%(path)s ist nicht zu lesen (%(error)s).")
            % {"path": path, "error": error.strerror},
            gettext("Legen Sie die Datei an oder berichtigen Sie %(name)s.") % {"name": name},
        )
    if mode & 0o077:
        return Finding(
            name,
            gettext("andere können %(path)s lesen (%(mode)s).")
            % {"path": path, "mode": f"{mode:04o}"},
            f"chmod 600 {path}",
        )
    return Finding(name, gettext("nur der Dienst kann die Datei lesen."))


def _opens(app: Authenticator) -> bool:
    try:
        vault.decrypt(app.data["secret"])
    except ImproperlyConfigured:
        return False
    return True
