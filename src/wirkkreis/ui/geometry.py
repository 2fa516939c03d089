"""Positions of what figures show, as text ready for SVG attributes.

All positions are percentages, so that text keeps its size on every screen. Text, because templates
write numbers the way the page's language does ("12,5"), which SVG does not read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_PLOT_TOP, _PLOT_BOTTOM = 12.0, 84.0
_PLOT_START, _PLOT_END = 5.0, 93.0


@dataclass(frozen=True)
class BarRow:
    """A bar with the width of its fill and the place of its target mark."""

    bar: Any
    width: str
    target: str


@dataclass(frozen=True)
class Piece:
    """A part of a stacked bar with its place and its share in whole percent."""

    part: Any
    start: str
    width: str
    percent: int


@dataclass(frozen=True)
class Dot:
    """A point of a line."""

    point: Any
    x: str
    y: str
    label_y: str
    shown: bool


@dataclass(frozen=True)
class Segment:
    """A stroke between two points."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class LineDrawing:
    """All that a line figure shows; `target` is the height of the target line, "" without one."""

    dots: Sequence[Dot]
    segments: Sequence[Segment]
    areas: Sequence[str]
    target: str
    base: str


def bar_rows(bars: Sequence[Any], full: float | None = None) -> list[BarRow]:
    """Each bar with its width in percent of `full`, of the largest value or target unless given."""
    known = [float(value) for bar in bars for value in (bar.value, bar.target) if value is not None]
    whole = float(full) if full else max(known, default=0.0)
    return [
        BarRow(bar, _percent(bar.value, whole), _percent(bar.target, whole) if bar.target else "")
        for bar in bars
    ]


def stacked(parts: Sequence[Any]) -> list[Piece]:
    """Parts side by side. Their percentages are rounded so that they still sum to 100."""
    whole = float(sum(part.value for part in parts))
    percents = _rounded_to_hundred([float(part.value) for part in parts], whole)
    pieces, start = [], 0.0
    for part, percent in zip(parts, percents, strict=True):
        width = 100 * float(part.value) / whole if whole else 0.0
        pieces.append(Piece(part, f"{text(start)}%", f"{text(width)}%", percent))
        start += width
    return pieces


def line_drawing(points: Sequence[Any], target: float | None = None) -> LineDrawing:
    """A line from zero upwards; a missing value leaves a gap, which is not a zero."""
    known = [float(point.value) for point in points if point.value is not None]
    top = max([*known, float(target or 0)], default=0.0) or 1.0
    places = [
        (_across(index, len(points)), None if point.value is None else _up(point.value, top))
        for index, point in enumerate(points)
    ]
    dots = [_dot(point, x, y) for point, (x, y) in zip(points, places, strict=True)]
    drawn = [
        (x1, y1, x2, y2)
        for (x1, y1), (x2, y2) in pairwise(places)
        if y1 is not None and y2 is not None
    ]
    return LineDrawing(
        dots=dots,
        segments=[Segment(*(f"{text(place)}%" for place in strokes)) for strokes in drawn],
        areas=[_area_below(*strokes) for strokes in drawn],
        target=f"{text(_up(target, top))}%" if target is not None else "",
        base=f"{text(_PLOT_BOTTOM)}%",
    )


def text(number: float) -> str:
    """A number as SVG reads it, in every language: at most two digits behind the point."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _dot(point: Any, x: float, y: float | None) -> Dot:
    if y is None:
        return Dot(point, f"{text(x)}%", "", "", shown=False)
    return Dot(point, f"{text(x)}%", f"{text(y)}%", f"{text(y - 5)}%", shown=True)


def _area_below(x1: float, y1: float, x2: float, y2: float) -> str:
    corners = ((x1, y1), (x2, y2), (x2, _PLOT_BOTTOM), (x1, _PLOT_BOTTOM))
    return " ".join(f"{text(x)},{text(y)}" for x, y in corners)


def _across(index: int, count: int) -> float:
    return _PLOT_START + (_PLOT_END - _PLOT_START) * (index / (count - 1) if count > 1 else 0.5)


def _up(value: Any, top: float) -> float:
    return _PLOT_BOTTOM - (_PLOT_BOTTOM - _PLOT_TOP) * max(float(value), 0.0) / top


def _percent(value: Any, whole: float) -> str:
    if value is None:
        return ""
    if whole <= 0:
        return "0%"
    return f"{text(min(max(100 * float(value) / whole, 0.0), 100.0))}%"


def _rounded_to_hundred(values: Sequence[float], whole: float) -> list[int]:
    """Largest remainders: the whole stays whole."""
    if not whole:
        return [0 for _ in values]
    exact = [100 * value / whole for value in values]
    rounded = [int(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda index: rounded[index] - exact[index])
    for index in by_remainder[: 100 - sum(rounded)]:
        rounded[index] += 1
    return rounded
