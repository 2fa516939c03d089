"""Numbers a sentence promises: how many of what, how often, in how many places, how many people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil

from wirkkreis.goals.reading import wordings
from wirkkreis.goals.reading.matching import EVENT
from wirkkreis.goals.reading.model import Kind

Span = tuple[int, int]
GATHERING = re.compile(r"\b(?:tag(?:t|en)|trifft|treffen|findet|finden|kommt|kommen)\b")
EACH_EVENT = re.compile(rf"\b(?:[Pp]ro|[Jj]e)\s+{EVENT.pattern}.{{0,30}}$", re.IGNORECASE)
# "Schülerinnen und Schüler" is one thing.
PAIR = re.compile(r"(?P<stem>\w{3,30})innen\s+und\s+(?P=stem)n?\b")
ONE_LISTED = re.compile(r"(?:,|\bund|\bsowie)\s+(?:jeweils\s+)?eine?n?\s|\beine?n?\s[^,]{0,60}[,u]")
# "Eine große Konferenz pro Jahr" is one a year.
ONE_BEFORE = re.compile(
    r"\b[Ee]ine?[nrms]?\s+(?:[a-zäöüß]\w{1,30}\s+){0,2}(?P<noun>[A-ZÄÖÜ]\w+)\s+$"
)
# What stands further before a number does not change what it counts.
LOOK_BACK = 60
LOWER = "von „{}“ die untere Zahl genommen"


@dataclass(frozen=True)
class Amount:
    """A number found: its span, what it counts, and what had to be assumed.

    `repeated` = per year; `rate` = how many times a year the plan says it; `each` = for each of
    several, so that it is no sum.
    """

    kind: Kind
    start: int
    end: int
    target: int | float
    unit: str
    assumed: tuple[str, ...] = ()
    repeated: bool = False
    rate: int | float = 1
    each: bool = False


def amounts(sentence: str, taken: list[tuple[int, int]]) -> list[Amount]:
    """The sentence's amounts in order; spans in `taken` (dates) are left alone."""
    if not wordings.ANY_AMOUNT.search(sentence):
        return []
    found: list[Amount] = []
    spans = list(taken)
    readers = (_coverage, _share, _times, _counted)
    for reader in readers:
        for amount in reader(sentence, spans):
            found.append(amount)
            spans.append((amount.start, amount.end))
    found.extend(_one_more(sentence, spans, found))
    repeated = list(_adverbs(sentence, spans, found))
    return _all_repeated(sentence, sorted([*found, *repeated], key=lambda amount: amount.start))


@lru_cache(maxsize=5000)
def is_people(noun: str) -> bool:
    return bool(wordings.PEOPLE.fullmatch(noun))


def _coverage(sentence: str, spans: list[Span]) -> Iterator[Amount]:
    parts = (wordings.COVERAGE_PART,) if re.search(wordings.FRACTION, sentence) else ()
    patterns: tuple[re.Pattern[str], ...] = (*parts, wordings.COVERAGE, *wordings.COVERAGE_WHOLE)
    for match in (match for pattern in patterns for match in pattern.finditer(sentence)):
        if not _free(match.span(), spans) or wordings.NOT_COUNTED.fullmatch(match["place"]):
            continue
        groups = match.groupdict()
        figure = groups.get("all") or groups.get("some") or groups.get("the")
        target = wordings.value_of(figure or "")
        if target is None:
            continue
        many = groups.get("many") or ""
        assumed = _vagueness(match, target)
        if "möglichst" in many:
            assumed = (f"„{many} der {figure}“ als alle {target} gelesen",)
        elif part := fraction(many):
            target = ceil(target * part - 0.001)
            assumed = (f"„{many} der {figure}“ als {target} gelesen",)
        yield Amount("coverage", *match.span(), target, match["place"], assumed)


def _share(sentence: str, spans: list[Span]) -> Iterator[Amount]:
    if not re.search(rf"%|Prozent|v\.\s?H\.|{wordings.FRACTION}", sentence):
        return
    for match in wordings.SHARE.finditer(sentence):
        after = sentence[match.end() : match.end() + 40]
        if _free(match.span(), spans) and not re.match(
            r"\s*(?:Eigen|Kofinanz|Ko-Finanz|Förder|der Förder|der Gesamtkost)", after
        ):
            part = fraction(match["fraction"] or "")
            target = round(100 * part) if part else int(match["amount"])
            said = (f"„{match['fraction']}“ als {target} % gelesen",) if part else ()
            end = match.start("whole") if match["whole"] else match.end()
            yield Amount(
                "count",
                match.start(),
                end,
                target,
                f"%{match['whole'] or ''}",
                _vagueness(match, target) + said,
            )


def fraction(words: str) -> float | None:
    """ "zwei Drittel" as a number."""
    *_, name = words.lower().split() or [""]
    part = wordings.FRACTIONS.get(name.removesuffix("n"))
    times = wordings.value_of(words.split(maxsplit=1)[0]) if part and name != "hälfte" else 1
    return part * (times or 1) if part else None


def _times(sentence: str, spans: list[Span]) -> Iterator[Amount]:
    if not re.search(r"mal\b|Mal\b|\dx|\d\sx|×", sentence):
        return
    for match in wordings.TIMES.finditer(sentence):
        if not _free(match.span(), spans):
            continue
        target = wordings.value_of(match["least"] or match["spelt"] or match["figure"])
        period = (match["per"] or match["adverb"] or "").split()[-1:]
        sure = match["figure"] or match["strong"] or GATHERING.search(sentence)
        if target is None or (not period and not match["least"] and (target == 1 or not sure)):
            continue
        factor = _per_year(period[0]) if period else 1
        assumed = _vagueness(match, target)
        if match["least"]:
            assumed = (*assumed, LOWER.format(match.group().strip()))
        if factor > 1:
            assumed = (*assumed, f"„{match.group().strip()}“ als {target * factor} im Jahr gelesen")
        span = _trim(sentence, match.span())
        yield Amount("count", *span, target * factor, "", assumed, bool(period), factor)


def _counted(sentence: str, spans: list[Span]) -> Iterator[Amount]:
    for match in wordings.COUNTED.finditer(sentence):
        noun = match["noun"]
        target = wordings.value_of(match["amount"])
        end = match.end() if noun else (match.end("more") if match["more"] else match.end("amount"))
        span = (match.start(), end)
        if target is None or not _free(span, spans) or not _is_counted(sentence, match, noun):
            continue
        factor = _per_year(match["per"]) if match["per"] else 1
        assumed = _vagueness(match, target)
        if match["more"]:
            said = sentence[match.start("amount") : match.end("more")]
            assumed = (*assumed, LOWER.format(said))
        if factor > 1:
            assumed = (*assumed, f"„{match.group().strip()}“ als {target * factor} im Jahr gelesen")
        kind = _kind_of(noun or "")
        unit = _undeclined(noun or "", kind)
        if pair := PAIR.match(f"{unit}{sentence[match.end() :]}"):
            unit = pair.group()
        each = bool(match["per_thing"]) or (kind == "people" and _for_each(sentence, match))
        if match["per_thing"]:
            unit = f"{unit} je {match['per_thing']}"
        elif each:
            assumed = (*assumed, f"{target} gelten für jedes Mal, nicht für alle zusammen")
        yield Amount(
            kind,
            *_trim(sentence, span),
            target * factor,
            unit,
            assumed,
            bool(match["per"]),
            factor,
            each,
        )


def _for_each(sentence: str, match: re.Match[str]) -> bool:
    """ "mit je 30 Gästen", "pro Veranstaltung 30 Gäste"."""
    before = sentence[max(0, match.start() - LOOK_BACK) : match.start()]
    return bool(match["each"] or EACH_EVENT.search(before))


@lru_cache(maxsize=5000)
def _kind_of(noun: str) -> Kind:
    if is_people(noun):
        return "people"
    return "coverage" if re.fullmatch(wordings.PLACE, noun) else "count"


def _undeclined(noun: str, kind: Kind) -> str:
    """The noun without the ending of a dative plural, where that is sure."""
    if kind == "people":
        return wordings.DATIVE_PEOPLE.sub("", noun)
    if kind == "coverage":
        return noun
    return wordings.DATIVE.sub(r"\1e", noun)


def _is_counted(sentence: str, match: re.Match[str], noun: str | None) -> bool:
    before = sentence[max(0, match.start("amount") - LOOK_BACK) : match.start("amount")]
    figure = match["amount"]
    sure = bool(match["strong"]) and match["strong"].lower() not in ("über", "insgesamt")
    sure = sure or bool(wordings.NUMBER_OF.search(before))
    after = sentence[match.end("more") if match["more"] else match.end("amount") :]
    if match["between"]:
        if not match["more"]:
            return False
    elif wordings.DESIGNATED.search(before):
        return False
    if not noun:
        plain = re.match(
            r"\s*(?:[,;.)]|$|\s(?:im|in|pro|je|an|mit|bis|davon|werden|sind|statt|durch)\b)", after
        )
        return sure and figure.lower() not in wordings.ONE and bool(plain)
    if wordings.NOT_COUNTED.fullmatch(noun):
        return False
    if figure.lower() in wordings.ONE:
        return sure or bool(match["more"])
    if not (match["strong"] or match["vague"] or match["ceiling"] or match["sign"]):
        if wordings.DEFINITE.search(before) or wordings.LIVING.search(before):
            return False
        if wordings.DESCRIBED.search(before) and _kind_of(noun) == "coverage":
            return False
        if figure.isdigit() and len(figure) == 4 and 1900 <= int(figure) < 2100:
            return False
    return not re.match(r"\s*(?:zu|:)\s*\d", after)


def _adverbs(sentence: str, spans: list[Span], found: list[Amount]) -> Iterator[Amount]:
    for match in wordings.ADVERB.finditer(sentence):
        if not _free(match.span(), spans):
            continue
        rate, said = _rate(match)
        if rate is None:
            continue
        partner = _counted_beside(sentence, match, found)
        one = ONE_BEFORE.search(sentence, 0, match.start()) if match["per_each"] else None
        if partner is None and one and not wordings.ABSTRACT.fullmatch(one["noun"]):
            yield Amount("count", one.start(), match.end(), rate, one["noun"], said, repeated=True)
            continue
        if partner is None and match["per_each"] and match["a_thing"] is None:
            continue
        if partner is None and wordings.MONEY.search(sentence):
            continue
        if partner is None:
            yield Amount("count", *match.span(), rate, "", said, repeated=True)
            continue
        found.remove(partner)
        span = (min(partner.start, match.start()), max(partner.end, match.end()))
        target = partner.target * rate
        if rate != 1:
            said = (*said, f"„{sentence[span[0] : span[1]]}“ als {target} im Jahr gelesen")
        yield Amount(
            partner.kind,
            *span,
            target,
            partner.unit,
            (*partner.assumed, *said),
            repeated=True,
            rate=rate,
        )


def _one_more(sentence: str, spans: list[Span], found: list[Amount]) -> Iterator[Amount]:
    """ "zwei Workshops und ein Fachtag": what is listed beside a counted thing is counted too."""
    counted = [amount for amount in found if amount.unit and amount.kind != "coverage"]
    if not counted or not ONE_LISTED.search(sentence):
        return
    ends = {amount.end for amount in counted}
    starts = {amount.start for amount in counted}
    for match in wordings.ONE_MORE.finditer(sentence):
        noun = match["noun"]
        if not _free(match.span(), spans) or wordings.NOT_COUNTED.fullmatch(noun):
            continue
        if wordings.ABSTRACT.fullmatch(noun) and not EVENT.fullmatch(noun):
            continue
        before = wordings.LISTED_BEFORE.search(sentence, 0, match.start())
        after = wordings.LISTED.match(sentence, match.end())
        if (before and before.start() in ends) or (after and after.end() in starts):
            ends.add(match.end())
            kind = _kind_of(noun)
            yield Amount(kind, *match.span(), 1, _undeclined(noun, kind))


def _all_repeated(sentence: str, found: list[Amount]) -> list[Amount]:
    """ "jährlich 5 Projekte und 10 Aktionen": how often holds for all things in the list."""
    shared = list(found)
    for places in (range(1, len(shared)), range(len(shared) - 2, -1, -1)):
        for place in places:
            own, step = shared[place], 1 if places.step < 0 else -1
            other = shared[place + step]
            first, second = sorted((own, other), key=lambda amount: amount.start)
            between = sentence[first.end : second.start]
            if own.repeated or not other.repeated or not (own.unit and other.unit):
                continue
            if wordings.LISTED.fullmatch(between) and "count" == own.kind == other.kind:
                shared[place] = replace(
                    own, target=own.target * other.rate, repeated=True, rate=other.rate
                )
    return shared


def _counted_beside(sentence: str, match: re.Match[str], found: list[Amount]) -> Amount | None:
    """ "jährlich 3 Workshops", "drei Workshops im Ort jährlich": one promise, not two."""
    for amount in found:
        if amount.repeated or amount.kind == "coverage" or amount.unit == "%":
            continue
        between = (
            sentence[amount.end : match.start()]
            if amount.end <= match.start()
            else sentence[match.end() : amount.start]
        )
        if len(between) <= 40 and not re.search(r"[,;.()]|\b(?:und|sowie|mit|für)\b", between):
            return amount
    return None


def _rate(match: re.Match[str]) -> tuple[int | float | None, tuple[str, ...]]:
    """How often a year, and what rounding had to be assumed."""
    if match["every"]:
        return wordings.ADVERBS[match["every"].lower()], ()
    if match["fortnight"]:
        return 26, ()
    if match["of_month"] or match["nth"]:
        return 12, ()
    if not (match["each"] or match["per_each"] or match["gap"]):
        return 52, ()
    if match["each"] or match["per_each"]:
        return _per_year(match["each"] or match["per_each"]), ()
    gap = wordings.value_of(match["gap"])
    if not gap:
        return None, ()
    in_year = {"Tage": 365, "Wochen": 52, "Monate": 12, "Quartale": 4, "Jahre": 1}[match["step"]]
    rate = in_year / gap
    if rate >= 1:
        said = () if in_year % gap == 0 else (f"„{match.group()}“ als {int(rate)} im Jahr gelesen",)
        return int(rate), said
    return round(rate, 2), ()


def _per_year(word: str) -> int:
    lowered = word.lower()
    if lowered in wordings.ADVERBS:
        return wordings.ADVERBS[lowered]
    return next((times for name, times in wordings.PER_YEAR.items() if lowered == name), 1)


def _vagueness(match: re.Match[str], target: int) -> tuple[str, ...]:
    groups = match.groupdict()
    if groups.get("vague"):
        return (f"„{groups['vague']}“ als {target} gelesen",)
    return (f"„{groups['ceiling']}“ nennt eine Obergrenze",) if groups.get("ceiling") else ()


def _free(span: Span, spans: list[Span]) -> bool:
    return all(span[1] <= start or end <= span[0] for start, end in spans)


def _trim(sentence: str, span: Span) -> Span:
    part = sentence[span[0] : span[1]]
    return span[0] + len(part) - len(part.lstrip()), span[1] - (len(part) - len(part.rstrip()))
