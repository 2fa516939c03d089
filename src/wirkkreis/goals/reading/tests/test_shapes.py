"""Shapes plans come in, each as small as shows it, and the tree that must come out."""

from textwrap import dedent

import pytest

from wirkkreis.goals.reading import Reading, read
from wirkkreis.goals.reading.tests import shapes, shapes_in_tables
from wirkkreis.goals.reading.tests.invariants import assert_sound

SHAPES = (*shapes.SHAPES, *shapes_in_tables.SHAPES)
SIGNS = {"guiding": "L", "intermediate": "M", "action": "H"}


def tree_of(reading: Reading) -> str:
    """The goals as an indented list; a "|" stands where a goal's text begins a new line."""
    told: list[str] = []
    depths: list[int] = []
    for goal in reading.goals:
        depths.append(0 if goal.parent is None else depths[goal.parent] + 1)
        sign = f"{SIGNS[goal.level]}{goal.number or ''}{'~' if goal.parent_assumed else ''}"
        told.append(f"{'  ' * depths[-1]}{sign} {goal.text.replace(chr(10), ' | ')}\n")
    return "".join(told)


@pytest.mark.parametrize(
    ("plan", "tree"), [row[1:] for row in SHAPES], ids=[row[0] for row in SHAPES]
)
def test_a_shape_gives_its_tree(plan: str, tree: str) -> None:
    plan = dedent(plan)
    reading = read(plan)
    assert tree_of(reading) == dedent(tree)
    assert_sound(plan, reading)


@pytest.mark.parametrize(
    "paper",
    [
        "Protokoll\n1. Begrüßung\n1.1 Gäste\n1.2 Beschlussfähigkeit\n2. Haushalt\n2.1 Antrag\n",
        "# Kochbuch\n\nWir kochen gern.\n\n## Suppen\n\nSie wärmen.\n\n## Kuchen\n\nEr schmeckt.\n",
        "Einkauf\n1. Brot\n2. Milch\n3. Obst\n",
        "Liebe Gäste,\n\nH 1 liegt links, M 2 rechts. Wir freuen uns.\n",
    ],
)
def test_other_papers_have_no_goals(paper: str) -> None:
    assert read(paper).goals == ()


def test_a_paragraph_behind_a_list_of_bullets_is_nobodys() -> None:
    reading = read(
        "Handlungsziele:\n- Ein Fest wird gefeiert.\n- Ein Café öffnet.\n\n"
        "Bis Ende 2024 werden zehn Vereine beraten.\n"
    )
    assert [goal.text for goal in reading.goals] == ["Ein Fest wird gefeiert.", "Ein Café öffnet."]
    assert [s.target for note in reading.notes for s in note.suggestions] == [10]


@pytest.mark.parametrize(
    ("head", "title", "year"),
    [
        ("# Fortschreibung 2025", "Fortschreibung 2025", 2025),
        ("Zielplan 2024–2026", "Zielplan 2024–2026", 2024),
        ("Ziele 2022/2023", "Ziele 2022/2023", 2022),
        ("Altmoor\nFörderjahr 2023", "Altmoor", 2023),
        ("Altmoor\nStand: 12.12.2019", "Altmoor", None),
        ("Bis 2030 gilt:", None, None),
    ],
)
def test_a_plan_has_its_title_and_year(head: str, title: str | None, year: int | None) -> None:
    reading = read(f"{head}\n\nLeitziel 1: Offenheit\n")
    assert (reading.title, reading.year) == (title, year)


def test_a_year_of_the_past_is_not_the_plans() -> None:
    assert read("Leitziel 1: Schutz\n\nIm Jahr 2015 gab es 3 Vorfälle.\n").year is None


def test_a_forgotten_label_is_told() -> None:
    reading = read("# Leitziel: Offenheit\n# Schutz\n# Leitziel: Wissen\n")
    assert [goal.level for goal in reading.goals] == ["guiding"] * 3
    assert any("Zeile 2" in warning and "Schutz" in warning for warning in reading.warnings)
