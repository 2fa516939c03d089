"""Versions: what runs here, whether its makers still mend it, whether it is what was tested."""

import importlib.metadata
import platform
import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import date

import django
from django.db import connection
from django.utils.translation import gettext

from wirkkreis.console.doctor.finding import Finding
from wirkkreis.console.home import CHECKOUT
from wirkkreis.tenancy import clock

PROJECT = CHECKOUT / "pyproject.toml"
PINNED = CHECKOUT / "requirements" / "base.txt"

# A pin for every machine; one with a marker may not be meant for this one.
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?![^\n]*;)", re.MULTILINE)

# Last month with security fixes, as announced by the makers (devguide.python.org/versions,
# djangoproject.com/download, postgresql.org/support/versioning).
PYTHON_ENDS = {
    (3, 11): date(2027, 10, 31),
    (3, 12): date(2028, 10, 31),
    (3, 13): date(2029, 10, 31),
    (3, 14): date(2030, 10, 31),
}
DJANGO_ENDS = {(5, 2): date(2028, 4, 30)}
POSTGRESQL_ENDS = {
    16: date(2028, 11, 9),
    17: date(2029, 11, 8),
    18: date(2030, 11, 14),
}


def installed() -> Iterator[Finding]:
    """Wirkkreis, Python, Django, and whether the libraries are the ones that were tested."""
    yield Finding("Wirkkreis", f"{own()}.")
    python, web = sys.version_info[:2], django.VERSION[:2]
    yield _kept("Python", platform.python_version(), PYTHON_ENDS.get(python))
    yield _kept("Django", django.get_version(), DJANGO_ENDS.get(web))
    yield _libraries()


def server() -> Iterator[Finding]:
    """PostgreSQL."""
    number = connection.cursor().connection.info.server_version
    version = f"{number // 10_000}.{number % 10_000}"
    yield _kept("PostgreSQL", version, POSTGRESQL_ENDS.get(number // 10_000))


def own() -> str:
    """The version of Wirkkreis, installed as a package or run from its checkout."""
    try:
        return importlib.metadata.version("wirkkreis")
    except importlib.metadata.PackageNotFoundError:
        return str(tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"])


def _kept(about: str, version: str, ends: date | None) -> Finding:
    values = {"version": version, "ends": f"{ends:%d.%m.%Y}" if ends else ""}
    if ends is None:
        return Finding(about, gettext("%(version)s.") % values)
    if ends < clock.today():
        return Finding(
            about,
            gettext("%(version)s bekommt seit dem %(ends)s keine Sicherheitskorrekturen mehr.")
            % values,
            gettext(
                "Stellen Sie auf eine neuere Fassung um; docs/operating.md beschreibt den Weg."
            ),
        )
    return Finding(about, gettext("%(version)s, Sicherheitskorrekturen bis %(ends)s.") % values)


def _libraries() -> Finding:
    about = gettext("Bibliotheken")
    if not PINNED.exists():
        return Finding(about, gettext("werden von Ihrem Paket verwaltet."))
    other = sorted(_differing(PINNED.read_text(encoding="utf-8")))
    if other:
        return Finding(
            about,
            gettext("nicht die geprüften: %(names)s.") % {"names": ", ".join(other)},
            f".venv/bin/pip install --require-hashes -r {PINNED}",
        )
    return Finding(about, gettext("sind genau die geprüften."))


def _differing(pinned: str) -> Iterator[str]:
    for name, wanted in PIN.findall(pinned):
        try:
            found = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found = ""
        if found != wanted:
            yield f"{name} {found or '–'} ≠ {wanted}"
