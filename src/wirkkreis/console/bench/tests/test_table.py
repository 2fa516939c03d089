"""The table of ./bench: each page in ratio to the floor."""

from wirkkreis.console.bench.load import Load
from wirkkreis.console.bench.table import FLOOR, Line, table


def _line(name, *, per_second, cpu):
    load = Load(per_second, p50=10, p99=20, size=1000, answers=100, refused=0)
    return Line(name, "", load, cpu, database=0.0012, queries=3, memory=42_000_000)


def test_ratios_are_to_the_mean_of_the_floors():
    lines = [
        _line(FLOOR, per_second=90, cpu=0.004),
        _line("home", per_second=50, cpu=0.015),
        _line(FLOOR, per_second=110, cpu=0.006),
    ]
    home = table(lines).splitlines()[2].split()
    assert home == ["home", "50", "2.0", "10", "20", "15.0", "3.0", "1.2", "3", "1.0", "42", "0"]


def test_where_nobody_tells_the_cpu_there_is_no_ratio():
    said = table([_line(FLOOR, per_second=90, cpu=0.0)])
    assert "0.0" in said
