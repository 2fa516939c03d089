"""What holds for every reading, whatever was read."""

import re
from collections import Counter

from wirkkreis.goals.reading import Reading


def assert_sound(text: str, reading: Reading) -> None:
    """Every non-empty line in exactly one goal or note, quotes verbatim, parents above their
    children.
    """
    owners: Counter[int] = Counter(note.line for note in reading.notes)
    for goal in reading.goals:
        for first, last in goal.lines:
            assert 1 <= first <= last
            owners.update(range(first, last + 1))
        assert all(suggestion.quote in goal.text for suggestion in goal.suggestions)
        if goal.parent is not None:
            higher = ("guiding", "intermediate", "action").index(goal.level)
            parent = reading.goals[goal.parent]
            assert ("guiding", "intermediate", "action").index(parent.level) < higher
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    for number, line in enumerate(lines, 1):
        assert owners[number] == 1 if line.strip() else owners[number] <= 1, (number, line)
    assert max(owners, default=0) <= len(lines)
