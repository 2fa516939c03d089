"""What a person can do to the tree of a read plan; pure functions on a review.

Every move keeps the promise that each non-empty line stands in exactly one goal or note. Where a
move leaves a goal without a fitting parent, the nearest goal above is proposed and marked assumed.
"""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from wirkkreis.goals.reviewing.document import LEVELS, Goal, Impossible, Note, Review, Suggestion
from wirkkreis.goals.reviewing.words import (
    number_and_text,
    numbers_of,
    place_of,
    ranges_of,
    says,
    text_of,
    together,
)


def edit(
    review: Review, goal_id: int, *, level: str, number: str, parent: int | None, text: str
) -> Review:
    """Set level, number, parent and text. A parent chosen by a person is not assumed any more."""
    goal = review.goal(goal_id)
    if not text.strip():
        raise Impossible(_("Ein Ziel braucht einen Text."))
    changed = replace(goal, level=level, number=number.strip(), text=text.strip())
    if parent != goal.parent:
        changed = replace(changed, parent=parent, parent_assumed=False)
        _refuse_parent(review, changed)
    return _settled(review.with_goal(changed), proposing=None if level == goal.level else goal.id)


def relabel(review: Review, goal_id: int, level: str) -> Review:
    """Put a goal on another level; what no longer fits gets a proposed parent."""
    changed = replace(review.goal(goal_id), level=level)
    return _settled(review.with_goal(changed), proposing=goal_id)


def set_parent(review: Review, goal_id: int, parent: int | None) -> Review:
    """Say to which goal a goal belongs."""
    changed = replace(review.goal(goal_id), parent=parent, parent_assumed=False)
    _refuse_parent(review, changed)
    return review.with_goal(changed)


def confirm_parent(review: Review, goal_id: int) -> Review:
    """Say that the assumed parent is right."""
    return review.with_goal(replace(review.goal(goal_id), parent_assumed=False))


def confirm_all_parents(review: Review) -> Review:
    """Say that all assumed parents are right."""
    return replace(
        review, goals=tuple(replace(goal, parent_assumed=False) for goal in review.goals)
    )


def move(review: Review, goal_id: int, by: int) -> Review:
    """Move a goal by one place among its siblings: -1 up, 1 down. What serves it comes along."""
    goal = review.goal(goal_id)
    siblings = [entry for entry in review.goals if entry.parent == goal.parent]
    place = siblings.index(goal) + by
    if not 0 <= place < len(siblings):
        raise Impossible(_("Weiter lässt sich dieses Ziel hier nicht verschieben."))
    other = siblings[place]
    swapped = {goal.id: other, other.id: goal}
    return replace(review, goals=tuple(swapped.get(entry.id, entry) for entry in review.goals))


def merge_with_previous(review: Review, goal_id: int) -> Review:
    """Add a goal to the one before it in the text: words, lines, suggestions, what serves it."""
    goal = review.goal(goal_id)
    first = _before(review, goal.line, goal.id)
    if first is None:
        raise Impossible(_("Vor diesem Ziel steht kein anderes."))
    merged = replace(
        first,
        text=together(first.text, goal.text),
        lines=ranges_of(numbers_of(first.lines) + numbers_of(goal.lines)),
        suggestions=(*first.suggestions, *goal.suggestions),
    )
    goals = [merged if entry.id == first.id else entry for entry in review.goals]
    return _without(replace(review, goals=tuple(goals)), goal, heir=first.id)


def split(review: Review, goal_id: int, line: int, lines: Sequence[str]) -> Review:
    """Begin a new goal of the same level at a line of this goal."""
    goal = review.goal(goal_id)
    own = numbers_of(goal.lines)
    above, below = [n for n in own if n < line], [n for n in own if n >= line]
    words = text_of(lines, below)
    if line not in own or not words or not text_of(lines, above):
        raise Impossible(_("An dieser Zeile lässt sich das Ziel nicht teilen."))
    place = place_of(words, goal.text)
    if place == 0:
        raise Impossible(_("Vor dieser Zeile steht noch kein Text dieses Ziels."))
    first_text = goal.text if place is None else goal.text[:place].rstrip()
    number, second_text = number_and_text(words if place is None else goal.text[place:])
    second = replace(
        goal,
        id=review.next_id,
        number=number,
        text=second_text,
        line=line,
        lines=ranges_of(below),
        suggestions=tuple(s for s in goal.suggestions if says(second_text, s.quote)),
    )
    first = replace(
        goal,
        text=first_text,
        lines=ranges_of(above),
        suggestions=tuple(s for s in goal.suggestions if s not in second.suggestions),
    )
    goals = [
        part for entry in review.goals for part in ([first, second] if entry is goal else [entry])
    ]
    return replace(review, goals=tuple(goals), next_id=review.next_id + 1)


def drop(review: Review, goal_id: int, lines: Sequence[str]) -> Review:
    """Put a goal's lines into the notes. Its suggestions stay at the lines they came from."""
    goal = review.goal(goal_id)
    reopened = tuple(replace(found, decision="open") for found in goal.suggestions)
    numbers = [number for number in numbers_of(goal.lines) if lines[number - 1].strip()]
    notes = [Note(number, lines[number - 1].strip()) for number in numbers]
    without = _without(review, goal, heir=goal.parent)
    if notes:
        return _with_notes(without, _handed_out(notes, reopened))
    return _given_to_line(without, goal.line, reopened)


def raise_note(review: Review, line: int, level: str, lines: Sequence[str]) -> Review:
    """Make a goal of a note and the notes that follow it without a blank line."""
    block = _block(review, line)
    numbers = [note.line for note in block]
    text = text_of(lines, numbers)
    if not text:
        raise Impossible(_("In dieser Zeile steht kein Text für ein Ziel."))
    number, words = number_and_text(text)
    goal = Goal(
        id=review.next_id,
        level=level,
        number=number,
        parent=None,
        parent_assumed=False,
        text=words,
        line=line,
        lines=ranges_of(numbers),
        suggestions=tuple(found for note in block for found in note.suggestions),
    )
    place = _place_for(review, line)
    return _settled(
        replace(
            review,
            goals=(*review.goals[:place], goal, *review.goals[place:]),
            notes=tuple(note for note in review.notes if note not in block),
            next_id=review.next_id + 1,
        ),
        proposing=goal.id,
    )


def attach_note(review: Review, line: int, lines: Sequence[str]) -> Review:
    """Add a note, and those that follow it without a blank line, to the goal before it."""
    goal = _before(review, line, 0)
    if goal is None:
        raise Impossible(_("Vor dieser Zeile steht noch kein Ziel."))
    block = _block(review, line)
    numbers = [note.line for note in block]
    changed = replace(
        goal,
        text=together(goal.text, text_of(lines, numbers)),
        lines=ranges_of(numbers_of(goal.lines) + numbers),
        suggestions=(*goal.suggestions, *(found for note in block for found in note.suggestions)),
    )
    notes = tuple(note for note in review.notes if note not in block)
    return replace(review.with_goal(changed), notes=notes)


def renumber(review: Review, *, nested: bool) -> Review:
    """Number the goals anew: nested as 1, 1.1, 1.1.1, else from 1 within each parent."""
    numbers: dict[int, str] = {}

    def count(parent: int | None, prefix: str) -> None:
        children = [goal for goal in review.goals if goal.parent == parent]
        levels = dict.fromkeys(LEVELS, 0)
        for goal in children:
            levels[goal.level] += 1
            numbers[goal.id] = f"{prefix}{levels[goal.level]}"
            count(goal.id, f"{numbers[goal.id]}." if nested else "")

    count(None, "")
    return replace(
        review, goals=tuple(replace(goal, number=numbers[goal.id]) for goal in review.goals)
    )


def possible_parents(review: Review, level: str) -> list[Goal]:
    """The goals on a higher level, in their order."""
    depth = LEVELS.index(level)
    return [goal for goal in review.goals if goal.depth < depth]


def _settled(review: Review, *, proposing: int | None = None) -> Review:
    """Every goal with a parent above it or none; broken ties get the nearest goal above, assumed.

    The goal `proposing` gets a proposal, too, when it has no parent.
    """
    depths = {goal.id: goal.depth for goal in review.goals}
    settled: list[Goal] = []
    for goal in review.goals:
        fits = goal.parent is not None and depths.get(goal.parent, 99) < goal.depth
        if fits or (goal.parent is None and goal.id != proposing):
            settled.append(goal)
            continue
        nearest = next((above for above in reversed(settled) if above.depth < goal.depth), None)
        settled.append(
            replace(
                goal,
                parent=nearest.id if nearest else None,
                parent_assumed=nearest is not None,
            )
        )
    return replace(review, goals=tuple(settled))


def _refuse_parent(review: Review, goal: Goal) -> None:
    if goal.parent is not None and review.goal(goal.parent).depth >= goal.depth:
        raise Impossible(_("Ein Ziel kann nur zu einem Ziel einer höheren Ebene gehören."))


def _without(review: Review, goal: Goal, *, heir: int | None) -> Review:
    """The review without a goal; what served it now serves `heir`, where that stands above."""
    goals = tuple(
        replace(entry, parent=heir, parent_assumed=True) if entry.parent == goal.id else entry
        for entry in review.goals
        if entry.id != goal.id
    )
    cleared = tuple(
        replace(entry, parent_assumed=False) if entry.parent is None else entry for entry in goals
    )
    return _settled(replace(review, goals=cleared))


def _before(review: Review, line: int, goal_id: int) -> Goal | None:
    """The goal before a place in the text; of one table row, the one found before it."""
    above = [goal for goal in review.goals if (goal.line, goal.id) < (line, goal_id)]
    return max(above, key=lambda goal: (goal.line, goal.id), default=None)


def _place_for(review: Review, line: int) -> int:
    """Behind the last goal, in order, that begins before the line."""
    places = [place for place, goal in enumerate(review.goals, 1) if goal.line < line]
    return max(places, default=0)


def _block(review: Review, line: int) -> list[Note]:
    """A note and those in the lines right below it."""
    by_line = {note.line: note for note in review.notes}
    block = [by_line[line]]
    while (following := by_line.get(block[-1].line + 1)) is not None:
        block.append(following)
    return block


def _with_notes(review: Review, notes: Sequence[Note]) -> Review:
    together_in_order = sorted((*review.notes, *notes), key=lambda note: note.line)
    return replace(review, notes=tuple(together_in_order))


def _handed_out(notes: list[Note], suggestions: tuple[Suggestion, ...]) -> list[Note]:
    """The notes with each suggestion at the line that says its words, else at the last one."""
    held: dict[int, list[Suggestion]] = {note.line: [] for note in notes}
    for suggestion in suggestions:
        home = next((note for note in notes if says(note.text, suggestion.quote)), notes[-1])
        held[home.line].append(suggestion)
    return [replace(note, suggestions=tuple(held[note.line])) for note in notes]


def _given_to_line(review: Review, line: int, suggestions: tuple[Suggestion, ...]) -> Review:
    """A goal of a table row has no line of its own: its suggestions go to who holds the row."""
    for goal in review.goals:
        if line in numbers_of(goal.lines):
            return review.with_goal(replace(goal, suggestions=(*goal.suggestions, *suggestions)))
    return replace(
        review,
        notes=tuple(
            replace(note, suggestions=(*note.suggestions, *suggestions))
            if note.line == line
            else note
            for note in review.notes
        ),
    )
