"""Documents for strangers are made once, kept in memory, and made anew only so often.

Making one takes a fifth of a second of the processor, so no crowd may ask for them at will. They
are found by all they say; what changed is another document. They are not in the shared cache: a
document has no place outside the wall, and a page that writes cannot be kept (docs/adr/0013).
"""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

MOST_BYTES = 8_000_000
"""Of one process."""
MOST_A_MINUTE = 30
"""New documents of one process: a few seconds of its processor."""
MINUTE = 60.0  # seconds


class TooMany(Exception):
    """So many documents were made in the last minute that this one has to wait."""


class Press:
    """Makes one document at a time, and keeps those that were asked for last."""

    def __init__(self, *, most_bytes: int = MOST_BYTES, most_a_minute: int = MOST_A_MINUTE) -> None:
        self._most_bytes = most_bytes
        self._most_a_minute = most_a_minute
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._begun: deque[float] = deque()
        self._lock = threading.Lock()

    def made(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The kept document of that key, else a new one. Raises TooMany."""
        with self._lock:  # who waits here for the same document finds it
            if key not in self._kept:
                self._count()
                self._kept[key] = make()
                while len(self._kept) > 1 and sum(map(len, self._kept.values())) > self._most_bytes:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]

    def _count(self) -> None:
        now = time.monotonic()
        while self._begun and self._begun[0] <= now - MINUTE:
            self._begun.popleft()
        if len(self._begun) >= self._most_a_minute:
            raise TooMany
        self._begun.append(now)


PRESS = Press()
