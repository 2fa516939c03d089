"""What the reader says about lines it is not sure of."""

import pytest

from wirkkreis.goals.reading import read
from wirkkreis.goals.reading.telling import lines_named


@pytest.mark.parametrize(
    ("plan", "warning"),
    [
        (
            "Mittlerziel 1: A.\nHandlungsziel 1: B.\n2. C.\nHandlungsziel 3: D.\n",
            "Hier fehlt die Bezeichnung des Ziels: Zeile 3. Gelesen ist es als Handlungsziel 2.",
        ),
        (
            "Leitziel 1: A.\n1.1 B.\n1.2 C.\n",
            "Zeilen 2 und 3. Gelesen sind sie als Mittlerziel 1.1 und Mittlerziel 1.2.",
        ),
        (
            "Leitziel 1: A.\nLeitziel 2: B.\n\nEin Nachsatz.\n\nNoch einer.\n",
            "Zeilen 4 und 6 am Schluss des Textes gehören zu keinem Ziel und stehen bei",
        ),
        ("Leitziel 1:\nLeitziel 2: B.\n", "Hier steht ein Ziel ohne Text: Zeile 1."),
    ],
)
def test_warnings_are_plain_sentences(plan: str, warning: str) -> None:
    assert any(warning in said for said in read(plan).warnings)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([7], "Zeile 7"),
        ([9, 7, 7], "Zeilen 7 und 9"),
        ([1, 2, 3], "Zeilen 1, 2 und 3"),
        (range(1, 12), "Zeilen 1, 2, 3, 4, 5, 6, 7, 8 und 3 weitere"),
    ],
)
def test_lines_are_named_as_one_would_say_them(lines: list[int], said: str) -> None:
    assert lines_named(lines) == said
