"""Reading a plan: text in, goals with their tree, suggested indicators, notes and warnings out."""

import itertools
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from wirkkreis.goals.reading import lines as text_lines
from wirkkreis.goals.reading import matching
from wirkkreis.goals.reading.drafts import Draft, Outline
from wirkkreis.goals.reading.joining import Piece, continues, joined, laid_out
from wirkkreis.goals.reading.lines import Line
from wirkkreis.goals.reading.matching import Source
from wirkkreis.goals.reading.model import Goal, Note, Reading, Suggestion, Term
from wirkkreis.goals.reading.nesting import Tree, nest
from wirkkreis.goals.reading.outline import outline_of
from wirkkreis.goals.reading.promises import promises
from wirkkreis.goals.reading.telling import lines_named
from wirkkreis.goals.reading.years import term_of, title_of

NO_GOALS = (
    "Es wurden keine Ziele gefunden. Der Leser sucht Wörter wie „Leitziel“, „Mittlerziel“, "
    "„Handlungsziel“ oder "
    "„strategisches Ziel“ am Anfang einer Zeile, eine Liste darunter oder eine Tabelle mit "
    "diesen Wörtern im Kopf."
)
NO_YEAR = (
    "Für welches Jahr der Plan gilt, ist nicht zu erkennen; Zeiten ohne Jahr haben "
    "deshalb kein Datum."
)


def read(text: str, *, name: str = "", sources: Sequence[Source] = matching.HOUSE) -> Reading:
    """What the text says as a plan. Never fails: no goals is a reading with a hint among its
    warnings.

    `name` is the file's name, a last hint at the year; indicators are matched to `sources`.
    """
    text = unicodedata.normalize("NFC", text)
    lines = text_lines.split(text)
    outline = outline_of(lines)
    tree = nest(outline)
    title = title_of(_above(outline, lines))
    term = term_of(text, title, name)
    goals = _goals(outline, tree, term, sources, [line.number for line in lines if not line.empty])
    notes = _notes(outline, lines, term, sources)
    return Reading(title, term.first, goals, notes, _warnings(outline, tree, goals, term), text)


def _goals(
    outline: Outline, tree: Tree, term: Term, sources: Sequence[Source], filled: list[int]
) -> tuple[Goal, ...]:
    follower = dict(itertools.pairwise(filled))
    goals = []
    for place, draft in enumerate(outline.goals):
        text = joined(draft.pieces)
        goals.append(
            Goal(
                level=draft.level,
                number=draft.number,
                parent=tree.parents.get(place),
                parent_assumed=place in tree.assumed,
                text=text,
                line=draft.line,
                lines=_ranges(draft, follower),
                suggestions=tuple(suggestion for _, suggestion in promises(text, term, sources)),
            )
        )
    return tuple(goals)


def _above(outline: Outline, lines: list[Line]) -> list[Line]:
    """The notes before the first goal."""
    first = min((goal.line for goal in outline.goals), default=len(lines) + 1)
    return [lines[number - 1] for number in outline.notes if number < first]


def _ranges(draft: Draft, follower: dict[int, int]) -> tuple[tuple[int, int], ...]:
    """The goal's lines as ranges that run across blank lines; `follower` = the next filled line."""
    ranges: list[tuple[int, int]] = []
    for line in sorted(draft.own_lines):
        if ranges and line == follower.get(ranges[-1][1]):
            ranges[-1] = (ranges[-1][0], line)
        else:
            ranges.append((line, line))
    return tuple(ranges)


def _notes(
    outline: Outline, lines: list[Line], term: Term, sources: Sequence[Source]
) -> tuple[Note, ...]:
    """One note a line; suggestions stand at the line where their words begin."""
    noted = [lines[number - 1] for number in outline.notes]
    found: dict[int, list[Suggestion]] = {}
    for paragraph in _paragraphs([line for line in noted if not line.noise and not line.heading]):
        text, begins = laid_out(paragraph)
        for place, suggestion in promises(text, term, sources, loose=True):
            line = paragraph[bisect_right(begins, place) - 1].line
            found.setdefault(line, []).append(suggestion)
    return tuple(
        Note(line.number, line.raw.strip().strip("\ufeff"), tuple(found.get(line.number, ())))
        for line in noted
    )


def _paragraphs(noted: list[Line]) -> list[list[Piece]]:
    paragraphs: list[list[Piece]] = []
    last = -1
    for line in noted:
        piece = Piece(line.number, line.text, gap=line.gap)
        near = paragraphs and line.number <= last + 2
        if near and (not line.gap or continues(paragraphs[-1][-1].text, line.text)):
            paragraphs[-1].append(piece)
        else:
            paragraphs.append([piece])
        last = line.number
    return paragraphs


def _warnings(outline: Outline, tree: Tree, goals: tuple[Goal, ...], term: Term) -> tuple[str, ...]:
    warnings = [*outline.warnings, *tree.warnings]
    if not goals:
        warnings.insert(0, NO_GOALS)
    if term.first is None:
        warnings.append(NO_YEAR)
    if empty := [goal.line for goal in goals if not goal.text]:
        warnings.append(f"Hier steht ein Ziel ohne Text: {lines_named(empty)}.")
    return tuple(warnings)
