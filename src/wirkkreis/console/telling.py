"""What a command says while it works: one line per step, with its time."""

import contextlib
import sys
import time
from collections.abc import Iterator


@contextlib.contextmanager
def step(text: str) -> Iterator[None]:
    """Say what is being done, then that it is done and how long it took."""
    moving = sys.stdout.isatty()
    if moving:
        print(f"  … {text}", end="", flush=True)
    begun = time.monotonic()
    try:
        yield
    except BaseException:
        print(f"\r\033[K  ✗ {text}" if moving else f"  ✗ {text}", flush=True)
        raise
    done = f"  ✓ {text} ({time.monotonic() - begun:.1f} s)"
    print(f"\r\033[K{done}" if moving else done, flush=True)


def say(text: str = "") -> None:
    """One line, at once."""
    print(text, flush=True)


def speak_everywhere() -> None:
    """A terminal that cannot show a sign gets a question mark, not a crash."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
