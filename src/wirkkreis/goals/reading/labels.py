"""The words plans use for their levels, and how a line that carries one is understood."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wirkkreis.goals.reading.lines import Line
from wirkkreis.goals.reading.markers import Marker, marker_of, number_of, parts_of
from wirkkreis.goals.reading.model import LEVELS, Level

# family → the level it names; None where only the company it keeps in a plan decides.
FAMILIES: dict[str, Level | None] = {
    "leit": "guiding",
    "strategisch": "guiding",
    "rahmen": None,
    "mittler": "intermediate",
    "handlung": "action",
    "operativ": "action",
    "teil": None,
    "ziel": None,
    "massnahme": None,
    "l": None,
    "m": None,
    "h": None,
}
# Single letters are labels only in company: "L1", "M1.1", "H1.1.1".
LETTERS: dict[str, Level] = {"l": "guiding", "m": "intermediate", "h": "action"}
END = r"(?P<plural>e[ns]?\b)?(?:e?s\b)?(?![\wäöüß])"
WORD = re.compile(
    r"(?:"
    r"(?P<leit>(?:leit|ober|haupt|gesamt|richt|global|general"
    r"|fern)[-·\s]?ziel|langfristige[sn]?\s+ziel"
    r"|(?:über|ueber)geordnete[sn]?\s+ziel)"
    r"|(?P<strategisch>strategische[sn]?\s+(?:haupt|ober|leit)?ziel|strategieziel)"
    r"|(?P<rahmen>rahmen[-·]?ziel)"
    r"|(?P<mittler>(?:mittler|mittel|zwischen|grob|wirkungs"
    r"|outcome)[-·\s]?ziel|mittelfristige[sn]?\s+ziel"
    r"|mittlere[sn]?\s+ziel)"
    r"|(?P<handlung>(?:handlungs|fein|ergebnis|umsetzungs|detail|aktions|nah|output)[-·\s]?ziel"
    r"|kurzfristige[sn]?\s+ziel)"
    r"|(?P<operativ>operative[sn]?\s+ziel|operationelle[sn]?\s+ziel)"
    r"|(?P<teil>(?:teil|unter)[-·]?ziel)"
    r"|(?P<ziel>ziel)"
    r"|(?P<massnahme>ma(?:ß|ss)nahme(?P<many>n)?)"
    r")" + END,
    re.IGNORECASE,
)
SHORT = re.compile(
    r"(?P<short>LZ|MZ|HZ|OZ|SZ|TZ|(?:Leit|Mittler|Handlungs)z(?=\.)|[LMH](?=\s?\d))"
    r"(?=[\s.:-]{0,2}(?:\d|[IVX]+\b|[A-Z]\b))"
)
SHORT_FAMILIES = {
    "LZ": "leit",
    "OZ": "leit",
    "SZ": "strategisch",
    "MZ": "mittler",
    "HZ": "handlung",
    "TZ": "teil",
    "Leitz": "leit",
    "Mittlerz": "mittler",
    "Handlungsz": "handlung",
    "L": "l",
    "M": "m",
    "H": "h",
}
LEAD_IN = re.compile(
    r"(?:(?:unsere?[srn]?|das|die|erste[sn]?|zweite[sn]?"
    r"|dritte[sn]?|vierte[sn]?|fünfte[sn]?)\s+){0,2}",
    re.IGNORECASE,
)
SPOKEN = {"erste": "1", "zweite": "2", "dritte": "3", "vierte": "4", "fünfte": "5"}
# A number before a label needs no full stop: "1 Leitziel", "A.1 Mittlerziel".
BEFORE = re.compile(
    r"(?P<number>(?:\d{1,2}|[IVX]{1,5})(?:\.\d{1,2}){0,3}|[A-Z](?:\.\d{1,2}){1,3})\s+"
)
# Words that explain the label, and stay in the text: "Leitziel (Vision): …".
ASIDE = re.compile(r"\s*(?P<aside>\([^()]{3,60}\))(?=\s*(?:[:–—]|-\s|$))")
AFTER = re.compile(
    r"[\s.-]{0,2}(?:Nr\.?\s*|Nummer\s+)?(?P<open>\()?"
    r"(?P<number>(?:(?!(?:19|20)\d\d\b)\d{1,4}|[IVX]{1,5}"
    r"|[A-Z]\d{1,2}|[A-Za-z])(?:[.\-/]\s?(?:\d{1,2}|[ivxIVX]{1,4}|[a-z])(?![^\W_])){0,4}(?:(?<=\d)[a-z])?)"
    r"(?:\.?[)\]]|\.)?(?=[\s:.)–—,-]|$)(?!\.?\s*(?:Quartal|Halbjahr))"
)
PARENT = re.compile(
    r"\s*[(\[]?\s*(?:zu|zum|für|des|von|unter)\s+(?:das\s+|dem\s+|den\s+)?"
    r"(?P<label>[\w-]+)\s*(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-Z])\b\.?\s*[)\]]?"
)
INTRODUCED = re.compile(
    r"(?P<before>.{0,120}?)\b(?:folgende|nachstehende|diese)[nr]?\s+(?P<word>\w{3,20}ziele)n?\b"
    r"[^.:]{0,80}:$"
)
NAMED = re.compile(
    r"\b(?P<label>\w{3,20}ziel)e?s?\s+(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-Z])\b"
)
# What follows a goal's number where a sentence only speaks of the goal.
GOES_ON = re.compile(
    r"(?:und|oder|sowie|bzw|wird|werden|wurden?|ist|sind|waren?|sollen?|dien(?:t|en)|hat|haben|kann"
    r"|können|zu|zur|zum|im|in|des|der|dem|den|genannt\w*|beschrieben\w*|beitragen|erreicht|bis)\b"
)
SEPARATOR = re.compile(r"\t|\s*(?:[:–—|](?!\w)|[:|]|\s-\s|\)\s*[:–—-]?|\.(?=\s|$)|,\s*$)\s*")


@dataclass(frozen=True)
class Label:
    """A label as found: which family of words, its number, the goal it names as
    parent, the rest.
    """

    family: str
    plural: bool
    number: str | None
    parent: tuple[str, str] | None
    rest: str


@dataclass(frozen=True)
class Opening:
    """How a line opens: with a label, or a bullet or number, and the words that follow."""

    line: Line
    label: Label | None
    marker: Marker | None
    rest: str


def opening_of(line: Line) -> Opening:
    label = _label(line)
    return Opening(line, label, None, label.rest) if label else without_label(line)


def without_label(line: Line) -> Opening:
    """How the line opens where its first word labels nothing: with a bullet or number, or words."""
    text = line.text
    marker = marker_of(text)
    if marker and marker.style == "bullet":
        inner = number_of(text[marker.length :])
        if inner:
            marker = Marker(inner.style, inner.number, marker.length + inner.length, inner.sign)
    return Opening(line, None, marker, text[marker.length :].strip() if marker else text)


def family_named(word: str) -> str | None:
    """The family of a word that names a level and nothing else, as in a table's head."""
    found = WORD.match(word.strip(" :.*")) or SHORT.match(word.strip() + " 1")
    if not found or found.end() < len(word.strip(" :.*")):
        return None
    return _family(found)


def levels_of(openings: Iterable[Opening], headers: Iterable[str] = ()) -> dict[str, Level]:
    """Which level each family of words means in this plan; words that only describe are left out.

    "Teilziel" is the middle where actions have a name of their own, "Maßnahme" is a goal only
    where nothing else names the lowest level.
    """
    seen: dict[str, list[Label]] = {}
    for opening in openings:
        if opening.label:
            seen.setdefault(opening.label.family, []).append(opening.label)
    for family in headers:
        seen.setdefault(family, [])
    levels = {family: level for family in seen if (level := FAMILIES[family])}
    if "rahmen" in seen:
        levels["rahmen"] = "intermediate" if "guiding" in levels.values() else "guiding"
    if "ziel" in seen and "guiding" not in levels.values():
        levels["ziel"] = "guiding"
    if "teil" in seen:
        order = list(seen)
        if "operativ" in levels and order.index("operativ") < order.index("teil"):
            levels["operativ"] = "intermediate"
        levels["teil"] = "action" if "intermediate" in levels.values() else "intermediate"
    if "ziel" in seen and "ziel" not in levels and any(label.number for label in seen["ziel"]):
        missing: list[Level] = ["intermediate", "action"]
        free = [level for level in missing if level not in levels.values()]
        if free:
            levels["ziel"] = free[0]
    letters = [family for family in LETTERS if family in seen]
    if not levels and len(letters) > 1:
        levels.update((family, LETTERS[family]) for family in letters)
    if "massnahme" in seen and levels and "action" not in levels.values():
        levels["massnahme"] = "action"
    return levels


def level_of(label: Label, levels: dict[str, Level]) -> Level:
    """The level a label names in this plan: its word's, or with "Ziel 1.2" its number's."""
    level, depth = levels[label.family], len(parts_of(label.number))
    if label.family in ("ziel", "strategisch") and depth > 1 and not label.plural:
        return LEVELS[min(LEVELS.index(level) + depth - 1, 2)]
    return "action" if label.family == "teil" and depth > 2 else level


def _label(line: Line) -> Label | None:
    text = line.text
    start = 0
    marker = marker_of(text)
    number = marker.number if marker else None
    start = marker.length if marker else int(text.startswith(("[", "(")))
    if marker and marker.style == "bullet":
        inner = number_of(text[start:])
        if inner:
            number, start = inner.number, start + inner.length
    bare = None if marker else BEFORE.match(text)
    if bare and WORD.match(text, bare.end()):
        number, start = bare["number"], bare.end()
    lead = LEAD_IN.match(text, start)
    spoken = next((SPOKEN[w] for w in SPOKEN if lead and w in lead.group().lower()), None)
    found = WORD.match(text, lead.end() if lead else start) or SHORT.match(text, start)
    if not found:
        return _introduced(text)
    label = _understood(line, found, number or spoken)
    return None if label and label.plural and bare and number else label


def _introduced(text: str) -> Label | None:
    """ "Für das Leitziel 1 gelten folgende Mittlerziele:" begins a list like a plural label."""
    found = INTRODUCED.match(text)
    word = WORD.fullmatch(found["word"]) if found else None
    if not found or not word or not word["plural"]:
        return None
    above = NAMED.search(found["before"])
    parent = (above["label"], above["number"]) if above else None
    return Label(_family(word), plural=True, number=None, parent=parent, rest="")


def _understood(line: Line, found: re.Match[str], before: str | None) -> Label | None:
    text, family = line.text, _family(found)
    plural = bool(found.groupdict().get("plural") or found.groupdict().get("many"))
    end = found.end()
    number, separated = before, False
    parent = _parent(text, end)
    after = None if parent else AFTER.match(text, end)
    if after and _is_number(after, text):
        end, number = after.end(), after["number"].replace(" ", "")
        separated = after.group().rstrip().endswith((")", "]", "."))
        parent = _parent(text, end)
    if parent:
        end = parent.end()
    aside = ASIDE.match(text, end)
    if aside:
        end, separated = aside.end(), True
    separator = SEPARATOR.match(text, end)
    if separator:
        end, separated = separator.end(), True
    rest = " ".join([*(aside.groups() if aside else ()), text[end:].strip()]).strip()
    if plural and not separated and rest and _is_heading_tail(line, rest):
        rest = ""
    label = Label(
        family,
        plural,
        number.rstrip(".") if number else None,
        (parent["label"], parent["number"]) if parent else None,
        rest,
    )
    return label if _is_label(line, label, separated, before) else None


def _parent(text: str, position: int) -> re.Match[str] | None:
    found = PARENT.match(text, position)
    return (
        found
        if found and (family_named(found["label"]) or SHORT.match(found["label"] + " 1"))
        else None
    )


def _is_number(after: re.Match[str], text: str) -> bool:
    """A lone letter is a number only where it cannot be a word ("Ziel A: …", not "Ziel a und")."""
    number = after["number"]
    if not number[0].isalpha() or len(parts_of(number)) > 1:
        return True
    closed = after.group().rstrip().endswith((")", ".")) or text[after.end() :].lstrip()[:1] in (
        ":",
        "–",
        "—",
        "",
    )
    return number.isupper() or closed


def _is_label(line: Line, label: Label, separated: bool, before: str | None) -> bool:
    rest = label.rest
    if not rest:
        return label.family != "ziel" or bool(label.number or label.plural or line.heading)
    if label.family in ("ziel", "massnahme") and not (label.number or (label.plural and separated)):
        return False
    if label.plural and not separated:
        return False
    if separated:
        return True
    if WORD.search(rest) and label.number is None:
        return False
    if line.heading or line.bold:
        return True
    if not label.number or (before and label.family == "ziel"):
        return False
    return not rest[:1].islower() or bool(
        len(parts_of(label.number)) > 1 and not GOES_ON.match(rest)
    )


def _is_heading_tail(line: Line, rest: str) -> bool:
    """After a plural label: a colon at the end, or a short heading ("Leitziele der
    Partnerschaft").
    """
    if WORD.search(rest) or len(rest) > 90:
        return False
    if rest.endswith(":"):
        return True
    if rest.endswith((".", ",", ";", "-")):
        return False
    return bool(line.heading or line.bold) or (
        line.gap and len(rest.split()) <= 6 and not VERB.search(rest)
    )


VERB = re.compile(
    r"\b(?:sind|werden|wurden|wird|haben|sollen|müssen|können|dienen|beschreiben|gelten)\b",
    re.IGNORECASE,
)


def _family(found: re.Match[str]) -> str:
    groups = found.groupdict()
    if "short" in groups:
        return SHORT_FAMILIES[groups["short"]]
    return next(family for family in FAMILIES if groups.get(family))
