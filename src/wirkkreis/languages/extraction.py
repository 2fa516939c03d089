"""The German messages of the sources.

Python is read by Babel; templates by Django's `templatize`, which makes Python of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

TEMPLATES = frozenset({".html", ".txt", ".svg", ".xml"})
COMMENT = "Translators:"
ONE = (1,)
MANY = (1, 2)
IN_CONTEXT = ((1, "c"), 2)
MANY_IN_CONTEXT = ((1, "c"), 2, 3)
KEYWORDS: Mapping[str, Any] = {
    "_": ONE,
    "gettext": ONE,
    "gettext_lazy": ONE,
    "gettext_noop": ONE,
    "ngettext": MANY,
    "ngettext_lazy": MANY,
    "pgettext": IN_CONTEXT,
    "pgettext_lazy": IN_CONTEXT,
    "npgettext": MANY_IN_CONTEXT,
    "npgettext_lazy": MANY_IN_CONTEXT,
}


class Unreadable(Exception):
    """A source whose messages cannot be read; says which and why."""


def messages_in(source: Path) -> Catalog:
    """Every message below the folder `source`, with the files it comes from (no line numbers).

    Raises Unreadable for a template whose translation tags are broken, and for a message that is
    written once with and once without a plural.
    """
    found = Catalog()
    for path in sorted(_sources(source)):
        name = path.relative_to(source).as_posix()
        for message, comments, context in _read(path):
            known = found.get(message if isinstance(message, str) else message[0], context)
            if known and known.pluralizable != isinstance(message, tuple):
                raise Unreadable(f"{name}: {message!r} stands elsewhere with another plural")
            found.add(message, locations=[(name, 1)], context=context, auto_comments=comments)
    return found


def _sources(source: Path) -> Iterator[Path]:
    for path in source.rglob("*"):
        inside = path.relative_to(source).parts[:-1]
        if "tests" in inside or "static" in inside or "locale" in inside:
            continue
        if path.suffix == ".py" or (path.suffix in TEMPLATES and "templates" in inside):
            yield path


def _read(path: Path) -> Iterator[tuple[Any, list[str], str | None]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        # Reading tokens is the slow part; most files say nothing to translate.
        code = text if "gettext" in text else ""
    else:
        try:
            code = "\n".join(_unindented(templatize(text, origin=str(path)).splitlines()))
        except SyntaxError as error:
            raise Unreadable(str(error)) from error
    for _line, message, comments, context in extract(
        "python", BytesIO(code.encode()), KEYWORDS, [COMMENT], {"encoding": "utf-8"}
    ):
        yield message, comments, context


def _unindented(lines: Iterable[str]) -> Iterator[str]:
    # What templatize leaves of the page keeps its indentation, which Python's tokens stumble over.
    for line in lines:
        yield line.strip()
