"""A readable name for a suggested indicator, in the plan's language: what is counted, and when.

Names are content of a plan, not words of the page: they are German whatever the page speaks. A
person sees the name in the review beside the plan's own words and can change it there.
"""

import re
from datetime import date, timedelta
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import override

LONGEST: Final = 120
"""Characters of a proposed name."""

NOUN: Final = re.compile(r"[A-ZÄÖÜ][\w*:·/-]*[a-zäöüß*]\w*(?: [\w*:·/-]+){0,9}")
"""What can stand as a heading: a word with a capital, and some others behind it."""

PEOPLE: Final = {"Teilnehmer": "Teilnehmende", "Teilnehmern": "Teilnehmende"}
BARE: Final = {
    "count": "Wie oft es stattfand",
    "milestone": "Umgesetzt",
    "coverage": "Erreichte Orte",
    "people": "Erreichte Menschen",
}
"""What is said of a suggestion whose unit is no heading."""

PARTS: Final = {3: "{part}. Quartal {year}", 6: "{part}. Halbjahr {year}", 12: "Jahr {year}"}
"""What so many months from the beginning of one are called."""

EACH: Final = {
    "year": "pro Jahr",
    "half": "pro Halbjahr",
    "quarter": "pro Vierteljahr",
    "month": "pro Monat",
}


def name_for(
    *, kind: str, unit: str, period: str, starts: str | None, due: str | None, quote: str
) -> str:
    """ "Sitzungen pro Jahr", "Demokratiekonferenz im 1. Halbjahr 2017", "Erreichte Gemeinden".

    Days are ISO or None.
    """
    what = _what(kind, unit, quote)
    when = EACH.get(period) or _when(_day(starts), _day(due))
    return f"{what} {when}".strip()[:LONGEST]


def _what(kind: str, unit: str, quote: str) -> str:
    noun = PEOPLE.get(unit, unit)
    if not NOUN.fullmatch(noun):
        return BARE[kind]
    if kind == "coverage":
        return f"Erreichte {noun}"
    return _described(noun, quote) if kind == "people" else noun


def _described(noun: str, quote: str) -> str:
    """With the adjective the plan has for it: "2 jugendliche Vertreter"."""
    found = re.search(rf"\d\s+(?P<words>[a-zäöüß]+e)\s+{re.escape(noun)}\b", quote)
    return f"{found['words'].capitalize()} {noun}" if found else noun


def _when(starts: date | None, due: date | None) -> str:
    with override("de"):
        if starts and due:
            return _span(starts, due)
        if starts:
            return f"ab {date_format(starts, 'F Y' if starts.day == 1 else 'j. F Y')}"
        if due:
            return f"bis {_end(due)}"
    return ""


def _span(starts: date, due: date) -> str:
    """A year, half-year, quarter or month by its name, else by its days."""
    if starts == due:
        return f"am {date_format(starts, 'j. F Y')}"
    months = (due.year - starts.year) * 12 + due.month - starts.month + 1
    is_whole = starts.day == 1 and (due + timedelta(days=1)).day == 1
    if is_whole and months == 1:
        return f"im {date_format(starts, 'F Y')}"
    if is_whole and months in PARTS and starts.month % months == 1:
        part = starts.month // months + 1
        return f"im {PARTS[months].format(part=part, year=starts.year)}"
    return f"vom {date_format(starts, 'j. F Y')} bis {_end(due)}"


def _end(day: date) -> str:
    return f"Ende {day.year}" if (day.month, day.day) == (12, 31) else date_format(day, "j. F Y")


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
