"""The measurable promises in a text, as suggested indicators with the words they came from."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from wirkkreis.goals.reading import matching, naming
from wirkkreis.goals.reading.amounts import Amount, amounts, is_people
from wirkkreis.goals.reading.matching import Source
from wirkkreis.goals.reading.model import Kind, Suggestion, Term
from wirkkreis.goals.reading.periods import Period, periods
from wirkkreis.goals.reading.sentences import sentences
from wirkkreis.goals.reading.wordings import NOUN, NUMBER_OF, SPELT, TIMES

INTENDED = re.compile(
    r"\b(?:wird|werden|soll|sollen|sollte[n]?|findet|finden"
    r"|wollen|möchten|müssen|ist\s+geplant|sind\s+geplant"
    r"|geplant|vorgesehen"
    r"|plant|planen|tagt|tagen|trifft|treffen\s+sich|veranstaltet"
    r"|eröffnet|entsteht|entstehen|startet|beginnt)\b",
    re.IGNORECASE,
)
HAPPENED = re.compile(
    r"\b(?:fand|fanden|bisher|vergangenen|vergangenes|Vorjahr"
    r"|zuletzt|nahmen|gab|gaben|führte|führten|wurde|wurden"
    r"|konnte|konnten|war|waren)\b",
    re.IGNORECASE,
)
OVER = re.compile(
    r"\b(?:fand|fanden)\b.*\bstatt\b|\b(?:im|des)\s+(?:Vorjahr(?:es)?"
    r"|vergangenen\s+Jahr(?:es)?)\b|\b(?:bisher|zuletzt)\b",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"\b(?:Tel|Telefon|Fax|E-?Mail|Mobil|IBAN|PLZ)\b\.?:?|@|www\.|https?:", re.IGNORECASE
)
SITTING = re.compile(r"\btag(?:t|en)\b|\b(?:Sitzung|sitzen)\w*", re.IGNORECASE)
MEETING = re.compile(
    r"\bkomm(?:t|en)\b.{0,80}\bzusammen\b|\b(?:trifft|treffen)\s+(?:sich|er|sie)\b|\bsich\b.{0,60}\btreffen\b",
    re.IGNORECASE,
)
COUNTABLE = re.compile(
    rf"{matching.EVENT.pattern}|\b(?:\w{0, 30}(?:newsletter"
    rf"|rundbrief|bericht|projekt))(?:s|e|en)?\b",
    re.IGNORECASE,
)
FOUNDED = re.compile(
    r"\b(?:gegründet|eingerichtet|aufgebaut|eröffnet|etabliert|geschaffen|gebildet|entsteht"
    r"|entstehen)\b",
    re.IGNORECASE,
)
# Beyond these it is no sentence but a table or rubbish, and only costs time.
LONGEST_SENTENCE = 2000
MOST_NUMBERS = 60
# Up to this length there is no need to count.
FULL_SENTENCE = 240
NUMBERS = re.compile(rf"\d+|\b(?:{SPELT})\b", re.IGNORECASE)
LEAD = re.compile(r"(?:[\s,;]+|[-–•*▪]\s+|(?:und|sowie|bzw\.)\s)+")
EACH = re.compile(rf"\s+(?:pro|je)\s+(?P<thing>{NOUN})")
BRACKET = re.compile(rf"(?P<noun>{NOUN})\s*\((?:\w+:\s*)?$")
# A paragraph that only says when: "Zeitraum: …", or a date alone in its cell.
TERM = re.compile(
    r"(?:[-–•*▪]\s*)?(?:Zeitraum|Zeitplan|Zeitrahmen|Zeit|Termine?|(?P<until>Frist|Bis wann)"
    r"|Laufzeit|Dauer|Umsetzung"
    r"|Umsetzungszeitraum|Zeitschiene|Zeitlicher Rahmen)\s*:?\s*",
    re.IGNORECASE,
)
# Paragraphs that explain a goal, and what they count is no promise.
BACKGROUND = re.compile(
    r"(?:[-–•*▪]\s*)?(?:Begründung|Ausgangslage|Hintergrund|Problem\w*|Bedarf|Ressourcen|Kosten"
    r"|Finanzierung|Fördermittel|Finanzen)\s*:",
    re.IGNORECASE,
)
FILLING = re.compile(r"\b(?:laufend|fortlaufend|ganzjährig|voraussichtlich|ca|geplant)\b")
LONGEST_TERM = 80
LONGEST_DATE = 45
BREAK = re.compile(r"[,;]|\s(?:und|sowie|bzw\.)\s")


def promises(
    text: str,
    term: Term | int | None,
    offered: Sequence[Source] = matching.HOUSE,
    *,
    loose: bool = False,
) -> list[tuple[int, Suggestion]]:
    """Suggestions with the position of their quote in `text`; `term` = the plan's years, or year.

    `loose` reads text outside any goal, where only what is announced counts, not what is told.
    """
    term = term if isinstance(term, Term) else Term(term, term)
    found: list[tuple[int, Suggestion]] = []
    terms: list[tuple[int, str, Period]] = []
    for start, end in sentences(text):
        sentence = text[start:end]
        paragraph = text.rfind("\n", 0, start) + 1
        if BACKGROUND.match(text, paragraph) or _is_rubbish(sentence):
            continue
        if _is_history(sentence, loose=loose):
            continue
        if time := _only_time(sentence, term):
            terms.append((start, sentence, time))
            continue
        found.extend(
            (start + place, suggestion)
            for place, suggestion in _in_sentence(sentence, term, offered)
        )
    for start, sentence, time in terms:
        found = _within(found, sentence, time) or [(start, _of_term(text, sentence, time, offered))]
    return found


def _only_time(sentence: str, term: Term) -> Period | None:
    """The time of a paragraph that says nothing else: "Zeitraum: bis Ende 2025"."""
    label = TERM.match(sentence)
    rest = sentence[label.end() :] if label else sentence
    if len(rest) > (LONGEST_TERM if label else LONGEST_DATE):
        return None
    times = [time for time in periods(rest, term) if time.fixed]
    if len(times) != 1:
        return None
    around = f"{rest[: times[0].start]} {rest[times[0].end :]}"
    if re.search(r"\w", FILLING.sub("", around)):
        return None
    return replace(times[0], first=None) if label and label["until"] else times[0]


def _within(
    found: list[tuple[int, Suggestion]], sentence: str, time: Period
) -> list[tuple[int, Suggestion]]:
    """The suggestions, those without a time of their own in the time of their goal."""
    said = (f"Zeit aus „{sentence}“", *time.assumed)
    return [
        (place, own)
        if own.starts or own.due
        else (
            place,
            replace(own, starts=time.first, due=time.last, assumed=(*own.assumed, *said)),
        )
        for place, own in found
    ]


def _of_term(text: str, sentence: str, time: Period, offered: Sequence[Source]) -> Suggestion:
    """A milestone for a goal that promises nothing but its time."""
    first, end = next(iter(sentences(text)))
    words = "" if text[first:end] == sentence else text[first:end]
    unit = naming.milestone(words, (0, 0))
    source = matching.source_for("milestone", unit, words, offered)
    return Suggestion("milestone", sentence, 1, unit, time.first, time.last, source, time.assumed)


def _is_history(sentence: str, *, loose: bool) -> bool:
    """Whether it tells what was, or only whom to ask."""
    if CONTACT.search(sentence) or OVER.search(sentence):
        return True
    intended, happened = INTENDED.search(sentence), HAPPENED.search(sentence)
    return bool((happened and (loose or not intended)) or (loose and not intended))


def _is_rubbish(sentence: str) -> bool:
    if len(sentence) <= FULL_SENTENCE:
        return False
    return len(sentence) > LONGEST_SENTENCE or len(NUMBERS.findall(sentence)) > MOST_NUMBERS


def _in_sentence(
    sentence: str, term: Term, offered: Sequence[Source]
) -> list[tuple[int, Suggestion]]:
    times = periods(sentence, term)
    numbers = amounts(sentence, [(time.start, time.end) for time in times])
    fixed = [time for time in times if time.fixed]
    parts = _parts(sentence, fixed)
    found: list[tuple[int, Suggestion]] = []
    things = _Things(sentence, [(time.start, time.end) for time in times])
    for amount in numbers:
        time = _time_of(amount, fixed, parts)
        found.append((amount.start, _of_amount(things, amount, time, offered)))
    for time, (start, end) in zip(fixed, parts, strict=True):
        inside = [amount for amount in numbers if start <= amount.start < end]
        if _stands_alone(sentence[start:end], time, inside):
            found.append((start, _of_time(things, (start, end), time, offered)))
    return sorted(found, key=lambda pair: pair[0])


def _parts(sentence: str, times: list[Period]) -> list[tuple[int, int]]:
    """The part of the sentence each time belongs to: cut at the last comma or "und" between two
    times.
    """
    cuts = [0][: len(times)]
    for before, after in itertools.pairwise(times):
        breaks = [found.start() for found in BREAK.finditer(sentence, before.end, after.start)]
        cuts.append(breaks[-1] if breaks else after.start)
    parts = []
    for start, end in zip(cuts, [*cuts[1:], len(sentence)], strict=False):
        lead = LEAD.match(sentence, start, end)
        begin = lead.end() if lead else start
        parts.append((begin, begin + len(sentence[begin:end].rstrip(" ,;"))))
    return parts


def _time_of(amount: Amount, times: list[Period], parts: list[tuple[int, int]]) -> Period | None:
    """The time in whose part of the sentence the amount stands."""
    for time, (start, end) in zip(times, parts, strict=True):
        if start <= amount.start < end:
            return time
    return None


def _stands_alone(part: str, time: Period, inside: list[Amount]) -> bool:
    """A date is a milestone of its own unless it only says until when something is to
    be counted.
    """
    if not inside:
        return True
    if any(amount.kind == "count" or amount.repeated for amount in inside):
        return False
    if FOUNDED.search(part) and not any(amount.kind == "coverage" for amount in inside):
        return True
    spans = all(amount.kind == "people" for amount in inside) or time.last
    return bool(time.first and spans and matching.EVENT.search(part))


def _of_amount(
    things: "_Things", amount: Amount, time: Period | None, offered: Sequence[Source]
) -> Suggestion:
    quote = things.sentence[amount.start : amount.end]
    unit = amount.unit or things.near(amount)
    kind: Kind = "people" if not amount.unit and is_people(unit) else amount.kind
    # What is promised for each of several is no sum, and the sources give sums.
    source = None if amount.each else matching.source_for(kind, unit, quote, offered)
    assumed = amount.assumed + (time.assumed if time else ())
    if not amount.unit and unit:
        assumed = (*assumed, f"gezählt werden wohl: {unit}")
    if each := EACH.match(things.sentence, amount.end):
        unit, source = f"{unit} je {each['thing']}".strip(), None
    if amount.repeated:
        unit = f"{unit} pro Jahr".strip()
    return Suggestion(kind, quote, amount.target, unit, _first(time), _last(time), source, assumed)


def _of_time(
    things: "_Things", span: tuple[int, int], time: Period, offered: Sequence[Source]
) -> Suggestion:
    part = things.sentence[slice(*span)]
    own = max(time.start - span[0], 0), time.end - span[0]
    unit = naming.milestone(part, own) or things.spoken_of
    source = matching.source_for("milestone", unit, f"{part} {unit}", offered)
    return Suggestion("milestone", part, 1, unit, time.first, time.last, source, time.assumed)


class _Things:
    """What the numbers of a sentence may count; looked for once, and only when asked."""

    def __init__(self, sentence: str, times: list[tuple[int, int]]) -> None:
        self.sentence = sentence
        self.times = times

    def near(self, amount: Amount) -> str:
        """What a bare number counts: sittings of a body that "tagt", the word its bracket explains,
        what "Anzahl der" names, the nearest event, or else the thing spoken of.
        """
        often = amount.repeated or TIMES.match(self.sentence, amount.start)
        if often and self._bodies:
            return self._bodies
        before = self.sentence[: amount.start]
        if found := BRACKET.search(before) or NUMBER_OF.search(before):
            return found["noun"]
        after = [found for found in self._events if amount.end <= found.start() <= amount.end + 60]
        earlier = [found for found in self._events if found.end() <= amount.start]
        nearest = after[0] if after else (earlier[-1] if earlier else None)
        if nearest:
            named = naming.event_named(self.sentence, nearest.start(), nearest.group())
            return naming.capital(named)
        return self._bodies or self._thing

    @cached_property
    def _bodies(self) -> str:
        if SITTING.search(self.sentence):
            return "Sitzungen"
        return "Treffen" if MEETING.search(self.sentence) else ""

    @cached_property
    def _events(self) -> list[re.Match[str]]:
        found = COUNTABLE.finditer(self.sentence)
        return [event for event in found if event.group()[0].isupper()]

    @cached_property
    def spoken_of(self) -> str:
        """What the whole sentence is about, its times left out."""
        return naming.milestone(naming.timeless(self.sentence, self.times), (0, 0))

    @cached_property
    def _thing(self) -> str:
        return naming.thing(naming.timeless(self.sentence, self.times))


def _first(time: Period | None) -> date | None:
    return time.first if time else None


def _last(time: Period | None) -> date | None:
    return time.last if time else None
