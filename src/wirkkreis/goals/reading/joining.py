"""How lines become a text again: divided words joined, wrapped lines and torn
sentences rejoined.
"""

import re
from dataclasses import dataclass

from wirkkreis.goals.reading.lines import ends_sentence

DIVIDED = re.compile(r"[^\W\d_][-\u2010\u00ad¬]$")
HANGING = re.compile(r"(?:und|oder|sowie|bzw\.|bis|als|noch|aber|wie)\b", re.IGNORECASE)
OPEN_END = re.compile(
    r"(?:,|\b(?:und|oder|sowie|als|der|die|das|des|dem"
    r"|den|ein|eine|einer|eines|einem|einen|für|in|im|mit"
    r"|von|vom"
    r"|zu|zum|zur|auf|an|am|bei|durch|über|unter|nach|aus"
    r"|dass|um|wie|ist|sind|wird|werden|mind\.|ca\.|bis"
    r"|sich))$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Piece:
    """The words one line gives to a text; `gap` = a blank line before, `item` = begins
    a list item.
    """

    line: int
    text: str
    gap: bool = False
    item: bool = False


def joined(pieces: list[Piece]) -> str:
    """One text: a divided word in one piece, a wrapped line after a space, a paragraph on a new
    line.
    """
    return laid_out(pieces)[0]


def laid_out(pieces: list[Piece]) -> tuple[str, list[int]]:
    """The joined text, and for each piece where its words begin in it."""
    parts: list[str] = []
    begins: list[int] = []
    length = 0
    for piece in pieces:
        if piece.text and parts:
            kept, between = _join(parts[-1], piece)
            length += len(kept) - len(parts[-1]) + len(between)
            parts[-1:] = [kept, between]
        begins.append(length)
        if piece.text:
            parts.append(piece.text)
            length += len(piece.text)
    return "".join(parts).rstrip("\u00ad"), begins


def _join(before: str, piece: Piece) -> tuple[str, str]:
    """What stays of the words before, and what stands between them and the piece."""
    after = piece.text
    if DIVIDED.search(before) and not piece.item:
        if before.endswith(("\u00ad", "¬")):
            return before[:-1], ""
        if after[0].islower() and not HANGING.match(after):
            return before[:-1], ""
        if after[0].isupper():
            return before, ""
    new_paragraph = piece.item or (piece.gap and not continues(before, after))
    return before, "\n" if new_paragraph else " "


def paragraphs(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces by paragraph; a blank line within a sentence does not part it."""
    parts: list[list[Piece]] = []
    for piece in pieces:
        before = parts[-1][-1].text if parts else ""
        if parts and not (piece.gap and not continues(before, piece.text)) and not piece.item:
            parts[-1].append(piece)
        else:
            parts.append([piece])
    return parts


def continues(before: str, after: str) -> bool:
    """Whether `after` goes on with the sentence that `before` began."""
    if not before or not after:
        return False
    if DIVIDED.search(before):
        return True
    if ends_sentence(before) and not OPEN_END.search(before):
        return False
    return after[:1].islower() or bool(OPEN_END.search(before))
