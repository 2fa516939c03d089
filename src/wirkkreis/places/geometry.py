"""Outlines: GeoJSON in degrees to SVG paths in the units of a map, WIDTH of them from west to east.

Degrees of longitude are shrunk by the cosine of the middle latitude, so that a county in Germany
looks as it does on paper maps.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any, Self

WIDTH = 1000
MARGIN = 10
NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")

Degrees = Sequence[float]


@dataclass(frozen=True)
class Projection:
    """Where degrees land on the map."""

    west: float
    north: float
    across: float
    """Map units per degree of longitude."""
    down: float
    """Map units per degree of latitude."""

    @classmethod
    def around(cls, geometries: Sequence[Mapping[str, Any]]) -> Self:
        """The projection in which these geometries fill the width. Raises ValueError for none."""
        points = [point for geometry in geometries for ring in _rings(geometry) for point in ring]
        if not points:
            raise ValueError("There is no outline to draw a map from.")
        west, east = min(p[0] for p in points), max(p[0] for p in points)
        south, north = min(p[1] for p in points), max(p[1] for p in points)
        across = (WIDTH - 2 * MARGIN) / ((east - west) or 1.0)
        return cls(west, north, across, across / cos(radians((south + north) / 2)))

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """A place on the map, y downwards."""
        x = MARGIN + (longitude - self.west) * self.across
        y = MARGIN + (self.north - latitude) * self.down
        return round(x, 1), round(y, 1)

    def outline(self, geometry: Mapping[str, Any]) -> str:
        """A (Multi)Polygon as the `d` of an SVG path."""
        return "".join(self._ring(ring) for ring in _rings(geometry))

    def _ring(self, ring: Sequence[Degrees]) -> str:
        corners = (self.point(point[0], point[1]) for point in ring[:-1])
        return "M" + "L".join(f"{x:g} {y:g}" for x, y in corners) + "Z"


@dataclass(frozen=True)
class Box:
    """The rectangle around outlines, in map units."""

    left: float = 0
    top: float = 0
    right: float = WIDTH
    bottom: float = WIDTH

    @classmethod
    def around(cls, *outlines: str) -> Self:
        """The box of SVG paths as `Projection.outline` writes them; the whole map for none."""
        numbers = [float(number) for path in outlines for number in NUMBERS.findall(path)]
        xs, ys = numbers[::2], numbers[1::2]
        return cls(min(xs), min(ys), max(xs), max(ys)) if xs else cls()

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left


def _rings(geometry: Mapping[str, Any]) -> Iterator[Sequence[Degrees]]:
    if geometry["type"] not in {"Polygon", "MultiPolygon"}:
        raise ValueError(f"A {geometry['type']} is no outline.")
    places = geometry["coordinates"]
    for polygon in [places] if geometry["type"] == "Polygon" else places:
        yield from polygon
