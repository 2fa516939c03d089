"""What the workers of a web server use, as Linux tells it; 0 where nobody tells."""

import os
from collections.abc import Iterator
from pathlib import Path

from wirkkreis.console.children import Child

USER_TIME, SYSTEM_TIME = 11, 12  # in /proc/PID/stat, counted after the name in brackets


def memory(web: Child) -> int:
    """Bytes of the largest worker, what it shares counted by its share (PSS)."""
    told = (_read(worker / "smaps_rollup") for worker in _workers(web))
    lines = (line.split() for text in told for line in text.splitlines())
    return max((int(words[1]) * 1024 for words in lines if words[0] == "Pss:"), default=0)


def cpu(web: Child) -> float:
    """Seconds of CPU that all workers together have used so far."""
    ticks = 0
    for worker in _workers(web):
        words = _read(worker / "stat").rpartition(")")[2].split()
        ticks += int(words[USER_TIME]) + int(words[SYSTEM_TIME]) if words else 0
    return ticks / os.sysconf("SC_CLK_TCK")


def _workers(web: Child) -> Iterator[Path]:
    assert web.process is not None
    pid = str(web.process.pid)
    for child in _read(Path("/proc", pid, "task", pid, "children")).split():
        yield Path("/proc", child)


def _read(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:
        return ""
