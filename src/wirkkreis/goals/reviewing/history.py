"""Undo: each step keeps what it takes to go back, and only that, for the last steps."""

from dataclasses import asdict, replace
from typing import Any

from wirkkreis.goals.reviewing.document import Goal, Note, Review, goal_from, note_from

KEPT = 20
"""Steps that can be undone."""


def after(before: Review, changed: Review, what: str) -> Review:
    """The changed review as the next version, with the way back to `before`.

    `what` names the step ("merge"); a step that changed nothing keeps the version.
    """
    if changed == before:
        return before
    step = {"what": what, "back": _way_back(before, changed)}
    return replace(changed, version=before.version + 1, steps=(*before.steps, step)[-KEPT:])


def undone(review: Review) -> Review:
    """The review before its last step, as a new version. Without steps it stays as it is."""
    if not review.steps:
        return review
    back = review.steps[-1]["back"]
    goals = {goal.id: goal for goal in review.goals}
    goals.update({goal.id: goal for goal in map(goal_from, back["goals"])})
    notes = {note.line: note for note in review.notes if note.line not in back["no_notes"]}
    notes.update({note.line: note for note in map(note_from, back["notes"])})
    order = [goal.id for goal in review.goals] if back["order"] is None else back["order"]
    return replace(
        review,
        goals=tuple(goals[goal_id] for goal_id in order),
        notes=tuple(notes[line] for line in sorted(notes)),
        version=review.version + 1,
        steps=review.steps[:-1],
    )


def _way_back(before: Review, changed: Review) -> dict[str, Any]:
    old_goals, new_goals = _by_id(before), _by_id(changed)
    old_notes, new_notes = _by_line(before), _by_line(changed)
    same_order = list(old_goals) == list(new_goals)
    return {
        "goals": [asdict(goal) for key, goal in old_goals.items() if new_goals.get(key) != goal],
        "order": None if same_order else list(old_goals),
        "notes": [asdict(note) for key, note in old_notes.items() if new_notes.get(key) != note],
        "no_notes": [line for line in new_notes if line not in old_notes],
    }


def _by_id(review: Review) -> dict[int, Goal]:
    return {goal.id: goal for goal in review.goals}


def _by_line(review: Review) -> dict[int, Note]:
    return {note.line: note for note in review.notes}
