"""A QR code as one SVG path, to be drawn inline: our policy allows no data: pictures."""

from dataclasses import dataclass
from itertools import groupby

import segno

QUIET = 4
"""Empty modules around the code, as the standard asks."""


@dataclass(frozen=True)
class Drawing:
    """The side of the square in modules, the quiet zone included, and the path of the dark ones."""

    size: int
    path: str


def draw(text: str) -> Drawing:
    """The QR code of a text."""
    rows = segno.make(text, error="m").matrix
    strokes = []
    for y, row in enumerate(rows, QUIET):
        x = QUIET
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                strokes.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    return Drawing(len(rows) + 2 * QUIET, "".join(strokes))
