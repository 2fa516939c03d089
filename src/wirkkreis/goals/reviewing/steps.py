"""The steps of the review page: what a pressed button asks of the draft."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wirkkreis.goals.reviewing import deciding, history, moves
from wirkkreis.goals.reviewing.document import LEVELS, Impossible, Review
from wirkkreis.goals.reviewing.forms import SuggestionForm, form_for
from wirkkreis.goals.reviewing.keeping import UNDO, Move

Pressed = Mapping[str, str]


@dataclass(frozen=True)
class Step:
    """A named move, and the anchor of the page where its effect is seen."""

    what: str
    move: Move
    anchor: str = ""


def with_goal(goal_id: int, pressed: Pressed) -> Step:
    """A step with a goal. Fields of its form that were changed are kept by whatever button."""
    what = pressed.get("do") or "save"

    def move(review: Review, lines: list[str]) -> Review:
        if "text" in pressed and what != "drop":  # who drops a goal may have emptied it first
            review = _edited(review, goal_id, pressed)
        return _moved(review, goal_id, what, lines, pressed)

    return Step(what, move, "#notizen" if what == "drop" else f"#ziel-{goal_id}")


def with_note(line: int, pressed: Pressed) -> Step:
    """A step with a note: to a goal, or to the goal before it."""
    what = pressed.get("do", "")

    def move(review: Review, lines: list[str]) -> Review:
        if what == "raise":
            return moves.raise_note(review, line, _level(pressed), lines)
        if what == "attach":
            return moves.attach_note(review, line, lines)
        raise _unknown()

    return Step(what, move, f"#zeile-{line}")


def with_suggestion(
    suggestion_id: int, pressed: Pressed, form: SuggestionForm | None = None
) -> Step:
    """A decision about a suggestion; `form` (valid) holds its changed values."""
    what = pressed.get("do", "")

    def move(review: Review, _lines: list[str]) -> Review:
        goal = _number(pressed.get("goal"))
        if form is not None:
            return deciding.change(review, suggestion_id, goal=goal, **form.changes)
        if what == "accept":
            return deciding.accept(review, suggestion_id, goal=goal)
        if what == "reject":
            return deciding.reject(review, suggestion_id)
        if what == "reopen":
            return deciding.reopen(review, suggestion_id)
        raise _unknown()

    return Step(what, move, f"#vorschlag-{suggestion_id}")


def with_all(pressed: Pressed) -> Step:
    """A step with the whole draft."""
    what = pressed.get("do", "")

    def move(review: Review, _lines: list[str]) -> Review:
        if what == UNDO:
            return history.undone(review)
        if what == "accept_all":
            return deciding.accept_all(review)
        if what == "confirm_all":
            return moves.confirm_all_parents(review)
        if what in {"renumber_nested", "renumber_plain"}:
            return moves.renumber(review, nested=what == "renumber_nested")
        raise _unknown()

    return Step(what, move)


def form_of(review: Review, suggestion_id: str) -> tuple[int, SuggestionForm] | None:
    """The form of the suggestion to be changed, None when there is none of that id."""
    try:
        found = deciding.find(review, _number(suggestion_id) or 0)
    except KeyError:
        return None
    return found.id, form_for(found)


def _edited(review: Review, goal_id: int, pressed: Pressed) -> Review:
    return moves.edit(
        review,
        goal_id,
        level=_level(pressed),
        number=pressed.get("number", "")[:20],
        parent=_number(pressed.get("parent")),
        text=pressed["text"].replace("\r\n", "\n"),
    )


def _moved(review: Review, goal_id: int, what: str, lines: list[str], pressed: Pressed) -> Review:
    if what == "save":
        return review
    if what == "confirm":
        return moves.confirm_parent(review, goal_id)
    if what in {"up", "down"}:
        return moves.move(review, goal_id, -1 if what == "up" else 1)
    if what == "merge":
        return moves.merge_with_previous(review, goal_id)
    if what == "split":
        return moves.split(review, goal_id, _number(pressed.get("line")) or 0, lines)
    if what == "drop":
        return moves.drop(review, goal_id, lines)
    raise _unknown()


def _level(pressed: Pressed) -> str:
    level = pressed.get("level", "")
    if level not in LEVELS:
        raise _unknown()
    return level


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 10 else None


def _unknown() -> Impossible:
    return Impossible(_("Diesen Schritt gibt es hier nicht."))
