"""Keeping the situation analysis: findings, and the goals they led to."""

from collections.abc import Iterable

from django.db import transaction

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.goals.models import Finding, FindingGoal, Goal


@transaction.atomic
def keep_finding(finding: Finding, *, by: Actor, goals: Iterable[Goal]) -> Finding:
    """Save a new or changed finding with the goals it led to.

    Goals of other plans may be named as well: a finding stays true for the plan that follows.
    """
    demand(by, "goals.plan.edit", finding.plan)
    is_new = finding.pk is None
    finding.full_clean()
    finding.save()
    _lead_to(finding, goals)
    record("goals.finding.added" if is_new else "goals.finding.changed", finding.plan, by=by)
    return finding


@transaction.atomic
def remove_finding(finding: Finding, *, by: Actor) -> None:
    """Remove a finding; its goals stay."""
    demand(by, "goals.plan.edit", finding.plan)
    record("goals.finding.removed", finding.plan, by=by)
    finding.delete()


def _lead_to(finding: Finding, goals: Iterable[Goal]) -> None:
    wanted = {goal.pk: goal for goal in goals}
    had = set(finding.led_to.values_list("goal_id", flat=True))
    finding.led_to.exclude(goal_id__in=wanted).delete()
    FindingGoal.objects.bulk_create(
        FindingGoal(finding=finding, goal=goal) for pk, goal in wanted.items() if pk not in had
    )
