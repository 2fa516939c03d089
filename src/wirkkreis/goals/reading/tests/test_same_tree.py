"""One tree printed in every style reads back as the same tree."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirkkreis.goals.reading import Reading, read
from wirkkreis.goals.reading.tests import styles
from wirkkreis.goals.reading.tests.styles import Node, Tree

BEGINNINGS = (
    "Menschen im Landkreis",
    "Jugendliche",
    "Die Vereine",
    "Schulen und Betriebe",
    "Engagierte aus den Gemeinden",
    "Die Verwaltung",
    "Bündnisse",
    "Zugewanderte und Einheimische",
    "Kinder",
    "Das Ämternetzwerk",
    "Feuerwehren",
)
MIDDLES = (
    "gestalten ihr Zusammenleben",
    "begegnen einander",
    "kennen Möglichkeiten der Beteiligung",
    "arbeiten verlässlich zusammen",
    "vertreten demokratische Werte öffentlich",
    "reagieren auf Konflikte im Gemeinwesen",
    "sind beraten und qualifiziert",
)
ENDS = (
    "",
    " und werden dabei begleitet",
    ", auch im ländlichen Raum",
    " mit Unterstützung der Koordinierungsstelle",
)

texts = st.builds(
    lambda a, b, c: f"{a} {b}{c}.",
    st.sampled_from(BEGINNINGS),
    st.sampled_from(MIDDLES),
    st.sampled_from(ENDS),
)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    shape = draw(
        st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=3), min_size=1, max_size=3)
    )
    needed = len(shape) + sum(len(middle) + sum(middle) for middle in shape)
    pool = iter(draw(st.lists(texts, min_size=needed, max_size=needed, unique=True)))
    return tuple(
        Node(
            next(pool),
            tuple(
                Node(next(pool), tuple(Node(next(pool)) for _ in range(count))) for count in middle
            ),
        )
        for middle in shape
    )


def tree_of(reading: Reading) -> list[tuple[str, str, str]]:
    """Level, text and parent's text of each goal, in no order."""
    goals = reading.goals
    return sorted(
        (goal.level, goal.text, goals[goal.parent].text if goal.parent is not None else "")
        for goal in goals
    )


def expected(tree: Tree) -> list[tuple[str, str, str]]:
    levels = ("guiding", "intermediate", "action")
    found = {path: text for _, path, text in styles.walk(tree)}
    return sorted(
        (levels[len(path) - 1], text, found.get(path[:-1], "")) for path, text in found.items()
    )


@pytest.mark.parametrize("style", styles.ALL, ids=lambda style: style.__name__)
@given(tree=trees())
@settings(max_examples=12, deadline=None, derandomize=True)
def test_a_tree_reads_back_from_every_style(style: Callable[[Tree], str], tree: Tree) -> None:
    printed = style(tree)
    reading = read(printed)
    said = [
        (level, text.replace("\u00a0", " "), parent.replace("\u00a0", " "))
        for level, text, parent in tree_of(reading)
    ]
    assert sorted(said) == expected(tree), printed


@pytest.mark.parametrize("style", styles.ALL, ids=lambda style: style.__name__)
@given(tree=trees())
@settings(max_examples=3, deadline=None, derandomize=True)
def test_few_lines_of_a_printed_tree_become_notes(style: Callable[[Tree], str], tree: Tree) -> None:
    printed = style(tree)
    notes = read(printed).notes
    furniture = (
        "Partnerschaft",
        "Seite",
        "Zielplan",
        "Unser",
        "|",
        "Leitziel",
        "Mittlerziel",
        "Handlungsziel",
        "*",
        "#",
    )
    assert [note.text for note in notes if not note.text.startswith(furniture)] == []


@given(tree=trees())
@settings(max_examples=12, deadline=None, derandomize=True)
def test_a_table_of_contents_adds_no_goals(tree: Tree) -> None:
    printed = styles.behind_its_contents(tree)
    assert tree_of(read(printed)) == expected(tree), printed
