"""Which characters the documents' fonts can draw, and what stands for the others.

PDF/A and PDF/UA refuse a document in which one character has no glyph, and people paste anything.
"""

import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
MISSING = "�"
UNSEEN = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\u00ad")
"""Format characters that steer joining, breaking and direction: they need no glyph."""


def legible(text: str, *, bare: bool = False) -> str:
    """The text with every character that no font has shown as "�", control characters left out.

    `bare` leaves out combining marks too: on a strange letter even a known mark cannot be drawn.
    """
    composed = unicodedata.normalize("NFC", text)
    return "".join(_drawn(letter, bare=bare) for letter in composed)


@cache
def drawable() -> frozenset[str]:
    """Every character that one of the fonts has."""
    letters: set[str] = set()
    for line in (FONTS / "coverage.txt").read_text(encoding="ascii").splitlines():
        first, last = (int(end, 16) for end in line.split("-"))
        letters.update(map(chr, range(first, last + 1)))
    return frozenset(letters)


def _drawn(letter: str, *, bare: bool) -> str:
    category = unicodedata.category(letter)
    if bare and category.startswith("M"):
        return ""
    if letter in drawable() or letter in UNSEEN or letter in "\n\t":
        return letter
    return "" if category in {"Cc", "Cf", "Mn"} else MISSING
