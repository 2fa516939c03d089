"""The staff's pages of a goal: new, changed, moved, confirmed, removed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.flow.stepping import NoDetails, ReasonForm
from wirkkreis.goals.continuing import drop_goal
from wirkkreis.goals.forms.plans import GoalForm
from wirkkreis.goals.models import Goal, Level, Plan
from wirkkreis.goals.pages.ways import goal_crumbs, plan_crumbs
from wirkkreis.goals.planning import add_goal, change_goal, move_goal, remove_goal
from wirkkreis.goals.showing import AT_ONCE
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.trying import saved, tried


def add(request: HouseRequest, pk: int) -> HttpResponse:
    """A new goal; `?zu=` names the goal it serves."""
    plan = get_object_or_404(Plan.objects.visible_to(request.actor), pk=pk)
    form = GoalForm(request.POST or None, plan=plan, initial=_below(plan, request.GET.get("zu")))
    if form.is_valid() and saved(form, lambda: add_goal(plan, by=request.actor, **form.fields_of)):
        messages.success(request, _("Das Ziel steht im Plan. Woran wollen Sie es messen?"))
        return done(request, reverse("plan-edit", args=[pk]))
    context = {"form": form, "plan": plan, "crumbs": plan_crumbs(plan, _("Neues Ziel"))}
    status = INVALID if form.is_bound else 200
    return answer(request, "goals/staff_goal_new.html", context=context, status=status)


def goal(request: HouseRequest, pk: int) -> HttpResponse:
    """A goal with its form, its indicators and its tasks."""
    found = _goal(request, pk)
    form = GoalForm(request.POST or None, instance=found, plan=found.plan)
    if form.is_valid() and saved(
        form, lambda: change_goal(found, by=request.actor, **form.changes)
    ):
        messages.success(request, _("Das Ziel ist gespeichert."))
        return done(request, reverse("plan-edit", args=[found.plan_id]))
    status = INVALID if form.is_bound else 200
    return answer(request, "goals/staff_goal.html", None, _context(found, form), status)


@require_POST
def move(request: HouseRequest, pk: int) -> HttpResponse:
    """One place up or down, with all that belongs to it."""
    found = _goal(request, pk)
    tried(request, lambda: move_goal(found, by=request.actor, up="up" in request.POST))
    return done(request, reverse("plan-edit", args=[found.plan_id]), in_place=True)


@require_POST
def confirm_parent(request: HouseRequest, pk: int) -> HttpResponse:
    """The goal belongs where it was assumed to belong."""
    found = _goal(request, pk)
    found.parent_assumed = False
    tried(request, lambda: change_goal(found, by=request.actor, fields=["parent_assumed"]))
    return done(request, reverse("plan-edit", args=[found.plan_id]), in_place=True)


def remove(request: HouseRequest, pk: int) -> HttpResponse:
    """Ask before a goal goes; one of the earlier plan goes with the reason."""
    found = _goal(request, pk)
    form = (ReasonForm if found.continues_id else NoDetails)(
        request.POST if request.method == "POST" else None
    )
    if form.is_valid() and saved(form, lambda: _remove(found, request, form.cleaned_data)):
        messages.success(request, _("Das Ziel ist aus dem Plan entfernt."))
        return done(request, reverse("plan-edit", args=[found.plan_id]))
    context = {"goal": found, "form": form, "crumbs": goal_crumbs(found, _("Entfernen"))}
    status = INVALID if form.is_bound else 200
    return answer(request, "goals/staff_goal_remove.html", context=context, status=status)


def _goal(request: HouseRequest, pk: int) -> Goal:
    visible = Goal.objects.visible_to(request.actor).select_related("plan", "parent")
    return get_object_or_404(visible, pk=pk)


def _below(plan: Plan, asked: str | None) -> dict[str, Any]:
    """Where a new goal begins: under the goal that was asked for, one level lower."""
    number = int(asked) if asked and asked.isdecimal() else 0
    parent = plan.goals.filter(pk=number).first()
    if parent is None:
        return {"level": Level.ACTION if plan.goals.exists() else Level.GUIDING}
    lower = min(Level(parent.level).depth + 1, Level.ACTION.depth)
    return {"parent": parent.pk, "level": list(Level)[lower]}


def _remove(goal: Goal, request: HouseRequest, said: dict[str, Any]) -> None:
    if goal.continues_id:
        drop_goal(goal, by=request.actor, reason=said["reason"])
    else:
        remove_goal(goal, by=request.actor)


def _context(goal: Goal, form: GoalForm) -> dict[str, Any]:
    return {
        "goal": goal,
        "name": str(goal),
        "plan": goal.plan,
        "form": form,
        "task_url": f"{reverse('measure-add')}?ziel={goal.pk}",
        "indicators": goal.indicators.order_by("position", "pk"),
        "measures": goal.measures.select_related("owner")[:AT_ONCE],
        "findings": goal.findings.select_related("finding"),
        "crumbs": goal_crumbs(goal),
    }
