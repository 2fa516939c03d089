"""What the log keeps of an answer."""

import logging
import re
from typing import Final

TOKEN: Final = re.compile(r"[\w-]{20,}(?::|%3A)[\w-]{20,}|(?<=/)[\w-]{43}(?=/)")
"""What stands in the signed links of members and guests, and in invitations."""


class WithoutTokens(logging.Formatter):
    """Lines of the log without the tokens of links: by one, whoever reads it could act and vote."""

    def format(self, record: logging.LogRecord) -> str:
        return TOKEN.sub("[token]", super().format(record))


def without_expected_traceback(record: logging.LogRecord) -> bool:
    """A filter for Django's log of requests: what is refused was meant to be, one line is enough.

    A traceback stays where something broke.
    """
    if record.levelno < logging.ERROR:
        record.exc_info = None
    return True
