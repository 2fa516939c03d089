"""Days, months, quarters, half-years and years in a sentence, with what had to be assumed."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from wirkkreis.goals.reading.model import Term
from wirkkreis.goals.reading.wordings import AMOUNT, value_of

MONTHS = (
    "Jan(?:uar|\\.)|Jänner",
    "Feb(?:ruar|\\.)",
    "März|Mrz\\.",
    "Apr(?:il|\\.)",
    "Mai",
    "Juni|Jun\\.",
    "Juli|Jul\\.",
    "Aug(?:ust|\\.)",
    "Sept?(?:ember|\\.)",
    "Okt(?:ober|\\.)",
    "Nov(?:ember|\\.)",
    "Dez(?:ember|\\.)",
)
LOOK_BACK = 80
# A sentence that names more times is a list of dates, or rubbish.
MOST_ATOMS = 40
SEASONS = {"frühjahr": (3, 5), "frühling": (3, 5), "sommer": (6, 8), "herbst": (9, 11)}
ORDER = {"erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "iv": 4, "iii": 3, "ii": 2, "i": 1}
MOST_YEARS = 20
SCHOOL_YEAR = "Das Schuljahr ist vom 1. August bis zum 31. Juli gerechnet"
MONTH = "|".join(MONTHS)
NTH = r"(?:[1-4]\.|\b(?:IV|I{1,3})\.?|\b(?:erste|zweite|dritte|vierte)[nrs]?)"
OF_YEAR = (
    r"(?:\s*[/,]?\s*(?:(?:des|im|vom)\s+)?(?:(?:Jahr(?:es)?"
    r"|Kalenderjahr(?:es)?|Förderjahr(?:es)?)\s+)?(?P<{}>20\d\d)(?!\d))?"
)
# No time begins within a word, nor with another sign; said first, it spares most places the rest.
BEGIN = r"(?<![^\W\d_])(?=[\dIVQFSHJMAONDKEezdvibB])"
ATOM = re.compile(
    rf"{BEGIN}(?:"
    r"(?<![\d.,§])(?:(?P<from_d>\d{1,2})\.\s?(?:bis(?:\s+zum)?|und|[-–/])\s?)?"
    r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?:\s?(?P<y>20\d\d"
    r"|19\d\d|\d\d(?![\d:.])))?(?!\d)"
    r"|(?<![\d.,])(?:(?P<from_day>\d{1,2})\.?\s?(?:bis(?:\s+zum)?"
    r"|und|[-–/])\s?)?(?P<day>\d{1,2})\.\s?"
    rf"(?P<day_month>{MONTH})\b\.?(?:\s+(?P<day_year>20\d\d|19\d\d))?"
    rf"|(?P<quarter>{NTH})\s*(?:Quartals?|Qu\.|Vierteljahr(?:es)?){OF_YEAR.format('quarter_year')}"
    rf"|\bQ\s?(?P<q>[1-4])\b{OF_YEAR.format('q_year')}"
    rf"|(?P<half>{NTH})\s*(?:(?:Kalender)?Halbjahr(?:es)?"
    rf"|Hj\.|Jahreshälfte){OF_YEAR.format('half_year')}"
    rf"|\b(?P<season>Frühjahr|Frühling|Sommer|Herbst)s?\b{OF_YEAR.format('season_year')}"
    rf"|\b(?:(?P<from_month>{MONTH})\s?(?:/|[-–]|bis|und)\s?)?(?P<month>{MONTH})(?![\wäöüß])"
    rf"{OF_YEAR.format('month_year')}"
    r"|(?<![\d-])(?P<iso_year>20\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?![\d-])"
    r"|\bSchuljahr(?:es|s)?\s+(?P<school_year>20\d\d)\s?/\s?(?:20)?\d\d(?!\d)"
    rf"|\b(?:KW|Kalenderwoche)\s?(?P<week>\d{{1,2}})(?!\d){OF_YEAR.format('week_year')}"
    rf"|\b(?P<nth_week>\d{{1,2}})\.\s?(?:KW|Kalenderwoche)\b{OF_YEAR.format('nth_week_year')}"
    rf"|\b(?i:innerhalb|binnen)\s+(?:von\s+|der\s+(?:nächsten|kommenden)\s+)?"
    rf"(?P<within>{AMOUNT}|eines)\s+Jahre?[ns]?\b"
    rf"|\b(?i:in)\s+den\s+(?:nächsten|kommenden)\s+(?P<coming>{AMOUNT})\s+Jahren\b"
    r"|\b(?P<part>Jahres(?:anfang|beginn|mitte|ende)"
    r"|(?:Anfang|Mitte|Ende)\s+des\s+(?:Kalender|Förder)?[Jj]ahres(?!\s+20))"
    rf"{OF_YEAR.format('part_year')}"
    r"|(?<![\d.,/–-])(?P<year>20\d\d)(?![\d/]|\s?[-–]|\.\d|,\d))"
)
# What a sentence must hold before the costlier search is worth it.
ANY_TIME = re.compile(
    rf"\d\.|20\d\d|\bQ\s?[1-4]|{MONTH}|Quartal|[Hh]albjahr"
    rf"|Jahreshälfte|[jJ]ahres|Frühjahr|Frühling|Sommer"
    rf"|Herbst|KW|Kalenderwoche|\s(?:Jahren?|Jahres)\b"
)
PART = re.compile(
    r"\b(Anfang|Mitte|Ende)\s+(?:(?:des|der|von|im)\s+)?(?:(?:Jahr(?:es)?|Monats)\s+)?$",
    re.IGNORECASE,
)
UNTIL = re.compile(
    r"\b(?:bis|spätestens|bis\s+spätestens)\s+(?:(?:spätestens"
    r"|einschließlich|zum|zur|im|am|in|das|der|dem|den"
    r"|Jahr|Ende|Abschluss|des|Jahres)\s+)*$",
    re.IGNORECASE,
)
FROM = re.compile(
    r"\b(?:ab|beginnend|Beginn)\s+(?:(?:dem|der|im|mit|Jahr|Schuljahr|Kalenderjahr)\s+)*$",
    re.IGNORECASE,
)
NOT_A_PROMISE = re.compile(
    r"(?:\b(?:seit|vom|Stand:?|geboren|Beschluss|Beschlusses"
    r"|Fassung|Satzung|Gesetz|Erlass|nach|vor|Version|datiert"
    r"|von)"
    r"|Stand vom)\s+(?:(?:dem|der|am|im|vom|des|Jahr|Jahres)\s+)*$",
    re.IGNORECASE,
)
WITHIN = re.compile(
    r"\b(?:im|in|am|zum|zur|ins|bis|ab|den|dem|jeweils"
    r"|um|gegen|Anfang|Mitte|Ende|laufe)\s+(?:(?:den|dem"
    r"|der|des|Monat|Monats|Jahr|Jahre|Jahres|Laufe|Verlauf"
    r"|vom)\s+)*$",
    re.IGNORECASE,
)
YEAR_WITHIN = re.compile(
    r"(?:\b(?:im\s+(?:Laufe\s+des\s+|Verlauf\s+des\s+)?(?:Jahre?s?"
    r"|Förderjahr|Kalenderjahr|Haushaltsjahr|Projektjahr"
    r"|Schuljahr)"
    r"|in|bis|ab|Anfang|Mitte|Ende|spätestens|zum|werden"
    r"|wird|sollen|soll|finden|findet|sind|ist)\s+"
    r"(?:(?:zum|Ende|Mitte|Anfang|des|Jahres|Jahr|im|spätestens)\s+)*|^\W*)$",
    re.IGNORECASE,
)
RANGE = re.compile(r"\s*(?:bis(?:\s+(?:zum|einschließlich|Ende|zur))?|[-–]|und)\s*", re.IGNORECASE)
RANGE_OPENS = re.compile(
    r"\b(?:vom|von|zwischen|ab|im\s+Zeitraum)\s+(?:(?:dem|Anfang|Jahr)\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True)
class Period:
    """A span of the sentence and the first and last day it names; `fixed` = promised
    for that time.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    assumed: tuple[str, ...] = ()
    fixed: bool = True


def periods(sentence: str, term: Term) -> list[Period]:
    """All spans that name a time, in order; those that promise nothing have `fixed` False."""
    if not ANY_TIME.search(sentence):
        return []
    found: list[Period] = []
    atoms = list(ATOM.finditer(sentence))
    if len(atoms) > MOST_ATOMS:
        return []
    position = 0
    while position < len(atoms):
        following = atoms[position + 1] if position + 1 < len(atoms) else None
        if following and (both := _range(sentence, atoms[position], following, term)):
            found.append(both)
            position += 2
            continue
        found.append(_single(sentence, atoms[position], term))
        position += 1
    return found


def _range(sentence: str, one: re.Match[str], two: re.Match[str], term: Term) -> Period | None:
    """ "vom 1. März bis 30. Juni 2019": a year written once counts for both ends."""
    between = sentence[one.end() : two.start()]
    floor = max(0, one.start() - LOOK_BACK)
    opens = RANGE_OPENS.search(sentence[floor : one.start()])
    if not RANGE.fullmatch(between) or (not opens and "und" in between):
        return None
    if one["year"] and two["year"] and not opens:
        return Period(one.start(), two.end(), None, None, fixed=False)
    if (one["year"] or two["year"]) and not opens:
        return None
    year = _written_year(two) or _written_year(one) or term.first
    first, _, _ = _days(one, _written_year(one) or year)
    _, last, _ = _days(two, year)
    assumed = () if _written_year(two) or _written_year(one) else _assumed_year(term)
    fixed = first is not None and last is not None and _in_time(last, term)
    if year is None:
        return Period(one.start(), two.end(), None, None, assumed)
    return Period(
        floor + opens.start() if opens else one.start(), two.end(), first, last, assumed, fixed
    )


def _single(sentence: str, atom: re.Match[str], term: Term) -> Period:
    floor = max(0, atom.start() - LOOK_BACK)
    before = sentence[floor : atom.start()]
    nothing = Period(atom.start(), atom.end(), None, None, fixed=False)
    written = _written_year(atom)
    whole = atom["from_day"] or atom["from_month"] or atom["from_d"]
    if (NOT_A_PROMISE.search(before) and not whole) or not _is_time(
        before, sentence, atom, written
    ):
        return nothing
    part = PART.search(before)
    lead = before[: part.start()] if part else before
    until, since = UNTIL.search(lead), FROM.search(lead)
    opening = until or since or part or WITHIN.search(before)
    start = floor + opening.start() if opening else atom.start()
    year = written or term.first
    assumed = () if written else _assumed_year(term)
    first, last, guess = _days(atom, year)
    if year is None and not (first and last):
        return Period(start, atom.end(), None, None, assumed)
    if first is None or last is None or not _in_time(last, term):
        return nothing
    span = Period(start, atom.end(), first, last, assumed + guess)
    if part:
        span = _part_of(
            span,
            part[1].lower(),
            whole_year=bool(atom["year"]),
            until=bool(until),
            since=bool(since),
        )
    if until:
        return replace(span, first=None)
    return replace(span, last=None) if since else span


def _is_time(before: str, sentence: str, atom: re.Match[str], written: int | None) -> bool:
    if atom["year"]:
        verb_follows = re.match(r"\s+(?:\w+\s+)?[a-zäöüß]+(?:t|en)\b", sentence[atom.end() :])
        joined = re.search(r"\bund\s+$", before) and verb_follows
        return bool(joined or YEAR_WITHIN.search(before))
    if atom["season"] or (atom["month"] and not written):
        return bool(WITHIN.search(before) or PART.search(before))
    if atom["d"]:
        after = sentence[atom.end() : atom.end() + 4]
        return (
            bool(
                written
                or re.search(
                    r"\b(?:am|bis|ab|zum|vom|den|dem)\s+(?:\w+\s+)?$", before, re.IGNORECASE
                )
            )
            and after[:2] != " %"
        )
    return True


def _written_year(atom: re.Match[str]) -> int | None:
    names = (
        "y",
        "day_year",
        "quarter_year",
        "q_year",
        "half_year",
        "season_year",
        "month_year",
        "iso_year",
        "school_year",
        "week_year",
        "nth_week_year",
        "part_year",
        "year",
    )
    written = next((atom[name] for name in names if atom[name]), None)
    if not written:
        return None
    return 2000 + int(written) if len(written) == 2 else int(written)


Days = tuple[date | None, date | None, tuple[str, ...]]


def _days(atom: re.Match[str], year: int | None) -> Days:
    """First and last day of what the atom names; nothing for a day that does not exist."""
    if year is None:
        return None, None, ()
    if atom["d"] or atom["iso_year"]:
        month = int(atom["m"] or atom["iso_month"])
        day = _day(year, month, int(atom["d"] or atom["iso_day"]))
        first = _day(year, month, int(atom["from_d"])) if atom["from_d"] else day
        return first, day, ()
    if atom["day"]:
        month = _month(atom["day_month"])
        last = _day(year, month, int(atom["day"]))
        return (_day(year, month, int(atom["from_day"])) if atom["from_day"] else last), last, ()
    if week := atom["week"] or atom["nth_week"]:
        return *_week(year, int(week)), ()
    if quarter := atom["quarter"] or atom["q"]:
        nth = _nth(quarter)
        return *_months(year, 3 * nth - 2, 3 * nth), ()
    if atom["half"]:
        nth = min(_nth(atom["half"]), 2)
        return *_months(year, 6 * nth - 5, 6 * nth), ()
    if atom["month"]:
        last_month = _month(atom["month"])
        first_month = _month(atom["from_month"]) if atom["from_month"] else last_month
        return *_months(year, min(first_month, last_month), last_month), ()
    return _loosely(atom, year)


def _loosely(atom: re.Match[str], year: int) -> Days:
    """What only custom gives a first and a last day, and a plain year."""
    if atom["season"]:
        months = SEASONS[atom["season"].lower()]
        said = f"„{atom['season']}“ als Monate {months[0]} bis {months[1]} gelesen"
        return *_months(year, *months), (said,)
    if part := atom["part"]:
        if "ende" in part.lower():
            return date(year, 12, 31), date(year, 12, 31), ()
        months = (4, 6) if "mitte" in part.lower() else (1, 3)
        said = f"„{part}“ als Monate {months[0]} bis {months[1]} gelesen"
        return *_months(year, *months), (said,)
    if within := atom["within"] or atom["coming"]:
        years = min(value_of(within) or 1, MOST_YEARS)
        said = f"„{atom.group()}“ ab Beginn des Planjahres gerechnet"
        return date(year, 1, 1), date(year + years - 1, 12, 31), (said,)
    if atom["school_year"]:
        return date(year, 8, 1), date(year + 1, 7, 31), (SCHOOL_YEAR,)
    return date(year, 1, 1), date(year, 12, 31), ()


def _part_of(span: Period, part: str, *, whole_year: bool, until: bool, since: bool) -> Period:
    """ "Anfang", "Mitte", "Ende" of a month, year or other span, as far as that can be said."""
    assert span.first
    assert span.last
    first, last = span.first, span.last
    if part == "ende" and until:
        return span
    if whole_year:
        months = {"anfang": (1, 3), "mitte": (4, 6) if until else (5, 7), "ende": (10, 12)}[part]
        if since and part == "mitte":
            months = (7, 12)
        first, last = _months(first.year, *months)
        if until and part == "mitte":
            return replace(span, first=first, last=last)
    else:
        length = (last - first).days
        thirds = {
            "anfang": (0, length // 3),
            "mitte": (length // 3 + 1, 2 * length // 3),
            "ende": (2 * length // 3 + 1, length),
        }
        if length < 31:
            thirds = {"anfang": (0, 9), "mitte": (10, 19), "ende": (20, length)}
        begin, stop = thirds[part]
        if until and part == "mitte":
            stop = length // 2
        first, last = (
            date.fromordinal(first.toordinal() + begin),
            date.fromordinal(first.toordinal() + stop),
        )
    said = f"„{part.capitalize()}“ als {first:%d.%m.%Y} bis {last:%d.%m.%Y} gelesen"
    return replace(span, first=first, last=last, assumed=(*span.assumed, said))


def _in_time(last: date, term: Term) -> bool:
    """Times before the plan's year are history, not a promise."""
    return last.year >= (term.first or 2000)


def _assumed_year(term: Term) -> tuple[str, ...]:
    if term.first is None:
        return ("Das Jahr steht weder an dieser Stelle noch sonst im Plan",)
    meant = "gemeint ist wohl das Jahr des Plans"
    if term.last and term.last > term.first:
        meant = f"genommen ist das erste Jahr des Plans {term.first}–{term.last}"
    return (f"Jahr {term.first}: An dieser Stelle steht keines, {meant}",)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _week(year: int, week: int) -> tuple[date | None, date | None]:
    try:
        return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    except ValueError:
        return None, None


def _day(year: int, month: int, day: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _month(name: str) -> int:
    return next(
        place
        for place, pattern in enumerate(MONTHS, 1)
        if re.fullmatch(pattern, name, re.IGNORECASE)
    )


def _nth(word: str) -> int:
    word = word.strip(". ").lower()
    return (
        int(word)
        if word.isdigit()
        else next(value for stem, value in ORDER.items() if word.startswith(stem))
    )
