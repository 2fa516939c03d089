"""What a suggested indicator is called: the thing that a sentence promises, in a few words."""

import re
from collections.abc import Iterable
from itertools import pairwise

from wirkkreis.goals.reading.matching import EVENT

LONGEST = 60
PREPOSITION = re.compile(
    r"ab|am|ans?|auf|aus|außerhalb|bei|beim|bis|dank|durch|für|gegen|gemäß|hinter|im|in|innerhalb"
    r"|ins|laut|mit|mithilfe|mittels|nach|neben|ohne|pro|je|per|seit|statt|trotz|um|unter|über|vom"
    r"|von|vor|während|wegen|wie|zu|zum|zur|zwischen|als|bzgl"
)
GENITIVE = re.compile(r"der|des|eines|einer|aller|dieser|deren|dessen|unserer|ihrer")
INDEFINITE = re.compile(r"eine?n?")
ARTICLE = re.compile(r"der|die|das|den|dem|des|k?eine?[nmrs]?")
# Words that begin sentences with a capital and are no nouns, beside those above.
OPENER = re.compile(
    r"alle|auch|dabei|dadurch|dafür|damit|danach|dann|darüber|dazu|deshalb|dies(?:e[rs]?)?|dort|er"
    r"|diesbezüglich|es|hier(?:bei|für|zu)?|ihre|insbesondere|jährlich|jede[rs]?|jeweils|man|mehr"
    r"|mindestens|monatlich|sie|sodann|so|spätestens|unsere?|viele|weitere|wenn|wir|zudem|zunächst"
    r"|zusätzlich|außerdem|weiterhin|ebenso|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf"
    r"|zwölf"
)
NOT_A_THING = re.compile(
    r"Jahre?s?|Monat|Quartal|Halbjahr|Ende|Anfang|Mitte|Laufe|Rahmen|Beteiligung"
)
ADVERB = re.compile(r"\w+(?:sam|lich|ig|weise|mäßig|erdings)$")
ADJECTIVE = re.compile(r"[a-zäöüß][\wäöüß-]*(?:e|er|es)$")
NOT_AN_ADJECTIVE = re.compile(
    r"(?:(?:erst|zweit|dritt|viert|fünft|weiter|jed|all|dies|ander|solch|welch|jen|ein|kein"
    r"|folgend|unser|ihr|sein|viel|mehrer|beid)(?:e|er|es)"
    r"|\w*(?:jährlich|monatlich|wöchentlich|täglich)(?:e|er|es)"
    r"|insbesondere|beispielsweise|werde|würde|solle|sowie|der|die|das|hierbei|oder|aber|je|pro|unter|über|wie|weiter"
    r"|wieder|immer|außer|sehr|eine)$"
)
WORDS = re.compile(r"[^\W\d_][\w*/-]*(?:[:_]\w+)*|[.,;:()–]|\d+")
FINITE = re.compile(
    r"\b(?:sind|werden|sollen|wollen|können|müssen|dürfen|haben|finden|nehmen|bestehen|liegen"
    r"|entstehen|treffen\s+sich|beginnen|führen|bieten|arbeiten|kennen|nutzen|erhalten|wurden"
    r"|soll|will|kann|muss|darf|wird|ist|war"
    r"|(?!mit\b|seit\b|laut\b|statt\b|nicht\b|weit\b|insgesamt\b)[a-zäöüß]{3,}t)\b"
)
CLOCK = re.compile(r"(?:,\s*|\bum\s+|\bab\s+)?\b\d{1,2}(?:[.:]\d\d)?\s*Uhr\b")
PARTICIPLE = (
    r"(?:[a-zäöüß]{2,}ge[a-zäöüß]{2,}(?:t|en)|ge[a-zäöüß]{3,}(?:t|en)|[a-zäöüß]{2,}iert"
    r"|(?:be|ver|er|ent|über|unter)[a-zäöüß]{3,}(?:t|en)|veröffentlicht)"
)
# A participle that ends its clause, and one joined to it directly.
DONE = re.compile(
    rf"\b(?P<one>{PARTICIPLE})(?:\s+und\s+(?P<two>{PARTICIPLE}))?"
    r"(?=\s*(?:[.,;:)]|$)|\s+(?:und|sowie|sein|ist|sind|wird|werden|worden|haben|hat)\b)"
)
# These say no more than that it takes place.
TAKES_PLACE = re.compile(
    r"(?:durchgeführt|veranstaltet|angeboten|organisiert|umgesetzt|unterbreitet|vorgesehen|geplant"
    r"|realisiert|bereitgestellt|gehalten)$"
)
DANGLING = re.compile(
    r"\b(?:vom|von|seit|am|im|in|zum|ab|bis|der|den|dem|jeweils)\s+$", re.IGNORECASE
)
TOGETHER = re.compile(
    r"\s*(?:,|und|sowie)\s+(?:(?:in|an|auf|bei|zu|mit)\s+)?(?:der|dem|das|die|den|einem|einer|eine"
    r"|ein|einen)?\s*(?:[a-zäöüß]+e[nrs]?\s+)?$"
)
DATIVE = re.compile(r"\bder\s+(?P<adjective>[a-zäöüß]{4,})en\s+$")
NOMINATIVE = re.compile(r"(?:^|\s)(?P<adjective>[a-zäöüß][\wäöüß-]*(?:e|er|es))\s+$")
OF_A_THING = re.compile(r"\b(?:eines|des)\s+(?:\w+e[ns]\s+)?$")
GENITIVE_ENDING = re.compile(
    r"(?<=tag)(?:e?s)$|(?<=fest)es$|(?<=kurs)es$|(?<=markt)es$|(?<=camp)s$|(?<=forum)s$"
    r"|(?<=seminar)s$|(?<=workshop)s$|(?<=treffen)s$|(?<=dialog)s$|(?<=caf[ée])s$|(?<=abend)s$"
    r"|(?<=gespräch)e?s$|(?<=training)s$|(?<=stammtisch)e?s$"
)


def milestone(part: str, time: tuple[int, int]) -> str:
    """What is reached in this part of a sentence, whose time stands at `time`: "Fachtag", "Projekt
    evaluiert", "Start der Kampagne"; "" where no thing is named.
    """
    said = timeless(part, [time])
    phrase = " ".join(CLOCK.sub(" ", said).split()).strip(" .,;:–-()")
    phrase = re.sub(r"^\w{3,20}(?:\s\d{1,2})?:\s+", "", phrase)
    verb_first = phrase[:1].islower() and not part[: time[0]].strip()
    if phrase and not verb_first and len(phrase) <= LONGEST and not FINITE.search(phrase):
        named = re.sub(r"^(?:[Ee]ine?n?|[Dd]er|[Dd]ie|[Dd]as)\s+", "", phrase)
        return capital(named)
    return capital(_with_result(said, _events(said) or _thing(said)))


def timeless(sentence: str, times: Iterable[tuple[int, int]]) -> str:
    """The sentence with blanks for its times and what leads to them, all else in its place."""
    for start, end in times:
        before = DANGLING.sub(lambda found: " " * len(found.group()), sentence[:start])
        sentence = f"{before}{' ' * (end - start)}{sentence[end:]}"
    return sentence


def thing(sentence: str) -> str:
    """The new thing a sentence speaks of ("einen Bericht"), else its subject, with adjectives."""
    return capital(_thing(sentence))


def _thing(sentence: str) -> str:
    phrases = _phrases(sentence)
    named = next((words for rank in range(3) for own, words in phrases if own == rank), "")
    return named if len(named) <= LONGEST else named.rsplit(maxsplit=1)[-1][:LONGEST]


def _with_result(sentence: str, named: str) -> str:
    """The thing with what is done to it in the same clause: "Bericht veröffentlicht"."""
    start = sentence.find(named.rsplit(maxsplit=1)[-1]) if named else -1
    done = DONE.search(sentence, max(start, 0))
    if start < 0 or not done or TAKES_PLACE.fullmatch(done["one"]):
        return named
    if "," in sentence[start : done.start()] or " und " in named:
        return named
    full = f"{named} {' und '.join(filter(None, done.groups()))}"
    return full if len(full) <= LONGEST else named


def _phrases(sentence: str) -> list[tuple[int, str]]:
    """Rank and words of each noun phrase that no preposition governs: 0 = a new thing, 1 = another,
    2 = what follows a noun and may belong to it.
    """
    found: list[tuple[int, str]] = []
    article, adjectives = "", list[str]()
    governed = after_noun = False
    tokens = WORDS.findall(sentence)
    for place, token in enumerate(tokens):
        lowered, after = token.lower(), "".join(tokens[1:2] if place == 0 else [])
        if PREPOSITION.fullmatch(lowered) or (after_noun and GENITIVE.fullmatch(lowered)):
            governed, article, adjectives = True, "", []
        elif ARTICLE.fullmatch(lowered):
            article, adjectives = lowered, []
        elif _is_adjective(token, after):
            adjectives.append(token if place else lowered)
        elif _is_noun(token, first=place == 0):
            if not governed and not NOT_A_THING.fullmatch(token):
                rank = 2 if after_noun else 0 if INDEFINITE.fullmatch(article) else 1
                found.append((rank, " ".join([*adjectives, token])))
            governed, article, adjectives, after_noun = False, "", [], True
            continue
        else:
            adjectives = []
            if not token[0].isalnum():
                governed, article = False, ""
        after_noun = False
    return found


def _is_adjective(token: str, after: str) -> bool:
    """Whether it describes the noun that follows; `after` = the next word at the beginning."""
    if token[0].isupper() and not (after[:1].isupper() and not OPENER.fullmatch(token.lower())):
        return False
    return bool(ADJECTIVE.fullmatch(token.lower())) and not NOT_AN_ADJECTIVE.match(token.lower())


def _is_noun(token: str, *, first: bool) -> bool:
    if not token[0].isupper():
        return False
    lowered = token.lower()
    return not first or not (
        OPENER.fullmatch(lowered) or ADVERB.match(token) or NOT_AN_ADJECTIVE.match(lowered)
    )


def _events(part: str) -> str:
    """The first event named and those joined to it: "interkulturelle Woche und Kinderjahrmarkt"."""
    events = [found for found in EVENT.finditer(part) if found.group()[0].isupper()]
    joined = events[:1]
    for before, event in pairwise(events):
        if len(joined) > 2 or not TOGETHER.fullmatch(part[before.end() : event.start()]):
            break
        joined.append(event)
    *others, last = [event_named(part, event.start(), event.group()) for event in joined] or [""]
    both = f"{', '.join(others)} und {last}" if others else last
    return both if len(both) <= LONGEST else others[0][:LONGEST]


def event_named(sentence: str, start: int, event: str) -> str:
    """An event as it stands in a list: its adjective with it, no case ending."""
    before = sentence[:start]
    if OF_A_THING.search(before):
        return GENITIVE_ENDING.sub("", event)
    if found := DATIVE.search(before):
        return f"{found['adjective']}e {event}"
    found = NOMINATIVE.search(before)
    if found and not NOT_AN_ADJECTIVE.match(found["adjective"]):
        return f"{found['adjective']} {event}"
    return event


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
