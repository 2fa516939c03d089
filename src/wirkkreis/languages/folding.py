"""German spelling made comparable: what sorting and search see instead of the written letters."""

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark.
WHOLE = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ı": "i",
    }
)
# "ue" is an umlaut spelled out in "Mueller", but not in "Bauer", "neue", "Quelle".
SPELLED_OUT = re.compile(r"(?<![aeiouq])([aou])e")
NO_WORD = re.compile(r"[\W_]+")
# Endings of German nouns, adjectives and verbs in folded spelling, the longest first.
ENDINGS = ("innen", "ern", "em", "en", "er", "es", "e", "n", "s")
SHORTEST_STEM = 4
"""Letters: below that an ending is part of the word ("Seen")."""


def letters(text: str) -> str:
    """Small base letters: `Ärger` → `arger`, `Straße` → `strasse`, `Łódź` → `lodz`, `é` → `e`.

    Digits of other scripts become 0-9; everything that is neither letter nor digit becomes one
    space; no space at the ends.
    """
    # Some letters only take their small form once they are taken apart, and the other way round.
    small = unicodedata.normalize("NFKD", text).casefold()
    marked = unicodedata.normalize("NFKD", small).translate(WHOLE)
    bare = "".join(_plain(char) for char in marked if not unicodedata.combining(char))
    return NO_WORD.sub(" ", bare).strip()


def fold(text: str) -> str:
    """One spelling for search: `Müller`, `Mueller` and `MULLER` all become `muller`.

    Fold what is stored and what is sought alike. A few words that only look spelled out change
    too (`aktuell` → `aktull`), which does no harm as long as both sides do.
    """
    return letters(SPELLED_OUT.sub(r"\1", unicodedata.normalize("NFKC", text).casefold()))


def stems(text: str) -> list[str]:
    """What to look for so that inflected forms are found, too: `Konferenzen` → `konferenz`.

    A stem is the beginning of the folded word; looked for anywhere in a text it also finds parts
    of compounds (`Demokratiekonferenz`).
    """
    return [_stem(word) for word in fold(text).split()]


def _stem(word: str) -> str:
    if word.endswith(("nisse", "nissen", "nisses")):
        return word[: word.rindex("nis") + 3]
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def _plain(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)
