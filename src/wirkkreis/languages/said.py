"""Text that knows which language it is in."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Self

from django.utils.translation import get_language

from .known import BASE, BY_CODE, base_of


class Said(str):
    """A text in one language, and the same text in the others it was written in.

    `lang` is the code of the language the text itself is in, `all` the read-only mapping language
    → text. It is an ordinary `str` wherever one is wanted, and survives pickling and copying.
    """

    __slots__ = ("all", "lang")

    lang: str
    all: Mapping[str, str]

    def __new__(cls, text: str, lang: str = BASE, texts: Mapping[str, str] | None = None) -> Self:
        said = super().__new__(cls, text)
        said.lang = lang
        if texts is None:
            texts = {lang: text} if text else {}
        said.all = MappingProxyType(dict(texts))
        return said

    def __reduce__(self) -> tuple[type[Self], tuple[str, str, dict[str, str]]]:
        return type(self), (str(self), self.lang, dict(self.all))

    def within(self, lang: str) -> "Said":
        """The same text for readers of `lang`, in the best language there is."""
        return choose(self.all, lang)

    def saying(self, lang: str, text: str) -> "Said":
        """A copy in which `lang` says `text`; an empty text takes the language out."""
        texts = {**self.all, lang: text}
        return choose({code: said for code, said in texts.items() if said}, self.lang)


def choose(texts: Mapping[str, str], lang: str | None = None) -> Said:
    """The text for readers of `lang` (without it: of the active language).

    Falls back to the language a variant belongs to, then to German, then to whatever there is, in
    the order of `known.CONTENT`. Nothing at all is an empty German text.
    """
    wanted = lang or get_language() or BASE
    if text := texts.get(wanted):
        return Said(text, wanted, texts)
    for code in _chain(texts, wanted):
        if text := texts.get(code):
            return Said(text, code, texts)
    return Said("", BASE, texts)


def _chain(texts: Mapping[str, str], wanted: str) -> Iterator[str]:
    yield base_of(wanted)
    yield BASE
    yield from (code for code in BY_CODE if code in texts)
    yield from sorted(texts)
