"""Who speaks in a document or a letter."""

from dataclasses import dataclass

from wirkkreis.ui.theme import DEFAULT_COLOUR


@dataclass(frozen=True)
class Letterhead:
    """A name at the head of the first page and at the foot of each, and a colour."""

    name: str = "Wirkkreis"
    colour: str = DEFAULT_COLOUR
