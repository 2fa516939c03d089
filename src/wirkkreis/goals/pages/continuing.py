"""Continuing a plan, and both plans side by side for everybody."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.flow.stepping import ReasonForm
from wirkkreis.goals.continuing import compare, continue_plan, explain_drop
from wirkkreis.goals.forms.plans import ContinueForm
from wirkkreis.goals.models import Goal, Plan
from wirkkreis.goals.pages.ways import plan_crumbs, public_crumbs
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import form_page, saved

CHANGES: dict[str, tuple[StrOrPromise, str, str]] = {
    "same": (gettext_lazy("unverändert"), "neutral", "check"),
    "changed": (gettext_lazy("geändert"), "info", "pen"),
    "new": (gettext_lazy("neu"), "good", "plus"),
    "dropped": (gettext_lazy("nicht fortgeführt"), "warn", "cross"),
    "undecided": (gettext_lazy("Grund fehlt noch"), "bad", "alert"),
}
"""What became of a goal: word, tone, sign."""


def follow(request: HouseRequest, pk: int) -> HttpResponse:
    """A new plan that carries all goals and indicators of this one."""
    plan = get_object_or_404(Plan.objects.visible_to(request.actor), pk=pk)
    form = ContinueForm(request.POST or None, plan=plan)
    made: list[Plan] = []
    if form.is_valid() and saved(
        form, lambda: made.append(continue_plan(plan, by=request.actor, **form.cleaned_data))
    ):
        messages.success(request, _("Alle Ziele sind übernommen. Ändern Sie, was sich ändert."))
        return done(request, reverse("plan-edit", args=[made[0].pk]))
    back = reverse("plan-edit", args=[pk])
    return form_page(request, form, _("Plan fortschreiben"), back=back, crumbs=plan_crumbs(plan))


def comparison(request: HouseRequest, pk: int) -> HttpResponse:
    """The plan beside the one it continues: what stayed, changed, came and went, and why."""
    visible = Plan.objects.visible_to(request.actor)
    plan = get_object_or_404(
        visible.filter(continues__in=visible).select_related("continues"), pk=pk
    )
    may_edit = bool(may(request.actor, "goals.plan.edit", plan)) and plan.is_editable
    looks = CHANGES if may_edit else CHANGES | {"undecided": CHANGES["dropped"]}
    context: dict[str, Any] = {
        "plan": plan,
        "pairs": [(pair, looks[pair.change]) for pair in compare(plan)],
        "may_edit": may_edit,
        "crumbs": public_crumbs(plan, Link(_("Früherer und neuer Plan"), "")),
    }
    return answer(request, "goals/plan_compare.html", context=context)


def explain(request: HouseRequest, pk: int, goal: int) -> HttpResponse:
    """Say why a goal of the earlier plan is not carried on."""
    plan = get_object_or_404(Plan.objects.visible_to(request.actor), pk=pk)
    old = get_object_or_404(Goal.objects.filter(plan=plan.continues_id), pk=goal)
    back = reverse("plan-compare", args=[pk])
    form = ReasonForm(request.POST or None)
    if form.is_valid() and saved(
        form, lambda: explain_drop(plan, old, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("Der Grund steht jetzt in der Gegenüberstellung."))
        return done(request, back)
    context = {"form": form, "goal": old, "back_url": back, "crumbs": plan_crumbs(plan, _("Grund"))}
    status = INVALID if form.is_bound else 200
    return answer(request, "goals/staff_drop_reason.html", context=context, status=status)
