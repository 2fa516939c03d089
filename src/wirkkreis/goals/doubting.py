"""What makes numbers doubtful: the rows behind them that lack something."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, IntegerField, Value, When

from wirkkreis.goals.evidence import proof
from wirkkreis.goals.models import Indicator
from wirkkreis.goals.sources import Doubt, Rows, known_source


@dataclass(frozen=True)
class Gap:
    """A reason to doubt a number: how many of its rows lack what."""

    text: str
    count: int


def doubts(
    indicators: Iterable[Indicator], *, on: date, public: bool = False
) -> dict[int, list[Gap]]:
    """What the rows behind each indicator lack as of a day, by indicator id; one query for all.

    `public` leaves out confidential rows younger than the last month's end, as `measure` does.
    """
    wanted = {indicator.pk: indicator for indicator in indicators if on >= indicator.starts}
    selects, params = [], []
    for indicator in wanted.values():
        source, rows = known_source(indicator.source), proof(indicator, on=on, public=public)
        if source is None or rows is None or not source.doubts:
            continue
        try:
            statement, row_params = _counts(rows, source.doubts)
        except EmptyResultSet:
            continue
        selects.append(statement)
        params += [indicator.pk, *row_params]
    found = _fetch(selects, params)
    return {pk: _said(indicator, found.get(pk, [])) for pk, indicator in wanted.items()}


def _counts(rows: Rows, asked: Sequence[Doubt]) -> tuple[str, tuple[Any, ...]]:
    """One row: the id of the indicator (a parameter), and how many rows each doubt holds for."""
    marks: dict[str, Any] = {
        f"doubt_{place}": Case(
            When(doubt.where, then=1), default=Value(0), output_field=IntegerField()
        )
        for place, doubt in enumerate(asked)
    }
    marked, params = rows.order_by().annotate(**marks).values_list(*marks).query.sql_with_params()
    counted = ", ".join(f"coalesce(sum({mark}), 0)" for mark in marks)
    # Nothing but our own names is put into the text; values are parameters.
    return f"SELECT %s::bigint, ARRAY[{counted}]::bigint[] FROM ({marked}) AS rows", params  # noqa: S608  # see above


def _fetch(selects: Sequence[str], params: Sequence[Any]) -> dict[int, list[int]]:
    if not selects:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(selects), params)
        return dict(cursor.fetchall())


def _said(indicator: Indicator, counts: Sequence[int]) -> list[Gap]:
    source = known_source(indicator.source)
    asked = source.doubts if source else ()
    return [
        Gap(doubt.says(count), count) for doubt, count in zip(asked, counts, strict=False) if count
    ]
