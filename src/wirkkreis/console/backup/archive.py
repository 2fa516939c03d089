"""The file: a compressed tar of tables, uploads, and a manifest that says what must be in it."""

import gzip
import hashlib
import io
import json
import os
import shutil
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from django.utils.translation import gettext

from wirkkreis.console.failure import Failure

MANIFEST, TABLES, UPLOADS = "manifest.json", "tables", "uploads"
FORMAT = 1
CHUNK = 1 << 20  # bytes
UNREADABLE = (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, ValueError, KeyError)


@dataclass(frozen=True)
class Content:
    """What a table or a file has to be: sha256 in hexadecimal, and rows or bytes."""

    sha256: str
    size: int


@dataclass
class Manifest:
    """What an archive holds, and what it was made from."""

    wirkkreis: str
    made_at: str
    migrations: list[str]
    sequences: dict[str, int]
    tables: dict[str, Content] = field(default_factory=dict)
    uploads: dict[str, Content] = field(default_factory=dict)

    def as_json(self) -> bytes:
        """The manifest as it stands in the archive."""
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Manifest":
        """Read one again. Raises Failure for one of a later format, ValueError for rubbish."""
        values: dict[str, Any] = json.loads(text)
        if values.pop("format") != FORMAT:
            raise Failure(
                gettext("Diese Sicherung hat eine neuere Wirkkreis-Fassung geschrieben."),
                gettext("Spielen Sie sie mit Fassung %(version)s zurück.")
                % {"version": values["wirkkreis"]},
            )
        for kind in (TABLES, UPLOADS):
            values[kind] = {name: Content(**content) for name, content in values[kind].items()}
        return cls(**values)


class Writer:
    """Adds members to an archive that is being made."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar

    def add_file(self, name: str, path: Path) -> None:
        """Add a file of ours under this name."""
        self._tar.add(path, arcname=name, recursive=False, filter=_without_owner)

    def add_bytes(self, name: str, content: bytes) -> None:
        """Add a member that exists nowhere else."""
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = len(content), 0o600
        self._tar.addfile(entry, io.BytesIO(content))


@contextmanager
def written(file: Path) -> Iterator[Writer]:
    """Write an archive for our eyes only; it gets its name when it is complete."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with (
            os.fdopen(descriptor, "wb") as raw,
            tarfile.open(fileobj=raw, mode="w:gz", compresslevel=6) as tar,
        ):
            yield Writer(tar)
            tar.close()
            raw.flush()
            os.fsync(raw.fileno())
        draft.rename(file)
    finally:
        draft.unlink(missing_ok=True)


def unpack(file: Path, directory: Path) -> Manifest:
    """Unpack an archive into an empty directory and hold every member against the manifest.

    Raises Failure when the archive is not whole.
    """
    try:
        with gzip.open(file) as stream:
            with tarfile.open(fileobj=stream, mode="r:") as tar:
                for member in tar:
                    _unpack_member(tar, member, directory)
            # tar stops at its own end; only at the stream's end is its checksum compared.
            while stream.read(CHUNK):
                pass
        manifest = Manifest.from_json((directory / MANIFEST).read_bytes())
    except FileNotFoundError as error:
        raise _damaged(file, str(error)) from error
    except UNREADABLE as error:
        raise _damaged(file, str(error) or type(error).__name__) from error
    _compare(file, directory, manifest)
    return manifest


def _unpack_member(tar: tarfile.TarFile, member: tarfile.TarInfo, directory: Path) -> None:
    path = PurePosixPath(member.name)
    if path.is_absolute() or ".." in path.parts or not member.isfile():
        raise ValueError(member.name)
    target = directory / path
    target.parent.mkdir(parents=True, exist_ok=True)
    source = tar.extractfile(member)
    assert source is not None
    with source, target.open("xb") as out:
        shutil.copyfileobj(source, out)


def _compare(file: Path, directory: Path, manifest: Manifest) -> None:
    expected = {f"{TABLES}/{name}": content for name, content in manifest.tables.items()}
    expected |= {f"{UPLOADS}/{name}": content for name, content in manifest.uploads.items()}
    found = {
        path.relative_to(directory).as_posix() for path in directory.rglob("*") if path.is_file()
    }
    wrong = sorted(found ^ {MANIFEST, *expected})
    with suppress(FileNotFoundError):  # missing ones are named already
        wrong += [
            name
            for name, content in expected.items()
            if name in found and sha256_of(directory / name) != content.sha256
        ]
    if wrong:
        raise _damaged(file, ", ".join(wrong))


def sha256_of(path: Path) -> str:
    """The sha256 of a file in hexadecimal."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _damaged(file: Path, why: str) -> Failure:
    return Failure(
        gettext("%(file)s ist keine vollständige Sicherung (%(why)s).")
        % {"file": file, "why": why},
        gettext("Es wurde nichts verändert. Nehmen Sie eine andere Kopie oder eine ältere."),
    )


def _without_owner(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mode = 0o600
    return entry
