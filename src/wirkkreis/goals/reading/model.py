"""What a reading is made of: goals, notes and suggested indicators, as plain data."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Level = Literal["guiding", "intermediate", "action"]
Kind = Literal["count", "milestone", "coverage", "people"]

LEVELS: tuple[Level, Level, Level] = ("guiding", "intermediate", "action")


@dataclass(frozen=True)
class Term:
    """The first and the last year a plan is for; None where it does not say."""

    first: int | None
    last: int | None


@dataclass(frozen=True)
class Suggestion:
    """An indicator the plan's own words suggest; `quote` stands verbatim in the text
    it came from.
    """

    kind: Kind
    quote: str
    target: int | float | None
    unit: str
    starts: date | None = None
    due: date | None = None
    source: str | None = None
    assumed: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "quote": self.quote,
            "target": self.target,
            "unit": self.unit,
            "starts": self.starts.isoformat() if self.starts else None,
            "due": self.due.isoformat() if self.due else None,
            "source": self.source,
            "assumed": list(self.assumed),
        }


@dataclass(frozen=True)
class Goal:
    """One goal of the plan; `lines` are 1-based ranges that no other goal and no note holds.

    Several goals may share one table row: the row then belongs to the last of them, and `line`
    still tells where each was found. `parent` is an index into the reading's goals.
    """

    level: Level
    number: str | None
    parent: int | None
    parent_assumed: bool
    text: str
    line: int
    lines: tuple[tuple[int, int], ...]
    suggestions: tuple[Suggestion, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "level": self.level,
            "number": self.number,
            "parent": self.parent,
            "parent_assumed": self.parent_assumed,
            "text": self.text,
            "line": self.line,
            "lines": [list(pair) for pair in self.lines],
            "suggestions": [suggestion.as_json() for suggestion in self.suggestions],
        }


@dataclass(frozen=True)
class Note:
    """A line that belongs to no goal: title, heading, page number, closing paragraph."""

    line: int
    text: str
    suggestions: tuple[Suggestion, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "line": self.line,
            "text": self.text,
            "suggestions": [suggestion.as_json() for suggestion in self.suggestions],
        }


@dataclass(frozen=True)
class Reading:
    """A whole plan as the reader understood it; `source` is the text whose lines it counts."""

    title: str | None
    year: int | None
    goals: tuple[Goal, ...]
    notes: tuple[Note, ...]
    warnings: tuple[str, ...] = ()
    source: str = field(default="", repr=False)

    def as_json(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "year": self.year,
            "goals": [goal.as_json() for goal in self.goals],
            "notes": [note.as_json() for note in self.notes],
            "warnings": list(self.warnings),
        }
