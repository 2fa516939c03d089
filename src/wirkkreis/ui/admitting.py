"""Files people send along: which may come in, and under which name they are shown.

A file's kind is decided by its content; its ending has to agree. Nothing is unpacked here. Pictures
are drawn anew (`pictures.py`), so that nothing stays in them of where and when they were taken.
"""

import re
from collections.abc import Callable
from pathlib import PurePath
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.ui.pictures import without_traces

LARGEST: Final = 10 * 1024 * 1024
"""Bytes."""

ZIP = b"PK\x03\x04"
PICTURES: Final = frozenset({"png", "jpg", "jpeg", "webp"})
UNFIT_FOR_NAMES = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\"\\/:*?<>|]")


def _is_text(data: bytes) -> bool:
    if b"\0" in data:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


# Names inside of office files stand uncompressed in the archive, so nothing has to be unpacked.
SIGNATURES: Final[dict[str, Callable[[bytes], bool]]] = {
    "pdf": lambda data: b"%PDF-" in data[:1024],
    "png": lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"),
    "jpg": lambda data: data.startswith(b"\xff\xd8\xff"),
    "jpeg": lambda data: data.startswith(b"\xff\xd8\xff"),
    "webp": lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP",
    "docx": lambda data: data.startswith(ZIP) and b"word/document.xml" in data,
    "xlsx": lambda data: data.startswith(ZIP) and b"xl/workbook.xml" in data,
    "odt": lambda data: (
        data.startswith(ZIP) and b"application/vnd.oasis.opendocument.text" in data[:120]
    ),
    "txt": _is_text,
}
ACCEPT: Final = ",".join(f".{ending}" for ending in SIGNATURES)
KINDS_SAID: Final = gettext_lazy(
    "PDF, Bilder, Word, Excel, OpenDocument oder Text, je höchstens 10 MB."
)
CONTENT_TYPES: Final = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "txt": "text/plain; charset=utf-8",
}


def admitted(file: UploadedFile[Any]) -> UploadedFile[Any]:
    """The file as it may be kept. Raises ValidationError, in words for the person who sent it."""
    _check(file)
    try:
        return without_traces(file)
    except ValidationError as error:
        words = {"name": tidy_name(file.name or ""), "problem": error.message}
        raise ValidationError(_("„%(name)s“: %(problem)s") % words) from error


def _check(file: UploadedFile[Any]) -> None:
    name = tidy_name(file.name or "")
    facts = {"name": name, "size": filesizeformat(file.size or 0), "most": filesizeformat(LARGEST)}
    if not file.size:
        raise ValidationError(_("Die Datei „%(name)s“ ist leer.") % facts)
    if file.size > LARGEST:
        raise ValidationError(
            _("Die Datei „%(name)s“ ist %(size)s groß, möglich sind %(most)s.") % facts
        )
    fits = SIGNATURES.get(ending(name))
    if fits is None:
        raise ValidationError(
            _(
                "„%(name)s“: Möglich sind PDF, Bilder (PNG, JPEG, WebP), Word, Excel, "
                "OpenDocument-Text und reiner Text."
            )
            % facts
        )
    file.seek(0)
    if not fits(file.read()):
        raise ValidationError(
            _("„%(name)s“ enthält etwas anderes, als die Endung sagt, oder ist verschlüsselt.")
            % facts
        )


def ending(name: str) -> str:
    """What stands behind the last dot of a name, in small letters."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def tidy_name(name: str) -> str:
    """A name to show and to download under: no path, no control characters, not too long."""
    clean = UNFIT_FOR_NAMES.sub("", PurePath(name.replace("\\", "/")).name).strip(" .")
    stem, dot, kind = clean.rpartition(".")
    return f"{stem[:120]}{dot}{kind[:10]}" or "datei"
