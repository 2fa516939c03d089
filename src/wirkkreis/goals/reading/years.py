"""The plan's title and the year it is for."""

import re
from collections import Counter

from wirkkreis.goals.reading.labels import opening_of
from wirkkreis.goals.reading.lines import PAGE_IN_LINE, Line
from wirkkreis.goals.reading.model import Term

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
    r"\b(?:seit|wurden?|gab|fand|fanden|waren?|vom|Stand|beschlossen|von|Beschluss|Fassung)\b[^.;]{0,20}$",
    re.IGNORECASE,
)

OVER = re.compile(r"[^.;\n]{0,60}?\b(?:gab|wurden?|fand(?:en)?|war(?:en)?|hatten?|konnten?)\b")
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


def term_of(text: str, title: str | None, name: str = "") -> Term:
    """The plan's years: from its title, its words, its file's name, or the year it speaks of
    most; a span ("2025–2029") counts where it begins with that year.
    """
    opening = "\n".join(text[:4000].splitlines()[:15])
    name = name.replace("_", " ")
    first = _year(text, title or "", opening, name)
    if first is None:
        return Term(None, None)
    spans = (found for part in (title or "", opening, name) for found in SPAN.finditer(part))
    ends = [int(f"20{found[2][-2:]}") for found in spans if int(found[1]) == first]
    return Term(first, max([first, *ends[:1]]))


def _year(text: str, title: str, opening: str, name: str) -> int | None:
    points: Counter[int] = Counter()
    span = SPAN.search(title)
    if span:
        points[int(span[1])] += 60
    for found in YEAR.finditer(SPAN.sub(" ", title)):
        points[int(found[1])] += 100
    for found in YEAR.finditer(SPAN.sub(" ", name)):
        points[int(found[1])] += 10
    for found in PLAN_YEAR.finditer(SPAN.sub(" ", opening)):
        points[int(found[1])] += 0 if _is_over(opening, found) else 15
    for found in (*YEAR.finditer(text), *DATED.finditer(text)):
        before = text[max(0, found.start() - 30) : found.start()]
        until = found.re is YEAR and UNTIL.search(before)
        told = PAST.search(before) or until or _is_over(text, found)
        points[int(found[1])] += 0 if told else 3
    points += Counter()
    if not points:
        return None
    best = max(points.values())
    return min(year for year, count in points.items() if count == best)


def _is_over(text: str, found: re.Match[str]) -> bool:
    """Whether the sentence goes on in the past: "2015/2016 gab es 3 Vorfälle"."""
    return bool(OVER.match(text, found.end()))
