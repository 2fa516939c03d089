"""What stands before the words of a list item: bullets and numbers of every style."""

import re
from dataclasses import dataclass
from typing import Literal

Style = Literal["bullet", "arabic", "roman", "letter"]

BULLET = re.compile(
    r"(?P<sign>[•·▪◦○●■□➢►→‣⁃∙⮚✓✔☐\uf0b7\uf0a7\uf0d8])\s*"
    r"|(?P<plain>[-–—*+o])(?:\s*\[[ xX]?\])?(?:\s+|$)"
)
# Months, quarters and the like after a number make it part of the sentence, never a list number.
NOT_AFTER_A_NUMBER = (
    r"(?!\s*(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November"
    r"|Dezember|Quartal|Halbjahr|Jahreshälfte|Jahrhundert|Weltkrieg|Klasse|Lebensjahr|Platz)\b)"
)
NUMBER = re.compile(
    r"(?P<open>\()?(?P<number>"
    r"(?:\d{1,2}|[IVX]{1,5}|[ivx]{2,5}|[A-Za-z])(?:\.\s?(?:\d{1,2}|[ivxIVX]{1,4}|[a-z])(?![^\W_])){0,4}[a-z]?)"
    r"(?P<close>\.\)|[.):](?!\d)|(?=[ \t]|$))(?:\s+|$|(?=[A-ZÄÖÜ][a-zäöüß]))" + NOT_AFTER_A_NUMBER
)
LOOKS_LIKE_A_DATE = re.compile(
    r"\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})\b|\d{1,2}\.\d{1,2}\.(?=\s)(?=\s*(?:und|bis|–|-))"
)
BARE = re.compile(r"\d|[A-Z]{1,5}\.\d")
ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True)
class Marker:
    """A bullet or number and how many characters of the line it takes."""

    style: Style
    number: str | None
    length: int
    sign: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        return parts_of(self.number)

    @property
    def value(self) -> int | None:
        """The last part as an ordinal: "1.2" → 2, "IV" → 4, "c" → 3."""
        return ordinal(self.parts[-1], self.style) if self.parts else None


def marker_of(text: str) -> Marker | None:
    """The bullet or number a line begins with; a bullet before a number is taken with it."""
    bullet = BULLET.match(text)
    if bullet and bullet.end():
        sign = bullet.group("sign") or bullet.group("plain")
        return Marker("bullet", None, bullet.end(), sign)
    return number_of(text)


def number_of(text: str) -> Marker | None:
    """The list number a line begins with. Bare numbers need a dot, a bracket or several parts."""
    if LOOKS_LIKE_A_DATE.match(text):
        return None
    found = NUMBER.match(text)
    if not found:
        return None
    number, close = found["number"], found["close"]
    if found["open"] and ")" not in close:
        return None
    several = len(parts_of(number)) > 1
    if not close and not (several and BARE.match(number)):
        return None
    if number[0].isalpha() and not several and not _is_list_letter(number, close):
        return None
    if close == ":" and number[0].isalpha() and not several:
        return None
    style: Style = "arabic" if number[0].isdigit() else "letter"
    if ROMAN.fullmatch(parts_of(number)[0].upper()):
        style = "roman"
    sign = ")" if ")" in close else "."
    return Marker(style, number, found.end(), sign)


def _is_list_letter(number: str, close: str) -> bool:
    if ROMAN.fullmatch(number.upper()) and (number.isupper() or len(number) > 1):
        return True
    return len(number) == 1 and (")" in close or (close == "." and number.isupper()))


def parts_of(number: str | None) -> tuple[str, ...]:
    """The parts of a hierarchical number: "1.2.3" → ("1", "2", "3"), "2b" → ("2", "b")."""
    if not number:
        return ()
    return tuple(re.findall(r"\d+|[A-Za-z]+", number))


def ordinal(part: str, style: Style = "arabic") -> int | None:
    """A part of a number as an integer; letters count from a = 1, Roman numerals in their value."""
    if part.isdigit():
        return int(part)
    if style != "letter" and part and ROMAN.fullmatch(part.upper()):
        return _roman(part.upper())
    return ord(part.lower()) - ord("a") + 1 if len(part) == 1 and part.isascii() else None


def comparable(number: str | None) -> tuple[str, ...]:
    """A number for comparing goals across styles: "II.1" and "2.1" are the same, "b" stays "b"."""
    compared: list[str] = []
    for part in parts_of(number):
        roman = part.isupper() and ROMAN.fullmatch(part)
        compared.append(padded(_roman(part)) if roman else padded(part))
    return tuple(compared)


def padded(part: str | int) -> str:
    """One part of a comparable number: digits in four places, letters small."""
    text = str(part).lower()
    return text.rjust(4, "0") if text.isdigit() else text


def _roman(part: str) -> int:
    values = [ROMAN_VALUES[sign] for sign in part]
    return sum(
        -value if any(later > value for later in values[place + 1 : place + 2]) else value
        for place, value in enumerate(values)
    )
