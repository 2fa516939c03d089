"""Making and changing indicators, and entering what was observed by hand."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.goals.evidence import OBSERVED
from wirkkreis.goals.models import Goal, Indicator, Observation
from wirkkreis.tenancy import clock


@transaction.atomic
def add_indicator(goal: Goal, *, by: Actor, **fields: Any) -> Indicator:
    """A new indicator of a goal, last in its order. Its span is the plan's unless given."""
    _demand_open(goal, by)
    span = {"starts": goal.plan.starts, "due": goal.plan.ends}
    indicator = Indicator(goal=goal, position=goal.indicators.count(), **(span | fields))
    indicator.full_clean()
    indicator.save()
    record("goals.indicator.added", goal, by=by)
    return indicator


@transaction.atomic
def change_indicator(indicator: Indicator, *, by: Actor, fields: Sequence[str]) -> Indicator:
    """Save the named, already changed fields; the definition's version grows by one."""
    _demand_open(indicator.goal, by)
    indicator.version += 1
    indicator.full_clean()
    indicator.save(update_fields=[*fields, "version"])
    record("goals.indicator.changed", indicator.goal, by=by, fields=fields)
    return indicator


@transaction.atomic
def remove_indicator(indicator: Indicator, *, by: Actor) -> None:
    """Remove an indicator nothing was measured or frozen for; raises ValidationError otherwise."""
    _demand_open(indicator.goal, by)
    if indicator.frozen.exists() or indicator.observations.exists():
        raise ValidationError(
            _("Zu diesem Indikator gibt es Messungen oder abgeschlossene Werte. Er bleibt stehen.")
        )
    record("goals.indicator.removed", indicator.goal, by=by)
    indicator.delete()


@transaction.atomic
def observe(
    indicator: Indicator,
    *,
    by: Actor,
    value: Decimal,
    day: date,
    method: str,
    corrects: Observation | None = None,
    **evidence: Any,
) -> Observation:
    """Enter a measured value, or a correction of an earlier one, which stays readable.

    Raises ValidationError for a day in the future, an indicator with another source, or an
    observation that was corrected already.
    """
    demand(by, "goals.observation.write", indicator)
    if indicator.source != OBSERVED:
        raise ValidationError(
            _("Diese Zahl kommt aus den Einträgen und wird nicht von Hand gemessen.")
        )
    if day > clock.today():
        raise ValidationError({"day": _("Der Tag der Messung liegt in der Zukunft.")})
    if corrects and Observation.objects.filter(corrects=corrects).exists():
        raise ValidationError(_("Diese Messung wurde schon berichtigt."))
    observation = Observation(
        indicator=indicator,
        value=value,
        day=day,
        method=method,
        corrects=corrects,
        observed_by=by.account,
        observed_at=clock.now(),
        **evidence,
    )
    observation.full_clean()
    observation.save()
    verb = "goals.observation.corrected" if corrects else "goals.observation.made"
    record(verb, indicator.goal, by=by)
    return observation


def _demand_open(goal: Goal, by: Actor) -> None:
    demand(by, "goals.plan.edit", goal.plan)
    if not goal.plan.is_editable:
        raise ValidationError(_("Der Plan ist abgeschlossen und ändert sich nicht mehr."))
