"""The long-running processes of a command: they die with it; when one dies alone, it is revived."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from types import FrameType

PR_SET_PDEATHSIG = 1
LOOK_EVERY = 0.25  # seconds
STOP_SECONDS = 12.0
# Whoever dies this often in a row, so soon after the start, has a fault no new start mends.
REVIVALS = 5
LIVED = 5.0  # seconds


@dataclass
class Child:
    """One process: its name for people, its command, the file descriptors it inherits."""

    name: str
    command: list[str]
    inherits: tuple[int, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    _started: float = field(default=0.0, init=False)
    _short_lives: int = field(default=0, init=False)

    def start(self) -> None:
        """Start it so that it ends when we do, however we end."""
        self._started = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            pass_fds=self.inherits,
            # Ctrl-C reaches us alone; we stop the children in order.
            start_new_session=True,
            preexec_fn=_die_with(os.getpid()),  # noqa: PLW1509 -- no thread runs when we start one
        )

    def ended(self) -> int | None:
        """Its exit code when it has ended."""
        return None if self.process is None else self.process.poll()

    def revive(self) -> bool:
        """Start it once more, unless it never lives: then False."""
        lived = time.monotonic() - self._started > LIVED
        self._short_lives = 0 if lived else self._short_lives + 1
        if self._short_lives > REVIVALS:
            return False
        self.start()
        return True


class Stopped(BaseException):
    """Somebody asked us to stop (SIGTERM, SIGHUP or Ctrl-C)."""


@contextlib.contextmanager
def listening_for_stop() -> Iterator[None]:
    """Let Ctrl-C, SIGTERM and a closed terminal raise Stopped, so that all is left in order."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Stopped

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, stop) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def look_after(children: Sequence[Child], *, also: Callable[[], None] | None = None) -> int:
    """Start what is not running, revive what dies, call `also` in between, until told to stop.

    Returns 1 when a child could not be kept alive; raises Stopped when told to stop, which
    `listening_for_stop` has to be waiting for.
    """
    with stopping(children):
        for child in children:
            if child.process is None:
                child.start()
        return _watch(children, also)


@contextlib.contextmanager
def stopping(children: Sequence[Child]) -> Iterator[None]:
    """Stop the children on leaving, politely first."""
    try:
        yield
    finally:
        running = [child.process for child in children if child.process and child.ended() is None]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for process in running:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _watch(children: Sequence[Child], also: Callable[[], None] | None) -> int:
    while True:
        for child in children:
            code = child.ended()
            if code is None:
                continue
            if not child.revive():
                print(f"{child.name} keeps ending (exit code {code}).", file=sys.stderr)
                return 1
            print(f"{child.name} ended (exit code {code}) and is started again.", file=sys.stderr)
        if also is not None:
            also()
        time.sleep(LOOK_EVERY)


def _die_with(parent: int) -> Callable[[], None] | None:
    """On Linux the kernel tells the child when its parent dies; elsewhere it lives on."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl

    def arrange() -> None:
        # SIGINT is what makes both gunicorn and the worker leave without waiting.
        prctl(PR_SET_PDEATHSIG, signal.SIGINT, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return arrange
