"""Making and changing plans: goals, their texts and their order."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.differences import difference
from wirkkreis.activity.trail import record
from wirkkreis.goals.models import Goal, GoalCategory, Level, Plan


@transaction.atomic
def make_plan(*, by: Actor, title: Any, starts: date, ends: date, **fields: Any) -> Plan:
    """A new draft plan. Raises ValidationError by field."""
    demand(by, "goals.plan.edit")
    plan = Plan(title=title, starts=starts, ends=ends, **fields)
    plan.full_clean()
    plan.save()
    record("goals.plan.made", plan, by=by)
    return plan


@transaction.atomic
def change_plan(plan: Plan, *, by: Actor, fields: Sequence[str]) -> Plan:
    """Save the named, already changed fields of a plan: its title, introduction or span.

    Raises ValidationError by field, or when the plan is closed.
    """
    before = _open_plan(plan, by)
    plan.full_clean()
    plan.save(update_fields=list(fields))
    changes = difference(before, plan).changes
    record("goals.plan.changed", plan, by=by, fields=fields, changes=changes)
    return plan


@transaction.atomic
def add_goal(
    plan: Plan, *, by: Actor, level: str, text: Any, categories: Sequence[str] = (), **fields: Any
) -> Goal:
    """A goal behind the last one of its parent, or at the end of the plan.

    Raises ValidationError when the plan is closed or the parent does not stand above.
    """
    locked = _open_plan(plan, by)
    goals = list(locked.goals.in_order())
    goal = Goal(plan=locked, level=level, text=text, position=len(goals), **fields)
    check_parent(goal)
    goal.save()
    _put_into_categories(goal, categories)
    place = _end_of(goals, goal.parent) if goal.parent else len(goals)
    _number_positions([*goals[:place], goal, *goals[place:]])
    record("goals.goal.added", goal, by=by)
    return goal


@transaction.atomic
def change_goal(
    goal: Goal, *, by: Actor, fields: Sequence[str], categories: Sequence[str] | None = None
) -> Goal:
    """Save the named, already changed fields of a goal. A new parent moves it behind its goals.

    `categories` are the codes it belongs to from now on; None leaves them as they are.
    """
    locked = _open_plan(goal.plan, by)
    check_parent(goal)
    goal.save(update_fields=[*fields, "found_by"])
    if categories is not None and _put_into_categories(goal, categories):
        fields = [*fields, "categories"]
    if "parent" in fields:
        _move_behind(locked, goal)
    record("goals.goal.changed", goal, by=by, fields=fields)
    return goal


@transaction.atomic
def move_goal(goal: Goal, *, by: Actor, up: bool) -> Goal:
    """Swap a goal, with all that belongs to it, with its neighbour under the same parent."""
    locked = _open_plan(goal.plan, by)
    goals = list(locked.goals.in_order())
    sisters = [sister for sister in goals if sister.parent_id == goal.parent_id]
    place = next(index for index, sister in enumerate(sisters) if sister.pk == goal.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(sisters):
        return goal
    first, second = sorted((sisters[place], sisters[other]), key=goals.index)
    start, middle, end = goals.index(first), goals.index(second), _end_of(goals, second)
    _number_positions([*goals[:start], *goals[middle:end], *goals[start:middle], *goals[end:]])
    record("goals.goal.moved", goal, by=by, fields=("position",))
    return goal


@transaction.atomic
def renumber(plan: Plan, *, by: Actor) -> None:
    """Give every goal the number of its place: 1, 1.1, 1.1.1."""
    locked = _open_plan(plan, by)
    goals = list(locked.goals.in_order())
    counted: Counter[int | None] = Counter()
    numbers: dict[int | None, str] = {}
    for goal in goals:
        counted[goal.parent_id] += 1
        above = numbers.get(goal.parent_id)
        own = str(counted[goal.parent_id])
        goal.number = numbers[goal.pk] = f"{above}.{own}" if above else own
    Goal.objects.bulk_update(goals, ["number"])
    record("goals.plan.renumbered", locked, by=by)


@transaction.atomic
def remove_goal(goal: Goal, *, by: Actor) -> None:
    """Remove a goal that nothing has been frozen for; its sub-goals go up to its parent."""
    locked = _open_plan(goal.plan, by)
    if goal.indicators.filter(frozen__isnull=False).exists():
        raise ValidationError(
            _("Für dieses Ziel gibt es abgeschlossene Werte. Es kann nicht mehr entfernt werden.")
        )
    goal.children.update(parent=goal.parent)
    record("goals.goal.removed", locked, by=by, fields=(f"goal {goal.pk}",))
    goal.delete()


def check_parent(goal: Goal) -> None:
    """Raise ValidationError unless the parent is a goal of a higher level of the same plan, and
    what belongs to the goal stands lower than it."""
    lower = [level for level in Level if level.depth > Level(goal.level).depth]
    if goal.pk and goal.children.exclude(level__in=lower).exists():
        raise ValidationError(
            {"level": _("Zu diesem Ziel gehören Ziele, die dann nicht mehr tiefer stünden.")}
        )
    if goal.parent is None:
        return
    if goal.parent.plan_id != goal.plan_id:
        raise ValidationError({"parent": _("Dieses Ziel gehört zu einem anderen Plan.")})
    if Level(goal.parent.level).depth >= Level(goal.level).depth:
        raise ValidationError({"parent": _("Ein Ziel kann nur zu einem höheren Ziel gehören.")})


def _open_plan(plan: Plan, by: Actor) -> Plan:
    demand(by, "goals.plan.edit", plan)
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    if not locked.is_editable:
        raise ValidationError(_("Der Plan ist abgeschlossen und ändert sich nicht mehr."))
    return locked


def _put_into_categories(goal: Goal, codes: Sequence[str]) -> bool:
    """Whether anything changed."""
    had, wanted = {row.code for row in goal.categories.all()}, set(codes)
    goal.categories.filter(code__in=had - wanted).delete()
    GoalCategory.objects.bulk_create(
        GoalCategory(goal=goal, code=code) for code in sorted(wanted - had)
    )
    return had != wanted


def _end_of(goals: Sequence[Goal], top: Goal) -> int:
    """The place behind a goal and everything that belongs to it."""
    family = {top.pk}
    last = next(index for index, goal in enumerate(goals) if goal.pk == top.pk)
    for index, goal in enumerate(goals):
        if goal.parent_id in family:
            family.add(goal.pk)
            last = max(last, index)
    return last + 1


def _move_behind(plan: Plan, moved: Goal) -> None:
    goals = list(plan.goals.in_order())
    start = next(index for index, goal in enumerate(goals) if goal.pk == moved.pk)
    end = _end_of(goals, moved)
    block, rest = goals[start:end], [*goals[:start], *goals[end:]]
    place = _end_of(rest, moved.parent) if moved.parent else len(rest)
    _number_positions([*rest[:place], *block, *rest[place:]])


def _number_positions(goals: Sequence[Goal]) -> None:
    moved = []
    for position, goal in enumerate(goals):
        if goal.position != position:
            goal.position = position
            moved.append(goal)
    Goal.objects.bulk_update(moved, ["position"])
