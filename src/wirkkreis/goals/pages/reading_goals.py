"""Public pages: the overview of a plan, a goal, an indicator with its proof."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.goals.as_of import day_of
from wirkkreis.goals.models import Goal, Indicator, Plan
from wirkkreis.goals.overview import overview, reach_map
from wirkkreis.goals.pages.ways import public_crumbs
from wirkkreis.goals.rights import reads_as_public
from wirkkreis.goals.showing import goal_page, indicator_page
from wirkkreis.goals.standing import standing_of
from wirkkreis.ui.answers import answer
from wirkkreis.ui.frame import Link
from wirkkreis.ui.sheets import sheet_links


def current(request: HouseRequest) -> HttpResponse:
    """The plan in force, else the latest one; a kind word when there is none yet."""
    plans = Plan.objects.visible_to(request.actor).exclude(state="draft").newest_first()
    plan = plans.in_force().first() or plans.first()
    if plan is None:
        return answer(request, "goals/none.html")
    return _overview(request, plan)


def plan(request: HouseRequest, pk: int) -> HttpResponse:
    """One plan: the tree with its state, for people who have one minute."""
    return _overview(request, get_object_or_404(Plan.objects.visible_to(request.actor), pk=pk))


def goal(request: HouseRequest, pk: int) -> HttpResponse:
    """One goal: text, indicators, what happened for it, what comes next."""
    found = get_object_or_404(
        Goal.objects.visible_to(request.actor).select_related("plan", "parent__parent"), pk=pk
    )
    on = day_of(request, found.plan, public=reads_as_public(request.actor))
    context = goal_page(found, on=on, actor=request.actor)
    context["crumbs"] = public_crumbs(found.plan, *_above(found), Link(str(found), ""))
    return answer(request, "goals/goal.html", context=context)


def indicator(request: HouseRequest, pk: int) -> HttpResponse:
    """One number and where it comes from: its rows, in public by month and place."""
    visible = Goal.objects.visible_to(request.actor)
    found = get_object_or_404(
        Indicator.objects.filter(goal__in=visible).select_related("goal__plan"), pk=pk
    )
    on = day_of(request, found.goal.plan, public=reads_as_public(request.actor))
    context = indicator_page(found, on=on, actor=request.actor, page=request.GET.get("page"))
    goal = Link(str(found.goal), found.goal.get_absolute_url())
    context["crumbs"] = public_crumbs(found.goal.plan, goal, Link(found.name, ""))
    context["sheets"] = sheet_links(request, reverse("indicator-sheet", args=[pk]))
    return answer(request, "goals/indicator.html", "rows", context)


def _above(goal: Goal) -> list[Link]:
    """The goals this one serves, the highest first."""
    above = goal.parent
    if above is None:
        return []
    above.plan = goal.plan  # the same one, and here already
    return [*_above(above), Link(str(above), above.get_absolute_url())]


def _overview(request: HouseRequest, shown: Plan) -> HttpResponse:
    public = reads_as_public(request.actor)
    on = day_of(request, shown, public=public)
    standing = standing_of(shown, on=on, public=public)
    others = list(Plan.objects.visible_to(request.actor).exclude(pk=shown.pk).newest_first())
    context: dict[str, Any] = overview(standing) | {
        "public": public,
        "map": reach_map(standing),
        "others": others,
        "years": shown.years if may(request.actor, "goals.proof.read") else [],
        "continues": any(other.pk == shown.continues_id for other in others),
        "may_edit": bool(may(request.actor, "goals.plan.edit", shown)),
    }
    return answer(request, "goals/overview.html", context=context)
