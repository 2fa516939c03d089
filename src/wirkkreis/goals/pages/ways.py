"""Where the pages stand: crumbs and tabs."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import Actor
from wirkkreis.goals.models import Goal, Plan
from wirkkreis.ui.frame import Link


def staff_tabs(current: str) -> list[Link]:
    """The two lists the staff work with."""
    ways = (("plans", _("Pläne"), "target"), ("measures", _("Aufgaben"), "check"))
    return [
        Link(label, reverse(name), current=name == current, icon=icon) for name, label, icon in ways
    ]


def plan_crumbs(plan: Plan | None, *here: str) -> list[Link]:
    """The way to a plan on the desk, and to a page below it; without a plan, to their list."""
    return [
        Link(_("Pläne"), reverse("plans")),
        *([Link(plan.title, reverse("plan-edit", args=[plan.pk]))] if plan else []),
        *(Link(label, "") for label in here),
    ]


def year_crumbs(plan: Plan, year: int, actor: Actor) -> list[Link]:
    """The way to a year of a plan: over the desk for those who have one, else over its page."""
    if may(actor, "goals.plan.edit"):
        return plan_crumbs(plan, str(year))
    return public_crumbs(plan, Link(str(year), ""))


def public_crumbs(plan: Plan, *here: Link) -> list[Link]:
    """The way everybody goes to a page below a plan."""
    return [Link(_("Ziele"), reverse("goals")), Link(plan.title, plan.get_absolute_url()), *here]


def goal_crumbs(goal: Goal, *here: str) -> list[Link]:
    """The way to a goal's form, and to a page below it."""
    way = Link(str(goal), reverse("goal-edit", args=[goal.pk]))
    return [*plan_crumbs(goal.plan), way, *(Link(label, "") for label in here)]
