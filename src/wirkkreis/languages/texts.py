"""What may be said: the rules every translated text keeps, whoever writes it."""

import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from .known import BASE, BY_CODE
from .said import Said

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# Embeddings and overrides turn the text that follows them around; the marks and isolates that
# Arabic and Persian need are not among them.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e")


def as_texts(value: object) -> dict[str, str]:
    """The mapping language → text behind `value`: a `Said`, a mapping, a plain text (taken as
    German) or nothing.

    Raises TypeError for anything else, also for a mapping that holds something other than texts.
    """
    if value is None:
        return {}
    if isinstance(value, Said):
        return dict(value.all)
    if isinstance(value, str):
        return {BASE: str(value)} if value else {}
    if isinstance(value, Mapping) and all(
        isinstance(code, str) and isinstance(text, str) for code, text in value.items()
    ):
        return dict(value)
    raise TypeError(f"A translated text is a str or a mapping language → str, not {value!r}.")


def tidied(texts: Mapping[str, str], *, multiline: bool) -> dict[str, str]:
    """The texts without surrounding space, with plain line ends, without empty ones.

    In a single line, line ends and tabs (they come with pasted text) become spaces.
    """
    result = {}
    for code, text in texts.items():
        lines = text.replace("\r\n", "\n").replace("\r", "\n")
        if not multiline:
            lines = lines.replace("\n", " ").replace("\t", " ")
        if stripped := lines.strip():
            result[code] = stripped
    return result


def faults(
    texts: Mapping[str, str], *, max_length: int | None, required: bool
) -> dict[str, "StrOrPromise"]:
    """What is wrong with tidied texts, language → reason; empty when nothing is."""
    found: dict[str, StrOrPromise] = {}
    for code, text in texts.items():
        if code not in BY_CODE:
            found[code] = _("Diese Sprache kennen wir hier nicht.")
        elif any(_is_refused(char) for char in text):
            found[code] = _(
                "Der Text enthält unsichtbare Steuerzeichen. Bitte geben Sie ihn neu ein."
            )
        elif max_length is not None and len(text) > max_length:
            found[code] = ngettext_lazy(
                "Bitte kürzen Sie den Text auf höchstens %(max)d Zeichen.",
                "Bitte kürzen Sie den Text auf höchstens %(max)d Zeichen.",
                max_length,
            ) % {"max": max_length}
    if required and BASE not in texts:
        found[BASE] = _("Bitte füllen Sie dieses Feld auf Deutsch aus.")
    return found


def _is_refused(char: str) -> bool:
    return (unicodedata.category(char) in {"Cc", "Cs"} and char not in "\n\t") or char in TURNING
