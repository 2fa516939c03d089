"""Whatever colour a partnership chooses, its pages can be read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkkreis.ui.colour import contrast
from wirkkreis.ui.theme import DARK_GROUNDS, DEFAULT_COLOUR, LIGHT_GROUNDS, theme_css, theme_of

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
TOKENS = Path(__file__).parent.parent / "static/ui/css/tokens.css"


@given(COLOURS)
def test_every_colour_reads_in_light_and_dark(colour):
    theme = theme_of(colour)
    for tokens, grounds in ((theme.light, LIGHT_GROUNDS), (theme.dark, DARK_GROUNDS)):
        pairs = [
            *((tokens["accent"], ground) for ground in (*grounds, tokens["accent-tint"])),
            *((tokens["accent-strong"], ground) for ground in grounds),
            (tokens["on-accent"], tokens["accent"]),
            (tokens["on-accent"], tokens["accent-strong"]),
            (tokens["on-brand"], tokens["brand"]),
            *((tokens["on-deep"], tokens[ground]) for ground in ("deep", "deep-2")),
            *((tokens["on-deep-soft"], tokens[ground]) for ground in ("deep", "deep-2")),
            *((tokens[f"on-step-{step}"], tokens[f"step-{step}"]) for step in range(5)),
        ]
        for ink, ground in pairs:
            assert contrast(ink, ground) >= 4.5, (colour, ink, ground)


def test_the_steps_of_a_map_go_one_way():
    theme = theme_of("#a8452c")
    light = [contrast(theme.light[f"step-{step}"], "#ffffff") for step in range(5)]
    dark = [contrast(theme.dark[f"step-{step}"], "#000000") for step in range(5)]
    assert light == sorted(light)
    assert dark == sorted(dark)


def test_the_default_in_the_stylesheet_is_the_derived_one():
    derived = theme_css(DEFAULT_COLOUR).removeprefix("@layer tokens {\n").removesuffix("}\n")
    assert derived in TOKENS.read_text()


@pytest.mark.parametrize("text", ["", "}body{display:none", "red"])
def test_text_that_is_no_colour_never_reaches_the_stylesheet(text):
    with pytest.raises(ValueError, match="not a colour"):
        theme_css(text)
