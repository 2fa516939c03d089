"""The staff's pages of plans: list, new plan, the desk, its particulars, its numbers."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.goals.desk import desk_of
from wirkkreis.goals.forms.plans import PlanForm
from wirkkreis.goals.models import Plan
from wirkkreis.goals.pages.ways import plan_crumbs, staff_tabs
from wirkkreis.goals.planning import change_plan, make_plan, renumber
from wirkkreis.ui.answers import answer, done
from wirkkreis.ui.trying import form_page, saved, tried


def plans(request: HouseRequest) -> HttpResponse:
    """All plans with their state, the latest first."""
    found = Plan.objects.visible_to(request.actor).newest_first()
    counted = found.annotate(
        goal_count=Count("goals", distinct=True),
        indicator_count=Count("goals__indicators", distinct=True),
    )
    context = {"plans": counted, "tabs": staff_tabs("plans")}
    return answer(request, "goals/staff_plans.html", context=context)


def add(request: HouseRequest) -> HttpResponse:
    """A new, empty plan."""
    form = PlanForm(request.POST or None)
    if form.is_valid():
        made = make_plan(by=request.actor, **form.cleaned_data)
        messages.success(request, _("Der Plan ist angelegt. Jetzt kommen die Ziele."))
        return done(request, reverse("plan-edit", args=[made.pk]))
    back = reverse("plans")
    return form_page(request, form, _("Neuer Plan"), back=back, crumbs=plan_crumbs(None))


def plan(request: HouseRequest, pk: int) -> HttpResponse:
    """A plan on the desk: its tree with gaps, its steps, its years."""
    found = get_object_or_404(Plan.objects.visible_to(request.actor), pk=pk)
    context = desk_of(found, request.actor) | {"crumbs": plan_crumbs(found)}
    return answer(request, "goals/staff_plan.html", "tree", context)


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Another title, introduction or span."""
    found = get_object_or_404(Plan.objects.visible_to(request.actor), pk=pk)
    crumbs, back = plan_crumbs(found), reverse("plan-edit", args=[pk])
    form = PlanForm(request.POST or None, instance=found)
    if form.is_valid() and saved(
        form, lambda: change_plan(found, by=request.actor, fields=form.changed_data)
    ):
        messages.success(request, _("Der Plan ist gespeichert."))
        return done(request, back)
    return form_page(request, form, _("Angaben zum Plan"), back=back, crumbs=crumbs)


@require_POST
def number_all(request: HouseRequest, pk: int) -> HttpResponse:
    """Give every goal the number of its place."""
    found = get_object_or_404(Plan.objects.visible_to(request.actor), pk=pk)
    if tried(request, lambda: renumber(found, by=request.actor)):
        messages.success(request, _("Alle Ziele sind neu nummeriert."))
    return done(request, reverse("plan-edit", args=[pk]))
