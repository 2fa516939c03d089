"""The plan reader: turns a plan as people wrote it into goals, suggested indicators and notes.

Pure Python, no Django, no database: `read(text)`, `read_file(path)` and `read_bytes(content)`
give a `Reading`; the latter two raise `UnreadableFile` with a message in German.
"""

from wirkkreis.goals.reading.documents import UnreadableFile, read_bytes, read_file
from wirkkreis.goals.reading.matching import HOUSE, Source
from wirkkreis.goals.reading.model import Goal, Note, Reading, Suggestion
from wirkkreis.goals.reading.reader import read

__all__ = [
    "HOUSE",
    "Goal",
    "Note",
    "Reading",
    "Source",
    "Suggestion",
    "UnreadableFile",
    "read",
    "read_bytes",
    "read_file",
]
