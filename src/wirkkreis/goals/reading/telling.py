"""How the reader tells of lines and goals in its warnings."""

from collections.abc import Iterable, Sequence

from wirkkreis.goals.reading.model import Level

NAMES: dict[Level, str] = {
    "guiding": "Leitziel",
    "intermediate": "Mittlerziel",
    "action": "Handlungsziel",
}
MOST = 8


def lines_named(lines: Iterable[int]) -> str:
    """ "Zeile 7", "Zeilen 65 und 67", or the first eight of many and how many more there are."""
    numbers = [str(line) for line in sorted(set(lines))]
    return f"{'Zeile' if len(numbers) == 1 else 'Zeilen'} {listed(numbers)}"


def listed(words: Sequence[str]) -> str:
    """ "a, b und c"; of many the first eight and how many more there are."""
    if len(words) > MOST:
        return f"{', '.join(words[:MOST])} und {len(words) - MOST} weitere"
    *others, last = words
    return f"{', '.join(others)} und {last}" if others else last
