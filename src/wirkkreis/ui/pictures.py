"""Uploaded pictures, drawn anew: what a camera wrote into them (where, when, with what) is gone.

So is anything hidden behind the picture. The work is done in a child process (`uploads.py`), by
`pictures_child.py`, which knows the library.
"""

from base64 import b64decode
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirkkreis.ui import uploads

CHILD = "wirkkreis.ui.pictures_child"
CHILD_SECONDS = 9
SIGNS = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff"}

PROBLEMS: dict[str, StrOrPromise] = {
    "kind": _("Das ist kein Bild im Format PNG, JPEG oder WebP."),
    "damaged": _(
        "Das Bild ist beschädigt. Öffnen Sie es in einem Bildprogramm, speichern Sie es neu und "
        "versuchen Sie es noch einmal."
    ),
    "large": _(
        "Das Bild hat mehr als 40 Millionen Bildpunkte. Verkleinern Sie es und versuchen Sie es "
        "noch einmal."
    ),
}


def kind_of(content: bytes) -> str:
    """ "png", "jpg" or "webp" by its first bytes, "" for what is none of these pictures."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return next((kind for kind, sign in SIGNS.items() if content.startswith(sign)), "")


def without_traces(file: UploadedFile[Any]) -> UploadedFile[Any]:
    """The uploaded file; of a picture, whatever its name says, what it shows and nothing else.

    Raises ValidationError as `drawn_anew` does.
    """
    file.seek(0)
    content = file.read()
    file.seek(0)
    if not kind_of(content):
        return file
    kind = file.content_type or "application/octet-stream"
    return SimpleUploadedFile(file.name or "bild", drawn_anew(content), content_type=kind)


def fitted(content: bytes, *, longest: int) -> bytes:
    """The picture drawn anew, made smaller where a side has more than `longest` pixels.

    Raises ValidationError as `drawn_anew` does.
    """
    return _drawn(content, str(longest))


def drawn_anew(content: bytes) -> bytes:
    """The same picture in the same format, upright, without anything but what it shows.

    Raises ValidationError, in words for the person who chose it.
    """
    return _drawn(content)


def _drawn(content: bytes, longest: str = "") -> bytes:
    try:
        picture = uploads.opened(content, by=CHILD, kind=longest, seconds=CHILD_SECONDS)
    except uploads.Problem as problem:
        raise ValidationError(PROBLEMS[str(problem)]) from problem
    except (uploads.TooSlow, uploads.Broken) as problem:
        raise ValidationError(PROBLEMS["damaged"]) from problem
    return b64decode(picture)
