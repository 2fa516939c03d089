"""The machine: does the clock agree with the database's, is there room on the disks."""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext

from wirkkreis.console import home
from wirkkreis.console.doctor.finding import Finding
from wirkkreis.tenancy import clock as house_clock

MOST_APART = timedelta(seconds=5)
LEAST_FREE = 1_000_000_000  # bytes; about a year of uploads of one partnership


def clock() -> Iterator[Finding]:
    """Our clock against the database's, and the time zone both of them know."""
    with connection.cursor() as cursor:
        before = house_clock.now()
        cursor.execute("SELECT clock_timestamp(), timezone(%s, now())", [settings.TIME_ZONE])
        theirs, local = cursor.fetchone()
        after = house_clock.now()
    apart = max(before - theirs, theirs - after, timedelta())
    about = gettext("Uhr")
    if apart > MOST_APART:
        yield Finding(
            about,
            gettext("geht %(seconds)s Sekunden anders als die der Datenbank.")
            % {"seconds": round(apart.total_seconds())},
            gettext(
                "Schalten Sie auf beiden Rechnern den Zeitabgleich ein: timedatectl set-ntp true."
            ),
        )
    else:
        yield Finding(about, gettext("stimmt mit der der Datenbank überein."))
    yield _zone(theirs.astimezone(ZoneInfo(settings.TIME_ZONE)).replace(tzinfo=None) - local)


def _zone(difference: timedelta) -> Finding:
    about = gettext("Zeitzone")
    zone = {"zone": settings.TIME_ZONE}
    if abs(difference) > timedelta(minutes=1):
        return Finding(
            about,
            gettext("%(zone)s bedeutet hier und in der Datenbank nicht dasselbe.") % zone,
            gettext("Bringen Sie auf beiden Rechnern das Paket tzdata auf den neuesten Stand."),
        )
    return Finding(about, f"{settings.TIME_ZONE}.")


def disk() -> Iterator[Finding]:
    """Free space, and the right to write, where the install keeps things."""
    for about, place in _places():
        yield _room(about, place)


def _places() -> Iterator[tuple[str, Path]]:
    yield gettext("Platz für Dateien"), settings.VAR
    if settings.MEDIA_ROOT.exists() and not settings.MEDIA_ROOT.is_relative_to(settings.VAR):
        yield gettext("Platz für Hochgeladenes"), settings.MEDIA_ROOT
    # A database elsewhere keeps its disk to itself; ours lies beside its socket.
    socket = Path(settings.DATABASES["default"]["HOST"] or "-")
    own = home.for_checkout(home.CHECKOUT) if socket.is_absolute() else None
    if own is not None and own.socket == socket:
        yield gettext("Platz für die Datenbank"), own.root


def _room(about: str, place: Path) -> Finding:
    if not place.is_dir() or not os.access(place, os.W_OK | os.X_OK):
        return Finding(
            about,
            gettext("in %(place)s kann nicht geschrieben werden.") % {"place": place},
            gettext(
                "Legen Sie das Verzeichnis an und geben Sie es dem Benutzer des Dienstes: "
                "install -d -o wirkkreis %(place)s"
            )
            % {"place": place},
        )
    free = shutil.disk_usage(place).free
    values = {"place": place, "free": f"{free / 1e9:.1f}".replace(".", ",")}
    if free < LEAST_FREE:
        return Finding(
            about,
            gettext("nur noch %(free)s GB frei in %(place)s.") % values,
            gettext(
                "Räumen Sie auf oder vergrößern Sie die Platte, bevor sich nichts mehr "
                "speichern lässt."
            ),
        )
    return Finding(about, gettext("%(free)s GB frei in %(place)s.") % values)
