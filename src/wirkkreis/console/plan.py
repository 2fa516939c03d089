"""`wirkkreis plan read FILE [--json]`: what the plan reader finds in a file, as a tree
or as JSON.
"""

import argparse
import io
import json
import sys
from pathlib import Path

from wirkkreis.goals.reading import Goal, Reading, Suggestion, UnreadableFile, read_file

FOUND, UNREADABLE, NOTHING_FOUND = 0, 2, 3
NAMES = {"guiding": "Leitziel", "intermediate": "Mittlerziel", "action": "Handlungsziel"}
KINDS = {
    "count": "Anzahl",
    "milestone": "Meilenstein",
    "coverage": "Reichweite",
    "people": "Menschen",
}


def main(argv: list[str]) -> int:
    """Runs `plan read`; returns 0 when goals were found, 3 when none, 2 for an unreadable file."""
    arguments = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        reading = read_file(Path(arguments.file))
    except UnreadableFile as problem:
        print(problem, file=sys.stderr)
        return UNREADABLE
    if arguments.json:
        print(json.dumps(reading.as_json(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_told(reading)))
    return FOUND if reading.goals else NOTHING_FOUND


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="wirkkreis plan", description="Liest einen Zielplan.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="BEFEHL")
    reading = commands.add_parser("read", help="Ziele und Kennzahlen in einer Datei finden")
    reading.add_argument("file", metavar="DATEI", help="Text, Markdown, .docx oder PDF mit Text")
    reading.add_argument("--json", action="store_true", help="nur JSON ausgeben")
    return parser


def _told(reading: Reading) -> list[str]:
    told = [reading.title or "Plan ohne Titel", f"Jahr: {reading.year or 'unbekannt'}", ""]
    for goal in reading.goals:
        told.extend(_goal(reading, goal))
    promised = [
        (note.line, suggestion) for note in reading.notes for suggestion in note.suggestions
    ]
    if promised:
        told.extend(["", "Außerhalb der Ziele:"])
        told.extend(f"  Zeile {line}: {_suggestion(suggestion)}" for line, suggestion in promised)
    told.append(f"\n{len(reading.goals)} Ziele, {len(reading.notes)} Zeilen bei den Notizen.")
    told.extend(f"Hinweis: {warning}" for warning in reading.warnings)
    return told


def _goal(reading: Reading, goal: Goal) -> list[str]:
    depth, parent = 0, goal.parent
    while parent is not None and depth < len(NAMES):
        depth, parent = depth + 1, reading.goals[parent].parent
    indent = "  " * depth
    name = f"{NAMES[goal.level]} {goal.number or ''}".strip()
    assumed = " (Zuordnung angenommen)" if goal.parent_assumed else ""
    told = [f"{indent}{name}{assumed}: {goal.text}"]
    told.extend(f"{indent}    → {_suggestion(suggestion)}" for suggestion in goal.suggestions)
    return told


def _suggestion(suggestion: Suggestion) -> str:
    time = ""
    if suggestion.starts and suggestion.due:
        time = f", {suggestion.starts:%d.%m.%Y} bis {suggestion.due:%d.%m.%Y}"
    elif suggestion.starts or suggestion.due:
        word, day = ("ab", suggestion.starts) if suggestion.starts else ("bis", suggestion.due)
        time = f", {word} {day:%d.%m.%Y}"
    amount = f"{suggestion.target} {suggestion.unit}".strip()
    assumed = f" [angenommen: {'; '.join(suggestion.assumed)}]" if suggestion.assumed else ""
    return f"{KINDS[suggestion.kind]}: {amount}{time} – „{suggestion.quote}“{assumed}"
