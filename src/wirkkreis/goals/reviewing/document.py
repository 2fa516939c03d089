"""A read plan under review, as plain data: the reader's goals and notes plus what a person decided.

Goals and suggestions carry ids that stay while things move; `parent` is a goal's id. The order of
`goals` is the order among siblings; lines say where each stands in the text.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from wirkkreis.goals.reviewing.naming import name_for

LEVELS = ("guiding", "intermediate", "action")
KINDS = ("count", "milestone", "coverage", "people")
PER_YEAR = " pro Jahr"

Lines = tuple[tuple[int, int], ...]


class Impossible(ValueError):
    """What was asked for does not fit this plan; the message says why, in the page's language."""


@dataclass(frozen=True)
class Suggestion:
    """A suggested indicator. `decision` is open, accepted or rejected; days are ISO or None."""

    id: int
    kind: str
    quote: str
    name: str
    target: float | None = None
    unit: str = ""
    period: str = "whole"
    starts: str | None = None
    due: str | None = None
    source: str | None = None
    assumed: tuple[str, ...] = ()
    decision: str = "open"
    changed: bool = False


@dataclass(frozen=True)
class Goal:
    """A goal. `lines` are 1-based ranges that nothing else holds; a table row may leave it none."""

    id: int
    level: str
    number: str
    parent: int | None
    parent_assumed: bool
    text: str
    line: int
    lines: Lines
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def depth(self) -> int:
        """0 for the top level."""
        return LEVELS.index(self.level)


@dataclass(frozen=True)
class Note:
    """A line that belongs to no goal."""

    line: int
    text: str
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True)
class Review:
    """The whole review. `version` grows with every step; `steps` undo the last ones."""

    title: str
    year: int | None
    goals: tuple[Goal, ...]
    notes: tuple[Note, ...]
    warnings: tuple[str, ...] = ()
    version: int = 0
    next_id: int = 1
    steps: tuple[dict[str, Any], ...] = field(default=(), repr=False)

    def goal(self, goal_id: int | None) -> Goal:
        """The goal of that id. Raises KeyError when there is none (any more)."""
        for goal in self.goals:
            if goal.id == goal_id:
                return goal
        raise KeyError(goal_id)

    def with_goal(self, changed: Goal) -> "Review":
        """A copy in which one goal is replaced by its changed self."""
        goals = tuple(changed if goal.id == changed.id else goal for goal in self.goals)
        return replace(self, goals=goals)

    @property
    def suggestions(self) -> Iterator[Suggestion]:
        """All suggestions, those of the goals first."""
        for goal in self.goals:
            yield from goal.suggestions
        for note in self.notes:
            yield from note.suggestions


def opened(data: Mapping[str, Any]) -> Review:
    """The review stored in a draft, or the beginning of one from the reader's JSON."""
    if "version" not in data:
        return _begun(data)
    return Review(
        title=data["title"],
        year=data["year"],
        goals=tuple(goal_from(entry) for entry in data["goals"]),
        notes=tuple(note_from(entry) for entry in data["notes"]),
        warnings=tuple(data["warnings"]),
        version=data["version"],
        next_id=data["next_id"],
        steps=tuple(data["steps"]),
    )


def stored(review: Review) -> dict[str, Any]:
    """The review as JSON for the draft; `opened` gives the same review back."""
    return asdict(review)


def goal_from(entry: Mapping[str, Any]) -> Goal:
    """A goal from its JSON."""
    lines = tuple((first, last) for first, last in entry["lines"])
    suggestions = tuple(suggestion_from(found) for found in entry["suggestions"])
    return Goal(**{**entry, "lines": lines, "suggestions": suggestions})


def note_from(entry: Mapping[str, Any]) -> Note:
    """A note from its JSON."""
    suggestions = tuple(suggestion_from(found) for found in entry["suggestions"])
    return Note(entry["line"], entry["text"], suggestions)


def suggestion_from(entry: Mapping[str, Any]) -> Suggestion:
    """A suggestion from its JSON."""
    return Suggestion(**{**entry, "assumed": tuple(entry["assumed"])})


def unplaced(review: Review, lines: Sequence[str]) -> list[int]:
    """Non-empty lines that do not stand in exactly one goal or note: none, or it is a bug."""
    places: dict[int, int] = {}
    for number in _placed(review):
        places[number] = places.get(number, 0) + 1
    return [
        number for number, line in enumerate(lines, 1) if line.strip() and places.get(number) != 1
    ]


def _placed(review: Review) -> Iterator[int]:
    for goal in review.goals:
        for first, last in goal.lines:
            yield from range(first, last + 1)
    for note in review.notes:
        yield note.line


def _begun(reading: Mapping[str, Any]) -> Review:
    ids = iter(range(len(reading["goals"]) + 1, 1_000_000))
    goals = tuple(
        Goal(
            id=place,
            level=entry["level"],
            number=entry["number"] or "",
            parent=None if entry["parent"] is None else entry["parent"] + 1,
            parent_assumed=entry["parent_assumed"],
            text=entry["text"],
            line=entry["line"],
            lines=tuple((first, last) for first, last in entry["lines"]),
            suggestions=_suggested(entry, ids),
        )
        for place, entry in enumerate(reading["goals"], 1)
    )
    notes = tuple(
        Note(entry["line"], entry["text"], _suggested(entry, ids)) for entry in reading["notes"]
    )
    return Review(
        title=reading["title"] or "",
        year=reading["year"],
        goals=goals,
        notes=notes,
        warnings=tuple(reading["warnings"]),
        next_id=next(ids),
    )


def _suggested(entry: Mapping[str, Any], ids: Iterator[int]) -> tuple[Suggestion, ...]:
    return tuple(_suggestion(found, next(ids)) for found in entry["suggestions"])


def _suggestion(found: Mapping[str, Any], new_id: int) -> Suggestion:
    unit: str = found["unit"]
    period = "year" if unit.endswith(PER_YEAR.strip()) else "whole"
    unit = unit.removesuffix(PER_YEAR.strip()).strip()
    return Suggestion(
        id=new_id,
        kind=found["kind"],
        quote=found["quote"],
        name=name_for(
            kind=found["kind"],
            unit=unit,
            period=period,
            starts=found["starts"],
            due=found["due"],
            quote=found["quote"],
        ),
        target=found["target"],
        unit=unit,
        period=period,
        starts=found["starts"],
        due=found["due"],
        source=found["source"],
        assumed=tuple(found["assumed"]),
    )
