"""The plan of Mansfeld-Südharz of 2017, read from the original."""

from pathlib import Path

import pytest

from wirkkreis.goals.reading import Reading, Suggestion, read_file
from wirkkreis.goals.reading.tests.invariants import assert_sound

PLAN = Path(__file__).parents[6] / "shared" / "seed" / "zielplan-msh-2017.md"
pytestmark = pytest.mark.skipif(
    not PLAN.exists(), reason="shared/ with the original plan is not beside the checkout"
)


@pytest.fixture(scope="module")
def plan() -> Reading:
    return read_file(PLAN)


def _found(plan: Reading, place: int | None, words: str) -> Suggestion:
    """The one suggestion of a goal (or, without place, of the notes) whose quote holds
    the words.
    """
    among = plan.notes if place is None else [plan.goals[place]]
    (found,) = [s for holder in among for s in holder.suggestions if words in s.quote]
    return found


def test_it_has_three_three_and_nine_goals(plan: Reading) -> None:
    levels = [goal.level for goal in plan.goals]
    assert [levels.count(level) for level in ("guiding", "intermediate", "action")] == [3, 3, 9]
    assert [goal.number for goal in plan.goals] == [
        "1",
        "2",
        "3",
        *["1", "1", "2", "3"],
        *["2", "1", "2", "3"],
        *["3", "1", "2", "3"],
    ]


def test_the_middle_goals_are_assumed_to_follow_the_guiding_ones_by_number(plan: Reading) -> None:
    assert [goal.parent for goal in plan.goals] == [
        None,
        None,
        None,
        0,
        3,
        3,
        3,
        1,
        7,
        7,
        7,
        2,
        11,
        11,
        11,
    ]
    assert [goal.line for goal in plan.goals if goal.parent_assumed] == [17, 33, 49]


def test_a_torn_sentence_is_whole_again(plan: Reading) -> None:
    text = plan.goals[6].text
    assert text.startswith("Kinder und Jugendliche verfügen")
    assert "eigenen Projekten als Impulsgeber sowie" in text
    assert "Multiplikator*innen" in text


def test_every_line_is_accounted_for(plan: Reading) -> None:
    assert_sound(plan.source, plan)
    assert [note.line for note in plan.notes] == [3, 65, 67]


def test_its_year_is_2017_and_its_title_unknown(plan: Reading) -> None:
    assert (plan.year, plan.title) == (2017, None)


@pytest.mark.parametrize(
    ("place", "words", "kind", "target", "starts", "due", "source"),
    [
        (4, "mind. 3x / Jahr", "count", 3, None, None, "diary.entries"),
        (4, "im 1. Halbjahr", "milestone", 1, "2017-01-01", "2017-06-30", "events.held"),
        (6, "2 jugendliche Vertreter", "people", 2, None, None, "goals.observed"),
        (6, "mindestens 3 eigenen Projekten", "count", 3, None, None, None),
        (8, "Begegnungscafé", "milestone", 1, "2017-06-01", None, "events.held"),
        (
            8,
            "interkulturellen Woche sowie dem Kinderjahrmarkt",
            "milestone",
            1,
            "2017-09-01",
            "2017-09-30",
            "events.held",
        ),
        (10, "evaluiert", "milestone", 1, "2017-04-01", "2017-06-30", "goals.observed"),
        (12, "Fachtag", "milestone", 1, "2017-04-01", "2017-06-30", "events.held"),
        (14, "der 11 Einheitsgemeinden", "coverage", 11, None, None, "events.municipalities"),
        (14, "Gemeinde Allstedt", "milestone", 1, "2017-02-20", "2017-02-20", "events.held"),
        (14, "ca. 50 Teilnehmern", "people", 50, "2017-02-20", "2017-02-20", "events.participants"),
        (
            None,
            "entwickelt und veröffentlicht",
            "milestone",
            1,
            "2017-01-01",
            "2017-12-31",
            "goals.observed",
        ),
        (None, "Wirtschaftsunternehmen", "milestone", 1, "2017-01-01", "2017-06-30", None),
    ],
)
def test_it_promises(
    plan: Reading,
    place: int | None,
    words: str,
    kind: str,
    target: int,
    starts: str | None,
    due: str | None,
    source: str | None,
) -> None:
    found = [s for s in _all(plan, place) if words in s.quote and s.kind == kind]
    assert len(found) == 1
    said = found[0].as_json()
    assert (said["target"], said["starts"], said["due"], said["source"]) == (
        target,
        starts,
        due,
        source,
    )


def test_every_promise_has_a_name(plan: Reading) -> None:
    units = [found.unit for place in (*range(15), None) for found in _all(plan, place)]
    assert units == [
        "Sitzungen pro Jahr",
        "Demokratiekonferenz",
        "Vertreter",
        "Projekte",
        "Begegnungscafé eröffnet",
        "Interkulturelle Woche und Kinderjahrmarkt",
        "Projekt evaluiert",
        "Fachtag",
        "Einheitsgemeinden",
        "Konferenz",
        "Teilnehmer",
        "Schwerpunkte entwickelt und veröffentlicht",
        "Verschiedene Akteure",
    ]


def test_it_promises_nothing_else(plan: Reading) -> None:
    of_goals = sum(len(goal.suggestions) for goal in plan.goals)
    assert of_goals + sum(len(note.suggestions) for note in plan.notes) == 13


def test_a_period_without_a_year_takes_the_plans_year_and_says_so(plan: Reading) -> None:
    assert "2017" in _found(plan, 12, "Fachtag").assumed[0]
    assert _found(plan, 10, "evaluiert").assumed == ()


def _all(plan: Reading, place: int | None) -> list[Suggestion]:
    among = plan.notes if place is None else [plan.goals[place]]
    return [suggestion for holder in among for suggestion in holder.suggestions]
