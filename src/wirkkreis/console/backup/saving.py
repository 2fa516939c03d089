"""`wirkkreis backup FILE`: database and uploads into one archive, while the site works on."""

import argparse
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext

from wirkkreis.console import telling
from wirkkreis.console.backup import archive, tables
from wirkkreis.console.backup.archive import Content, Manifest, Writer
from wirkkreis.console.doctor.versions import own
from wirkkreis.console.failure import Failure
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.wall import EVERYWHERE, inside


def main(arguments: list[str]) -> int:
    """Write the archive; it must not exist yet."""
    parser = argparse.ArgumentParser(prog="wirkkreis backup", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE", help="the archive to write (.tar.gz)")
    file: Path = parser.parse_args(arguments).file
    if file.exists():
        raise Failure(
            gettext("%(file)s gibt es schon.") % {"file": file},
            gettext("Nennen Sie eine neue Datei."),
        )
    try:
        manifest = save(file)
    except OSError as error:
        raise Failure(
            gettext("%(file)s lässt sich nicht schreiben (%(error)s).")
            % {"file": file, "error": error.strerror or error},
            gettext("Prüfen Sie Verzeichnis, Rechte und freien Platz."),
        ) from error
    rows = sum(table.size for table in manifest.tables.values())
    values = {"file": file, "rows": rows, "files": len(manifest.uploads)}
    telling.say(gettext("%(file)s: %(rows)s Zeilen, %(files)s Dateien.") % values)
    telling.say(gettext("Die Schlüssel liegen nicht darin; verwahren Sie sie getrennt davon."))
    return 0


def save(file: Path) -> Manifest:
    """Write the archive: one moment of the database, then the uploads it speaks of."""
    with archive.written(file) as writer, tempfile.TemporaryDirectory(dir=file.parent) as room:
        manifest = _save_database(writer, Path(room))
        _save_uploads(writer, settings.MEDIA_ROOT, manifest)
        writer.add_bytes(archive.MANIFEST, manifest.as_json())
    return manifest


def _save_database(writer: Writer, room: Path) -> Manifest:
    with transaction.atomic(), connection.cursor() as cursor:
        # Everything as it was at the same moment, whatever is written meanwhile.
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        with inside(EVERYWHERE):
            manifest = Manifest(
                wirkkreis=own(),
                made_at=clock.now().isoformat(),
                migrations=tables.migrations(),
                sequences=tables.sequences(),
            )
            for table in tables.tables():
                lines = room / table.name
                with lines.open("wb") as out:
                    manifest.tables[table.name] = tables.copy_out(table, out.write)
                writer.add_file(f"{archive.TABLES}/{table.name}", lines)
                lines.unlink()
    return manifest


def _save_uploads(writer: Writer, uploads: Path, manifest: Manifest) -> None:
    for path in sorted(uploads.rglob("*")):
        if path.is_file():
            name = path.relative_to(uploads).as_posix()
            manifest.uploads[name] = Content(archive.sha256_of(path), path.stat().st_size)
            writer.add_file(f"{archive.UPLOADS}/{name}", path)
