"""Twice the lines take about twice the steps, and no text takes a sentence's regex for a ride."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from wirkkreis.goals.reading import read

LINES: dict[str, Callable[[int], str]] = {
    "labels": lambda n: f"Handlungsziel {n // 99 + 1}.{n % 99 + 1}: Es finden 3 Treffen statt.",
    "one label again and again": lambda n: "Leitziel 1: Ein Fest.",
    "notes with promises": lambda n: "Es werden bis Mai 2025 drei Workshops angeboten und",
    "numbers within a goal": lambda n: f"{n % 90 + 1}. Es findet ein Fest statt.",
    "numbers alone": lambda n: f"{n // 9 + 1}.{n % 9 + 1} Zielplan",
    "headings": lambda n: f"## Ziel {n}",
    "rows": lambda n: f"| Leitziel | Ziel {n} |",
    "columns": lambda n: f"{'| Leitziel | Handlungsziel |' if n == 0 else f'| L{n} | H{n} |'}",
    "parents counted off": lambda n: "Mittlerziel: x\nHandlungsziel (zu Mittlerziel 1): y",
    "parents of one number": lambda n: f"Mittlerziel 1: x{n}\nHandlungsziel (zu Mittlerziel 1): y",
    "lists": lambda n: f"Handlungsziele:\n- a{n}\n- b{n}",
    "contents": lambda n: "Inhalt" if n == 0 else f"Leitziel {n % 60}: x",
    "running heads": lambda n: f"Partnerschaft\nText {n}\nSeite {n % 999}",
    "forgotten labels": lambda n: f"Handlungsziel 1: x.\n2. y{n}.",
}


def _steps(text: str) -> int:
    """How many lines of Python run while the text is read."""
    steps = 0

    def count(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal steps
        steps += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        read(text)
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize("kind", LINES)
def test_twice_the_lines_take_twice_the_steps(kind: str) -> None:
    small, large = ("\n".join(LINES[kind](n) for n in range(count)) for count in (60, 240))
    assert _steps(large) < 6 * _steps(small)


@pytest.mark.parametrize(
    "scrap", ["5 x ", "1 ", "drei ", "2017 ", "20.02.", "am 1.", "im Mai ", "in 3 ", "zwei bis "]
)
def test_a_sentence_of_hundreds_of_numbers_is_passed_over(scrap: str) -> None:
    goal = f"Handlungsziel 1: {scrap * (1800 // len(scrap))}Feste."
    assert _steps(goal) < 3000
    assert read(goal).goals[0].suggestions == ()
