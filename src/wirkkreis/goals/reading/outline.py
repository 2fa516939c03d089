"""From lines to goals: regions under labels, items of lists, goals whose label was forgotten."""

from wirkkreis.goals.reading import tables
from wirkkreis.goals.reading.drafts import Draft, Outline
from wirkkreis.goals.reading.endings import closes, release_the_end
from wirkkreis.goals.reading.items import piece_of, split_items
from wirkkreis.goals.reading.joining import Piece
from wirkkreis.goals.reading.labels import Label, Opening, levels_of, opening_of
from wirkkreis.goals.reading.lines import Line, ends_sentence
from wirkkreis.goals.reading.markers import Marker, comparable, ordinal, padded, parts_of
from wirkkreis.goals.reading.model import LEVELS, Level
from wirkkreis.goals.reading.sections import is_section
from wirkkreis.goals.reading.unlabelled import unlabelled_outline

NAMES: dict[Level, str] = {
    "guiding": "Leitziel",
    "intermediate": "Mittlerziel",
    "action": "Handlungsziel",
}


def outline_of(lines: list[Line]) -> Outline:
    """All goals of the plan with their lines; every non-empty line ends up in one goal or the
    notes.
    """
    flow = [line for line in lines if not line.empty and not line.noise]
    walk = _Walk(flow)
    unlabelled = None if walk.levels else unlabelled_outline(walk.openings)
    outline = unlabelled or walk.walk()
    outline.notes.extend(line.number for line in lines if line.noise and not line.empty)
    release_the_end(outline)
    outline.notes.sort()
    return outline


class _Walk:
    """One pass over the lines; `outline` grows as it goes."""

    def __init__(self, flow: list[Line]) -> None:
        self.outline = Outline()
        self.openings = [opening_of(line) for line in flow]
        self.tables = {table.start: table for table in tables.find(flow)}
        headers = [family for table in self.tables.values() for family in table.families]
        self.levels = levels_of(self.openings, headers)
        self.numbers: dict[tuple[str, ...], Draft] = {}
        self.block = 0
        self.listed: Marker | None = None

    def walk(self) -> Outline:
        position = 0
        while position < len(self.openings):
            if table := self.tables.get(position):
                self._read_table(table)
                position = table.stop
                continue
            opening = self.openings[position]
            stop = self._region_end(position)
            self._read_region(opening, self.openings[position + 1 : stop], stop)
            position = stop
        return self.outline

    def _region_end(self, position: int) -> int:
        """Where the next label, table or heading of the document begins."""
        depth = self.openings[position].line.heading
        for index in range(position + 1, len(self.openings)):
            opening = self.openings[index]
            if index in self.tables or self._label_of(opening) or is_section(opening, depth):
                return index
        return len(self.openings)

    def _read_region(self, opening: Opening, body: list[Opening], stop: int) -> None:
        label = self._label_of(opening)
        following = self._label_of(self.openings[stop]) if stop < len(self.openings) else None
        if not label:
            self._read_text(None, [opening, *body], following)
        elif _is_container(label, body):
            self._read_container(opening, label, body)
        else:
            self._read_goal(opening, label, body, following)

    def _label_of(self, opening: Opening) -> Label | None:
        label = opening.label
        if not label or label.family not in self.levels:
            return None
        return label

    def _level(self, label: Label) -> Level:
        level, depth = self.levels[label.family], len(parts_of(label.number))
        if label.family in ("ziel", "strategisch") and depth > 1 and not label.plural:
            return LEVELS[min(LEVELS.index(level) + depth - 1, 2)]
        return "action" if label.family == "teil" and depth > 2 else level

    # Goals with a label of their own

    def _read_goal(
        self, opening: Opening, label: Label, body: list[Opening], following: Label | None
    ) -> None:
        level = self._level(label)
        known = self._known(level, label, body)
        if known:
            known.own_lines.append(opening.line.number)
            self.outline.order.append(known)
            self._read_text(known, body, following)
            return
        goal = self._new(level, label.number, opening)
        goal.parent_named = label.parent
        goal.take(Piece(opening.line.number, label.rest))
        self._read_text(goal, body, following)

    def _known(self, level: Level, label: Label, body: list[Opening]) -> Draft | None:
        """The goal whose heading is only repeated here ("Leitziel 1" above its second
        Mittlerziel).
        """
        before = self.numbers.get((level, *comparable(label.number))) if label.number else None
        if not before or not before.pieces:
            return None
        if not label.rest:
            return before if not body else None
        said = " ".join(piece.text for piece in before.pieces)
        return before if not body and said.startswith(label.rest) else None

    def _new(self, level: Level, number: str | None, opening: Opening, block: int = 0) -> Draft:
        line = opening.line
        goal = Draft(
            level, number, line.number, heading=line.heading, indent=line.indent, block=block
        )
        self._add(goal)
        return goal

    def _add(self, goal: Draft) -> None:
        self.outline.goals.append(goal)
        self.outline.order.append(goal)
        self.listed = None
        if goal.number:
            self.numbers[(goal.level, *comparable(goal.number))] = goal

    # Lists under a plural label

    def _read_container(self, opening: Opening, label: Label, body: list[Opening]) -> None:
        self.block += 1
        level = self._level(label)
        parent = label.parent
        if not parent and label.plural and label.number and opening.line.text[:1].isalpha():
            parent = ("", label.number)
        end = next((place for place, other in enumerate(body) if closes(other.line)), len(body))
        self.outline.notes.extend(other.line.number for other in body[end:])
        intro, items = split_items(body[:end])
        if label.rest:
            first = Opening(opening.line, None, None, label.rest)
            items = [[first, *(intro or [])], *items]
            if not intro and items[1:] and not items[1][0].marker:
                items[:2] = [[first, *items[1]]]
            intro = []
        else:
            self.outline.notes.append(opening.line.number)
        self.outline.notes.extend(other.line.number for other in intro)
        self._read_items(level, parent, items)

    def _read_items(
        self, level: Level, parent: tuple[str, str] | None, items: list[list[Opening]]
    ) -> None:
        base = next((len(item[0].marker.parts) for item in items if item[0].marker), 0)
        for item in items:
            marker = item[0].marker
            deeper = len(marker.parts) - base if marker and base else 0
            if LEVELS.index(level) + deeper > 2 and self.outline.goals:
                self._take(self.outline.goals[-1], item)
                continue
            own = LEVELS[LEVELS.index(level) + max(deeper, 0)]
            goal = self._new(own, marker.number if marker else None, item[0], self.block)
            goal.parent_named = parent if not deeper else None
            goal.take(Piece(item[0].line.number, item[0].rest))
            self._take(goal, item[1:])

    def _take(self, goal: Draft, openings: list[Opening]) -> None:
        for opening in openings:
            goal.take(piece_of(opening, goal))

    # Text, and goals in it whose label was forgotten

    def _read_text(self, goal: Draft | None, body: list[Opening], following: Label | None) -> None:
        closed = goal is None
        for opening in body:
            level = self._level_without_label(opening, goal, following)
            if level and opening.marker:
                goal = self._new(level, opening.marker.number, opening)
                goal.labelled = False
                goal.take(Piece(opening.line.number, opening.rest))
                closed = False
                continue
            closed = closed or bool(goal and goal.pieces and not following and closes(opening.line))
            if goal is None or closed:
                self.outline.notes.append(opening.line.number)
            else:
                self._remember_list(opening)
                goal.take(piece_of(opening, goal))

    def _level_without_label(
        self, opening: Opening, goal: Draft | None, following: Label | None
    ) -> Level | None:
        marker = opening.marker
        if not marker or not marker.number or self._goes_on_with_list(marker):
            return None
        if len(marker.parts) > 1:
            return self._level_by_depth(marker)
        if (
            not goal
            or not goal.number
            or not (opening.line.gap or not goal.pieces or _complete(goal))
        ):
            return self._first_of(marker, goal, following) if goal and not goal.number else None
        level = self._sister_of(marker, goal, following) or self._first_of(marker, goal, following)
        if level:
            name = f"{NAMES[level]} {marker.number}"
            self.outline.warnings.append(
                f"Zeile {opening.line.number}: Vor „{marker.number}{marker.sign}“ fehlt die "
                f"Bezeichnung; "
                f"gelesen als {name}."
            )
        return level

    def _level_by_depth(self, marker: Marker) -> Level | None:
        """ "1.2" below the goal numbered "1", or beside the goal numbered "1.1"."""
        key = comparable(marker.number)
        for level in LEVELS:
            if marker.value and (level, *key[:-1], padded(marker.value - 1)) in self.numbers:
                return level
        if marker.value != 1:
            return None
        above = [level for level in LEVELS if (level, *key[:-1]) in self.numbers]
        if not above or above[-1] == "action":
            return None
        lower = LEVELS[LEVELS.index(above[-1]) + 1 :]
        used = [level for level in lower if level in self.levels.values()]
        return used[0] if used else lower[0]

    def _sister_of(self, marker: Marker, goal: Draft, following: Label | None) -> Level | None:
        """The level of the goal before, if this number is the next; or of its parent before a new
        first child.
        """
        value = marker.value
        last = parts_of(goal.number)
        if value is None or goal.block:
            return None
        if len(last) == 1 and ordinal(last[0], marker.style) == value - 1:
            return goal.level
        if (
            not following
            or ordinal(parts_of(following.number)[-1] if following.number else "") != 1
        ):
            return None
        for level in reversed(LEVELS[: LEVELS.index(self._level(following))]):
            older = next((g for g in reversed(self.outline.goals) if g.level == level), None)
            if not older or not older.number or not older.labelled or older.depth != 1:
                continue
            if ordinal(older.number, marker.style) == value - 1:
                return level
        return None

    def _first_of(self, marker: Marker, goal: Draft, following: Label | None) -> Level | None:
        """The level of the labelled "2." that follows, for an unlabelled "1." below a
        higher goal.
        """
        if (
            not following
            or following.plural
            or marker.value != 1
            or len(parts_of(following.number)) != 1
        ):
            return None
        level = self._level(following)
        second = ordinal(parts_of(following.number)[0], marker.style) == 2
        return level if second and LEVELS.index(level) > LEVELS.index(goal.level) else None

    def _goes_on_with_list(self, marker: Marker) -> bool:
        before = self.listed
        if not before or before.style != marker.style or before.value is None:
            return False
        return marker.value == before.value + 1 and len(before.parts) == len(marker.parts)

    def _remember_list(self, opening: Opening) -> None:
        if opening.marker and opening.marker.number:
            self.listed = opening.marker

    # Tables with the levels as columns

    def _read_table(self, table: tables.Table) -> None:
        self.outline.notes.append(table.head)
        columns = {
            column: self.levels[family]
            for column, family in table.columns.items()
            if family in self.levels
        }
        reader = tables.RowReader(columns, table.number_column)
        for row in table.rows:
            for goal in reader.read(row):
                self._add(goal)
            if reader.holder is None:
                self.outline.notes.append(row.line)


def _is_container(label: Label, body: list[Opening]) -> bool:
    if label.plural:
        return True
    starts_list = bool(body and body[0].marker and (body[0].marker.value in (None, 1)))
    return not label.number and not label.rest and starts_list


def _complete(goal: Draft) -> bool:
    return bool(goal.pieces) and ends_sentence(goal.pieces[-1].text)
