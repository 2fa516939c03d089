"""What stands below a plan: who decided it when, whom to ask, closing paragraphs that are no
goal's.
"""

import re

from wirkkreis.goals.reading.drafts import Outline
from wirkkreis.goals.reading.joining import paragraphs
from wirkkreis.goals.reading.lines import Line
from wirkkreis.goals.reading.telling import lines_named

CLOSING = re.compile(
    r"(?:Beschlossen|Verabschiedet|Stand:|Stand \d|Fassung"
    r"|Kontakt\b|Ansprechpartner|Impressum|Herausgeber"
    r"|Gefördert (?:vom|durch|im))|(?:Dieser|Der vorliegende"
    r"|Dieses|Das vorliegende)\s+(?:Ziel\w*|\w{0,30}[Pp]lan"
    r"|Papier"
    r"|\w{0,30}[Kk]onzept)\b",
)
CONTACT = re.compile(
    r"(?:Kontakt|Ansprechpartner\S*|Ansprechperson\S*|Impressum|Herausgeber\S*|Stand)\s*:"
)


def closes(line: Line) -> bool:
    """Whether the line begins what stands below a plan: who decided it when, whom to ask."""
    return bool(CONTACT.match(line.text) or (line.gap and CLOSING.match(line.text)))


def release_the_end(outline: Outline) -> None:
    """Paragraphs after the last goal are nobody's, if no other goal has so many paragraphs."""
    last = max(outline.goals, key=lambda goal: max(goal.own_lines, default=0), default=None)
    others = [goal for goal in outline.goals if goal is not last and goal.pieces]
    if not last or last.row or not others:
        return
    usual = max(len(paragraphs(goal.pieces)) for goal in others)
    surplus = paragraphs(last.pieces)[usual:]
    if not surplus or any(part[0].item for part in surplus):
        return
    lines = {piece.line for part in surplus for piece in part}
    last.pieces = [piece for piece in last.pieces if piece.line not in lines]
    last.own_lines = [line for line in last.own_lines if line not in lines]
    outline.notes.extend(lines)
    verbs = ("gehört", "steht") if len(lines) == 1 else ("gehören", "stehen")
    outline.warnings.append(
        f"{lines_named(lines)} am Schluss des Textes {verbs[0]} zu keinem Ziel und {verbs[1]} bei "
        f"den Notizen."
    )
