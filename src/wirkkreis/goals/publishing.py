"""What of a number the public may read, so that no small count of people can be worked out.

Every published number of people is a multiple of the smallest publishable count, rounded down
("mindestens 50"), wherever it appears: total, row, map, file, past day. Sums and differences of
multiples are multiples again, so no subtraction over filters, days or files yields a count below
the smallest. Confidential rows (advice, visits) appear only within a total, and only up to the
last month's end.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth

from wirkkreis.goals.evidence import OBSERVED, Value, as_sql, measure, proof, source_of
from wirkkreis.goals.models import Calculation, Indicator
from wirkkreis.tenancy.rules import Rules


@dataclass(frozen=True)
class Face:
    """The public face of rows: what happened in one month in one place, never who or what note."""

    month: date | None
    kind: str
    unit_id: int | None
    rows: int
    amount: Decimal | None
    confidential: bool = False


def publish(indicators: Iterable[Indicator], *, on: date, rules: Rules) -> dict[int, Value]:
    """The public value of each indicator as of a day, by indicator id."""
    wanted = list(indicators)
    values = measure(wanted, on=on, public=True)
    return {indicator.pk: published(indicator, values[indicator.pk], rules) for indicator in wanted}


def published(indicator: Indicator, value: Value, rules: Rules) -> Value:
    """A value as the public may read it."""
    step = smallest_of(indicator, rules)
    if value.amount is None or step <= 1:
        return value
    if indicator.calculation in {Calculation.MEDIAN, Calculation.SHARE} and value.rows < step:
        return replace(value, amount=None, rows=0)
    return replace(value, amount=rounded_down(value.amount, step), rounded_down=True)


def smallest_of(indicator: Indicator, rules: Rules) -> int:
    """The step its public numbers are rounded down to: 1 unless they count people."""
    source = source_of(indicator)
    if source is None or not source.counts_people:
        return 1
    return max(indicator.smallest or 0, rules.smallest_count)


def rounded_down(amount: Decimal, step: int) -> Decimal:
    """The largest multiple of `step` that is not above the amount."""
    return amount - amount % step


def faces(indicator: Indicator, *, on: date, rules: Rules) -> list[Face]:
    """The public proof: rows by month, kind and unit; confidential ones in one line at the end."""
    rows = proof(indicator, on=on, public=True)
    if rows is None:
        return []
    step = smallest_of(indicator, rules)
    open_rows = (
        rows.filter(evidence_confidential=False)
        .annotate(month=TruncMonth("evidence_day"))
        .order_by("-month", "evidence_kind", "evidence_unit")
        .values("month", "evidence_kind", "evidence_unit")
        .annotate(number=Count("pk"), amount=Sum("evidence_amount"))
    )
    shown = [_face(row, step) for row in open_rows]
    hidden = rows.filter(evidence_confidential=True).aggregate(
        number=Count("pk"), amount=Sum("evidence_amount")
    )
    if hidden["number"]:
        amount = rounded_down(hidden["amount"] or Decimal(0), step)
        shown.append(Face(None, "", None, hidden["number"], amount, confidential=True))
    return shown


def _face(row: dict[str, Any], step: int) -> Face:
    return Face(
        month=row["month"],
        kind=row["evidence_kind"],
        unit_id=row["evidence_unit"],
        rows=row["number"],
        amount=rounded_down(row["amount"] or Decimal(0), step),
    )


def by_unit(indicator: Indicator, *, on: date, rules: Rules) -> dict[int, Decimal]:
    """What happened in each administrative unit, by unit id, as the public may read it."""
    reach: dict[int, Decimal] = {}
    for face in faces(indicator, on=on, rules=rules):
        if face.unit_id is not None:
            counted = Decimal(face.rows) if smallest_of(indicator, rules) == 1 else face.amount
            reach[face.unit_id] = reach.get(face.unit_id, Decimal(0)) + (counted or Decimal(0))
    return reach


def happened(indicators: Iterable[Indicator], *, on: date, most: int = 12) -> list[Face]:
    """What happened lately for a goal: the open rows behind its numbers, each once, by month."""
    selects, params = [], []
    for indicator in indicators:
        rows = proof(indicator, on=on, public=True) if on >= indicator.starts else None
        if rows is None or indicator.source == OBSERVED:
            continue
        statement, row_params = as_sql(rows.filter(evidence_confidential=False))
        selects.append(
            "SELECT %s::text AS model, id, date_trunc('month', evidence_day)::date AS month, "  # noqa: S608  # our own SQL
            f"evidence_kind, evidence_unit FROM ({statement}) AS rows"
        )
        params += [rows.model._meta.label, *row_params]
    if not selects:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT month, evidence_kind, evidence_unit, count(*) "  # noqa: S608  # our own SQL
            f"FROM ({' UNION '.join(selects)}) AS happened "
            "GROUP BY 1, 2, 3 ORDER BY 1 DESC, 4 DESC, 2, 3 LIMIT %s",
            [*params, most],
        )
        return [
            Face(month, kind, unit, rows, None) for month, kind, unit, rows in cursor.fetchall()
        ]
