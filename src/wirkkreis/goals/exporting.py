"""A plan with its state as data: rows for spreadsheets, a tree for machines."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from wirkkreis.goals.standing import GoalStanding, Measured, PlanStanding
from wirkkreis.ui.states import state_of


def plan_columns() -> Sequence[str]:
    """The heads of `plan_rows`."""
    return (
        _("Ebene"),
        _("Nummer"),
        _("Ziel"),
        _("Woran wir es messen"),
        _("Wert"),
        _("mindestens"),
        _("Zielwert"),
        _("Einheit"),
        _("Stand"),
        _("Begründung"),
        _("von"),
        _("bis"),
        _("abgeschlossen"),
    )


def plan_rows(standing: PlanStanding) -> Iterator[Sequence[Any]]:
    """One row per indicator; a goal without any has one row of its own."""
    for node in standing.goals.values():
        start = (node.level_word, node.goal.number, str(node.goal.text))
        if not node.measured:
            yield (*start, *([""] * 10))
        for entry in node.measured:
            yield (*start, *_measured_row(entry))


def plan_tree(standing: PlanStanding) -> dict[str, Any]:
    """The plan as JSON-ready data. An unknown value is null with its reason, never 0."""
    plan = standing.plan
    return {
        "title": dict(plan.title.all),
        "state": plan.state,
        "starts": plan.starts.isoformat(),
        "ends": plan.ends.isoformat(),
        "adopted_on": plan.adopted_on.isoformat() if plan.adopted_on else None,
        "resolution": plan.resolution or None,
        "as_of": standing.on.isoformat(),
        "goals": [_goal(node) for node in standing.roots],
    }


def _goal(node: GoalStanding) -> dict[str, Any]:
    return {
        "level": node.goal.level,
        "level_word": node.level_word,
        "number": node.goal.number,
        "text": dict(node.goal.text.all),
        "standing": node.standing,
        "indicators": [_indicator(entry) for entry in node.measured],
        "goals": [_goal(child) for child in node.children],
    }


def _indicator(entry: Measured) -> dict[str, Any]:
    indicator, amount = entry.indicator, entry.value.amount
    return {
        "name": dict(indicator.name.all),
        "value": None if amount is None else str(amount.normalize()),
        "at_least": entry.value.rounded_down,
        "unknown_because": entry.value.unknown_because or None,
        "target": None if indicator.target is None else str(indicator.target.normalize()),
        "unit": dict(indicator.unit.all),
        "direction": indicator.direction,
        "starts": entry.value.starts.isoformat(),
        "ends": entry.value.ends.isoformat(),
        "standing": entry.assessment.standing,
        "reason": entry.assessment.reason,
        "source": indicator.source,
        "calculation": indicator.calculation,
        "frozen": entry.frozen is not None,
    }


def _measured_row(entry: Measured) -> Sequence[Any]:
    return (
        str(entry.indicator.name),
        entry.value.amount,
        entry.value.rounded_down,
        entry.indicator.target,
        str(entry.indicator.unit),
        str(state_of(entry.assessment.standing).word),
        entry.assessment.reason,
        entry.value.starts,
        entry.value.ends,
        entry.frozen is not None,
    )
