"""Choosing the goals that a piece of work serves, in the forms of any package."""

from typing import Final

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from wirkkreis.goals.models import Goal, Plan

GOAL_LENGTH: Final = 110
"""Characters of a goal's text beside its box."""


class GoalsField(forms.ModelMultipleChoiceField[Goal]):
    """Goals by number and the beginning of their text."""

    def label_from_instance(self, obj: Goal) -> str:
        return said_goal(obj)


def offered_goals(also: QuerySet[Goal] | None = None) -> QuerySet[Goal]:
    """The lowest goals of the plans in force, and `also` those that are chosen already."""
    children = Goal.objects.filter(parent=OuterRef("pk"))
    offered: Q = Q(plan__in=Plan.objects.in_force()) & ~Q(Exists(children))
    if also is not None:
        offered |= Q(pk__in=also.order_by().values("pk"))
    return Goal.objects.filter(offered).in_order()


def goals_by_plan() -> list[tuple[str, list[tuple[int, str]]]]:
    """Choices for a filter: every goal that is no draft, under its plan, the newest plan first."""
    goals = Goal.objects.exclude(plan__state="draft").select_related("plan")
    groups: dict[str, list[tuple[int, str]]] = {}
    for goal in goals.order_by("-plan__starts", "-plan", "position", "pk"):
        groups.setdefault(str(goal.plan.title), []).append((goal.pk, said_goal(goal)))
    return list(groups.items())


def said_goal(goal: Goal) -> str:
    """A goal as one short line: its number and the beginning of its text.

    Cut here: Django's Truncator looks at each letter of each goal of a list.
    """
    text = str(goal.text)
    begun = text if len(text) <= GOAL_LENGTH else f"{text[: GOAL_LENGTH - 1].rstrip()}…"
    return f"{goal.number} {begun}".strip()
