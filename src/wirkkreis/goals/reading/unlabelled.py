"""Plans that never say "Leitziel": their levels follow from the numbers, or from the headings."""

import re
from collections.abc import Iterator

from wirkkreis.goals.reading.drafts import Draft, Outline
from wirkkreis.goals.reading.endings import closes
from wirkkreis.goals.reading.items import piece_of, split_items
from wirkkreis.goals.reading.joining import Piece
from wirkkreis.goals.reading.labels import Opening
from wirkkreis.goals.reading.markers import Marker, Style, ordinal
from wirkkreis.goals.reading.model import LEVELS
from wirkkreis.goals.reading.sections import SECTION, is_section

GOAL_WORD = re.compile(r"\b\w{0,20}[zZ]iele?n?\b|\bZielplan")
# Papers whose numbers and headings order something else than goals.
OTHER_PAPER = re.compile(
    r"\b(?:Protokoll|Tagesordnung|TOP\s*\d|Einladung|Satzung|Geschäftsordnung|Richtlinien?|Vertrag"
    r"|Inhalt(?:sverzeichnis)?\b|Paragraf)|§",
    re.IGNORECASE,
)
BARE_NUMBER = re.compile(r"(?P<number>\d{1,2})\s+(?=[A-ZÄÖÜ„])")
FEWEST = 3
MOSTLY = 0.7
Kind = tuple[Style, int]
BY_NUMBERS = "Die Ebenen der Ziele sind aus der Nummerierung erschlossen."
BY_HEADINGS = "Die Ebenen der Ziele sind aus den Überschriften erschlossen."


def unlabelled_outline(openings: list[Opening]) -> Outline | None:
    """The goals of a plan without labels, or None where nothing speaks for a plan."""
    for outline in (_numbered(openings), _headed(openings)):
        if outline and _is_plan(outline, openings):
            return outline
    return None


def _is_plan(outline: Outline, openings: list[Opening]) -> bool:
    """Goals on two levels at least, and a word about goals or next to nothing but goals."""
    if len({goal.level for goal in outline.goals}) < 2:
        return False
    if any(GOAL_WORD.search(opening.line.text) for opening in openings):
        return True
    if any(OTHER_PAPER.search(opening.line.text) for opening in openings):
        return False
    return len(outline.goals) >= max(FEWEST, MOSTLY * len(openings))


def _add(outline: Outline, depth: int, number: str | None, opening: Opening, text: str) -> Draft:
    line = opening.line
    goal = Draft(LEVELS[depth], number, line.number, heading=line.heading, indent=line.indent)
    goal.take(Piece(line.number, text))
    outline.goals.append(goal)
    outline.order.append(goal)
    return goal


# By numbers


def _numbered(openings: list[Opening]) -> Outline | None:
    """The kinds of numbers in the order they appear are the levels; a fourth kind is text."""
    outline = Outline(warnings=[BY_NUMBERS])
    levels = _Levels()
    goal: Draft | None = None
    for opening in _with_bare_numbers(openings):
        depth = levels.depth_of(opening.marker)
        if depth is not None and opening.marker:
            goal = _add(outline, depth, opening.marker.number, opening, opening.rest)
        elif goal is None or is_section(opening, 0) or closes(opening.line):
            outline.notes.append(opening.line.number)
            goal = None
        else:
            goal.take(piece_of(opening, goal))
    return outline


class _Levels:
    """Which level a number opens: the next of a kind seen before, or the first of a new kind."""

    def __init__(self) -> None:
        self.kinds: list[Kind] = []
        self.last: dict[Kind, int] = {}

    def depth_of(self, marker: Marker | None) -> int | None:
        if not marker or not marker.number:
            return None
        kind = self._kind_of(marker)
        if kind not in self.kinds and (len(self.kinds) > 2 or marker.value != 1):
            return None
        value = ordinal(marker.parts[-1], kind[0])
        if value is None or value != self.last.get(kind, 0) + 1:
            return None
        if kind not in self.kinds:
            self.kinds.append(kind)
        depth = self.kinds.index(kind)
        self.last = {own: count for own, count in self.last.items() if own in self.kinds[:depth]}
        self.last[kind] = value
        return depth

    def _kind_of(self, marker: Marker) -> Kind:
        """The small "i" after "h" is a letter, elsewhere a Roman one."""
        letter: Kind = ("letter", len(marker.parts))
        value = None if marker.parts[-1].isdigit() else ordinal(marker.parts[-1], "letter")
        goes_on = value is not None and self.last.get(letter) == value - 1
        return letter if goes_on else (marker.style, len(marker.parts))


def _with_bare_numbers(openings: list[Opening]) -> Iterator[Opening]:
    """A number without a dot counts where the next number stands below it: "1 …", "1.1 …"."""
    following: Marker | None = None
    read: list[Opening] = []
    for opening in reversed(openings):
        marker, text = opening.marker, opening.line.text
        bare = None if marker else BARE_NUMBER.match(text)
        if bare and following and following.parts == (bare["number"], "1"):
            marker = Marker("arabic", bare["number"], bare.end(), ".")
            read.append(Opening(opening.line, None, marker, text[bare.end() :]))
        else:
            read.append(opening)
        if marker and marker.number:
            following = marker
    return reversed(read)


# By headings


def _headed(openings: list[Opening]) -> Outline | None:
    """Each depth of headings is a level; below two of them at most, list items are goals too."""
    title = _title(openings)
    depths = sorted(
        {opening.line.heading for opening in openings if opening.line.heading and opening != title}
    )
    if not 1 <= len(depths) <= len(LEVELS):
        return None
    outline = Outline(warnings=[BY_HEADINGS])
    for heading, body in _chapters(openings):
        if heading is None or heading is title or SECTION.fullmatch(heading.line.text):
            outline.notes.extend(other.line.number for other in (heading, *body) if other)
            continue
        depth = depths.index(heading.line.heading)
        number = heading.marker.number if heading.marker else None
        goal = _add(outline, depth, number, heading, heading.rest)
        lowest = depth == len(depths) - 1 and depth < len(LEVELS) - 1
        _below(outline, goal, body, lowest=lowest)
    return outline


def _title(openings: list[Opening]) -> Opening | None:
    """The first heading, if no other stands as high."""
    headings = [opening for opening in openings if opening.line.heading]
    highest = [h for h in headings if h.line.heading <= headings[0].line.heading]
    return headings[0] if len(highest) == 1 and len(headings) > 1 else None


def _chapters(openings: list[Opening]) -> Iterator[tuple[Opening | None, list[Opening]]]:
    heading: Opening | None = None
    body: list[Opening] = []
    for opening in openings:
        if opening.line.heading:
            yield heading, body
            heading, body = opening, []
        else:
            body.append(opening)
    yield heading, body


def _below(outline: Outline, goal: Draft, body: list[Opening], *, lowest: bool) -> None:
    """What stands below a heading: the goal's words, and the actions listed below the lowest."""
    end = next((place for place, opening in enumerate(body) if closes(opening.line)), len(body))
    outline.notes.extend(opening.line.number for opening in body[end:])
    words, items = split_items(body[:end])
    if not lowest or not any(item[0].marker for item in items):
        words, items = body[:end], []
    for opening in words:
        goal.take(piece_of(opening, goal))
    for first, *more in items:
        number = first.marker.number if first.marker else None
        action = _add(outline, len(LEVELS) - 1, number, first, first.rest)
        for opening in more:
            action.take(piece_of(opening, action))
