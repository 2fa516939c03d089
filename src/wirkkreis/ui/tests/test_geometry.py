"""Positions of what figures show."""

from hypothesis import given
from hypothesis import strategies as st

from wirkkreis.ui.geometry import bar_rows, line_drawing, stacked, text
from wirkkreis.ui.items import Bar, Point, Share


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=9).filter(any))
def test_shares_of_a_whole_sum_to_a_hundred(values):
    pieces = stacked([Share("x", value) for value in values])
    assert sum(piece.percent for piece in pieces) == 100
    assert all(piece.percent >= 0 for piece in pieces)


def test_nothing_at_all_is_drawn_as_nothing():
    assert [piece.percent for piece in stacked([Share("x", 0)])] == [0]
    assert bar_rows([Bar("x", 0)])[0].width == "0%"
    assert line_drawing([]).segments == []


def test_a_bar_never_leaves_its_track():
    rows = bar_rows([Bar("x", 30, target=5), Bar("y", -3), Bar("z", None)], full=20)
    assert [row.width for row in rows] == ["100%", "0%", ""]
    assert rows[0].target == "25%"


def test_a_missing_value_leaves_a_gap_in_the_line():
    drawing = line_drawing([Point("a", 1), Point("b", None), Point("c", 3), Point("d", 4)])
    assert len(drawing.segments) == 1
    assert [dot.shown for dot in drawing.dots] == [True, False, True, True]


def test_numbers_are_short_and_have_a_point():
    assert [text(number) for number in (1.0, 33.333333, 0.1, 100)] == ["1", "33.33", "0.1", "100"]
