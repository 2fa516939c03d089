"""What a person decides about suggested indicators; pure functions on a review."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from wirkkreis.goals.reviewing.document import Impossible, Review, Suggestion


def accept(review: Review, suggestion_id: int, *, goal: int | None = None) -> Review:
    """Accept a suggestion. One from the notes needs the goal it belongs to and moves there."""
    if not any(found.id == suggestion_id for note in review.notes for found in note.suggestions):
        return _changed(review, suggestion_id, decision="accepted")
    if goal is None:
        raise Impossible(_("Bitte wählen Sie, zu welchem Ziel dieser Vorschlag gehört."))
    return _changed(_moved(review, suggestion_id, goal), suggestion_id, decision="accepted")


def change(review: Review, suggestion_id: int, *, goal: int | None = None, **fields: Any) -> Review:
    """Accept a suggestion with other values."""
    fields["changed"] = True
    return accept(_changed(review, suggestion_id, **fields), suggestion_id, goal=goal)


def reject(review: Review, suggestion_id: int) -> Review:
    """Reject a suggestion; it stays to be seen and can be taken up again."""
    return _changed(review, suggestion_id, decision="rejected")


def reopen(review: Review, suggestion_id: int) -> Review:
    """Take a decision back."""
    return _changed(review, suggestion_id, decision="open")


def accept_all(review: Review) -> Review:
    """Accept what is open in all goals. In the notes it stays open: only people know which goal."""
    goals = tuple(
        replace(
            goal,
            suggestions=tuple(
                replace(found, decision="accepted") if found.decision == "open" else found
                for found in goal.suggestions
            ),
        )
        for goal in review.goals
    )
    return replace(review, goals=goals)


def find(review: Review, suggestion_id: int) -> Suggestion:
    """The suggestion of that id. Raises KeyError when there is none (any more)."""
    for suggestion in review.suggestions:
        if suggestion.id == suggestion_id:
            return suggestion
    raise KeyError(suggestion_id)


def _changed(review: Review, suggestion_id: int, **fields: Any) -> Review:
    find(review, suggestion_id)
    return _each(
        review,
        lambda held: tuple(
            replace(found, **fields) if found.id == suggestion_id else found for found in held
        ),
    )


def _moved(review: Review, suggestion_id: int, goal_id: int) -> Review:
    suggestion, goal = find(review, suggestion_id), review.goal(goal_id)
    without = _each(
        review, lambda held: tuple(found for found in held if found.id != suggestion_id)
    )
    return without.with_goal(replace(goal, suggestions=(*goal.suggestions, suggestion)))


def _each(
    review: Review, rule: Callable[[tuple[Suggestion, ...]], tuple[Suggestion, ...]]
) -> Review:
    return replace(
        review,
        goals=tuple(replace(goal, suggestions=rule(goal.suggestions)) for goal in review.goals),
        notes=tuple(replace(note, suggestions=rule(note.suggestions)) for note in review.notes),
    )
