"""Colours as numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkkreis.ui.colour import Oklch, contrast, is_colour, to_hex, to_oklch

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_black_on_white_is_the_greatest_contrast():
    assert contrast("#000000", "#fff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@given(COLOURS)
def test_a_colour_comes_back_from_oklch(colour):
    there = to_hex(to_oklch(colour))
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(there[1:]), strict=True)
    assert all(abs(one - other) <= 1 for one, other in pairs)


def test_what_no_screen_can_show_is_brought_back_at_the_same_lightness():
    shown = to_oklch(to_hex(Oklch(0.6, 0.4, 150)))
    assert shown.lightness == pytest.approx(0.6, abs=0.01)
    assert shown.chroma < 0.3


@pytest.mark.parametrize("text", ["", "red", "#12", "#1234567", "#ggg", "url(x)", "#123;}"])
def test_other_text_is_no_colour(text):
    assert not is_colour(text)
    with pytest.raises(ValueError, match="not a colour"):
        to_oklch(text)
