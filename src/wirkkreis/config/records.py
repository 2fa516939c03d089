"""What the log keeps of an answer."""

import logging


def without_expected_traceback(record: logging.LogRecord) -> bool:
    """A filter for Django's log of requests: what is refused was meant to be, one line is enough.

    A traceback stays where something broke.
    """
    if record.levelno < logging.ERROR:
        record.exc_info = None
    return True
