"""From rows to values: every number of a page in one query, each from the rows that prove it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from django.db import connection
from django.utils.translation import gettext as _

from wirkkreis.goals.models import Calculation, Indicator
from wirkkreis.goals.slices import Slice
from wirkkreis.goals.sources import Parameters, Rows, known_source

OBSERVED: Final = "goals.observed"

# What each calculation asks of the rows.
EXPRESSIONS: Final = {
    Calculation.COUNT: "count(*)",
    Calculation.SUM: "coalesce(sum(evidence_amount), 0)",
    Calculation.DISTINCT: "count(DISTINCT evidence_key)",
    Calculation.MILESTONE: "count(*)",
    Calculation.SHARE: "coalesce(sum(evidence_amount), 0)",
    Calculation.MEDIAN: "percentile_cont(0.5) WITHIN GROUP (ORDER BY evidence_amount)",
    Calculation.LATEST: "(array_agg(evidence_amount ORDER BY evidence_day DESC, id DESC))[1]",
}


@dataclass(frozen=True)
class Value:
    """What an indicator says on a day. `amount` is None when it cannot be measured (yet)."""

    amount: Decimal | None
    rows: int
    starts: date
    ends: date
    unknown_because: str = ""
    rounded_down: bool = False
    parts: tuple[Decimal, Decimal] | None = None
    """Of a share: what stands above and below the line."""


@dataclass(frozen=True)
class _Ask:
    """One aggregate to fetch: the rows of an indicator's source, or of its denominator."""

    indicator: Indicator
    part: str
    slice: Slice


def measure(indicators: Iterable[Indicator], *, on: date, public: bool = False) -> dict[int, Value]:
    """The value of each indicator as of a day, by indicator id; one query for all of them.

    `public` leaves out confidential rows younger than the last month's end.
    """
    return measure_each(((indicator, on) for indicator in indicators), public=public)


def measure_each(
    days: Iterable[tuple[Indicator, date]], *, public: bool = False
) -> dict[int, Value]:
    """The same, each indicator as of a day of its own."""
    wanted = list(days)
    asks = [ask for indicator, on in wanted for ask in _asks(indicator, on, public)]
    found = _fetch(asks)
    return {indicator.pk: _value(indicator, on, found) for indicator, on in wanted}


def proof(indicator: Indicator, *, on: date, public: bool = False) -> Rows | None:
    """The rows behind an indicator's value as of a day, newest first; None without a source."""
    behind = slice_of(indicator, on=on, public=public)
    return behind.rows().order_by("-evidence_day", "-pk") if behind else None


def slice_of(indicator: Indicator, *, on: date, public: bool = False) -> Slice | None:
    """Which rows stand behind an indicator's value as of a day; None without a source."""
    return _slice(indicator, indicator.source, parameters_of(indicator), on, public=public)


def parameters_of(indicator: Indicator) -> Parameters:
    """The source's parameters with what the indicator itself narrows."""
    narrowed: dict[str, Any] = dict(indicator.parameters)
    if indicator.source == OBSERVED:
        narrowed["indicator"] = indicator.pk
    elif indicator.own_goal_only:
        narrowed["goal"] = indicator.goal_id
    return narrowed


def month_end(day: date) -> date:
    """The last day of the month before, or the day itself when it ends its month."""
    tomorrow = day + timedelta(days=1)
    return day if tomorrow.month != day.month else day.replace(day=1) - timedelta(days=1)


def _asks(indicator: Indicator, on: date, public: bool) -> Iterator[_Ask]:
    if on < indicator.starts:
        return
    behind = slice_of(indicator, on=on, public=public)
    if behind is not None:
        yield _Ask(indicator, "value", behind)
    named, parameters = indicator.denominator, indicator.denominator_parameters
    below = _slice(indicator, named, parameters, on, public=public)
    if below is not None:
        yield _Ask(indicator, "denominator", below)


def _slice(
    indicator: Indicator, name: str, parameters: Parameters, on: date, *, public: bool
) -> Slice | None:
    if known_source(name) is None:
        return None
    starts, ends = indicator.span_on(on)
    open_until = month_end(on) if public else None
    return Slice.of(name, parameters, starts, min(on, ends), confidential_until=open_until)


def _fetch(asks: Sequence[_Ask]) -> dict[tuple[int, str], tuple[int, Decimal | None]]:
    """Count and value by (indicator, part): the aggregates of all asks in one UNION ALL."""
    selects, params = [], []
    for ask in asks:
        rows = ask.slice.told()
        if rows is None:
            continue
        expression = EXPRESSIONS[Calculation(ask.indicator.calculation)]
        # Nothing but our own expressions is put into the text; values are parameters.
        selects.append(
            f"SELECT %s::bigint, %s::text, count(*), ({expression})::numeric "  # noqa: S608  # see above
            f"FROM ({rows.text}) AS rows"
        )
        params += [ask.indicator.pk, ask.part, *rows.params]
    if not selects:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(selects), params)
        return {(pk, part): (count, value) for pk, part, count, value in cursor.fetchall()}


def _value(
    indicator: Indicator, on: date, found: dict[tuple[int, str], tuple[int, Decimal | None]]
) -> Value:
    starts, ends = indicator.span_on(on)
    rows, amount = found.get((indicator.pk, "value"), (0, Decimal(0)))
    reason, parts = _unknown_because(indicator, on, rows), None
    if not reason and indicator.calculation == Calculation.SHARE:
        whole = found.get((indicator.pk, "denominator"), (0, Decimal(0)))[1]
        parts = (amount or Decimal(0), whole or Decimal(0))
        amount = share(*parts)
        reason = "" if whole else _("Für den Nenner ist noch nichts gezählt.")
    return Value(None if reason else amount, rows, starts, ends, reason, parts=parts)


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """A share in percent with one decimal place; None of nothing."""
    return (part * 100 / whole).quantize(Decimal("0.1")) if whole else None


def _unknown_because(indicator: Indicator, on: date, rows: int) -> str:
    if known_source(indicator.source) is None:
        return _("Die Quelle für diese Zahl gibt es hier noch nicht.")
    if on < indicator.starts:
        return _("Der Zeitraum hat noch nicht begonnen.")
    needs_rows = {Calculation.MEDIAN, Calculation.LATEST}
    if not rows and (indicator.source == OBSERVED or indicator.calculation in needs_rows):
        return _("Es gibt noch keine Messung.")
    return ""
