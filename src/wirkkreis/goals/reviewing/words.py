"""The words of lines: what a text says once the lines' marks are off, as the reader joins them."""

import re
from collections.abc import Sequence

from wirkkreis.goals.reading import lines as text_lines
from wirkkreis.goals.reading.joining import Piece, joined
from wirkkreis.goals.reviewing.document import Lines

NUMBERED = re.compile(r"\s*\(?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+(?=\S)")
ENOUGH_WORDS = 6
"""Words by which a place in a text is found again."""


def numbers_of(ranges: Lines) -> list[int]:
    """The line numbers of ranges, in order."""
    return [number for first, last in sorted(ranges) for number in range(first, last + 1)]


def ranges_of(numbers: Sequence[int]) -> Lines:
    """Line numbers as ranges."""
    ranges: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return tuple(ranges)


def text_of(lines: Sequence[str], numbers: Sequence[int]) -> str:
    """The words of these lines as one text: paragraphs kept, divided words joined."""
    chosen = "\n".join(lines[number - 1] for number in _with_gaps(lines, numbers))
    return joined(
        [Piece(line.number, line.text, gap=line.gap) for line in text_lines.split(chosen)]
    )


def number_and_text(text: str) -> tuple[str, str]:
    """A number at the beginning, if there is one, and the rest."""
    found = NUMBERED.match(text)
    return (found["number"], text[found.end() :]) if found else ("", text)


def place_of(words: str, text: str) -> int | None:
    """Where `words` begin in `text` (the last such place), white space aside; None when nowhere."""
    first = re.escape(" ".join(words.split()[:ENOUGH_WORDS])).replace(r"\ ", r"\s+")
    found = [match.start() for match in re.finditer(first, text)] if first else []
    return found[-1] if found else None


def says(text: str, quote: str) -> bool:
    """Whether the quote stands in the text, white space aside."""
    return " ".join(quote.split()) in " ".join(text.split())


def together(first: str, second: str) -> str:
    """Two texts as one; a sentence that has ended is followed by a new paragraph."""
    if not first or not second:
        return first or second
    return first + ("\n" if text_lines.ends_sentence(first) else " ") + second


def _with_gaps(lines: Sequence[str], numbers: Sequence[int]) -> list[int]:
    """The numbers, and one blank line between two where the text has a blank one there."""
    found: list[int] = []
    for number in sorted(numbers):
        blank = (
            [gap for gap in range(found[-1] + 1, number) if not lines[gap - 1].strip()]
            if found
            else []
        )
        found += [*blank[:1], number]
    return found
