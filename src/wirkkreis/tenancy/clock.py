"""The one clock. Everything asks it, so that tests and the "as of" view can move the day."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from django.utils import timezone

_moved: ContextVar[datetime | None] = ContextVar("moved", default=None)


def now() -> datetime:
    """The aware time now, or the moment set by `at`."""
    return _moved.get() or timezone.now()


def today() -> date:
    """The day now in the install's time zone."""
    return timezone.localdate(now())


@contextmanager
def at(moment: date | datetime) -> Iterator[None]:
    """Let the clock stand at `moment` (a bare date means its noon) inside the block."""
    if not isinstance(moment, datetime):
        moment = timezone.make_aware(datetime.combine(moment, time(12)))
    token = _moved.set(moment)
    try:
        yield
    finally:
        _moved.reset(token)
