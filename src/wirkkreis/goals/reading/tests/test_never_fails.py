"""Cut, shuffled and mangled plans: the reader answers, and loses no line."""

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from wirkkreis.goals.reading import read
from wirkkreis.goals.reading.documents import content_of, text_of
from wirkkreis.goals.reading.tests.invariants import assert_sound

PLANS = [text_of(content_of(path)) for path in sorted((Path(__file__).parent / "plans").iterdir())]
STRAY = (
    "\n",
    "\n\n",
    "|",
    "\t",
    "1. ",
    "## ",
    "Leitziel ",
    "Handlungsziele:\n",
    "\u00ad",
    "-\n",
    "**",
    "2017",
    "\r",
    "\f",
    "31.02.2017",
    "\u2028",
    "\x00",
    "I. ",
    "a) ",
    "im 9. Quartal ",
    "bis ",
    " zwei ",
    "\ufeff",
    "99.99.2020 ",
)


@st.composite
def mangled(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(PLANS))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(text)))
        match draw(st.sampled_from(("cut", "drop", "insert", "turn", "mix"))):
            case "cut":
                text = text[place:] if draw(st.booleans()) else text[:place]
            case "drop":
                text = text[:place] + text[place + draw(st.integers(1, 60)) :]
            case "insert":
                text = text[:place] + draw(st.sampled_from(STRAY)) + text[place:]
            case "turn":
                text = "\n".join(reversed(text.split("\n")))
            case _:
                text = text[:place] + draw(st.sampled_from(PLANS))[:place] + text[place:]
    return text[:8000]


@given(text=mangled())
@settings(max_examples=80, deadline=None, derandomize=True)
def test_a_mangled_plan_loses_no_line(text: str) -> None:
    reading = read(text)
    assert_sound(text, reading)
    json.dumps(reading.as_json())


@given(text=st.text(max_size=300))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_any_text_gets_an_answer(text: str) -> None:
    assert_sound(text, read(text))


@given(
    text=st.lists(
        st.sampled_from([*STRAY, "Ziel", "Mittlerziel 1.1", "wird", "3 Workshops", "bis Mai", "– "])
    ).map("".join)
)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_scraps_of_plans_get_an_answer(text: str) -> None:
    assert_sound(text, read(text))


def test_nothing_found_is_an_answer_with_a_hint() -> None:
    reading = read("Einladung zum Sommerfest\n\nWir grillen am Samstag.\n")
    assert reading.goals == ()
    assert "keine Ziele gefunden" in reading.warnings[0]


def test_an_empty_text_is_an_answer_too() -> None:
    assert read("").goals == ()
    assert read(" \n\t\n").notes == ()


def test_five_thousand_lines_are_read_with_every_line_kept() -> None:
    text = "\n".join(
        f"Handlungsziel {n // 99 + 1}.{n % 99 + 1}: Es finden {n % 9 + 2} Workshops statt."
        for n in range(5000)
    )
    assert len(read(text).goals) == 5000
