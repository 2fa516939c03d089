"""What the review page shows: the text in pieces, the tree as cards, and what is still open."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.utils.formats import date_format, number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from wirkkreis.goals.models import Period, word_for
from wirkkreis.goals.reviewing.document import LEVELS, Goal, Note, Review, Suggestion
from wirkkreis.goals.reviewing.forms import KIND_WORDS, SuggestionForm
from wirkkreis.goals.reviewing.moves import possible_parents
from wirkkreis.goals.reviewing.words import numbers_of, text_of
from wirkkreis.goals.sources import known_source
from wirkkreis.goals.taking_over import source_and_calculation
from wirkkreis.tenancy.rules import Rules

LINES_A_PAGE = 250
GOALS_A_PAGE = 40
CHOICES = 60
"""Goals offered in a select: of a plan with more, those that stand nearest in the text."""

SIGNS = {"guiding": "star", "intermediate": "target", "action": "flag"}
KIND_SIGNS = {"count": "chart", "milestone": "flag", "coverage": "pin", "people": "people"}

STEP_WORDS: dict[str, StrOrPromise] = {
    "save": gettext_lazy("Ziel geändert"),
    "confirm": gettext_lazy("Zuordnung bestätigt"),
    "confirm_all": gettext_lazy("alle Zuordnungen bestätigt"),
    "up": gettext_lazy("Ziel nach oben verschoben"),
    "down": gettext_lazy("Ziel nach unten verschoben"),
    "merge": gettext_lazy("Ziele zusammengelegt"),
    "split": gettext_lazy("Ziel geteilt"),
    "drop": gettext_lazy("Ziel zu den Notizen gelegt"),
    "raise": gettext_lazy("Notiz zum Ziel gemacht"),
    "attach": gettext_lazy("Notiz an ein Ziel angefügt"),
    "renumber_nested": gettext_lazy("neu nummeriert"),
    "renumber_plain": gettext_lazy("neu nummeriert"),
    "accept": gettext_lazy("Vorschlag angenommen"),
    "change": gettext_lazy("Vorschlag geändert und angenommen"),
    "reject": gettext_lazy("Vorschlag abgelehnt"),
    "reopen": gettext_lazy("Entscheidung zurückgenommen"),
    "accept_all": gettext_lazy("alle offenen Vorschläge angenommen"),
}


@dataclass(frozen=True)
class Piece:
    """Lines of the text that went to the same place: `target` is its anchor in the tree."""

    target: str
    goal: str
    word: str
    level: str
    sign: str
    lines: Sequence[tuple[int, str]]


@dataclass(frozen=True)
class SuggestionCard:
    """A suggestion with its facts in words; `form` when it is being changed."""

    suggestion: Suggestion
    kind: StrOrPromise
    sign: str
    target: str
    span: str
    source: StrOrPromise
    goal_choices: Sequence[tuple[int, str]] = ()
    form: SuggestionForm | None = None


@dataclass(frozen=True)
class GoalCard:
    """A goal with its text marked, where it belongs, and what can be chosen for it."""

    goal: Goal
    word: str
    sign: str
    text: SafeString
    parent: str
    parent_elsewhere: bool
    span: str
    suggestions: Sequence[SuggestionCard]
    parents: Sequence[tuple[int, str]]
    split_lines: Sequence[tuple[int, str]]
    typed: Mapping[str, str]
    children: Sequence["GoalCard"] = ()
    depth: int = 1


@dataclass(frozen=True)
class NoteCard:
    """Note lines that follow each other without a blank one."""

    line: int
    span: str
    lines: Sequence[str]
    suggestions: Sequence[SuggestionCard]


class Screen:
    """One page of the review. `typed` keeps what a refused form of a goal held, by goal id."""

    def __init__(
        self,
        review: Review,
        lines: Sequence[str],
        rules: Rules,
        *,
        page: str | None = None,
        typed: Mapping[int, Mapping[str, str]] | None = None,
        form: tuple[int, SuggestionForm] | None = None,
    ) -> None:
        self.review = review
        self._lines = lines
        self._typed = typed or {}
        self._form = form
        self.words = {level: word_for(level, rules) for level in LEVELS}
        self._holders = {n: goal for goal in review.goals for n in numbers_of(goal.lines)}
        self._blocks = _blocks(review.notes)
        self._note_starts = {note.line: block[0].line for block in self._blocks for note in block}
        self.page: Page[tuple[int, int]] = Paginator(self._page_ranges(), 1).get_page(page)
        self.first, self.last = self.page.object_list[0]

    @property
    def levels(self) -> list[tuple[str, str, str, int]]:
        """Level, word, sign and how many goals were found."""
        return [
            (
                level,
                self.words[level],
                SIGNS[level],
                sum(g.level == level for g in self.review.goals),
            )
            for level in LEVELS
        ]

    @property
    def total(self) -> int:
        """How many suggestions there are."""
        return sum(1 for _found in self.review.suggestions)

    @property
    def decided(self) -> int:
        """How many of them are decided."""
        return sum(found.decision != "open" for found in self.review.suggestions)

    @property
    def open_in_goals(self) -> int:
        """How many of the open ones can be accepted at once."""
        return sum(s.decision == "open" for goal in self.review.goals for s in goal.suggestions)

    @property
    def open_in_notes(self) -> int:
        """How many of the open ones need a goal first."""
        return self.undecided - self.open_in_goals

    @property
    def first_assumed(self) -> int | None:
        """The first goal of this page whose parent is assumed."""
        return next((goal.id for goal in self._shown if goal.parent_assumed), None)

    @property
    def first_open(self) -> int | None:
        """The first open suggestion of this page's goals."""
        found = (s.id for goal in self._shown for s in goal.suggestions if s.decision == "open")
        return next(found, None)

    @property
    def undecided(self) -> int:
        """How many suggestions are open."""
        return self.total - self.decided

    @property
    def accepted(self) -> int:
        """How many indicators the plan will have."""
        return sum(found.decision == "accepted" for found in self.review.suggestions)

    @property
    def assumed(self) -> int:
        """How many parents are assumed."""
        return sum(goal.parent_assumed for goal in self.review.goals)

    @property
    def last_step(self) -> StrOrPromise:
        """The last step in words, "" when there is none to take back."""
        steps = self.review.steps
        return STEP_WORDS.get(steps[-1]["what"], _("Schritt")) if steps else ""

    @property
    def pieces(self) -> list[Piece]:
        """The page's text, cut where the place that the lines went to changes."""
        return [
            self._piece(place, [(number, self._lines[number - 1]) for number in numbers])
            for place, numbers in groupby(self._numbers(), key=self._place_of)
        ]

    @property
    def tree(self) -> list[GoalCard]:
        """The page's goals; one whose parent stands on another page stands on top."""
        shown = {goal.id for goal in self._shown}
        children: dict[int | None, list[Goal]] = {}
        for goal in self._shown:
            children.setdefault(goal.parent if goal.parent in shown else None, []).append(goal)

        def cards(parent: int | None, depth: int) -> list[GoalCard]:
            return [
                self._card(goal, cards(goal.id, depth + 1), depth)
                for goal in children.get(parent, [])
            ]

        return cards(None, 1)

    @property
    def notes(self) -> list[NoteCard]:
        """The page's notes, those that follow each other together."""
        return [
            NoteCard(
                block[0].line,
                _span([(block[0].line, block[-1].line)]),
                [note.text for note in block],
                [self._suggestion(s, block[0].line) for note in block for s in note.suggestions],
            )
            for block in self._blocks
            if self.first <= block[0].line <= self.last
        ]

    def label(self, goal: Goal) -> str:
        """ "Leitziel 1"."""
        return f"{self.words[goal.level]} {goal.number}".strip()

    @property
    def _shown(self) -> list[Goal]:
        return [goal for goal in self.review.goals if self.first <= goal.line <= self.last]

    def _card(self, goal: Goal, children: list[GoalCard], depth: int) -> GoalCard:
        parent = self.review.goal(goal.parent) if goal.parent is not None else None
        return GoalCard(
            goal=goal,
            word=self.label(goal),
            sign=SIGNS[goal.level],
            text=marked(goal.text, [found.quote for found in goal.suggestions]),
            parent=self.label(parent) if parent else "",
            parent_elsewhere=bool(parent and depth == 1),
            span=_span(goal.lines or ((goal.line, goal.line),)),
            suggestions=[self._suggestion(found) for found in goal.suggestions],
            parents=self._choices(
                possible_parents(self.review, goal.level), goal.line, goal.parent
            ),
            split_lines=self._split_lines(goal),
            typed=self._typed.get(goal.id, {}),
            children=children,
            depth=depth,
        )

    def _split_lines(self, goal: Goal) -> list[tuple[int, str]]:
        """Where another goal could begin: lines with words that are not the goal's first."""
        lines = [(number, text_of(self._lines, [number])) for number in numbers_of(goal.lines)[1:]]
        return [
            (number, _short(words))
            for number, words in lines
            if words and not goal.text.startswith(words[:20])
        ]

    def _suggestion(self, found: Suggestion, note_line: int = 0) -> SuggestionCard:
        source = known_source(source_and_calculation(found)[0])
        changing = self._form if self._form and self._form[0] == found.id else None
        return SuggestionCard(
            suggestion=found,
            kind=KIND_WORDS[found.kind],
            sign=KIND_SIGNS[found.kind],
            target=_target(found),
            span=_days(found),
            source=source.title if source else "",
            goal_choices=self._choices(self.review.goals, note_line) if note_line else (),
            form=changing[1] if changing else None,
        )

    def _choices(
        self, goals: Sequence[Goal], line: int, chosen: int | None = None
    ) -> list[tuple[int, str]]:
        near = sorted(goals, key=lambda goal: (goal.id != chosen, abs(goal.line - line)))[:CHOICES]
        offered = {goal.id for goal in near}
        return [(g.id, f"{self.label(g)}: {_short(g.text)}") for g in goals if g.id in offered]

    def _place_of(self, number: int) -> Goal | int:
        """The goal a line went to, or the first line of its notes."""
        return self._holders.get(number) or self._note_starts.get(number, number)

    def _piece(self, place: Goal | int, lines: list[tuple[int, str]]) -> Piece:
        if isinstance(place, int):
            return Piece(f"notiz-{place}", "", _("Notiz"), "note", "more", lines)
        return Piece(
            f"ziel-{place.id}",
            str(place.id),
            self.label(place),
            place.level,
            SIGNS[place.level],
            lines,
        )

    def _numbers(self) -> Iterator[int]:
        return (n for n in range(self.first, self.last + 1) if self._lines[n - 1].strip())

    def _page_ranges(self) -> list[tuple[int, int]]:
        """First and last line of each page; a page begins where a goal or its text begins."""
        begins = sorted({goal.line for goal in self.review.goals})
        cuts = [1]
        goals = 0
        for line in begins:
            if line - cuts[-1] >= LINES_A_PAGE or goals >= GOALS_A_PAGE:
                cuts.append(line)
                goals = 0
            goals += 1
        ends = [*(cut - 1 for cut in cuts[1:]), max(len(self._lines), 1)]
        return list(zip(cuts, ends, strict=True))


def _blocks(notes: Sequence[Note]) -> list[list[Note]]:
    """Notes by lines that follow each other without a blank one."""
    blocks: list[list[Note]] = []
    for note in notes:
        if blocks and blocks[-1][-1].line == note.line - 1:
            blocks[-1].append(note)
        else:
            blocks.append([note])
    return blocks


def marked(text: str, quotes: Sequence[str]) -> SafeString:
    """The text with the quotes highlighted, overlapping ones as one."""
    covered: list[tuple[int, int]] = []
    for start, end in sorted(filter(None, (_where(quote, text) for quote in quotes))):
        if covered and start <= covered[-1][1]:
            covered[-1] = (covered[-1][0], max(end, covered[-1][1]))
        else:
            covered.append((start, end))
    ends = [0, *(end for _start, end in covered)]
    plain_and_quoted = (
        (text[before:start], format_html("<mark>{}</mark>", text[start:end]))
        for before, (start, end) in zip(ends, covered, strict=False)
    )
    return format_html("{}{}", format_html_join("", "{}{}", plain_and_quoted), text[ends[-1] :])


def _where(quote: str, text: str) -> tuple[int, int] | None:
    found = re.search(r"\s+".join(map(re.escape, quote.split())), text) if quote.strip() else None
    return found.span() if found else None


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rsplit(" ", 1)[0] + "…"


def _span(ranges: Sequence[tuple[int, int]]) -> str:
    first, last = ranges[0][0], ranges[-1][1]
    return str(first) if first == last else f"{first}–{last}"


def _target(found: Suggestion) -> str:
    if found.target is None or found.kind == "milestone":
        return found.unit
    number = number_format(int(found.target) if found.target == int(found.target) else found.target)
    return f"{number} {found.unit}".strip()


def _days(found: Suggestion) -> str:
    """When it counts, in words."""
    words = {"starts": _day(found.starts), "due": _day(found.due)}
    period = "" if found.period == "whole" else str(Period(found.period).label)
    if found.starts and found.starts == found.due:
        return _("am %(starts)s") % words
    if found.starts and found.due:
        return _("%(starts)s bis %(due)s") % words
    if found.starts:
        return _("ab %(starts)s") % words
    if found.due:
        return _("bis %(due)s") % words
    return period or _("solange der Plan gilt")


def _day(iso: str | None) -> str:
    """A day set apart from the direction of the text around it (Unicode's isolates)."""
    return f"\u2068{date_format(date.fromisoformat(iso), 'SHORT_DATE_FORMAT')}\u2069" if iso else ""
