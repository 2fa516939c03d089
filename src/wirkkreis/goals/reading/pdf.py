"""Text of PDF files, page by page; only ever run in the extraction child."""

import io
import unicodedata

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError

from wirkkreis.goals.reading import problems

MOST_PAGES = 300
LIGATURES = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"}


def text_of(content: bytes) -> str:
    """The pages' text; a form feed begins each page after the first. Raises `Problem`."""
    try:
        pages = _pages(content)
    except problems.Problem:
        raise
    except FileNotDecryptedError as problem:
        raise problems.Problem(problems.PDF_LOCKED) from problem
    except Exception as problem:  # pypdf raises whatever a broken file leads it to
        raise problems.Problem(problems.PDF_DAMAGED) from problem
    text = "\n\f".join(page.rstrip("\n") for page in pages).translate(LIGATURES)
    if not any(sign.isalpha() for sign in text):
        raise problems.Problem(problems.PDF_WITHOUT_TEXT)
    return text.encode("utf-8", "replace").decode()


def _pages(content: bytes) -> list[str]:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise problems.Problem(problems.PDF_LOCKED)
    if len(reader.pages) > MOST_PAGES:
        raise problems.Problem(problems.PDF_TOO_LONG.format(pages=MOST_PAGES))
    return [page.extract_text() or "" for page in reader.pages]
