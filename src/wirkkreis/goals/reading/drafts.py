"""A goal while the plan is being read: its place is known, its parent not yet."""

from dataclasses import dataclass, field

from wirkkreis.goals.reading.joining import Piece
from wirkkreis.goals.reading.markers import parts_of
from wirkkreis.goals.reading.model import Level


@dataclass(eq=False)
class Draft:
    """A goal found. `parent_named` is (word, number) where the plan says so; `room` = how many
    more characters its first line could have held, as far as the plan's other lines tell.
    """

    level: Level
    number: str | None
    line: int
    pieces: list[Piece] = field(default_factory=list)
    own_lines: list[int] = field(default_factory=list)
    labelled: bool = True
    heading: int = 0
    indent: int = 0
    shape: tuple[int, str, int] | None = None
    block: int = 0
    parent_named: tuple[str, str] | None = None
    row: int | None = None
    room: int = 0

    def begins_with(self, words: str) -> bool:
        """Whether the goal's text begins with the words."""
        said = ""
        for piece in self.pieces:
            said = f"{said} {piece.text}" if said else piece.text
            if len(said) >= len(words):
                break
        return said.startswith(words)

    @property
    def beginning(self) -> str:
        """The first words, to tell it by."""
        return self.pieces[0].text[:40] if self.pieces else ""

    @property
    def depth(self) -> int:
        return len(parts_of(self.number))

    def take(self, piece: Piece) -> None:
        self.own_lines.append(piece.line)
        if piece.text:
            self.pieces.append(piece)


@dataclass
class Outline:
    """All goals in document order, the lines that belong to none, and what was doubtful.

    `order` names a goal again wherever the plan repeats its heading.
    """

    goals: list[Draft] = field(default_factory=list)
    order: list[Draft] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
