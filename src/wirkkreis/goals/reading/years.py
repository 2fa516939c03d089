"""The plan's title and the year it is for."""

import re
from collections import Counter

from wirkkreis.goals.reading.lines import Line

YEAR = re.compile(r"(?<![\d.,/])(20\d\d)(?!\d|\.\d|,\d)")
DATED = re.compile(r"(?<!\d)(?:\d{1,2}\.\s?\d{1,2}\.\s?)(20\d\d)(?!\d)")
SPAN = re.compile(r"(20\d\d)\s*(?:[-–—/]|bis)\s*((?:20)?\d\d)(?!\d)")
PLAN_YEAR = re.compile(
    r"(?:Ziel\w*|\w*[Pp]lan\w*|Förderjahr|Haushaltsjahr|Programmjahr|Kalenderjahr|\w*konzept|für das Jahr|im Jahr)\D{0,60}?(20\d\d)",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:seit|vom|Stand|beschlossen|von|Beschluss|Fassung)\b[^.;]{0,20}$", re.IGNORECASE
)


def title_of(lines: list[Line], first_goal: int | None) -> tuple[str | None, int | None]:
    """The title and its line: the first heading or short first line above the first goal."""
    above = [
        line
        for line in lines
        if not line.empty and (first_goal is None or line.number < first_goal)
    ][:8]
    candidates = [line for line in above if re.search(r"[^\W\d_]{3}", line.text)]
    for line in candidates:
        if line.heading == 1:
            return line.text, line.number
    if not candidates:
        return None, None
    first = candidates[0]
    if len(first.text) > 160 or first.text.endswith((".", ":", ";", ",")):
        return None, None
    return first.text, first.number


def year_of(text: str, title: str | None, name: str = "") -> int | None:
    """The plan's year: from its title, its words, its file's name, or the year it speaks of most."""
    points: Counter[int] = Counter()
    head = title or ""
    span = SPAN.search(head)
    if span:
        points[int(span[1])] += 60
    for found in YEAR.finditer(SPAN.sub(" ", head)):
        points[int(found[1])] += 100
    for found in YEAR.finditer(SPAN.sub(" ", name.replace("_", " "))):
        points[int(found[1])] += 10
    opening = "\n".join(text.splitlines()[:15])
    for found in PLAN_YEAR.finditer(SPAN.sub(" ", opening)):
        points[int(found[1])] += 15
    for found in (*YEAR.finditer(text), *DATED.finditer(text)):
        before = text[max(0, found.start() - 30) : found.start()]
        points[int(found[1])] += 0 if PAST.search(before) else 3
    points += Counter()
    if not points:
        return None
    best = max(points.values())
    return min(year for year, count in points.items() if count == best)
