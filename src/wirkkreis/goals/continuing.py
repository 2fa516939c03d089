"""The continuation of a plan (Fortschreibung): goals carried over, changed, new or dropped."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.goals.models import DroppedGoal, Goal, GoalCategory, Indicator, Plan
from wirkkreis.goals.planning import make_plan, remove_goal

Change = Literal["same", "changed", "new", "dropped", "undecided"]


@dataclass(frozen=True)
class Pair:
    """One line of the comparison: the goal then, the goal now, and what became of it."""

    old: Goal | None
    new: Goal | None
    change: Change
    reason: str = ""


@transaction.atomic
def continue_plan(plan: Plan, *, by: Actor, title: Any, starts: date, ends: date) -> Plan:
    """A new draft with every goal and indicator of `plan`, each pointing back to the old one."""
    following = make_plan(by=by, title=title, starts=starts, ends=ends, continues=plan)
    carried: dict[int, Goal] = {}
    for goal in plan.goals.in_order().prefetch_related("indicators", "categories"):
        carried[goal.pk] = _carry(goal, following, carried.get(goal.parent_id or 0))
    record("goals.plan.continued", following, by=by)
    return following


@transaction.atomic
def drop_goal(goal: Goal, *, by: Actor, reason: str) -> DroppedGoal:
    """Take a carried goal out of the continuation and say why it is not pursued further."""
    demand(by, "goals.plan.edit", goal.plan)
    if goal.continues is None:
        raise ValidationError(_("Dieses Ziel stand nicht im früheren Plan."))
    if not reason.strip():
        raise ValidationError({"reason": _("Bitte den Grund angeben.")})
    dropped = DroppedGoal.objects.create(plan=goal.plan, goal=goal.continues, reason=reason.strip())
    remove_goal(goal, by=by)
    return dropped


@transaction.atomic
def explain_drop(plan: Plan, goal: Goal, *, by: Actor, reason: str) -> DroppedGoal:
    """Say afterwards why a goal of the earlier plan is missing in its continuation."""
    demand(by, "goals.plan.edit", plan)
    if not reason.strip():
        raise ValidationError({"reason": _("Bitte den Grund angeben.")})
    if goal.plan_id != plan.continues_id or plan.goals.filter(continues=goal).exists():
        raise ValidationError(_("Dieses Ziel fehlt in der Fortschreibung nicht."))
    dropped, _made = DroppedGoal.objects.update_or_create(
        plan=plan, goal=goal, defaults={"reason": reason.strip()}
    )
    record("goals.goal.dropped", plan, by=by, fields=(f"goal {goal.pk}",))
    return dropped


def compare(plan: Plan) -> list[Pair]:
    """The plan beside the one it continues, in the new plan's order; what is gone comes last."""
    if plan.continues is None:
        return []
    new = list(plan.goals.in_order().select_related("continues"))
    kept = {goal.continues_id for goal in new}
    reasons = {row.goal_id: row.reason for row in plan.dropped.all()}
    pairs = [_pair(goal) for goal in new]
    for old in plan.continues.goals.in_order():
        if old.pk not in kept:
            change: Change = "dropped" if old.pk in reasons else "undecided"
            pairs.append(Pair(old, None, change, reasons.get(old.pk, "")))
    return pairs


def _pair(goal: Goal) -> Pair:
    old = goal.continues
    if old is None:
        return Pair(None, goal, "new")
    same = old.text.all == goal.text.all and old.level == goal.level
    return Pair(old, goal, "same" if same else "changed")


def _carry(goal: Goal, plan: Plan, parent: Goal | None) -> Goal:
    indicators, categories = list(goal.indicators.all()), list(goal.categories.all())
    carried = Goal.objects.create(
        plan=plan,
        parent=parent,
        level=goal.level,
        number=goal.number,
        position=goal.position,
        text=goal.text,
        target_groups=goal.target_groups,
        responsible=goal.responsible,
        continues=goal,
    )
    GoalCategory.objects.bulk_create(
        GoalCategory(goal=carried, code=category.code) for category in categories
    )
    Indicator.objects.bulk_create(_for_span(indicator, carried, plan) for indicator in indicators)
    return carried


def _for_span(indicator: Indicator, goal: Goal, plan: Plan) -> Indicator:
    """A copy of the indicator for the new plan's span, its definition starting at version 1."""
    indicator.pk = None
    indicator.goal = goal
    indicator.version = 1
    indicator.starts, indicator.due = plan.starts, plan.ends
    indicator._state.adding = True
    return indicator
