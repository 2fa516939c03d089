"""Headings of the document itself, which name no goal and end the goal above them."""

import re

from wirkkreis.goals.reading.labels import Opening

SECTION = re.compile(
    r"(?:[\dIVX]{1,4}[.)]?\s+)?(?:(?:Präambel|Einleitung"
    r"|Vorwort|Vorbemerkung|Ausgangslage|Problemlage|Anhang"
    r"|Anlagen?"
    r"|Ansprechpartner\S*|Ansprechpersonen?|Kontakt|Impressum"
    r"|Inhalt(?:sverzeichnis)?|Beschluss|Inkrafttreten"
    r"|Fortschreibung|Zusammenfassung|Grundlagen?|Methodik"
    r"|Ausblick|Evaluation|Unterschriften?|Finanz(?:en|ierung|plan)|Schlussbestimmungen?|Quellen|Fußnoten"
    r"|Situations-?\s?(?:und\s)?\w{0,30}analyse)|(?:Handlungsfeld"
    r"|Themenfeld|Schwerpunkt|Handlungsschwerpunkt)"
    r"(?:\s+(?:\d{1,2}|[IVX]+|[A-Z]))?\b[.:–\s].{0,80}|Handlungsfelder)\s*:?",
    re.IGNORECASE,
)


# A heading above several levels: "Mittlerziele / Handlungsziele".
LEVELS_TOGETHER = re.compile(
    r"\w{3,20}ziele?n?(?:\s*(?:/|,|&|\bund\b)\s*\w{3,20}ziele?n?)+\s*:?", re.IGNORECASE
)


def is_section(opening: Opening, depth: int) -> bool:
    """A heading of the document that is no goal; deeper headings within a goal are the
    goal's own.
    """
    line = opening.line
    if SECTION.fullmatch(line.text) and (line.gap or line.heading):
        return True
    if LEVELS_TOGETHER.fullmatch(line.text):
        return True
    return bool(line.heading) and not opening.marker and not (depth and line.heading > depth)
