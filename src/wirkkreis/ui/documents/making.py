"""PDF from a typst template and data: PDF/UA-1 (accessible) and PDF/A-2a (archivable) in one file.

A template is a `.typ` file of any package, named by its path below `src/wirkkreis`, and wraps its
content in the layout: `#import "/ui/documents/layout.typ": *` and `#show: document`. It can read
nothing but the files of the source. Texts reach it as data, so they never become markup.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import typst
from django.utils.functional import Promise
from django.utils.translation import gettext

from wirkkreis.languages.known import base_of, direction_of
from wirkkreis.languages.said import Said
from wirkkreis.ui.documents.keeping import PRESS
from wirkkreis.ui.documents.lettering import FONTS, legible
from wirkkreis.ui.icons import ICONS
from wirkkreis.ui.letterhead import Letterhead
from wirkkreis.ui.states import STATES
from wirkkreis.ui.theme import theme_of

SOURCE = Path(__file__).parents[2]
NO_GLYPH = "could not be displayed"
STREAM = re.compile(rb"/Length (?P<length>\d+)[^\r\n]*>>(?P<spare>\n)stream\n")


def pdf(
    template: str,
    data: Mapping[str, Any],
    *,
    title: str | Promise,
    language: str,
    letterhead: Letterhead,
    for_all: bool = False,
) -> bytes:
    """A document from `template` ("goals/documents/plan.typ").

    One `for_all` to read is made once and kept (`keeping.py`), which may raise TooMany.

    `data` holds JSON's types, lazy texts and `Said`; labels come translated, numbers and days as
    the reader writes them. Raises typst.TypstError for a broken template and whenever the document
    would not be accessible: no title, a figure without alternative text, a skipped heading level.
    """
    frame = {
        "title": title,
        "language": base_of(language),
        "direction": direction_of(language),
        "house": letterhead.name,
        "colours": dict(theme_of(letterhead.colour).light),
        "page_words": gettext("Seite %(page)s von %(pages)s"),
        "states": _states(),
        "data": data,
    }
    if not for_all:
        return _made(template, frame, language)
    says = json.dumps([template, _sayable(frame, language)])
    return PRESS.made(sha256(says.encode()).hexdigest(), lambda: _made(template, frame, language))


def _made(template: str, frame: dict[str, Any], language: str) -> bytes:
    try:
        return _compiled(template, _sayable(frame, language))
    except typst.TypstError as error:
        if NO_GLYPH not in error.message:
            raise
        return _compiled(template, _sayable(frame, language, bare=True))


def _states() -> dict[str, dict[str, Any]]:
    return {
        name: {"word": state.word, "tone": state.tone, "sign": ICONS[state.icon]}
        for name, state in STATES.items()
    }


def _sayable(value: Any, language: str, *, bare: bool = False) -> Any:
    """The value as JSON knows it. A text in another language than the document's says so."""
    if isinstance(value, Mapping):
        return {key: _sayable(entry, language, bare=bare) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_sayable(entry, language, bare=bare) for entry in value]
    if isinstance(value, Said) and base_of(value.lang) != base_of(language):
        return {
            "text": legible(value, bare=bare),
            "lang": base_of(value.lang),
            "dir": direction_of(value.lang),
        }
    if isinstance(value, str | Promise):
        return legible(str(value), bare=bare)
    return value


def _compiled(template: str, frame: dict[str, Any]) -> bytes:
    made = typst.compile(
        SOURCE / template,
        root=SOURCE,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"frame": json.dumps(frame)},
        format="pdf",
        pdf_standards=["ua-1", "a-2a"],
    )
    if not isinstance(made, bytes):
        raise TypeError(f"{template} gave no single PDF.")
    return ended_clearly(made)


def ended_clearly(document: bytes) -> bytes:
    """The document with CR and LF behind each stream that itself ends with CR.

    Before a bare LF that CR is taken for half of the line end, the stream then seems a byte shorter
    than it says (PDF/A-2, 6.1.7.1). The byte comes from the line end before "stream": all keeps
    its place.
    """
    found = bytearray(document)
    for stream in STREAM.finditer(document):
        end = stream.end() + int(stream["length"])
        if document[end - 1 : end + 1] == b"\r\n":
            found[stream.start("spare") : end + 1] = document[stream.end("spare") : end] + b"\r\n"
    return bytes(found)


@cache
def _fonts() -> typst.Fonts:
    """Our own fonts and no others, so that a document looks the same on every machine."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
