"""Tables whose columns are the levels: Markdown, tab-separated, and what .docx tables become."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from wirkkreis.goals.reading.drafts import Draft
from wirkkreis.goals.reading.joining import Piece
from wirkkreis.goals.reading.labels import LETTERS, Label, family_named, opening_of
from wirkkreis.goals.reading.lines import Line, clean
from wirkkreis.goals.reading.markers import marker_of
from wirkkreis.goals.reading.model import LEVELS, Level

BAR = re.compile(r"(?<!\\)\|")
# A goal's number with a letter for its level: "H1.1.1".
CODE = re.compile(r"[LMH]?Z?\s?\d{1,2}(?:\.\d{1,2}){0,3}\.?")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
MOST_COLUMNS = 30
NUMBER_HEAD = re.compile(r"(?:Nr|Nummer|No|#|lfd\.?\s*Nr|Ziff(?:er)?)\.?", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """One row: its line and its cells as they stand."""

    line: int
    cells: tuple[str, ...]


@dataclass
class Table:
    """`start` and `stop` are positions among the lines given; `columns` maps a column to its
    family.
    """

    start: int
    stop: int
    head: Row
    columns: dict[int, str]
    number_column: int | None
    rows: list[Row] = field(default_factory=list)

    @property
    def families(self) -> list[str]:
        return list(self.columns.values())


def find(lines: list[Line]) -> list[Table]:
    """All tables with at least one column that is named like a level."""
    found: list[Table] = []
    position = 0
    while position < len(lines):
        table = _table_at(lines, position)
        if table:
            found.append(table)
        position = table.stop if table else position + 1
    return found


def _table_at(lines: list[Line], start: int) -> Table | None:
    separator = _separator(lines[start].raw)
    if not separator or start + 1 == len(lines):
        return None
    head = _cells(lines[start].raw, separator)
    if not 2 <= len(head) <= MOST_COLUMNS or any(len(cell) > 60 for cell in head):
        return None
    columns = {
        column: family for column, cell in enumerate(head) if (family := family_named(clean(cell)))
    }
    columns = {
        column: family
        for column, family in columns.items()
        if len(columns) == 1 or family != "massnahme"
    } or columns
    below = _cells(lines[start + 1].raw, separator)
    if not columns or _names_level(below[0]) or any(family_named(clean(own)) for own in below):
        return None
    numbers = next(
        (column for column, cell in enumerate(head) if NUMBER_HEAD.fullmatch(clean(cell))), None
    )
    table = Table(start, start + 1, Row(lines[start].number, tuple(head)), columns, numbers)
    for line in lines[start + 1 :]:
        if _separator(line.raw) != separator:
            break
        cells = _cells(line.raw, separator)
        if (len(columns) == 1 and len(cells) != len(head)) or _is_goal_across(cells, columns):
            break
        table.rows.append(Row(line.number, tuple(cells)))
        table.stop += 1
    return table if table.rows else None


def _is_goal_across(cells: list[str], columns: dict[int, str]) -> bool:
    """A row that holds one goal of another level than its column's, as a heading of those below."""
    filled = [column for column, cell in enumerate(cells) if cell]
    if len(filled) != 1:
        return False
    label = _label(cells[filled[0]])
    return bool(label and (label.rest or label.number) and label.family != columns.get(filled[0]))


def _names_level(cell: str) -> bool:
    """Whether the rows below are goals each, their level named in the first column."""
    label = _label(cell)
    return bool(label and not label.rest and (label.number or family_named(clean(cell))))


def _label(cell: str) -> Label | None:
    """The label a cell opens with; a single letter ("M 3") is none here."""
    label = opening_of(Line(0, cell, clean(cell))).label
    return label if label and label.family not in LETTERS else None


def as_text(line: Line) -> Line:
    """A row of a table without columns of goals as words: "Leitziel 1: …", "Indikator: …"."""
    outer = line.raw.lstrip().startswith("|")
    if _separator(line.raw) != "|" or not (outer or len(BAR.findall(line.raw)) > 1):
        return line
    cells = [clean(BREAK.sub(" ", cell)) for cell in _cells(line.raw, "|")]
    cells = [cell for cell in cells if cell]
    if len(cells) > 2 and CODE.fullmatch(cells[0]) and family_named(cells[1]):
        cells[:2] = [cells[1], cells[0].lstrip("LMHZ")]
    if len(cells) > 2 and _names_level(cells[0]) and re.fullmatch(r"[\w.]{1,9}", cells[1]):
        cells[:2] = [f"{cells[0]} {cells[1]}"]
    first, rest = " ".join(cells[:1]), " – ".join(cells[1:])
    return replace(line, text=f"{first.rstrip(':')}: {rest}" if rest else first)


def _separator(raw: str) -> str | None:
    if len(BAR.findall(raw)) >= (1 if " | " in raw else 2):
        return "|"
    return "\t" if "\t" in raw.strip(" ") else None


def _cells(raw: str, separator: str) -> list[str]:
    if separator == "\t":
        return [cell.strip() for cell in raw.strip(" \ufeff").split("\t")]
    text = raw.strip()
    text = text.removeprefix("|")
    cells = BAR.split(text)
    if not cells[-1].strip() and len(cells) > 1:
        cells.pop()
    return [cell.replace("\\|", "|").strip() for cell in cells]


class RowReader:
    """Reads row after row; an empty or repeated cell means the goal above it, a repeated head
    nothing.
    """

    def __init__(
        self, columns: dict[int, Level], number_column: int | None, head: tuple[str, ...]
    ) -> None:
        self.head = head
        self.columns = dict(sorted(columns.items(), key=lambda pair: LEVELS.index(pair[1])))
        self.number_column = number_column
        self.current: dict[Level, tuple[str, Draft]] = {}
        self.holder: Draft | None = None

    def read(self, row: Row) -> list[Draft]:
        """The new goals of the row; `holder` is the goal that keeps the row's line."""
        new: list[Draft] = []
        if row.cells == self.head:
            self.holder = None
            return new
        for column, level in self.columns.items():
            cell = row.cells[column] if column < len(row.cells) else ""
            known = self.current.get(level)
            if not cell or (known and known[0] == cell):
                continue
            goals = list(_goals(cell, level, row.line))
            if goals:
                for lower in LEVELS[LEVELS.index(level) :]:
                    self.current.pop(lower, None)
                self.current[level] = (cell, goals[-1])
                new.extend(goals)
        self._number(row, new)
        self._hold(row, new)
        return new

    def _number(self, row: Row, new: list[Draft]) -> None:
        if self.number_column is None or not new or self.number_column >= len(row.cells):
            return
        number = clean(row.cells[self.number_column]).strip(" .)")
        if number and not new[-1].number:
            new[-1].number = number[:20]

    def _hold(self, row: Row, new: list[Draft]) -> None:
        deepest = next(
            (self.current[level][1] for level in reversed(LEVELS) if level in self.current), None
        )
        self.holder = new[-1] if new else deepest
        if self.holder is None:
            return
        self.holder.own_lines.append(row.line)
        for column, cell in enumerate(row.cells):
            if column in self.columns or column == self.number_column:
                continue
            parts = [clean(part) for part in BREAK.split(cell) if clean(part)]
            for holder, part in zip(self._holders(new, len(parts)), parts, strict=True):
                holder.pieces.append(Piece(row.line, part, item=True))

    def _holders(self, new: list[Draft], count: int) -> list[Draft]:
        """Whose the parts of a cell are: each goal's its own where there are as many, else the
        last one's.
        """
        sisters = [goal for goal in new if goal.level == new[-1].level]
        assert self.holder
        return sisters if len(sisters) == count else [self.holder] * count


def _goals(cell: str, level: Level, line: int) -> Iterator[Draft]:
    """The goals of a cell: one, or one per part where each part has a bullet or number
    of its own.
    """
    parts = [clean(part) for part in BREAK.split(cell) if clean(part)]
    several = len(parts) > 1 and all(_begins_goal(part) for part in parts)
    if not several:
        goal = _goal(parts[0], level, line) if parts else None
        if goal:
            goal.pieces.extend(Piece(line, part, item=True) for part in parts[1:])
            yield goal
        return
    for part in parts:
        yield _goal(part, level, line)


def _begins_goal(part: str) -> bool:
    return bool(marker_of(part) or opening_of(Line(0, part, part)).label)


def _goal(part: str, level: Level, line: int) -> Draft:
    opening = opening_of(Line(0, part, part))
    if opening.label:
        goal = Draft(level, opening.label.number, line, row=line)
        text = opening.label.rest
    else:
        goal = Draft(level, opening.marker.number if opening.marker else None, line, row=line)
        text = opening.rest if opening.marker else part
    goal.pieces = [Piece(line, text)] if text else []
    return goal
