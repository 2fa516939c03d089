"""Closing a year: values frozen with their definition and rows; later sums never overwrite them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.goals.assessing import assess
from wirkkreis.goals.evidence import measure, measure_each, proof
from wirkkreis.goals.models import Closing, FrozenValue, Indicator, Plan, Reopening
from wirkkreis.goals.publishing import published
from wirkkreis.goals.slices import as_sql
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import rules_for


@dataclass(frozen=True)
class Difference:
    """A frozen value beside what the same definition would give from today's rows."""

    frozen: FrozenValue
    now: Decimal | None

    @property
    def differs(self) -> bool:
        """Whether the records have changed since."""
        return self.frozen.value != self.now


@transaction.atomic
def close_year(plan: Plan, year: int, *, by: Actor) -> Closing:
    """Freeze every indicator's value of a year of the plan.

    Raises ValidationError when the year is not the plan's, not over, or closed already.
    """
    demand(by, "goals.year.close", plan)
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    _refuse(locked, year)
    closing = Closing.objects.create(
        plan=locked, year=year, closed_by=by.account, closed_at=clock.now()
    )
    indicators = list(Indicator.objects.filter(goal__plan=locked).select_related("goal"))
    FrozenValue.objects.bulk_create(_frozen(closing, indicators))
    record("goals.year.closed", locked, by=by, fields=[f"{year}"])
    return closing


@transaction.atomic
def reopen_year(closing: Closing, *, by: Actor, reason: str) -> Reopening:
    """Open a closed year again. The frozen values stay; a later closing makes new ones.

    Raises ValidationError without a reason or when it is open already.
    """
    demand(by, "goals.year.reopen", closing)
    if not reason.strip():
        raise ValidationError({"reason": _("Bitte den Grund angeben: er ist öffentlich.")})
    plan = Plan.objects.select_for_update().get(pk=closing.plan_id)
    if Reopening.objects.filter(closing=closing).exists():
        raise ValidationError(_("Dieser Abschluss wurde schon geöffnet."))
    reopening = Reopening.objects.create(
        closing=closing,
        reason=reason.strip(),
        reopened_by=by.account,
        reopened_at=clock.now(),
    )
    record("goals.year.reopened", plan, by=by, fields=[f"{closing.year}"], note=reason.strip())
    return reopening


def differences(closing: Closing) -> list[Difference]:
    """Each frozen value beside its recalculation by the frozen definition, from today's rows."""
    frozen_values = list(closing.values.select_related("indicator__goal"))
    values = measure_each((_as_frozen(frozen), frozen.ends) for frozen in frozen_values)
    return [
        Difference(frozen, _plain(values[frozen.indicator_id].amount)) for frozen in frozen_values
    ]


def last_day_of(plan: Plan, year: int) -> date:
    """The day a year of the plan ends: 31 December, or the plan's own last day."""
    return min(date(year, 12, 31), plan.ends)


def _refuse(plan: Plan, year: int) -> None:
    if year not in plan.years:
        raise ValidationError(_("Der Plan gilt nicht für das Jahr %(year)s.") % {"year": year})
    if last_day_of(plan, year) >= clock.today():
        raise ValidationError(_("Das Jahr %(year)s ist noch nicht vorbei.") % {"year": year})
    if plan.closings.standing().filter(year=year).exists():
        raise ValidationError(_("Das Jahr %(year)s ist schon abgeschlossen.") % {"year": year})


def _frozen(closing: Closing, indicators: list[Indicator]) -> Iterator[FrozenValue]:
    end = last_day_of(closing.plan, closing.year)
    rules = rules_for(closing.year)
    due = [indicator for indicator in indicators if indicator.starts <= end]
    values = measure(due, on=end)
    public = published(due, values, rules)
    for indicator in due:
        value = values[indicator.pk]
        rows = list(_rows(indicator, end))
        yield FrozenValue(
            closing=closing,
            indicator=indicator,
            value=value.amount,
            published=public[indicator.pk].amount,
            state=assess(indicator, value, on=end + timedelta(days=1)).standing,
            starts=value.starts,
            ends=min(value.ends, end),
            definition=indicator.definition(),
            rows=rows,
            digest=digest(indicator.definition(), value.amount, rows),
        )


def _rows(indicator: Indicator, on: date) -> Iterator[list[Any]]:
    rows = proof(indicator, on=on)
    if rows is None:
        return
    statement, params = as_sql(rows)
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} ORDER BY 1", params)
        for pk, day, amount, key, unit, *_more in cursor.fetchall():
            yield [pk, day.isoformat(), str(amount), key, unit]


def digest(definition: dict[str, Any], value: Decimal | None, rows: list[list[Any]]) -> str:
    """SHA-256 over definition, value and rows in one canonical form."""
    content = {"definition": definition, "value": None if value is None else f"{value:.2f}"}
    text = json.dumps(content | {"rows": rows}, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _plain(value: Decimal | None) -> Decimal | None:
    """With as many places as a frozen value has."""
    return None if value is None else value.quantize(Decimal("0.01"))


def _as_frozen(frozen: FrozenValue) -> Indicator:
    """An unsaved indicator with the definition of then."""
    kept = frozen.definition
    return Indicator(
        pk=frozen.indicator_id,
        goal_id=frozen.indicator.goal_id,
        source=kept["source"],
        parameters=kept["parameters"],
        own_goal_only=kept["own_goal_only"],
        denominator=kept["denominator"],
        denominator_parameters=kept["denominator_parameters"],
        calculation=kept["calculation"],
        period=kept["period"],
        starts=date.fromisoformat(kept["starts"]),
        due=date.fromisoformat(kept["due"]),
    )
