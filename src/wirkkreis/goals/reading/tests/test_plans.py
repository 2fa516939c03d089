"""Plans of other partnerships, each in a shape of its own: the tree and what it promises."""

from pathlib import Path

import pytest

from wirkkreis.goals.reading import Reading, read_file
from wirkkreis.goals.reading.tests.invariants import assert_sound

PLANS = Path(__file__).parent / "plans"
G, M, A = "guiding", "intermediate", "action"

# level, number, parent (index), parent assumed
TREES: dict[str, list[tuple[str, str | None, int | None, bool]]] = {
    "ahrfeld-2019.md": [
        (G, "I", None, False),
        (M, "I.1", 0, False),
        (A, None, 1, False),
        (A, None, 1, False),
        (A, None, 1, False),
        (M, "I.2", 0, False),
        (A, "a", 5, False),
        (A, "b", 5, False),
        (G, "II", None, False),
        (A, "II.1.1", 8, False),
    ],
    "talheim-2021-aus-pdf.txt": [
        (G, "1", None, False),
        (M, "1.1", 0, False),
        (A, "1.1.1", 1, False),
        (A, "1.1.2", 1, False),
        (M, "1.2", 0, False),
        (A, "1.2.1", 4, False),
        (G, "2", None, False),
        (A, "2.1", 6, False),
    ],
    "weidenau-2023-tabelle.md": [
        (G, "1", None, False),
        (M, "1.1", 0, False),
        (A, "1.1.1", 1, False),
        (A, "1.1.2", 1, False),
        (M, "1.2", 0, False),
        (A, "1.2.1", 4, False),
        (G, "2", None, False),
        (M, "2.1", 6, False),
        (A, None, 7, False),
    ],
    "lindenau-handlungskonzept.md": [
        (G, "1", None, False),
        (A, "1.1", 0, False),
        (A, "1.2", 0, False),
        (G, "2", None, False),
        (A, "2.1", 3, False),
    ],
    "brunntal-kapitel.txt": [
        (G, "1.1", None, False),
        (G, "1.2", None, False),
        (M, "2.1", 0, True),
        (M, "2.2", 1, True),
        (A, "3.1", 2, True),
        (A, "3.2", 3, True),
    ],
    "birkenhain-spalten.tsv": [
        (G, None, None, False),
        (M, None, 0, False),
        (A, None, 1, False),
        (A, None, 1, False),
        (G, None, None, False),
        (M, None, 4, False),
        (A, None, 5, False),
    ],
    "moorbach-2020.txt": [
        (G, "1", None, False),
        (M, "1.1", 0, False),
        (A, "1.1.1", 1, False),
        (G, "2", None, False),
    ],
    "erlgrund-nummern.txt": [
        (G, "1", None, False),
        (M, "1.1", 0, False),
        (A, "1.1.1", 1, False),
        (A, "1.1.2", 1, False),
        (M, "1.2", 0, False),
        (G, "2", None, False),
        (M, "2.1", 5, False),
    ],
    "steinfurt-2022.txt": [
        (G, None, None, False),
        (M, None, 0, False),
        (M, None, 0, False),
        (A, None, 1, True),
        (A, None, 1, True),
        (A, None, 2, True),
    ],
    "hohenau-vergessen.md": [
        (M, "1", None, False),
        (A, "1", 0, False),
        (A, "2", 0, False),
        (A, "3", 0, False),
        (M, "2", None, False),
        (A, "1", 4, False),
    ],
    "nur-handlungsziele.md": [(A, None, None, False)] * 3,
    "obermuehl-windows.txt": [(G, "I", None, False), (A, "I.1", 0, False), (A, "I.2", 0, False)],
}

# kind, target, starts, due, and words the quote must hold
PROMISED: dict[str, list[tuple[str, float, str | None, str | None, str]]] = {
    "ahrfeld-2019.md": [
        ("coverage", 2, None, "2019-12-31", "mindestens zwei Gemeinden"),
        ("count", 4, None, None, "vierteljährlich"),
        ("count", 10, None, None, "10-15 Projekte"),
        ("people", 20, None, None, "ca. 20 Teilnehmenden"),
        ("count", 3, None, None, "3 Workshops"),
        ("count", 6, None, None, "Alle zwei Monate"),
        ("coverage", 5, "2019-04-01", None, "5 der 12 Gemeinden"),
    ],
    "talheim-2021-aus-pdf.txt": [
        ("people", 50, None, "2021-06-30", "mindestens 50 Multiplikator*innen"),
        ("count", 2, None, None, "Zweimal im Jahr"),
        ("milestone", 1, "2021-09-01", "2021-09-30", "Interkulturelle Woche"),
    ],
    "weidenau-2023-tabelle.md": [
        ("milestone", 1, None, "2023-03-31", "bis Ende März"),
        ("count", 4, None, None, "4 Sitzungen pro Jahr"),
        ("count", 8, None, None, "mind. 8 Projekte"),
        ("count", 20, None, None, "20 Beratungen"),
        ("count", 12, None, None, "monatlich"),
    ],
    "lindenau-handlungskonzept.md": [
        ("count", 2, None, None, "halbjährlich"),
        ("people", 30, None, None, "mindestens 30 Teilnehmende"),
        ("coverage", 6, None, "2027-12-31", "allen 6 Schulen"),
        ("milestone", 1, None, "2026-06-30", "Mitte 2026"),
    ],
    "steinfurt-2022.txt": [
        ("count", 6, None, None, "mindestens sechsmal im Jahr"),
        ("people", 15, None, "2022-12-31", "15 Jugendliche"),
        ("milestone", 1, "2022-03-01", "2022-05-31", "Im Frühjahr"),
        ("people", 40, "2022-03-01", "2022-05-31", "rund 40 Gästen"),
    ],
    "hohenau-vergessen.md": [
        ("coverage", 7, None, None, "in allen 7 Ortsteilen"),
        ("count", 3, None, None, "drei Sprachen"),
        ("count", 4, None, None, "Einmal im Quartal"),
        ("milestone", 1, None, "2018-10-31", "31. Oktober 2018"),
    ],
    "nur-handlungsziele.md": [
        ("count", 12, None, None, "12 Mikroprojekte"),
        ("milestone", 1, "2024-11-09", "2024-11-09", "9. November"),
        ("count", 30, None, None, "mindestens 30 %"),
    ],
    "obermuehl-windows.txt": [
        ("count", 12, None, None, "monatlich"),
        ("milestone", 1, "2016-03-01", None, "Ab 1. März"),
    ],
}


def _read(name: str) -> Reading:
    return read_file(PLANS / name)


@pytest.mark.parametrize("name", TREES)
def test_the_tree_of_the_plan_is_found(name: str) -> None:
    found = [
        (goal.level, goal.number, goal.parent, goal.parent_assumed) for goal in _read(name).goals
    ]
    assert found == TREES[name]


@pytest.mark.parametrize("name", PROMISED)
def test_the_plan_promises_these_things_and_no_others(name: str) -> None:
    suggestions = [
        suggestion.as_json() for goal in _read(name).goals for suggestion in goal.suggestions
    ]
    found = [(s["kind"], s["target"], s["starts"], s["due"]) for s in suggestions]
    assert found == [row[:4] for row in PROMISED[name]]
    assert all(row[4] in s["quote"] for row, s in zip(PROMISED[name], suggestions, strict=True))


@pytest.mark.parametrize("name", TREES)
def test_no_line_of_the_plan_is_lost(name: str) -> None:
    reading = _read(name)
    assert_sound(reading.source, reading)


def test_what_stands_around_the_goals_becomes_notes() -> None:
    notes = [note.text for note in _read("steinfurt-2022.txt").notes]
    assert notes[0].startswith("Lokale Partnerschaft")
    assert notes[-1].startswith("Beschlossen vom")
    assert [note.text for note in _read("talheim-2021-aus-pdf.txt").notes][-1].startswith("Kontakt")


def test_title_and_year_come_from_the_plan() -> None:
    assert (
        _read("lindenau-handlungskonzept.md").title
        == "Kommunales Handlungskonzept 2025–2032 der Stadt Lindenau"
    )
    assert _read("lindenau-handlungskonzept.md").year == 2025
    assert _read("talheim-2021-aus-pdf.txt").title == "Partnerschaft für Demokratie Talheim"


def test_words_divided_at_the_end_of_a_line_are_joined() -> None:
    texts = [goal.text for goal in _read("talheim-2021-aus-pdf.txt").goals]
    assert texts[0].endswith("wird gestärkt.")
    assert texts[2].endswith("Multiplikator*innen geschult.")
    assert "Kinder- und Jugendkonferenz" in texts[3]
