"""What web workers and the database use, as Linux tells it; 0 where nobody tells."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from wirkkreis.console.children import Child

# In /proc/PID/stat, counted after the name in brackets; of itself, and of its ended children.
TIMES, ALL_TIMES = (11, 12), (11, 12, 13, 14)


def memory(web: Child) -> int:
    """Bytes of the largest worker, what it shares counted by its share (PSS)."""
    told = (_read(worker / "smaps_rollup") for worker in _workers(web))
    lines = (line.split() for text in told for line in text.splitlines())
    return max((int(words[1]) * 1024 for words in lines if words[0] == "Pss:"), default=0)


def cpu(web: Child) -> float:
    """Seconds of CPU that all workers together have used so far."""
    return sum(_seconds(worker, TIMES) for worker in _workers(web))


def cpu_of_database(data: Path) -> float:
    """Seconds of CPU that the server of this data directory has used so far, for everybody."""
    pid = _read(data / "postmaster.pid").partition("\n")[0]
    if not pid:
        return 0.0
    return _seconds(Path("/proc", pid), ALL_TIMES) + sum(
        _seconds(child, TIMES) for child in _children(pid)
    )


def _seconds(process: Path, places: Sequence[int]) -> float:
    words = _read(process / "stat").rpartition(")")[2].split()
    ticks = sum(int(words[place]) for place in places) if words else 0
    return ticks / os.sysconf("SC_CLK_TCK")


def _workers(web: Child) -> Iterator[Path]:
    assert web.process is not None
    return _children(str(web.process.pid))


def _children(pid: str) -> Iterator[Path]:
    for child in _read(Path("/proc", pid, "task", pid, "children")).split():
        yield Path("/proc", child)


def _read(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:
        return ""
