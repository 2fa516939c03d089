"""The plan's title and the year it is for."""

import re
from collections import Counter

from wirkkreis.goals.reading.labels import opening_of
from wirkkreis.goals.reading.lines import PAGE_IN_LINE, Line

YEAR = re.compile(r"(?<![\d.,/])(20\d\d)(?!\d|\.\d|,\d)")
DATED = re.compile(r"(?<!\d)(?:\d{1,2}\.\s?\d{1,2}\.\s?)(20\d\d)(?!\d)")
SPAN = re.compile(r"(20\d\d)\s*(?:[-–—/]|bis)\s*((?:20)?\d\d)(?!\d)")
PLAN_YEAR = re.compile(
    r"(?:\bZiel\w{0,20}|\b\w{0,30}plan\w{0,20}|Förderjahr"
    r"|Haushaltsjahr|Programmjahr|Kalenderjahr|konzept"
    r"|für das Jahr|im Jahr)\D{0,60}?(20\d\d)",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:seit|vom|Stand|beschlossen|von|Beschluss|Fassung)\b[^.;]{0,20}$", re.IGNORECASE
)

# A bare deadline ("bis 2030") says when the plan ends, not which year it is for.
UNTIL = re.compile(r"\bbis\s+(?:zum\s+Jahr\s+)?$", re.IGNORECASE)


def title_of(above: list[Line]) -> str | None:
    """The title among the lines above the first goal: a heading, a short first line, a
    page's head.
    """
    candidates = [line for line in above[:10] if re.search(r"[^\W\d_]{3}", line.text)]
    candidates = [line for line in candidates if not _is_label(line) and "\t" not in line.text]
    for line in candidates:
        if line.heading == 1 and not line.noise:
            return line.text
    for line in sorted(candidates[:3], key=lambda line: line.noise):
        text = PAGE_IN_LINE.sub("", line.text).strip(" -–|")
        if (
            len(text) <= 160
            and text
            and not text.endswith((".", ":", ";", ","))
            and "|" not in text
        ):
            return text
    return None


def _is_label(line: Line) -> bool:
    """Whether the line heads goals; "Ziele 2024" heads the plan."""
    label = opening_of(line).label
    return bool(label and not (label.plural and not label.rest and YEAR.search(line.text)))


def year_of(text: str, title: str | None, name: str = "") -> int | None:
    """The plan's year: from its title, its words, its file's name, or the year it
    speaks of most.
    """
    points: Counter[int] = Counter()
    head = title or ""
    span = SPAN.search(head)
    if span:
        points[int(span[1])] += 60
    for found in YEAR.finditer(SPAN.sub(" ", head)):
        points[int(found[1])] += 100
    for found in YEAR.finditer(SPAN.sub(" ", name.replace("_", " "))):
        points[int(found[1])] += 10
    opening = "\n".join(text[:4000].splitlines()[:15])
    for found in PLAN_YEAR.finditer(SPAN.sub(" ", opening)):
        points[int(found[1])] += 15
    for found in (*YEAR.finditer(text), *DATED.finditer(text)):
        before = text[max(0, found.start() - 30) : found.start()]
        points[int(found[1])] += 0 if PAST.search(before) or UNTIL.search(before) else 3
    points += Counter()
    if not points:
        return None
    best = max(points.values())
    return min(year for year, count in points.items() if count == best)
