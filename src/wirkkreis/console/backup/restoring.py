"""`wirkkreis restore FILE`: bring an archive back into an empty database and directory."""

import argparse
import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.utils.translation import gettext

from wirkkreis.console import telling
from wirkkreis.console.backup import archive, tables
from wirkkreis.console.backup.archive import Manifest
from wirkkreis.console.failure import Failure
from wirkkreis.tenancy.wall import EVERYWHERE, inside


def main(arguments: list[str]) -> int:
    """Restore the archive, everything or nothing."""
    parser = argparse.ArgumentParser(prog="wirkkreis restore", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE", help="an archive of wirkkreis backup")
    file: Path = parser.parse_args(arguments).file
    if not file.is_file():
        raise Failure(
            gettext("%(file)s gibt es nicht.") % {"file": file},
            gettext("Nennen Sie die Datei, die wirkkreis backup geschrieben hat."),
        )
    manifest = restore(file)
    rows = sum(table.size for table in manifest.tables.values())
    values = {"tables": len(manifest.tables), "rows": rows, "files": len(manifest.uploads)}
    telling.say(
        gettext(
            "%(tables)s Tabellen mit %(rows)s Zeilen und %(files)s Dateien sind wieder da; "
            "Anzahl und Inhalt stimmen mit der Sicherung überein."
        )
        % values
    )
    return 0


def restore(file: Path) -> Manifest:
    """Bring everything back and hold it against the manifest. Raises Failure, changing nothing."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.VAR, prefix="restoring-") as room:
        unpacked = Path(room)
        manifest = archive.unpack(file, unpacked)
        _migrate_an_empty_database()
        try:
            _fill(unpacked, manifest)
        except DatabaseError as error:
            raise Failure(
                gettext("Die Datenbank nimmt die Sicherung nicht an (%(error)s).")
                % {"error": str(error).strip()},
                gettext("Es wurde nichts verändert. Prüfen Sie die Rollen mit wirkkreis doctor."),
            ) from error
    return manifest


def _migrate_an_empty_database() -> None:
    if "django_migrations" not in tables.names():
        with telling.step(gettext("Tabellen anlegen")):
            call_command("migrate", interactive=False, verbosity=0)


def _fill(unpacked: Path, manifest: Manifest) -> None:
    with transaction.atomic():
        with inside(EVERYWHERE):
            _insist_on_same_migrations(manifest)
            _insist_on_emptiness()
            present = tables.tables()
            tables.empty_what_fills_itself(present)
            for table in present:
                with (unpacked / archive.TABLES / table.name).open("rb") as lines:
                    tables.fill(table, lines)
            _insist_on_same_content(manifest)
        tables.set_sequences(manifest.sequences)
        with _uploads_brought_back(unpacked / archive.UPLOADS, settings.MEDIA_ROOT):
            # What points at nothing is found now, while files can still be taken away again.
            transaction.get_connection().check_constraints()


def _insist_on_same_migrations(manifest: Manifest) -> None:
    here, there = set(tables.migrations()), set(manifest.migrations)
    if here == there:
        return
    differing = ", ".join(sorted(here ^ there)[:5])
    raise Failure(
        gettext("Die Datenbank hat einen anderen Stand als die Sicherung (%(names)s).")
        % {"names": differing},
        gettext(
            "Spielen Sie sie mit Wirkkreis %(version)s zurück, und bringen Sie Wirkkreis dann "
            "auf den neuen Stand (wirkkreis migrate)."
        )
        % {"version": manifest.wirkkreis},
    )


def _insist_on_emptiness() -> None:
    full = tables.not_empty()
    if full:
        raise Failure(
            gettext("Diese Datenbank ist nicht leer (%(tables)s).")
            % {"tables": ", ".join(full[:5])},
            gettext(
                "Eine Sicherung kommt nur in eine leere Datenbank; legen Sie eine neue an, wie "
                "es in docs/operating.md steht."
            ),
        )
    if settings.MEDIA_ROOT.is_dir() and any(settings.MEDIA_ROOT.iterdir()):
        raise Failure(
            gettext("Das Verzeichnis %(place)s ist nicht leer.") % {"place": settings.MEDIA_ROOT},
            gettext("Räumen Sie es beiseite, damit sich nichts vermischt."),
        )


def _insist_on_same_content(manifest: Manifest) -> None:
    wrong = [
        table.name
        for table in tables.tables()
        if tables.copy_out(table) != manifest.tables[table.name]
    ]
    if wrong:
        raise Failure(
            gettext("Zurückgespielt ist nicht dasselbe wie gesichert: %(tables)s.")
            % {"tables": ", ".join(wrong)},
            gettext("Es wurde nichts verändert. Bitte melden Sie das als Fehler."),
        )


@contextlib.contextmanager
def _uploads_brought_back(source: Path, target: Path) -> Iterator[None]:
    """Copy the files; take them away again when what follows fails."""
    try:
        if source.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            shutil.copytree(source, target, dirs_exist_ok=True, copy_function=shutil.copyfile)
        yield
    except BaseException:
        for entry in target.iterdir() if target.is_dir() else ():
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        raise
