"""One PDF page as what is drawn on it: pieces of text at their places, and straight lines."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pypdf import PageObject

# A filled shape no thicker than this (in points) is a line.
THIN = 3.0
# More than this is a drawing, not the lines of a table.
MOST_LINES = 4000
STROKES = {b"S", b"s", b"B", b"B*", b"b", b"b*"}
FILLS = {b"f", b"F", b"f*"}
Point = tuple[float, float]
# A soft hyphen on a page is a hyphen that was printed, at the end of a line or before "und".
PRINTED = {
    **{ord(sign): unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"},
    0xAD: "-",
}


@dataclass(frozen=True)
class Fragment:
    """Text as the page draws it in one go; `x` and `y` in points from the lower left corner."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Line:
    """A straight line: at `place` on its own axis, from `start` to `end` on the other."""

    place: float
    start: float
    end: float


@dataclass
class Sheet:
    """What a page holds. The fragments' texts in a row are the page's text as pypdf gives it."""

    fragments: list[Fragment] = field(default_factory=list)
    across: list[Line] = field(default_factory=list)
    down: list[Line] = field(default_factory=list)
    _path: list[list[Point]] = field(default_factory=list)

    @classmethod
    def of(cls, page: PageObject) -> "Sheet":
        """Raises whatever pypdf raises for a broken page."""
        sheet = cls()
        page.extract_text(visitor_text=sheet._text, visitor_operand_before=sheet._operand)
        return sheet

    def _text(self, text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if not text:
            return
        x, y = _moved(cm, tm[4], tm[5])
        height = abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1])) or size
        self.fragments.append(Fragment(text.translate(PRINTED), x, y, height))

    def _operand(self, operator: bytes, values: list[Any], cm: list[float], tm: Any) -> None:
        if operator == b"m":
            self._path.append([_moved(cm, *_numbers(values, 2))])
        elif operator == b"l" and self._path:
            self._path[-1].append(_moved(cm, *_numbers(values, 2)))
        elif operator == b"h" and self._path:
            self._path[-1].append(self._path[-1][0])
        elif operator == b"re":
            x, y, width, height = _numbers(values, 4)
            corners = ((0, 0), (width, 0), (width, height), (0, height), (0, 0))
            self._path.append([_moved(cm, x + right, y + up) for right, up in corners])
        elif operator in STROKES | FILLS | {b"n"}:
            self._paint(operator)

    def _paint(self, operator: bytes) -> None:
        path, self._path = self._path, []
        if len(self.across) + len(self.down) > MOST_LINES or operator == b"n":
            return
        for points in path:
            pairs = _edges(points) if operator in STROKES else _thin_shape(points)
            for (x0, y0), (x1, y1) in pairs:
                if abs(y0 - y1) <= THIN < abs(x0 - x1):
                    self.across.append(Line((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
                elif abs(x0 - x1) <= THIN < abs(y0 - y1):
                    self.down.append(Line((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _edges(points: list[Point]) -> Iterator[tuple[Point, Point]]:
    yield from pairwise(points)


def _thin_shape(points: list[Point]) -> Iterator[tuple[Point, Point]]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if min(max(xs) - min(xs), max(ys) - min(ys)) <= THIN:
        yield (min(xs), min(ys)), (max(xs), max(ys))


def _moved(matrix: Sequence[float], x: float, y: float) -> Point:
    a, b, c, d, e, f = (float(number) for number in matrix[:6])
    return a * x + c * y + e, b * x + d * y + f


def _numbers(values: list[Any], count: int) -> list[float]:
    """The operands; nothing where the page does not give them, as broken ones do."""
    numbers = [float(own) if isinstance(own, (int, float)) else 0.0 for own in values[:count]]
    return numbers + [0.0] * (count - len(numbers))
