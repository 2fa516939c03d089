"""What `./bench` prints."""

from collections.abc import Sequence
from dataclasses import dataclass

from wirkkreis.console.bench.load import Load

FLOOR = "floor: 20 rows, bare Django"
HEAD = (
    *("page", "who", "req/s", "x floor", "p50 ms", "p99 ms", "CPU ms", "x floor", "PG ms"),
    *("queries", "sent kB", "raw kB", "PSS MB", "lost"),
)


@dataclass(frozen=True)
class Line:
    """A page and what it cost. `cpu` is the server's seconds for one answer, `database` those of
    PostgreSQL, `memory` the bytes of one worker afterwards, `raw` the bytes of the answer without
    gzip.
    """

    name: str
    who: str
    load: Load
    cpu: float
    database: float
    queries: int
    memory: int
    raw: int = 0


def table(lines: Sequence[Line]) -> str:
    """All lines, each in ratio to the mean of the floor's: how many bare pages it costs."""
    floors = [line for line in lines if line.name == FLOOR]
    per_second = sum(line.load.per_second for line in floors) / len(floors)
    cpu = sum(line.cpu for line in floors) / len(floors)
    rows = [HEAD, *(_cells(line, per_second, cpu) for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    return "\n".join(_row(row, widths) for row in rows)


def _cells(line: Line, per_second: float, cpu: float) -> tuple[str, ...]:
    load = line.load
    return (
        line.name,
        line.who,
        f"{load.per_second:.0f}",
        f"{per_second / load.per_second:.1f}",
        f"{load.p50:.0f}",
        f"{load.p99:.0f}",
        f"{1000 * line.cpu:.1f}",
        f"{line.cpu / cpu:.1f}" if cpu else "",
        f"{1000 * line.database:.1f}",
        str(line.queries),
        f"{load.size / 1000:.1f}",
        f"{line.raw / 1000:.1f}" if line.raw else "",
        f"{line.memory / 1e6:.0f}" if line.memory else "",
        str(load.refused),
    )


def _row(row: Sequence[str], widths: Sequence[int]) -> str:
    words, numbers = row[:2], row[2:]
    left = [word.ljust(width) for word, width in zip(words, widths, strict=False)]
    right = [number.rjust(width) for number, width in zip(numbers, widths[2:], strict=True)]
    return "  ".join([*left, *right])
