"""Tables of PDF files: cells that span rows, tables without lines, tables over several pages."""

import typst

from wirkkreis.goals.reading import Reading, read_bytes
from wirkkreis.goals.reading.tests.invariants import assert_sound
from wirkkreis.goals.reading.tests.test_shapes import tree_of

PAGE = '#set page(paper: "a5", numbering: "1", header: [PfD Altmoor 2025])\n#set text(lang: "de")\n'
CELLS = """
  [Leitziel], [Mittlerziel], [Handlungsziele], [Zeitraum],
  table.cell(rowspan: 3)[1. Menschen gestalten ihren Landkreis gemeinsam und achten einander.],
  table.cell(rowspan: 2)[1.1 Begegnung ist möglich.], [1.1.1 Vier Feste.], [bis Mai],
  [1.1.2 Ein Café öffnet, das Vereine und Schulen gemeinsam betreiben.], [2025],
  [1.2 Wissen ist da.], [1.2.1 Drei Vorträge.], [im Herbst],
  [2. Jugend redet mit.], [2.1 Es gibt ein Forum.], [2.1.1 Es tagt.], [],
"""
TREE = """\
L1 Menschen gestalten ihren Landkreis gemeinsam und achten einander.
  M1.1 Begegnung ist möglich.
    H1.1.1 Vier Feste. | bis Mai
    H1.1.2 Ein Café öffnet, das Vereine und Schulen gemeinsam betreiben. | 2025
  M1.2 Wissen ist da.
    H1.2.1 Drei Vorträge. | im Herbst
L2 Jugend redet mit.
  M2.1 Es gibt ein Forum.
    H2.1.1 Es tagt.
"""


def _read(markup: str) -> Reading:
    reading = read_bytes(typst.compile((PAGE + markup).encode()))
    assert_sound(reading.source, reading)
    return reading


def _table(*, settings: str = "", before: str = "= Zielplan 2025", behind: str = "") -> str:
    return f"{before}\n#table(columns: (1fr, 1fr, 1fr, 1fr), {settings} {CELLS})\n{behind}\n"


def test_cells_that_span_rows_hold_for_all_of_them() -> None:
    reading = _read(_table(behind="Der Plan gilt ein Jahr."))
    assert tree_of(reading) == TREE
    assert [note.text for note in reading.notes][-2:] == ["Der Plan gilt ein Jahr.", "1"]


def test_text_in_the_middle_of_its_cell_belongs_to_its_first_row() -> None:
    assert tree_of(_read(_table(settings="align: horizon,"))) == TREE


def test_a_table_without_lines_is_read_by_its_head() -> None:
    assert tree_of(_read(_table(settings="stroke: none,"))) == TREE


def test_a_table_with_lines_across_only_is_read_by_its_head() -> None:
    assert tree_of(_read(_table(settings="stroke: (y: 0.5pt),"))) == TREE


def test_a_cell_cut_by_the_end_of_the_page_is_whole_again() -> None:
    words = "In allen Orten gibt es Räume, in denen Menschen einander begegnen und " * 12
    head = "table.header([Leitziel], [Handlungsziel]),"
    reading = _read(
        f"#table(columns: (1fr, 1fr), {head} [1. {words} reden.], [1.1 {words} reden.],"
        "[2. Vielfalt], [2.1 Ein Fest])"
    )
    assert [(goal.number, goal.text) for goal in reading.goals] == [
        ("1", f"{words}reden."),
        ("1.1", f"{words}reden."),
        ("2", "Vielfalt"),
        ("2.1", "Ein Fest"),
    ]


def test_a_box_around_words_and_a_table_about_something_else_are_no_goals() -> None:
    reading = _read(
        "= Ziele 2026\n#rect[Ein Kasten.]\nLeitziel 1: Offenheit\n\n"
        "#table(columns: 2, [Posten], [Betrag], [Personal], [45.000 €], [Fonds], [30.000 €])\n"
    )
    assert [goal.number for goal in reading.goals] == ["1"]
    assert "| Personal | 45.000 € |" in reading.source
    assert "Ein Kasten." in [note.text for note in reading.notes]


def test_words_divided_by_the_page_are_whole_and_a_hyphen_before_und_stays() -> None:
    words = "Die Koordinierungs- und Fachstelle veranstaltet Vernetzungstreffen."
    narrow = '#set page(paper: "a6", columns: 2)\n#set text(hyphenate: true)\n'
    reading = _read(narrow + "\n\n".join(f"Leitziel {n}\\\n{words}" for n in (1, 2, 3)))
    assert {goal.text for goal in reading.goals} == {words}
    assert "-\n" in reading.source
