"""Tables on a PDF page: found by their lines, or by a head that names the levels; rows of cells."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from wirkkreis.goals.reading.joining import Piece, continues, joined
from wirkkreis.goals.reading.labels import family_named
from wirkkreis.goals.reading.lines import clean, ends_sentence
from wirkkreis.goals.reading.markers import marker_of
from wirkkreis.goals.reading.sheet import Fragment, Line, Sheet

# Points within which two places are the same.
NEAR = 3.0
# More lines than this on a page are a drawing.
MOST_LINES = 300
# The share of a cell's edge that a line must cover.
COVERED = 0.6
# A gap between two lines so much wider than the usual one parts two cells.
PARTED = 1.12
# A gap of so many lines ends a table.
ENDED = 5.0
# The width of a letter, as a share of the type's size: enough to tell what runs across a column.
LETTER = 0.42
Rows = list[list[str]]
# Fragments with their numbers on the sheet.
Placed = list[tuple[int, Fragment]]


@dataclass
class Grid:
    """A table: the left edges of its columns, its rows, and the fragments that it holds."""

    columns: list[float]
    rows: Rows
    held: set[int] = field(default_factory=set)

    def continued_by(self, other: "Grid") -> bool:
        """Whether the table goes on on the next page: it stands in the same columns."""
        return len(self.columns) == len(other.columns) and all(
            abs(one - two) <= NEAR for one, two in zip(self.columns, other.columns, strict=True)
        )

    def take_over(self, other: "Grid") -> None:
        """Move what the page break cut off back to the row it was cut from."""
        place = 1 if other.rows[:1] == self.rows[:1] else 0
        if place >= len(other.rows) or len(self.rows) < 2:
            return
        first = other.rows[place]
        last = [
            next((row for row in reversed(self.rows) if row[column]), self.rows[-1])
            for column in range(len(first))
        ]
        cut = [column for column, text in enumerate(first) if text]
        if _goes_on([(last[column][column], first[column]) for column in cut]):
            for column in cut:
                last[column][column] = _cell([last[column][column], first[column]])
            del other.rows[place]


def _goes_on(cells: list[tuple[str, str]]) -> bool:
    """Whether a row's cells, above and below a page break, are one: no sentence ends above, and one
    goes on below, or has no number where that above has one.
    """
    if any(not above or ends_sentence(above) for above, _ in cells):
        return False
    return any(
        continues(above, below) or (marker_of(above) and not marker_of(below))
        for above, below in cells
    )


def grids_of(sheet: Sheet) -> list[Grid]:
    """The page's tables from top to bottom: those with lines, else those below a head of levels."""
    across, down = _merged(sheet.across), _merged(sheet.down)
    if len(across) + len(down) > MOST_LINES:
        across, down = [], []
    grids = [grid for lines in _together(across, down) if (grid := _ruled(sheet, *lines))]
    if not grids and (grid := _headed(sheet)):
        grids = [grid]
    return grids


# Tables with lines


def _merged(lines: list[Line]) -> list[Line]:
    """Lines in one row as one, gaps where the row has any."""
    merged: list[Line] = []
    places: list[float] = []
    for line in sorted(lines, key=lambda line: line.place):
        if not places or line.place - places[-1] > NEAR / 2:
            places.append(line.place)
    rows: dict[float, list[Line]] = {place: [] for place in places}
    for line in lines:
        rows[places[bisect_right(places, line.place) - 1]].append(line)
    for place, row in rows.items():
        start = end = None
        for line in sorted(row, key=lambda line: line.start):
            if start is None or end is None or line.start > end + NEAR:
                if start is not None and end is not None:
                    merged.append(Line(place, start, end))
                start, end = line.start, line.end
            end = max(end, line.end)
        if start is not None and end is not None:
            merged.append(Line(place, start, end))
    return merged


def _together(across: list[Line], down: list[Line]) -> list[tuple[list[Line], list[Line]]]:
    """The lines of each table: those that touch each other."""
    groups: list[tuple[list[Line], list[Line]]] = []
    for line in down:
        touching = [group for group in groups if any(_touch(other, line) for other in group[0])]
        own = [other for other in across if _touch(other, line)]
        joint = ([*own], [line])
        for group in touching:
            groups.remove(group)
            joint[0].extend(other for other in group[0] if other not in joint[0])
            joint[1].extend(group[1])
        groups.append(joint)
    return groups


def _touch(across: Line, down: Line) -> bool:
    return (
        across.start - NEAR <= down.place <= across.end + NEAR
        and down.start - NEAR <= across.place <= down.end + NEAR
    )


def _ruled(sheet: Sheet, across: list[Line], down: list[Line]) -> Grid | None:
    """The table of these lines, if it has two columns and two rows at least."""
    xs = _places(
        [line.place for line in down], [end for line in across for end in (line.start, line.end)]
    )
    ys = _places(
        [line.place for line in across], [end for line in down for end in (line.start, line.end)]
    )[::-1]
    if len(xs) < 3 or len(ys) < 3:
        return None
    anchors = _anchors(xs, ys, across, down)
    downwards = [-y for y in ys]
    cells: dict[tuple[int, int], list[int]] = {}
    for number, fragment in enumerate(sheet.fragments):
        column = bisect_right(xs, fragment.x + 1) - 1
        row = bisect_left(downwards, -fragment.y - fragment.size * 0.3) - 1
        if 0 <= column < len(xs) - 1 and 0 <= row < len(ys) - 1:
            cells.setdefault(anchors[row, column], []).append(number)
    if len({column for _, column in cells}) < 2:
        return None
    rows = [
        [
            _text_of([sheet.fragments[number] for number in cells.get((row, column), [])])
            for column in range(len(xs) - 1)
        ]
        for row in range(len(ys) - 1)
    ]
    held = {number for numbers in cells.values() for number in numbers}
    return Grid(xs, [row for row in rows if any(row)], held)


def _places(lines: list[float], ends: list[float]) -> list[float]:
    """Edges in order; the outermost may have no line, only lines that end there."""
    places: list[float] = []
    for place in sorted([*lines, min(ends), max(ends)] if ends else lines):
        if not places or place - places[-1] > NEAR:
            places.append(place)
    return places


def _anchors(
    xs: list[float], ys: list[float], across: list[Line], down: list[Line]
) -> dict[tuple[int, int], tuple[int, int]]:
    """For each field of the grid the cell it belongs to: where no line parts two, they are one."""
    anchors: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            if row and not _covered(across, top, left, right):
                anchors[row, column] = anchors[row - 1, column]
            elif column and not _covered(down, left, bottom, top):
                anchors[row, column] = anchors[row, column - 1]
            else:
                anchors[row, column] = row, column
    return anchors


def _covered(lines: list[Line], place: float, start: float, end: float) -> bool:
    length = sum(
        max(0.0, min(line.end, end) - max(line.start, start))
        for line in lines
        if abs(line.place - place) <= NEAR
    )
    return length >= COVERED * (end - start)


# Tables without lines


def _headed(sheet: Sheet) -> Grid | None:
    """Columns below a row of words that name the levels; a wider gap begins a new cell."""
    filled = [(number, own) for number, own in enumerate(sheet.fragments) if own.text.strip()]
    head = _head([own for _, own in filled])
    if not head:
        return None
    columns = [own.x for own in head]
    below = [(number, own) for number, own in filled if own.y < head[0].y - 1]
    stretches: list[Placed] = [[] for _ in columns]
    last = head[0].y
    for number, own in sorted(below, key=lambda pair: -pair[1].y):
        column = bisect_right(columns, own.x + NEAR) - 1
        far = last - own.y > ENDED * own.size
        last = own.y
        if far or column < 0 or _runs_across(own, columns[column + 1 :]):
            break
        stretches[column].append((number, own))
    usual = _usual_gap(stretches)
    parted = [list(_parted(column, usual)) for column in stretches]
    cells = [cell for column in parted for cell in column]
    if not cells:
        return None
    tops = _places([cell[0][1].y for cell in cells], [])[::-1]
    rows = [["" for _ in columns] for _ in tops]
    for column, stretch in enumerate(parted):
        for cell in stretch:
            row = min(range(len(tops)), key=lambda row: abs(tops[row] - cell[0][1].y))
            rows[row][column] = _text_of([own for _, own in cell])
    held = {number for cell in cells for number, _ in cell}
    held |= {number for number, own in filled if own in head}
    return Grid(columns, [[own.text.strip() for own in head], *rows], held)


def _head(fragments: list[Fragment]) -> list[Fragment]:
    """The first line of fragments of which at least two name a level and nothing else."""
    lines: dict[int, list[Fragment]] = {}
    for own in fragments:
        lines.setdefault(round(own.y), []).append(own)
    for line in lines.values():
        named = [own for own in line if family_named(clean(own.text))]
        if len(named) > 1:
            return sorted(line, key=lambda own: own.x)
    return []


def _runs_across(own: Fragment, further: Sequence[float]) -> bool:
    return bool(further) and own.x + LETTER * own.size * len(own.text.strip()) > further[0] + 10


def _usual_gap(columns: list[Placed]) -> float:
    """From one line to the next, where a cell has several."""
    gaps = [one[1].y - two[1].y for column in columns for one, two in pairwise(column)]
    size = max((own.size for column in columns for _, own in column), default=0.0)
    return max(size, min((gap for gap in gaps if gap > size / 2), default=size))


def _parted(column: Placed, usual: float) -> Iterator[Placed]:
    """The cells of a column from top to bottom."""
    cell: Placed = []
    for number, own in column:
        if cell and cell[-1][1].y - own.y > PARTED * usual:
            yield cell
            cell = []
        cell.append((number, own))
    if cell:
        yield cell


# The words of a cell


def _text_of(fragments: list[Fragment]) -> str:
    """The cell's lines from top to bottom as one text; a bullet or number begins a new line."""
    lines: list[tuple[float, str]] = []
    for own in sorted(fragments, key=lambda own: -own.y):
        if lines and abs(lines[-1][0] - own.y) <= own.size * 0.4:
            lines[-1] = lines[-1][0], lines[-1][1] + own.text
        else:
            lines.append((own.y, own.text))
    return _cell([text.strip() for _, text in lines if text.strip()])


def _cell(lines: list[str]) -> str:
    pieces = [Piece(0, line, item=bool(marker_of(line))) for line in lines]
    return joined(pieces).replace("\n", "<br>")
