"""The items of a list under a plural label ("Handlungsziele:"), with or without bullets."""

import itertools
import re

from wirkkreis.goals.reading.drafts import Draft
from wirkkreis.goals.reading.joining import OPEN_END, Piece, continues
from wirkkreis.goals.reading.labels import Opening
from wirkkreis.goals.reading.lines import ends_sentence
from wirkkreis.goals.reading.markers import Marker, comparable, ordinal

LONGEST_TITLE = 40
# Details that plans put below a goal; they belong to it and never are goals themselves.
DETAIL = re.compile(
    r"(?:Indikator\w*|Ma(?:ß|ss)nahmen?|Zielgruppen?|Zeitraum"
    r"|Zeitplan|Zeitrahmen|Termine?|Verantwortlich\w*|Umsetzung"
    r"|Zuständig\w*|Erfolgs\w+|Kennzahl\w*|Messgröße\w*"
    r"|Meilensteine?|Beteiligte|Akteur\w*|Kooperation\w*"
    r"|Partner\w*"
    r"|Ressourcen|Kosten|Begründung|Erläuterung\w*|Beispiele?"
    r"|Ergebnis\w*|Nachweis\w*|Status|Frist|Bis wann|Wer"
    r"|Ziel(?!\s+\d))"
    r"(?:\s+\d{1,2}(?:\.\d{1,2}){0,3})?(?:\s*\([^)]*\))?\s*(?::|$)",
    re.IGNORECASE,
)


def split_items(body: list[Opening]) -> tuple[list[Opening], list[list[Opening]]]:
    """The words before the list and the items, each with the lines that go on with it."""
    first = next((index for index, opening in enumerate(body) if opening.marker), None)
    if first is None or not _introduces(body[:first]):
        return [], _unmarked(body)
    return body[:first], _marked(body[first:])


def after_the_list(items: list[list[Opening]]) -> list[Opening]:
    """Takes the paragraphs behind the last bullet off, if no other bullet has such paragraphs."""
    if len(items) < 2 or not all(_is_bullet(item[0]) for item in items):
        return []
    if any(_outside(item) < len(item) for item in items[:-1]):
        return []
    end = _outside(items[-1])
    after = items[-1][end:]
    del items[-1][end:]
    return after


def _is_bullet(opening: Opening) -> bool:
    return bool(opening.marker and opening.marker.style == "bullet")


def _outside(item: list[Opening]) -> int:
    """Where in the item a paragraph begins that is not set in like its bullet."""
    for place, (before, opening) in enumerate(itertools.pairwise(item), 1):
        line = opening.line
        parted = line.gap and line.indent <= item[0].line.indent and not opening.marker
        if parted and ends_sentence(before.line.text) and not DETAIL.match(line.text):
            return place
    return len(item)


def _introduces(before: list[Opening]) -> bool:
    """Whether what stands before the first bullet is an introduction, not unmarked items."""
    if not before or before[-1].line.text.endswith(":"):
        return True
    return sum(opening.line.gap for opening in before) <= 1 and ends_sentence(before[-1].line.text)


def _marked(body: list[Opening]) -> list[list[Opening]]:
    head = body[0]
    last: Marker | None = None
    items: list[list[Opening]] = []
    for opening in body:
        if last is None or _is_item(opening, head, last):
            items.append([opening])
            last = opening.marker
        else:
            items[-1].append(opening)
    return items


def _is_item(opening: Opening, head: Opening, last: Marker) -> bool:
    marker, first = opening.marker, head.marker
    if not marker or not first or DETAIL.match(opening.rest):
        return False
    if first.style == "bullet":
        same = marker.sign == first.sign and opening.line.indent <= head.line.indent + 1
        return marker.style == "bullet" and same
    if marker.style == "bullet" or (
        marker.sign != first.sign and len(marker.parts) == len(first.parts)
    ):
        return False
    if len(marker.parts) != len(first.parts) or len(marker.parts) > 1:
        return len(marker.parts) > 1 and comparable(marker.number) > comparable(last.number)
    if opening.line.indent > head.line.indent + 1:
        return False
    before, value = ordinal(last.parts[0], first.style), ordinal(marker.parts[0], first.style)
    return before is not None and value is not None and before <= value <= before + 3


def _unmarked(body: list[Opening]) -> list[list[Opening]]:
    """Items without bullets: a paragraph each, or a line each where no blank lines part them."""
    width = max((len(opening.line.raw.rstrip()) for opening in body), default=0)
    parted = any(opening.line.gap for opening in body[1:])
    items: list[list[Opening]] = []
    for opening in body:
        if items and _goes_on(items[-1][-1], opening, width=width, parted=parted):
            items[-1].append(opening)
        else:
            items.append([opening])
    return items


def _goes_on(before: Opening, opening: Opening, *, width: int, parted: bool) -> bool:
    if opening.marker or DETAIL.match(opening.line.text):
        return True
    if parted:
        return not opening.line.gap or continues(before.line.text, opening.line.text)
    if continues(before.line.text, opening.line.text):
        return True
    wrapped = width >= 60 and len(before.line.raw.rstrip()) >= 0.8 * width
    return wrapped and not ends_sentence(before.line.text)


def piece_of(opening: Opening, goal: Draft) -> Piece:
    """A further line of a goal; bullets stay, except one before the goal's first words."""
    line, first = opening.line, not goal.pieces
    wrapped = not line.gap and opening.rest[:1].islower() and not _is_bullet(opening)
    item = (
        (bool(opening.marker) and not wrapped)
        or bool(DETAIL.match(line.text))
        or bool(line.heading)
    )
    titled = len(goal.pieces) == 1 and goal.pieces[0].line == goal.line
    after_heading = titled and (bool(goal.heading) or _is_title(goal, line.text))
    bare = first and opening.marker and not opening.marker.number
    text = opening.rest if bare else line.text
    return Piece(line.number, text, gap=line.gap, item=(item or after_heading) and not first)


def _is_title(goal: Draft, below: str) -> bool:
    """Whether the goal's first line is a short title that was ended on purpose: there was room for
    the next word.
    """
    title = goal.pieces[0].text
    if len(title) > LONGEST_TITLE or not below[:1].isupper() or OPEN_END.search(title):
        return False
    return goal.room > len(below.split(maxsplit=1)[0]) + 1 and not title.endswith(("-", "\u00ad"))
