"""The languages Wirkkreis knows: those of its pages, and those a partnership may write content in.

A further content language is one line in `CONTENT`; a further page language is a line in `PAGES`
and a catalogue. Language codes follow BCP 47, in lower case as Django uses them.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

BASE = "de"


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its code, its name for German readers, its name in its own script, its
    direction of writing.
    """

    code: str
    name: "StrOrPromise"
    own_name: str
    direction: str = "ltr"


PAGES: tuple[Language, ...] = (
    Language("de", _("Deutsch"), "Deutsch"),
    Language("de-simple", _("Einfache Sprache"), "Einfache Sprache"),
    Language("en", _("Englisch"), "English"),
    Language("ar", _("Arabisch"), "العربية", "rtl"),
)

CONTENT: tuple[Language, ...] = (
    *PAGES,
    Language("uk", _("Ukrainisch"), "Українська"),
    Language("ru", _("Russisch"), "Русский"),
    Language("tr", _("Türkisch"), "Türkçe"),
    Language("fa", _("Persisch (Farsi, Dari)"), "فارسی", "rtl"),
    Language("kmr", _("Kurdisch (Kurmandschi)"), "Kurmancî"),
    Language("vi", _("Vietnamesisch"), "Tiếng Việt"),
    Language("ro", _("Rumänisch"), "Română"),
    Language("pl", _("Polnisch"), "Polski"),
)

BY_CODE: dict[str, Language] = {language.code: language for language in CONTENT}

LANGUAGES: list[tuple[str, str]] = [(language.code, language.own_name) for language in PAGES]
"""Django's `LANGUAGES`: every language of the pages under its own name."""

LANG_INFO: dict[str, dict[str, object]] = {
    "de-simple": {
        "bidi": False,
        "code": "de-simple",
        "name": "German (plain)",
        "name_local": "Einfache Sprache",
    }
}
"""What Django has to be told of plain German, a language of its own here
(`django.conf.locale.LANG_INFO`).

The variant `simple` is in the IANA registry, so HTML checkers, screen readers and `:lang(de)`
accept it.
"""


def base_of(code: str) -> str:
    """The language a variant belongs to: `de` for `de-simple`, `en` for `en-gb`, `ar` for `ar`."""
    return code.partition("-")[0]


def direction_of(code: str) -> str:
    """`rtl` or `ltr`; a variant is written as its language, an unknown code from left to right."""
    language = BY_CODE.get(code) or BY_CODE.get(base_of(code))
    return language.direction if language else "ltr"
