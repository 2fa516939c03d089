"""Goals whose label was forgotten, told by what stands around them: numbers, headings, bullets."""

from wirkkreis.goals.reading.drafts import Draft
from wirkkreis.goals.reading.endings import closes
from wirkkreis.goals.reading.items import DETAIL
from wirkkreis.goals.reading.labels import Label, Opening, level_of
from wirkkreis.goals.reading.lines import Line, ends_sentence
from wirkkreis.goals.reading.markers import (
    Marker,
    comparable,
    marker_of,
    ordinal,
    padded,
    parts_of,
)
from wirkkreis.goals.reading.model import LEVELS, Level
from wirkkreis.goals.reading.sections import SECTION


class Forgotten:
    """What is known so far of the plan's goals, asked for the level of one without a label."""

    def __init__(self, levels: dict[str, Level]) -> None:
        self.levels = levels
        self.numbers: dict[tuple[str, ...], Draft] = {}
        self.latest: dict[Level, Draft] = {}
        self.last: Draft | None = None
        self.listed: Marker | None = None
        self.items: list[Draft] = []

    def learn(self, goal: Draft) -> None:
        """A goal was found."""
        self.listed = None
        self.latest[goal.level] = self.last = goal
        self.items = [item for item in self.items if item.indent < goal.indent]
        if goal.block and goal.shape:
            self.items.append(goal)
        if goal.number:
            self.numbers[(goal.level, *comparable(goal.number))] = goal

    def pass_by(self, opening: Opening) -> None:
        """A line was taken into a goal's text; its number may begin a list there."""
        if opening.marker and opening.marker.number:
            self.listed = opening.marker

    def numbered(self, number: str | None, level: Level) -> Draft | None:
        """The goal of that level and number, if it was found before."""
        return self.numbers.get((level, *comparable(number))) if number else None

    # By number

    def by_number(
        self, opening: Opening, goal: Draft | None, following: Label | None
    ) -> Level | None:
        """The level of a goal that has a number only. `goal` is the one above, `following` the
        label that comes next.
        """
        marker = opening.marker
        if not marker or not marker.number or self._goes_on_with_list(marker):
            return None
        if len(marker.parts) > 1:
            wrapped = opening.rest[:1].islower() and not opening.line.gap
            return None if wrapped else self._by_depth(marker)
        if not goal:
            return None
        parted = opening.line.gap or not goal.pieces or _complete(goal)
        if not goal.number or not (parted or _goes_before(marker, following)):
            return None if goal.number else self._first_of(marker, goal, following)
        return self._sister_of(marker, goal, following) or self._first_of(marker, goal, following)

    def _goes_on_with_list(self, marker: Marker) -> bool:
        before = self.listed
        if not before or before.style != marker.style or before.value is None:
            return False
        return marker.value == before.value + 1 and len(before.parts) == len(marker.parts)

    def _by_depth(self, marker: Marker) -> Level | None:
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
        if marker.value is None or goal.block:
            return None
        level = self._parent_before_first(marker, following)
        last = parts_of(goal.number)
        if not level and len(last) == 1 and ordinal(last[0], marker.style) == marker.value - 1:
            return goal.level
        return level

    def _parent_before_first(self, marker: Marker, following: Label | None) -> Level | None:
        if not following or _last_number(following) != 1 or marker.value is None:
            return None
        for level in reversed(LEVELS[: LEVELS.index(level_of(following, self.levels))]):
            older = self.latest.get(level)
            if not older or not older.number or not older.labelled or older.depth != 1:
                continue
            if ordinal(older.number, marker.style) == marker.value - 1:
                return level
        return None

    def _first_of(self, marker: Marker, goal: Draft, following: Label | None) -> Level | None:
        """The level of the labelled "2." that follows, for an unlabelled "1." below a
        higher goal.
        """
        if not following or following.plural or marker.value != 1:
            return None
        if len(parts_of(following.number)) != 1:
            return None
        level = level_of(following, self.levels)
        second = ordinal(parts_of(following.number)[0], marker.style) == 2
        return level if second and LEVELS.index(level) > LEVELS.index(goal.level) else None

    # By shape

    def by_shape(self, opening: Opening, following: Opening | None) -> Level | None:
        """The level of a heading or bullet without a number between two labelled sisters that look
        the same.
        """
        before, line = self.last, opening.line
        if not before or not before.labelled or not before.pieces or not before.shape:
            return None
        if not following or not following.label or following.label.plural or opening.label:
            return None
        level = level_of(following.label, self.levels)
        if level != before.level or not before.shape == shape_of(line) == shape_of(following.line):
            return None
        if SECTION.fullmatch(line.text) or DETAIL.match(opening.rest) or closes(line):
            return None
        return level

    def by_indent(self, opening: Opening) -> Draft | None:
        """The list item above, whose list goes on here after goals further in."""
        if not self.last or opening.line.indent >= self.last.indent:
            return None
        shape = shape_of(opening.line)
        return next((item for item in self.items if shape and item.shape == shape), None)


def shape_of(line: Line) -> tuple[int, str, int] | None:
    """What makes goals of a list look alike: the heading's depth, or bullet and indent."""
    if line.heading:
        return line.heading, "", 0
    marker = marker_of(line.text)
    return (0, marker.sign, line.indent) if marker and marker.style == "bullet" else None


def _goes_before(marker: Marker, following: Label | None) -> bool:
    """Whether the label that follows has the next number, or begins anew with 1."""
    if not following or marker.value is None:
        return False
    return _last_number(following) in (1, marker.value + 1)


def _last_number(label: Label) -> int | None:
    parts = parts_of(label.number)
    return ordinal(parts[-1]) if parts else None


def _complete(goal: Draft) -> bool:
    return bool(goal.pieces) and ends_sentence(goal.pieces[-1].text)
