"""Which source of evidence the house offers fits a suggested indicator, if any does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from wirkkreis.goals.reading.model import Kind

# Things with a date that people come to.
EVENT = re.compile(
    r"\b(?:\w{0,30}(?:sitzung|treffen|konferenz|kongress|workshop"
    r"|veranstaltung|fachtag(?!ung)|fachtagung|tagung|seminar"
    r"|schulung|fortbildung|weiterbildung"
    r"|qualifizierung|café|cafe|forum|foren|runder tisch"
    r"|runde tische|runde|dialog|gespräch|beratung|diskussion"
    r"|fest|markt|märkt|woche(?!n)|(?:aktions|projekt|jugend|amts|gedenk|themen|kinder|bürger|vereins|familien|demokratie)tag"
    r"|exkursion|besuch|vortrag|vorträge|lesung|ausstellung"
    r"|klausur|werkstatt|werkstätten|camp|austausch|netzwerktreffen"
    r"|stammtisch|salon|kundgebung|mahnwache|gala|verleihung|konzert|turnier"
    r"|abend|sprechstunde|training|kurs|feier|wanderung"
    r"|spaziergang|(?<![a-zäöü])aktion))(?:e[ns]?|s|en|n|er|ern|innen)?(?![\w*])",
    re.IGNORECASE,
)
# Those among them that are daily work: the diary holds an entry for each.
WORK = re.compile(
    r"\b\w{0,30}(?:sitzung|beratung|gespräch|besuch|sprechstunde)(?:e[ns]?|s|en|n)?(?![\w*])",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"\b\w{0,30}(?:verein|schule|unternehmen|betrieb|organisation"
    r"|träger|einrichtung|verband|verbände|initiative|kita"
    r"|feuerwehr|kooperationspartner|bündnis(?=se))\w*",
    re.IGNORECASE,
)
MUNICIPALITY = re.compile(
    r"\b\w{0,30}(?:gemeinde|kommune|stadt|städte|ortsteil"
    r"|stadtteil|ortschaft|dörfer|ort(?=en?\b)|orte)\w*",
    re.IGNORECASE,
)
HOURS = re.compile(r"\b(?!sprech)\w{0,30}stunden?", re.IGNORECASE)
SEAT = re.compile(
    r"(?:\w{0,30}(?:vertret|mitglied|delegiert|sprecher"
    r"|pate|botschafter|moderator|multiplikator))\w*",
    re.IGNORECASE,
)
RESULT = re.compile(
    r"\b(?:\w{0,30}(?:evaluier|veröffentlich|entwickel"
    r"|erarbeite|erstell|aufgebau|fortgeschrieb|beschlossen"
    r"|verabschiede|gegründe|eingericht|etablier|übertrag)\w*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Source:
    """A source as the house offers it: its name, which kinds of indicator it proves, for which
    words.

    `unit` is searched in the suggestion's unit, `words` in its quote; an empty pattern fits all.
    """

    name: str
    kinds: frozenset[Kind]
    unit: str = ""
    words: str = ""


HOUSE: tuple[Source, ...] = (
    Source("events.municipalities", frozenset({"coverage", "count"}), rf"^{MUNICIPALITY.pattern}"),
    Source("goals.observed", frozenset({"people"}), rf"^{SEAT.pattern}"),
    Source("events.participants", frozenset({"people"})),
    Source("goals.observed", frozenset({"count"}), "^%"),
    Source("diary.hours", frozenset({"count"}), rf"^{HOURS.pattern}$"),
    Source("diary.entries", frozenset({"count"}), rf"^{WORK.pattern}"),
    Source("events.held", frozenset({"count"}), rf"^{EVENT.pattern}"),
    Source("diary.organisations", frozenset({"count", "coverage"}), rf"^{ORGANISATION.pattern}"),
    Source("goals.observed", frozenset({"milestone"}), words=RESULT.pattern),
    Source("diary.entries", frozenset({"milestone"}), words=WORK.pattern),
    Source("events.held", frozenset({"milestone"}), words=rf"\b{EVENT.pattern}\b"),
)


def source_for(kind: Kind, unit: str, quote: str, offered: Sequence[Source] = HOUSE) -> str | None:
    """The name of the first offered source that fits, or None."""
    for source in offered:
        if kind not in source.kinds:
            continue
        if _pattern(source.unit).search(unit) and _pattern(source.words).search(quote):
            return source.name
    return None


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)
