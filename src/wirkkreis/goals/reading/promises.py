"""The measurable promises in a text, as suggested indicators with the words they came from."""

import itertools
import re
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from wirkkreis.goals.reading import matching
from wirkkreis.goals.reading.amounts import Amount, amounts
from wirkkreis.goals.reading.matching import Source
from wirkkreis.goals.reading.model import Suggestion
from wirkkreis.goals.reading.periods import Period, periods
from wirkkreis.goals.reading.sentences import sentences
from wirkkreis.goals.reading.wordings import SPELT

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
    r"|zuletzt|nahmen|gab\s+es|führte|führten|wurde|wurden"
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
    r"\b(?:trifft|treffen)\s+(?:sich|er|sie)\b|\bsich\b.{0,60}\btreffen\b", re.IGNORECASE
)
COUNTABLE = re.compile(
    rf"{matching.EVENT.pattern}|\b(?:\w{0, 30}(?:newsletter"
    rf"|rundbrief|bericht|projekt))(?:s|e|en)?\b",
    re.IGNORECASE,
)
# Beyond these it is no sentence but a table or rubbish, and only costs time.
LONGEST_SENTENCE = 2000
MOST_NUMBERS = 60
# Up to this length there is no need to count.
FULL_SENTENCE = 240
NUMBERS = re.compile(rf"\d+|\b(?:{SPELT})\b", re.IGNORECASE)
LEAD = re.compile(r"(?:[\s,;]+|(?:und|sowie|bzw\.)\s)+")
BREAK = re.compile(r"[,;]|\s(?:und|sowie|bzw\.)\s")


def promises(
    text: str, year: int | None, offered: Sequence[Source] = matching.HOUSE, *, loose: bool = False
) -> list[tuple[int, Suggestion]]:
    """Suggestions with the position of their quote in `text`.

    `loose` reads text outside any goal, where only what is announced counts, not what is told.
    """
    found: list[tuple[int, Suggestion]] = []
    for start, end in sentences(text):
        sentence = text[start:end]
        if _is_rubbish(sentence):
            continue
        if CONTACT.search(sentence) or OVER.search(sentence):
            continue
        if loose and (not INTENDED.search(sentence) or HAPPENED.search(sentence)):
            continue
        found.extend(
            (start + place, suggestion)
            for place, suggestion in _in_sentence(sentence, year, offered)
        )
    return found


def _is_rubbish(sentence: str) -> bool:
    if len(sentence) <= FULL_SENTENCE:
        return False
    return len(sentence) > LONGEST_SENTENCE or len(NUMBERS.findall(sentence)) > MOST_NUMBERS


def _in_sentence(
    sentence: str, year: int | None, offered: Sequence[Source]
) -> list[tuple[int, Suggestion]]:
    times = periods(sentence, year)
    numbers = amounts(sentence, [(time.start, time.end) for time in times])
    fixed = [time for time in times if time.fixed]
    parts = _parts(sentence, fixed)
    found: list[tuple[int, Suggestion]] = []
    things = _Things(sentence)
    for amount in numbers:
        time = _time_of(amount, fixed, parts)
        found.append((amount.start, _of_amount(things, amount, time, offered)))
    for time, (start, end) in zip(fixed, parts, strict=True):
        inside = [amount for amount in numbers if start <= amount.start < end]
        if _stands_alone(sentence[start:end], time, inside):
            found.append((start, _of_time(sentence[start:end], time, offered)))
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
    if time.first and all(amount.kind == "people" and not amount.repeated for amount in inside):
        return bool(matching.EVENT.search(part))
    return False


def _of_amount(
    things: "_Things", amount: Amount, time: Period | None, offered: Sequence[Source]
) -> Suggestion:
    quote = things.sentence[amount.start : amount.end]
    unit = amount.unit or things.near(amount)
    source = matching.source_for(amount.kind, unit, quote, offered)
    assumed = amount.assumed + (time.assumed if time else ())
    if not amount.unit and unit:
        assumed = (*assumed, f"gezählt werden wohl: {unit}")
    if amount.repeated:
        unit = f"{unit} pro Jahr".strip()
    return Suggestion(
        amount.kind, quote, amount.target, unit, _first(time), _last(time), source, assumed
    )


def _of_time(part: str, time: Period, offered: Sequence[Source]) -> Suggestion:
    event = matching.EVENT.search(part)
    unit = event.group() if event else ""
    source = matching.source_for("milestone", unit, part, offered)
    return Suggestion("milestone", part, 1, unit, time.first, time.last, source, time.assumed)


class _Things:
    """What the numbers of a sentence may count; looked for once, and only when asked."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence

    def near(self, amount: Amount) -> str:
        """What a bare frequency counts: sittings of a body that "tagt", else the nearest
        event named.
        """
        if self._bodies:
            return self._bodies
        after = [found for found in self._events if amount.end <= found.start() <= amount.end + 60]
        before = [found for found in self._events if found.end() <= amount.start]
        nearest = after[0] if after else (before[-1] if before else None)
        return nearest.group() if nearest else ""

    @cached_property
    def _bodies(self) -> str:
        if SITTING.search(self.sentence):
            return "Sitzungen"
        return "Treffen" if MEETING.search(self.sentence) else ""

    @cached_property
    def _events(self) -> list[re.Match[str]]:
        found = COUNTABLE.finditer(self.sentence)
        return [event for event in found if event.group()[0].isupper()]


def _first(time: Period | None) -> date | None:
    return time.first if time else None


def _last(time: Period | None) -> date | None:
    return time.last if time else None
