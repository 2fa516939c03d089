"""The child process that opens .docx and PDF files: content on stdin, one JSON object on stdout.

`python -m wirkkreis.goals.reading.extraction docx|pdf`. It bounds its own memory and time before it
touches the content, so that a bomb hurts nobody but this process.
"""

import importlib
import json
import resource
import sys

from wirkkreis.goals.reading.problems import Problem

MEMORY = 700_000_000
SECONDS = 5
# Only the one that is needed is loaded: the PDF library alone takes longer than reading a plan.
READERS = {"docx": "wirkkreis.goals.reading.word", "pdf": "wirkkreis.goals.reading.pdf"}


def main(kind: str) -> int:
    """Prints {"text": …} or {"problem": …}; dies without either when a limit is passed."""
    reader = importlib.import_module(READERS[kind])
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        answer = {"text": reader.text_of(sys.stdin.buffer.read())}
    except Problem as problem:
        answer = {"problem": str(problem)}
    sys.stdout.buffer.write(json.dumps(answer).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
