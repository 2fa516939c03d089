"""What makes numbers doubtful: entries behind them that lack something, counted by their source."""

from collections.abc import Iterable
from datetime import date

from wirkkreis.goals.evidence import proof, source_of
from wirkkreis.goals.models import Indicator
from wirkkreis.goals.sources import Gap


def doubts(indicators: Iterable[Indicator], *, on: date) -> dict[int, list[Gap]]:
    """What the rows behind each indicator lack as of a day, by indicator id."""
    return {indicator.pk: _gaps(indicator, on) for indicator in indicators}


def _gaps(indicator: Indicator, on: date) -> list[Gap]:
    source, rows = source_of(indicator), proof(indicator, on=on)
    if source is None or rows is None or on < indicator.starts:
        return []
    return [gap for gap in source.gaps(rows) if gap.count]
