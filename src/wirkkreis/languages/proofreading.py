"""What can be checked of a translation without understanding it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from babel.messages.catalog import Message

NAMED = re.compile(r"%\((\w+)\)[#0\- +]*[\d.]*[a-zA-Z]")
# Without the rarer flags, or "50 % der Mittel" would count as one.
POSITIONAL = re.compile(r"%(?:[\d.]*[sdf]|%)")
BRACED = re.compile(r"\{\w*[^{}]*\}")
TAG = re.compile(r"</?\w[^<>]*>")
WORD = re.compile(r"[^\W\d_]{2}")


def forms(message: Message) -> tuple[str, ...]:
    """The translation's forms: one, or as many as the language has plurals."""
    string = message.string
    return tuple(string) if isinstance(string, (tuple, list)) else (string or "",)


def is_complete(message: Message) -> bool:
    """Whether every form says something and nobody doubts it (fuzzy)."""
    return all(forms(message)) and not message.fuzzy


def is_copied(message: Message) -> bool:
    """Whether a form repeats the German; a message without words (`%(n)s / %(m)s`) cannot."""
    return any(form in _ids(message) and _has_words(form) for form in forms(message))


def slips(message: Message) -> Iterator[str]:
    """What a complete translation lost or invented: placeholders, tags, line ends at its edges.

    Of several plural forms only the last must name all placeholders ("ein Eintrag" needs none).
    """
    expected = _pieces(_ids(message)[-1])
    allowed = expected | _pieces(_ids(message)[0])
    translated = forms(message)
    for number, form in enumerate(translated):
        pieces = _pieces(form)
        missing = expected - pieces if number == len(translated) - 1 else Counter()
        for piece in sorted(missing.keys()):
            yield f"lacks {piece}"
        for piece in sorted((pieces - allowed).keys()):
            yield f"invents {piece}"
        if form.endswith("\n") != _ids(message)[-1].endswith("\n"):
            yield "ends its last line differently"


def _ids(message: Message) -> Sequence[str]:
    return tuple(message.id) if isinstance(message.id, (tuple, list)) else (message.id,)


def _pieces(text: str) -> Counter[str]:
    pieces = Counter(f"%({name})" for name in NAMED.findall(text))
    rest = NAMED.sub("", text)
    pieces.update(POSITIONAL.findall(rest))
    pieces.update(BRACED.findall(rest))
    pieces.update(TAG.findall(rest))
    return pieces


def _has_words(text: str) -> bool:
    for pattern in (NAMED, POSITIONAL, BRACED, TAG):
        text = pattern.sub("", text)
    return WORD.search(text) is not None
