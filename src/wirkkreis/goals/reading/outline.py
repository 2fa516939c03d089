"""From lines to goals: regions under labels, items of lists, goals whose label was forgotten."""

import re

from wirkkreis.goals.reading import tables
from wirkkreis.goals.reading.drafts import Draft, Outline
from wirkkreis.goals.reading.endings import closes, release_the_end
from wirkkreis.goals.reading.forgotten import Forgotten, shape_of
from wirkkreis.goals.reading.items import after_the_list, piece_of, split_items
from wirkkreis.goals.reading.joining import Piece
from wirkkreis.goals.reading.labels import (
    Label,
    Opening,
    level_of,
    levels_of,
    opening_of,
    without_label,
)
from wirkkreis.goals.reading.lines import Line, with_whole_labels
from wirkkreis.goals.reading.model import LEVELS, Level
from wirkkreis.goals.reading.sections import is_section
from wirkkreis.goals.reading.telling import NAMES, lines_named, listed
from wirkkreis.goals.reading.unlabelled import unlabelled_outline

CONTINUED = re.compile(r"\s*\(?\b(?:Fortsetzung|Forts\.)\)?\s*$", re.IGNORECASE)


def outline_of(lines: list[Line]) -> Outline:
    """All goals of the plan with their lines; every non-empty line ends up in one goal or the
    notes.
    """
    flow = [line for line in lines if not line.empty and not line.noise]
    walk = _Walk(with_whole_labels(flow))
    unlabelled = None if walk.levels else unlabelled_outline(walk.openings)
    outline = unlabelled or walk.walk()
    outline.notes.extend(line.number for line in lines if line.noise and not line.empty)
    _tell_of_forgotten_labels(outline)
    release_the_end(outline)
    outline.notes.sort()
    return outline


def _tell_of_forgotten_labels(outline: Outline) -> None:
    goals = [goal for goal in outline.goals if not goal.labelled]
    if not goals:
        return
    names = [f"{NAMES[goal.level]} {goal.number or f'„{goal.beginning}“'}" for goal in goals]
    lines = lines_named(goal.line for goal in goals)
    read = "ist es" if len(goals) == 1 else "sind sie"
    outline.warnings.append(
        f"Hier fehlt die Bezeichnung des Ziels: {lines}. Gelesen {read} als {listed(names)}."
    )


class _Walk:
    """One pass over the lines; `outline` grows as it goes."""

    def __init__(self, flow: list[Line]) -> None:
        self.outline = Outline()
        found = tables.find(flow)
        self.tables = {table.start: table for table in found}
        rows = {place for table in found for place in range(table.start, table.stop)}
        openings = [
            opening_of(line if place in rows else tables.as_text(line))
            for place, line in enumerate(flow)
        ]
        headers = [family for table in self.tables.values() for family in table.families]
        self.levels = levels_of(openings, headers)
        self.openings = [
            opening
            if not opening.label or opening.label.family in self.levels
            else without_label(opening.line)
            for opening in openings
        ]
        self.forgotten = Forgotten(self.levels)
        self.width = _usual_width(flow)
        self.block = 0

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
            if index in self.tables or opening.label or is_section(opening, depth):
                return index
        return len(self.openings)

    def _read_region(self, opening: Opening, body: list[Opening], stop: int) -> None:
        label = opening.label
        following = self.openings[stop] if stop < len(self.openings) else None
        if not label:
            self._read_unlabelled(opening, body, following)
        elif _is_container(label, body):
            self._read_container(opening, label, body)
        else:
            self._read_goal(opening, label, body, following)

    # Goals with a label of their own

    def _read_goal(
        self, opening: Opening, label: Label, body: list[Opening], following: Opening | None
    ) -> None:
        level = level_of(label, self.levels)
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
        before = self.forgotten.numbered(label.number, level)
        if not before or not before.pieces:
            return None
        rest = CONTINUED.sub("", label.rest)
        if rest == label.rest and body:
            return None
        return before if before.begins_with(rest) else None

    def _new(self, level: Level, number: str | None, opening: Opening, block: int = 0) -> Draft:
        line = opening.line
        goal = Draft(
            level,
            number,
            line.number,
            heading=line.heading,
            indent=line.indent,
            shape=shape_of(line),
            block=block,
            room=self.width - len(line.raw.rstrip()),
        )
        self._add(goal)
        return goal

    def _add(self, goal: Draft) -> None:
        self.outline.goals.append(goal)
        self.outline.order.append(goal)
        self.forgotten.learn(goal)

    # Lists under a plural label

    def _read_container(self, opening: Opening, label: Label, body: list[Opening]) -> None:
        self.block += 1
        level = level_of(label, self.levels)
        parent = label.parent
        self.outline.notes.extend(other.line.number for other in body if not other.line.text)
        body = [other for other in body if other.line.text]
        if not parent and label.plural and label.number and opening.line.text[:1].isalpha():
            parent = ("", label.number)
        end = next((place for place, other in enumerate(body) if closes(other.line)), len(body))
        self.outline.notes.extend(other.line.number for other in body[end:])
        intro, items = split_items(body[:end])
        self.outline.notes.extend(other.line.number for other in after_the_list(items))
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

    def _read_unlabelled(
        self, opening: Opening, body: list[Opening], following: Opening | None
    ) -> None:
        """A heading that labels nothing: a goal between its sisters, or the document's own."""
        level = self.forgotten.by_shape(opening, following)
        if level:
            self._read_text(self._unlabelled(level, opening), body, following)
        else:
            self._read_text(None, [opening, *body], following)

    def _unlabelled(self, level: Level, opening: Opening) -> Draft:
        """A new goal whose label was forgotten."""
        marker = opening.marker
        number = marker.number if marker else None
        goal = self._new(level, number, opening)
        goal.labelled = False
        goal.take(Piece(opening.line.number, opening.rest))
        return goal

    def _read_text(
        self, goal: Draft | None, body: list[Opening], following: Opening | None
    ) -> None:
        closed = goal is None
        label = following.label if following else None
        alike = [opening for opening in body if self.forgotten.by_shape(opening, following)]
        for opening in body:
            if item := self.forgotten.by_indent(opening):
                goal = self._new(item.level, None, opening, item.block)
                goal.take(Piece(opening.line.number, opening.rest))
                continue
            level = self.forgotten.by_number(opening, goal, label)
            if alike == [opening]:
                level = self.forgotten.by_shape(opening, following)
            if level:
                goal = self._unlabelled(level, opening)
                closed = False
                continue
            closed = closed or bool(goal and goal.pieces and not label and closes(opening.line))
            if goal is None or closed:
                self.outline.notes.append(opening.line.number)
            else:
                self.forgotten.pass_by(opening)
                goal.take(piece_of(opening, goal))

    # Tables with the levels as columns

    def _read_table(self, table: tables.Table) -> None:
        self.outline.notes.append(table.head.line)
        columns = {
            column: self.levels[family]
            for column, family in table.columns.items()
            if family in self.levels
        }
        reader = tables.RowReader(columns, table.number_column, table.head.cells)
        for row in table.rows:
            for goal in reader.read(row):
                self._add(goal)
            if reader.holder is None:
                self.outline.notes.append(row.line)


def _usual_width(flow: list[Line]) -> int:
    """How long lines become before they are wrapped, if they are."""
    lengths = sorted(len(line.raw.rstrip()) for line in flow)
    return lengths[9 * len(lengths) // 10] if lengths else 0


def _is_container(label: Label, body: list[Opening]) -> bool:
    if label.plural:
        return True
    starts_list = bool(body and body[0].marker and (body[0].marker.value in (None, 1)))
    return not label.number and not label.rest and starts_list
