"""Children: they end with us, however we end, and come back when they die alone."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from wirkkreis.console import children
from wirkkreis.console.children import Child

WAIT = "import threading; threading.Event().wait()"
PARENT = """
import sys
from wirkkreis.console.children import Child, Stopped, listening_for_stop, look_after
child = Child("sleeper", [sys.executable, "-c", sys.argv[1]])
try:
    with listening_for_stop():
        look_after([child], also=lambda: print(child.process.pid, flush=True))
except Stopped:
    sys.exit(5)
"""


def test_a_child_dies_with_a_killed_parent():
    with _parent() as parent:
        child = _first_word(parent)
        parent.kill()
        parent.wait()
        _until(lambda: not _runs(child))


def test_asked_to_stop_it_stops_its_children():
    with _parent() as parent:
        child = _first_word(parent)
        parent.send_signal(signal.SIGTERM)
        assert parent.wait(10) == 5
        assert not _runs(child)


def test_a_child_that_dies_is_started_again():
    child = Child("sleeper", [sys.executable, "-c", WAIT])
    seen: list[int] = []

    def kill_once_then_stop() -> None:
        assert child.process is not None
        if not seen:
            seen.append(child.process.pid)
            child.process.kill()
        elif child.process.pid != seen[0]:
            raise children.Stopped

    with pytest.raises(children.Stopped):
        children.look_after([child], also=kill_once_then_stop)
    assert child.ended() is not None


def test_a_child_that_cannot_live_is_given_up(monkeypatch, capfd):
    monkeypatch.setattr(children, "LOOK_EVERY", 0.001)
    child = Child("sick", [sys.executable, "-c", "raise SystemExit(7)"])
    assert children.look_after([child]) == 1
    assert "sick keeps ending (exit code 7)" in capfd.readouterr().err


def test_a_child_that_lived_a_while_is_never_given_up(monkeypatch):
    monkeypatch.setattr(children, "LIVED", 0.0)
    child = Child("mortal", [sys.executable, "-c", ""])
    for _ in range(children.REVIVALS + 2):
        assert child.revive()
    assert child.process is not None
    child.process.wait()


def _parent() -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PARENT, WAIT]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _first_word(parent: subprocess.Popen[str]) -> int:
    assert parent.stdout is not None
    return int(parent.stdout.readline())


def _runs(pid: int) -> bool:
    """Whether it is at work; a dead one nobody has collected yet is not."""
    try:
        os.kill(pid, 0)
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False


def _until(true) -> None:
    deadline = time.monotonic() + 10
    while not true():
        assert time.monotonic() < deadline
