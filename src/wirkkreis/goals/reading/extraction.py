"""The child process that opens .docx and PDF files (`ui.uploads`).

`python -m wirkkreis.goals.reading.extraction docx|pdf`.
"""

import importlib
import sys

from wirkkreis.ui import uploads

SECONDS = 7
# Only the one that is needed is loaded: the PDF library alone takes longer than reading a plan.
READERS = {"docx": "wirkkreis.goals.reading.word", "pdf": "wirkkreis.goals.reading.pdf"}


def main(kind: str) -> int:
    """Answers with the text of the file."""
    reader = importlib.import_module(READERS[kind])
    return uploads.answer(reader.text_of, seconds=SECONDS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
