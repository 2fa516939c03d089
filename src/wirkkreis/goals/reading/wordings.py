"""The German wordings of amounts: numbers, frequencies, places, people, and what only looks like
one.
"""

import re

ONES = ("", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
TENS = {
    "zwanzig": 20,
    "dreißig": 30,
    "vierzig": 40,
    "fünfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
}
PLAIN = {
    **dict.fromkeys(("ein", "eine", "einen", "einem", "einer"), 1),
    **{word: value for value, word in enumerate(ONES) if value > 1},
    **dict.fromkeys(("zweien", "zweier"), 2),
    **dict.fromkeys(("dreien", "dreier"), 3),
    "zehn": 10,
    "elf": 11,
    "zwölf": 12,
    "ein dutzend": 12,
    "dreizehn": 13,
    "vierzehn": 14,
    "fünfzehn": 15,
    "sechzehn": 16,
    "siebzehn": 17,
    "achtzehn": 18,
    "neunzehn": 19,
    **TENS,
    "hundert": 100,
    **{f"{word}hundert": 100 * value for value, word in enumerate(ONES) if value},
    "tausend": 1000,
    "eintausend": 1000,
}
WORDS = PLAIN | {
    f"{one}und{ten}": value + tens
    for ten, tens in TENS.items()
    for value, one in enumerate(ONES)
    if value
}
ONE = {"eine", "einen", "einem", "einer", "ein"}
FIGURE = r"(?<![\w.,/§:–-])(?:\d{1,3}(?:[.\u00a0\u202f ]\d{3})+|[1-9]\d{0,3})(?![\d])(?![.,:/]\d)"
SPELT = (
    rf"(?:{'|'.join(ONES[1:])})und(?:{'|'.join(TENS)})"
    rf"|{'|'.join(sorted(PLAIN, key=len, reverse=True))}"
)
AMOUNT = rf"(?:{FIGURE}|\b(?i:{SPELT})\b)"
MORE = rf"(?:\d{{1,4}}(?!\d)(?![.,:/]\d)|\b(?i:{SPELT})\b)"
STRONG = (
    r"mindestens|mind\.|mind\b|wenigstens|min\.|zumindest|nicht weniger als|mehr als|über|insgesamt"
)
VAGUE = r"ca\.|ca\b|circa|etwa|rund|ungefähr|geschätzt"
CEILING = r"bis zu|maximal|max\.|höchstens"
QUALIFIER = (
    rf"(?:\b(?P<strong>(?i:{STRONG}))|\b(?P<vague>(?i:{VAGUE}))"
    rf"|\b(?P<ceiling>(?i:{CEILING}))|(?P<sign>>=|[≥>]))"
)
FEW = r"(?:e|en|er|es|em)"
LITTLE = (
    r"(?!(?:oder|der|den|dem|des|unter|über|einer|eines"
    r"|einem|aller|alle|allen|aber|wieder|immer|jeder"
    r"|jedem|jeden|unserer|ihrer|seiner|außer|für|pro"
    r"|je)\b)"
)
NOUN = (
    r"[A-ZÄÖÜ]\w{0,40}(?:[*:_/-](?!Jahr\b|Halbjahr\b|Quartal\b|Monat\b|Woche\b)\w+)*"
    r"(?:\s?&\s?[A-ZÄÖÜ]\w+)?"
)
THING = rf"(?:{LITTLE}[a-zäöüß][\wäöüß-]*{FEW}\s+(?:und\s+)?|neu\s+){{0,3}}(?P<noun>{NOUN})"
PER = (
    r"(?:\s*(?:/|\(?\s*(?:pro|je|im|in jedem|in der|die|jedes|jeden)\s+|(?=jährlich|p\.\s?a\.))"
    r"\s*(?P<per>(?:Jahr|Kalenderjahr|Förderjahr|Schuljahr|Projektjahr|Halbjahr|Quartal|Monat|Woche"
    r"|jährlich)(?!\w)|p\.\s?a\.))"
)
PER_YEAR = {"jahr": 1, "jährlich": 1, "halbjahr": 2, "quartal": 4, "monat": 12, "woche": 52}


def value_of(figure: str) -> int | None:
    """The number a figure or number word means."""
    digits = re.sub(r"[.\s]", "", figure)
    return int(digits) if digits.isdigit() else WORDS.get(figure.lower())


# What a sentence must hold before the costlier wordings are looked for in it.
ANY_AMOUNT = re.compile(
    rf"\d|\b(?:{SPELT}|Hälfte|zweimal|dreimal|viermal|einmal|jede[nmrs]?"
    rf"|alle)\b|jährlich|monatlich|wöchentlich|mal\b|quartals"
    rf"|täg|\b(?:pro|je)\s",
    re.IGNORECASE,
)
# An amount begins where a word begins; said first, it spares most places the rest.
BEGIN = r"(?<![^\W\d_])(?=[\w≥>])"
COUNTED = re.compile(
    rf"{BEGIN}(?:{QUALIFIER}\s*|\b(?P<between>(?i:zwischen))\s+)?(?:(?:(?P<each>jeweils|je|à)|weitere)\s+)?"
    rf"(?P<amount>{AMOUNT})"
    rf"(?:(?(between)\s+und\s+|\s?(?:[-–]|bis(?:\s+(?:zu|maximal|höchstens))?|oder"
    rf"|und\s+(?:maximal|höchstens|max\.))\s?)(?P<more>{MORE}))?"
    rf"(?:\s+(?:der|von|von\s+den)\s+(?:insgesamt\s+)?(?P<of>{AMOUNT})(?=\s+[A-ZÄÖÜa-z]))?"
    rf"(?:\s+(?:(?:weitere|neue|zusätzliche)\s+)?{THING}(?:{PER}"
    rf"|\s+(?:pro|je)\s+(?P<per_thing>{NOUN}))?)?"
)
OFTEN = "ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf"
TIMES = re.compile(
    rf"{BEGIN}(?:{QUALIFIER}\s*)?"
    rf"(?:(?<![\w.,/§:–-])(?P<least>[1-9]\d?|(?i:{OFTEN}))(?:-?\s?(?:bis|oder)\s|\s?[-–]\s?))?"
    rf"(?:\b(?P<spelt>(?i:{OFTEN}))-?\s?[mM]al\b"
    r"|(?<![\w.,/§:])(?<![^\s\d][-–])(?P<figure>[1-9]\d{0,3})\s?(?:x\b|×|-?mal\b|Mal\b))"
    rf"(?:{PER}|\s+(?P<adverb>jährlich|monatlich|wöchentlich|im\s+Jahr))?(?!\s+so\s)"
)
ADVERB = re.compile(
    r"\b(?P<every>halbjährlich|vierteljährlich|zweimonatlich"
    r"|zweiwöchentlich|quartalsweise|quartalsmäßig|jährlich"
    r"|monatlich|wöchentlich"
    r"|alljährlich)(?:e[nrms]?)?(?!\w)|\b(?P<fortnight>(?:14"
    r"|vierzehn)-?\s?täg(?:ig|lich))(?:e[nrms]?)?\b"
    rf"|\b[Aa]lle\s+(?:{AMOUNT}\s?(?:[-–]|bis)\s?)?(?P<gap>{MORE})\s+(?P<step>Tage|Wochen|Monate|Jahre|Quartale)\b"
    r"|\b[Jj]ede[nrs]?\s+(?P<each>Monat|Quartal|Jahr|Woche"
    r"|Halbjahr)\b|\b(?:pro|je)\s+(?P<per_each>Jahr|Quartal"
    r"|Monat|Halbjahr|Woche)\b(?P<a_thing>(?=\s+(?:\w{1,30}\s+)?ein))?"
    r"|\b[Jj]ede[nm]\s+(?:(?P<nth>ersten|zweiten|dritten|vierten|letzten|[1-4]\.)\s+)?"
    r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)\b"
    r"(?P<of_month>\s+(?:im|eines|des)\s+Monat(?:s|es)?\b)?",
    re.IGNORECASE,
)
ADVERBS = {
    "halbjährlich": 2,
    "vierteljährlich": 4,
    "zweimonatlich": 6,
    "zweiwöchentlich": 26,
    "quartalsweise": 4,
    "quartalsmäßig": 4,
    "jährlich": 1,
    "alljährlich": 1,
    "monatlich": 12,
    "wöchentlich": 52,
}
FRACTIONS = {"hälfte": 1 / 2, "drittel": 1 / 3, "viertel": 1 / 4, "fünftel": 1 / 5}
FRACTION = (
    r"(?i:(?:der|die|einer?)\s+Hälfte"
    r"|(?:ein(?:em)?|zwei|drei|vier)\s+(?:Drittel|Viertel|Fünftel)n?)"
)
SHARE = re.compile(
    rf"{BEGIN}(?:{QUALIFIER}\s*)?(?:(?P<amount>\d{{1,3}})(?:\s?[-–]\s?\d{{1,3}})?\s?"
    rf"(?:%|Prozent\b|v\.\s?H\.)|(?P<fraction>{FRACTION})(?=\s+(?:der|des|aller|unserer)\s))"
    rf"(?P<whole>\s+(?:der|des|aller|mehr|weniger)\s+(?:[a-zäöüß]\w*e[nr]?\s+){{0,2}}{NOUN})?"
)
PLACE = (
    r"(?:\w{0,40}[Gg]emeinden?|Kommunen?|(?:[A-ZÄÖÜ]\w{0,40})?[Ss]t[äa]dten?"
    r"|Städte|\w{0,40}(?:[Oo]rtsteile?n?|[Ss]tadtteile?n?)"
    r"|Ortschaften"
    r"|Dörfern?|Sozialräumen?|Planungsräumen?|Regionen"
    r"|Stadtbezirken?|Verwaltungseinheiten|Gebietskörperschaften"
    r"|Orten?|Ämtern|Quartieren?)"
)
COVERAGE = re.compile(
    rf"\b(?i:in|an|für|aus)\s+(?:(?P<many>möglichst\s+(?:vielen"
    rf"|allen)|jeder|jedem|allen|sämtlichen)\s+(?:der\s+"
    rf"|von\s+)?(?:insgesamt\s+)?(?P<all>{AMOUNT})"
    rf"|(?:{QUALIFIER}\s*)?(?P<some>{AMOUNT})(?:\s?(?:[-–]"
    rf"|bis)\s?{AMOUNT})?(?:\s+(?:der|von|aller)\s+(?:den\s+)?(?:insgesamt\s+)?(?P<of>"
    rf"{AMOUNT}))?"
    rf"|den\s+(?P<the>{AMOUNT}))\s+(?:[a-zäöüß]\w*en?\s+){{0,2}}(?P<place>{PLACE})(?!\w)"
)
COVERAGE_PART = re.compile(
    rf"\b(?:(?i:in)\s+)?(?:{QUALIFIER}\s*)?(?P<many>{FRACTION})\s+(?:der|aller|von)\s+"
    rf"(?:insgesamt\s+)?(?P<all>{AMOUNT})\s+(?:[a-zäöüß]\w*en?\s+){{0,2}}(?P<place>{PLACE})(?!\w)"
)
COVERAGE_ALL = re.compile(
    rf"\b(?:(?P<many>(?i:möglichst\s+viele))\s+der|(?i:jede)\s+der|(?i:alle|sämtliche))\s+(?P<all>{AMOUNT})\s+"
    rf"(?:[a-zäöüß]\w*en?\s+){{0,2}}(?P<place>{PLACE})(?!\w)"
)
COVERAGE_ANY = re.compile(
    rf"\b(?i:in|an|aus|mit)\s+allen\s+(?P<all>{AMOUNT})\s+(?:[a-zäöüß]\w*en?\s+){{0,2}}"
    rf"(?P<place>{NOUN})"
)
COVERAGE_WHOLE = (COVERAGE_ALL, COVERAGE_ANY)
MONEY = re.compile(r"\d\s?(?:€|Euro\b|EUR\b)")
PEOPLE = re.compile(
    r"(?:\w{0,30}(?:teilnehm(?:er|end)|ansprechpartner|person|mensch|jugendlich"
    r"|schüler|vertreter|vertretung(?=en)|mitglied|ehrenamtlich"
    r"|freiwillig|fachkr[aä]ft|lehrkr[aä]ft"
    r"|multiplikator|besucher|senior|bürger(?!meister|haus"
    r"|büro|fest|forum|dialog)|auszubildend|azubi|lehrling"
    r"|migrant|geflüchtet|akteur|engagiert|interessiert"
    r"|studierend|lehrer|mitarbeit"
    r"|beschäftigt|erzieher|pädagog|einwohner|anwohner"
    r"|helfer|trainer|berater(?!in?nen)|coach|pate(?=n)"
    r"|botschafter|moderator|sprecher|delegiert|expert)"
    r"(?:(?:in|innen|en|e|n|er|ern|r|s|\*innen|:innen|_innen"
    r"|/innen|/-innen|\*in|Innen)?)(?:[*:_/-]\w+)?|kinder[n]?"
    r"|gästen?|frauen|männern?|mädchen|jungen|eltern|familien"
    r"|leuten?|TN|Pers)",
    re.IGNORECASE,
)
NOT_COUNTED = re.compile(
    r"(?:(?:Lebens|Kalender|Schul)?(?:Jahr|Monat|Woche"
    r"|Tag|Stunde|Minute|Sekunde)(?:e[ns]?|n|s)?|Uhr|Std"
    r"|Einwohner\w*|Euro|EUR|Cent|Tsd|Mio|Millionen|Prozent|Kilometer"
    r"|km|Meter|Grad"
    r"|Ebenen?|Bereichen?|Säulen?|Seiten?|Weisen?|Schritten?"
    r"|Phasen?|Punkten?|Stufen?|Teilen?|Kulturen|Generationen"
    r"|Drittel|Hälften|\w{0,30}[Zz]ielen?|\w{0,30}[Zz]iele"
    r"|Mal"
    r"|Schwerpunkten?|Handlungsfeldern?|Handlungsfelder"
    r"|Themenfeldern?|Themenfelder|Kategorien|Dimensionen"
    r"|Kriterien|Aspekten?|Faktoren|Klassen?|Quartale?n?"
    r"|Halbjahre?|Artikel|Absatz|Abs|Satz"
    r"|Stück|SGB|BGB|GG|StGB|BHO|LHO|KJHG|AGG|Grundgesetz\w*"
    r"|Jährige\w*|Zeilen?|VZÄ|Januar|Februar|März|April"
    r"|Mai|Juni|Juli|August|September|Oktober|November"
    r"|Dezember|Drittmittel\w*|Personalstellen?)"
)
DESIGNATED = re.compile(
    r"(?:§+|\b(?:Art(?:ikel)?\.?|Nr\.?|Nummer|Abs(?:atz)?\.?"
    r"|Kapitel|Ziffer|Punkt|Haus|Klassen?|Klassenstufen?"
    r"|Phase|Modul|Teil|Stufe|Raum|Saal|\w{0,30}[Ss]tra(?:ß"
    r"|ss)e|Str\.|\w{0,30}weg|\w{0,30}platz|\w{0,30}[Zz]iele?n?"
    r"|Block|Gruppe|Seite|S\."
    r"|Anlage|Handlungsfeld|Schwerpunkt|Version|Band|Paragraf"
    r"|Zimmer|Etage|Linie|Tel\.?|Telefon|Fax|SGB|Alter"
    r"|Satz|Buchst\.|Säule|Jahrgang|Jahrgangsstufe|zwischen"
    r"|LZ|MZ|HZ))\s*(?:von\s+)?$"
)
DEFINITE = re.compile(
    r"\b(?:der|die|das|den|dem|des|diese[nrms]?|unsere[nrms]?"
    r"|alle[nr]?|ihre[nrms]?|ersten|letzten|folgenden?"
    r"|o\.\s?g\.|genannten|beiden)\s+$",
    re.IGNORECASE,
)
DATIVE = re.compile(
    r"(?i:(projekt|film|spiel|kreis|heft|plakat|brief|besuch|stand|programm|dialog|preis|fest|fachtag|angebot|format|ort|termin"
    r"|gespräch|seminar|verein|netzwerk|tag|kurs|abend"
    r"|konzept))en$"
)
DATIVE_PEOPLE = re.compile(
    r"(?<!elter)(?:(?<=er)|(?<=ende)|(?<=kräfte)|(?<=gäste)|(?<=liche)|(?<=ierte)|(?<=tete)"
    r"|(?<=ligte)|(?<=tigte)|(?<=eure)|(?<=linge))n$",
    re.IGNORECASE,
)
# What is so already, told to explain and not to promise: "umfasst 11 Gemeinden".
DESCRIBED = re.compile(
    rf"\b(?:umfasst|umfassen|zählt|zählen|hat|besteht\s+aus|bestehen\s+aus)\s+"
    rf"(?:{AMOUNT}\s+{THING}\s+und\s+)?$".replace("(?P<noun>", "(?:")
)
LIVING = re.compile(r"\b(?:leben|wohnen)\s+(?:derzeit\s+|aktuell\s+)?$")
NUMBER_OF = re.compile(
    rf"\b(?:An)?[Zz]ahl\s+(?:der|an|von|aller)\s+(?:[a-zäöüß]\w*e[nr]\s+){{0,2}}(?P<noun>{NOUN})"
)
# One more thing in a list of counted ones: "zwei Workshops und ein Fachtag".
ONE_MORE = re.compile(
    rf"(?P<amount>(?i:ein|eine|einen))\s+(?:[a-zäöüß]\w*e[nrs]?\s+)?(?P<noun>{NOUN})"
)
LISTED = re.compile(r"\s*(?:,|und|sowie|,\s*und)\s*(?:jeweils\s+)?")
LISTED_BEFORE = re.compile(rf"(?:{LISTED.pattern})$")
ABSTRACT = re.compile(r"\w+(?:ung|heit|keit|tion|schaft|tät|tum)")
