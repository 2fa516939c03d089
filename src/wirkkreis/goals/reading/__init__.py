"""The plan reader: turns a plan as people wrote it into goals, suggested indicators and notes.

Pure Python, no Django, no database: `read(text)`, `read_file(path)` and `read_bytes(content)`
give a `Reading`; the latter two raise `UnreadableFile` with a message in German.

The way of a plan, in the order to read the files in:

`documents`  a file as text; .docx (`word`, `word_numbers`) and PDF (`pdf`, `sheet`, `grids`: what
             is drawn on a page, and the tables in it) are opened in a child with limits
`lines`      lines without Markdown, page furniture marked
`labels`     how a line opens: "Handlungsziel 1.2:", a bullet or number (`markers`), plain words
`outline`    goals from labels, lists (`items`), tables (`tables`), forgotten labels (`forgotten`),
             or numbers and headings alone (`unlabelled`); what is nobody's (`sections`, `endings`)
`nesting`    which goal stands below which, and where that is assumed
`joining`    a goal's lines as one text again
`promises`   suggestions in each sentence (`sentences`): numbers (`amounts`, `wordings`), times
             (`periods`, `years`), what to call them (`naming`), which source fits (`matching`)
`reader`     puts it together; what is doubtful is said as in `telling`
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
