"""Whatever a person does in the review: no line is lost, the tree stays a tree, undo goes back."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirkkreis.goals.reading import read
from wirkkreis.goals.reviewing import deciding, history, moves
from wirkkreis.goals.reviewing.document import (
    LEVELS,
    Impossible,
    Review,
    opened,
    stored,
    unplaced,
)

PLAN = """Zielplan 2026

Leitziel 1
Wir halten zusammen.

Mittlerziel 1.1
Vereine kennen einander.

Handlungsziel 1.1.1
Mindestens 3 Treffen pro Jahr
finden an wechselnden Orten statt.
Sie stehen allen offen.

Handlungsziel 1.1.2
Bis Ende 2026 entsteht ein Jugendforum.

Leitziel 2
Wir widersprechen Hass.

Ein Schlusswort ohne Ziel.
Im Juni 2026 wird eine Broschüre veröffentlicht.
"""
LINES = PLAN.split("\n")


@pytest.fixture
def review() -> Review:
    return opened(read(PLAN).as_json())


def by_text(review: Review, start: str):
    return next(goal for goal in review.goals if goal.text.startswith(start))


def test_the_reading_begins_whole(review):
    assert [(goal.level, goal.number) for goal in review.goals] == [
        ("guiding", "1"),
        ("intermediate", "1.1"),
        ("action", "1.1.1"),
        ("action", "1.1.2"),
        ("guiding", "2"),
    ]
    assert unplaced(review, LINES) == []


def test_a_frequency_becomes_a_period(review):
    (suggestion,) = by_text(review, "Mindestens 3").suggestions
    assert (suggestion.unit, suggestion.target, suggestion.period) == ("Treffen", 3, "year")


def test_a_merged_goal_gives_words_lines_and_children(review):
    second = by_text(review, "Wir widersprechen")
    merged = moves.merge_with_previous(review, second.id)
    first = by_text(merged, "Bis Ende 2026")
    assert first.text.endswith("Wir widersprechen Hass.")
    assert set(second.lines) <= set(first.lines) or unplaced(merged, LINES) == []
    assert len(merged.goals) == 4


def test_what_served_a_merged_goal_serves_the_one_before(review):
    lower = by_text(review, "Vereine kennen")
    merged = moves.merge_with_previous(review, lower.id)
    top = by_text(merged, "Wir halten")
    children = [goal for goal in merged.goals if goal.parent == top.id]
    assert [goal.parent_assumed for goal in children] == [True, True]


def test_a_goal_splits_at_its_line_and_its_suggestions_follow_their_words(review):
    goal = by_text(review, "Mindestens 3")
    parted = moves.split(review, goal.id, 12, LINES)
    assert by_text(parted, "Mindestens 3").text.endswith("Orten statt.")
    assert by_text(parted, "Sie stehen").suggestions == ()
    assert by_text(parted, "Sie stehen").parent == goal.parent
    assert unplaced(parted, LINES) == []


def test_a_text_edited_by_hand_survives_the_split(review):
    goal = by_text(review, "Mindestens 3")
    edited = moves.edit(
        review,
        goal.id,
        level=goal.level,
        number=goal.number,
        parent=goal.parent,
        text="Etwa drei Treffen. Sie stehen allen offen. Auch Gästen.",
    )
    parted = moves.split(edited, goal.id, 12, LINES)
    assert parted.goal(goal.id).text == "Etwa drei Treffen."
    assert by_text(parted, "Sie stehen").text == "Sie stehen allen offen. Auch Gästen."


def test_a_label_alone_is_no_place_to_split(review):
    goal = by_text(review, "Mindestens 3")
    with pytest.raises(Impossible):
        moves.split(review, goal.id, 10, LINES)


def test_a_dropped_goal_leaves_its_lines_and_suggestions_to_the_notes(review):
    goal = by_text(review, "Mindestens 3")
    dropped = moves.drop(review, goal.id, LINES)
    held = next(note for note in dropped.notes if note.line == 10)
    assert [found.quote for found in held.suggestions] == [goal.suggestions[0].quote]
    assert unplaced(dropped, LINES) == []


def test_a_raised_note_takes_its_paragraph_and_a_proposed_parent(review):
    raised = moves.raise_note(review, 20, "action", LINES)
    goal = by_text(raised, "Ein Schlusswort")
    assert goal.text.endswith("veröffentlicht.")
    assert raised.goal(goal.parent).text == "Wir widersprechen Hass."
    assert goal.parent_assumed
    assert len(goal.suggestions) == 1


def test_a_note_joins_the_goal_before_it(review):
    joined = moves.attach_note(review, 20, LINES)
    assert by_text(joined, "Wir widersprechen").text.endswith("veröffentlicht.")
    assert unplaced(joined, LINES) == []


def test_a_relabelled_goal_takes_its_children_to_the_nearest_goal_above(review):
    lower = by_text(review, "Vereine kennen")
    relabelled = moves.relabel(review, lower.id, "action")
    assert relabelled.goal(lower.id).parent_assumed is False
    child = by_text(relabelled, "Mindestens 3")
    assert relabelled.goal(child.parent).text == "Wir halten zusammen."
    assert child.parent_assumed


def test_relabelling_leaves_goals_that_stand_alone_on_purpose_alone(review):
    lower = by_text(review, "Vereine kennen")
    alone = moves.set_parent(review, lower.id, None)
    relabelled = moves.relabel(alone, by_text(alone, "Mindestens 3").id, "intermediate")
    assert relabelled.goal(lower.id).parent is None


def test_a_chosen_parent_is_no_longer_assumed_and_stands_above(review):
    lower, second = by_text(review, "Vereine kennen"), by_text(review, "Wir widersprechen")
    chosen = moves.set_parent(review, lower.id, second.id)
    assert chosen.goal(lower.id).parent_assumed is False
    with pytest.raises(Impossible):
        moves.set_parent(review, second.id, lower.id)


def test_goals_move_among_their_siblings(review):
    first = by_text(review, "Mindestens 3")
    moved = moves.move(review, first.id, 1)
    siblings = [goal.number for goal in moved.goals if goal.parent == first.parent]
    assert siblings == ["1.1.2", "1.1.1"]
    with pytest.raises(Impossible):
        moves.move(moved, first.id, 1)


@pytest.mark.parametrize(
    ("nested", "numbers"),
    [(True, ["1", "1.1", "1.1.1", "1.1.2", "2"]), (False, ["1", "1", "1", "2", "2"])],
)
def test_goals_are_numbered_anew(review, nested, numbers):
    numbered = moves.renumber(review, nested=nested)
    assert [goal.number for goal in numbered.goals] == numbers


def test_a_suggestion_from_the_notes_is_accepted_for_a_goal(review):
    (found,) = [found for note in review.notes for found in note.suggestions]
    with pytest.raises(Impossible):
        deciding.accept(review, found.id)
    goal = by_text(review, "Wir widersprechen")
    accepted = deciding.accept(review, found.id, goal=goal.id)
    assert [(s.id, s.decision) for s in accepted.goal(goal.id).suggestions] == [
        (found.id, "accepted")
    ]


def test_accepting_all_leaves_the_rejected_and_the_notes(review):
    goal = by_text(review, "Mindestens 3")
    rejected = deciding.reject(review, goal.suggestions[0].id)
    decisions = [found.decision for found in deciding.accept_all(rejected).suggestions]
    assert sorted(decisions) == ["accepted", "open", "rejected"]


def test_a_step_that_changes_nothing_is_no_step(review):
    assert (
        history.after(review, deciding.reopen(review, next(review.suggestions).id), "x") == review
    )


def test_only_the_last_steps_are_kept(review):
    for turn in range(history.KEPT + 5):
        review = history.after(review, moves.renumber(review, nested=bool(turn % 2)), "renumber")
    assert len(review.steps) == history.KEPT


TABLE = [
    "| Leitziel | Mittlerziel | Handlungsziel |",
    "|---|---|---|",
    "| A ist da | B ist da | 3 C im Jahr |",
]
WORDS = st.sampled_from(
    [line for line in LINES if line.strip()] + TABLE + ["", "1. Ziel", "- 4 Feste"]
)


@st.composite
def steps(draw):
    return draw(
        st.lists(st.tuples(st.integers(0, 9), st.integers(0, 40), st.integers(0, 2)), max_size=12)
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=30), steps())
def test_no_step_loses_a_line_or_breaks_the_tree(written, chosen):
    reading = read("\n".join(written))
    lines = "\n".join(written).split("\n")
    review = opened(reading.as_json())
    for kind, where, level in chosen:
        before = review
        try:
            changed = step(before, kind, where, LEVELS[level], lines)
        except (Impossible, IndexError):
            continue
        review = history.after(before, changed, "step")
        assert unplaced(review, lines) == []
        assert_is_a_tree(review)
        quotes = sorted(found.id for found in review.suggestions)
        assert quotes == sorted(found.id for found in before.suggestions)
        assert opened(json.loads(json.dumps(stored(review)))).goals == review.goals
        if review is not before:
            back = history.undone(opened(json.loads(json.dumps(stored(review)))))
            assert (back.goals, back.notes) == (before.goals, before.notes)


def step(review: Review, kind: int, where: int, level: str, lines: list[str]) -> Review:
    goals = review.goals
    goal = goals[where % len(goals)].id if goals else 0
    if kind in {0, 1}:
        note = review.notes[where % len(review.notes) if review.notes else 0]
        if kind == 0:
            return moves.raise_note(review, note.line, level, lines)
        return moves.attach_note(review, note.line, lines)
    if not goals:
        raise Impossible
    taken = {
        2: lambda: moves.merge_with_previous(review, goal),
        3: lambda: moves.drop(review, goal, lines),
        4: lambda: moves.relabel(review, goal, level),
        5: lambda: moves.move(review, goal, 1 if level == "action" else -1),
        6: lambda: moves.split(review, goal, where, lines),
        7: lambda: moves.set_parent(review, goal, goals[where // 2 % len(goals)].id),
        8: lambda: moves.renumber(review, nested=level == "action"),
        9: lambda: deciding.accept_all(review),
    }
    return taken[kind]()


def assert_is_a_tree(review: Review) -> None:
    depths = {goal.id: goal.depth for goal in review.goals}
    assert len(depths) == len(review.goals)
    for goal in review.goals:
        assert goal.parent is None or depths[goal.parent] < goal.depth
        assert goal.parent is not None or not goal.parent_assumed


def test_lines_that_stand_nowhere_or_twice_are_found(review):
    assert unplaced(replace(review, notes=review.notes[1:]), LINES) == [review.notes[0].line]
    assert unplaced(replace(review, notes=(*review.notes, review.notes[0])), LINES) == [1]
