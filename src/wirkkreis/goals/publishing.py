"""What of a number the public may read, so that no small count of people can be worked out.

A published number of people is a total, rounded down to a multiple of one step per source
("mindestens 50"): live, on a past day, in a file. Differences of multiples are multiples again, so
no subtraction over filters, days or files yields a count below the step. Breakdowns (by month,
kind, place) tell how many entries there were, never how many people: nine in each of ten places
would follow from a total of ninety. A share is made of two such totals. Confidential rows (advice,
visits) appear only within a total, and only up to the last month's end.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from django.db import connection
from django.db.models import Max
from django.utils.translation import gettext as _

from wirkkreis.goals.evidence import OBSERVED, Value, measure, share, slice_of
from wirkkreis.goals.models import Calculation, Indicator
from wirkkreis.goals.sources import known_source
from wirkkreis.tenancy.rules import Rules


@dataclass(frozen=True)
class Face:
    """The public face of rows: what happened in one month in one place, never who or what note.

    `amount` is None where it counts people.
    """

    month: date | None
    kind: str
    unit_id: int | None
    rows: int
    amount: Decimal | None
    confidential: bool = False


def publish(indicators: Iterable[Indicator], *, on: date, rules: Rules) -> dict[int, Value]:
    """The public value of each indicator as of a day, by indicator id."""
    wanted = list(indicators)
    return published(wanted, measure(wanted, on=on, public=True), rules)


def published(
    indicators: Iterable[Indicator], values: Mapping[int, Value], rules: Rules
) -> dict[int, Value]:
    """Values by indicator id as the public may read them."""
    step_of = steps(rules)
    return {
        indicator.pk: _published(indicator, values[indicator.pk], step_of)
        for indicator in indicators
    }


def steps(rules: Rules) -> Callable[[str], int]:
    """The step the public numbers of a source are rounded down to: 1 unless they are protected.

    It is the largest any indicator asks of the source, for two steps would narrow a number down.
    """
    asked = Indicator.objects.exclude(smallest=None).order_by()
    largest = dict(asked.values_list("source").annotate(Max("smallest")))

    def step_of(name: str) -> int:
        known = known_source(name)
        least = rules.smallest_count if known is not None and known.counts_people else 1
        return max(largest.get(name) or 1, least)

    return step_of


def _published(indicator: Indicator, value: Value, step_of: Callable[[str], int]) -> Value:
    step = step_of(indicator.source)
    if value.amount is None:
        return value
    if indicator.calculation == Calculation.SHARE:
        return _published_share(value, step, step_of(indicator.denominator))
    if step <= 1:
        return value
    if indicator.calculation == Calculation.MEDIAN and value.rows < step:
        return replace(value, amount=None, rows=0, unknown_because=_too_few())
    return replace(value, amount=rounded_down(value.amount, step), rounded_down=True)


def _published_share(value: Value, above: int, below: int) -> Value:
    if value.parts is None or above == below == 1:
        return value
    whole = rounded_down(value.parts[1], below)
    part = min(rounded_down(value.parts[0], above), whole)
    because = "" if whole else _too_few()
    return replace(value, amount=share(part, whole), parts=None, rows=0, unknown_because=because)


def _too_few() -> str:
    return _("Es sind noch zu wenige für eine öffentliche Zahl.")


def rounded_down(amount: Decimal, step: int) -> Decimal:
    """The largest multiple of `step` that is not above the amount."""
    return amount - amount % step


# One face for each month, kind and place, and a last one for all that is confidential.
FACES: Final = """
    SELECT CASE WHEN NOT evidence_confidential
                THEN date_trunc('month', evidence_day)::date END AS month,
           CASE WHEN NOT evidence_confidential THEN evidence_kind ELSE '' END AS kind,
           CASE WHEN NOT evidence_confidential THEN evidence_unit END AS unit,
           count(*), sum(evidence_amount), evidence_confidential
    FROM ({rows}) AS rows
    GROUP BY month, kind, unit, evidence_confidential
    ORDER BY evidence_confidential, month DESC, kind, unit
"""


def faces(indicator: Indicator, *, on: date, rules: Rules) -> list[Face]:
    """The public proof: rows by month, kind and unit; confidential ones in one line at the end."""
    behind = slice_of(indicator, on=on, public=True)
    rows = behind.told() if behind else None
    if rows is None:
        return []
    exact = steps(rules)(indicator.source) == 1
    with connection.cursor() as cursor:
        cursor.execute(FACES.format(rows=rows.text), rows.params)
        return [
            Face(month, kind, unit, number, amount if exact else None, confidential)
            for month, kind, unit, number, amount, confidential in cursor.fetchall()
        ]


def by_unit(indicator: Indicator, *, on: date, rules: Rules) -> dict[int, int]:
    """How many public entries each administrative unit has, by unit id."""
    reach: dict[int, int] = {}
    for face in faces(indicator, on=on, rules=rules):
        if face.unit_id is not None:
            reach[face.unit_id] = reach.get(face.unit_id, 0) + face.rows
    return reach


def happened(indicators: Iterable[Indicator], *, on: date, most: int = 12) -> list[Face]:
    """What happened lately for a goal: the open rows behind its numbers, each once, by month."""
    selects, params = [], []
    for indicator in indicators:
        behind = slice_of(indicator, on=on, public=True) if on >= indicator.starts else None
        rows = behind.told() if behind and behind.source != OBSERVED else None
        if rows is None:
            continue
        selects.append(
            "SELECT %s::text AS model, id, date_trunc('month', evidence_day)::date AS month, "  # noqa: S608  # our own SQL
            f"evidence_kind, evidence_unit FROM ({rows.text}) AS rows "
            "WHERE NOT evidence_confidential"
        )
        params += [rows.model, *rows.params]
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
