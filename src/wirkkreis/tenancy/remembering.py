"""What was found out once while we are in a partnership: asked again, it costs no query.

For the few things a page needs at many places, such as the rules of a year. It is forgotten on
leaving the partnership; whoever changes such a thing says `forget()`.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Found = TypeVar("Found")

_found: ContextVar[dict[Hashable, Any] | None] = ContextVar("found", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Remember from here on what `once` finds, until the end."""
    token = _found.set({})
    try:
        yield
    finally:
        _found.reset(token)


def once(key: Hashable, find: Callable[[], Found]) -> Found:
    """What `find` gave the first time it was asked for under this key; outside, ask every time."""
    found = _found.get()
    if found is None:
        return find()
    if key not in found:
        found[key] = find()
    value: Found = found[key]
    return value


def forget() -> None:
    """Find everything anew."""
    found = _found.get()
    if found is not None:
        found.clear()
