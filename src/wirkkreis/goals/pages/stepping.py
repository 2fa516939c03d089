"""Taking a step in a flow: at once, or by a page that asks for what belongs to it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.flow.engine import Flowing, Open, Step, open_to, take
from wirkkreis.goals.forms.plans import AdoptionForm, NoDetails, ReasonForm
from wirkkreis.goals.models import Measure, Plan
from wirkkreis.goals.pages.trying import saved
from wirkkreis.goals.pages.ways import plan_crumbs
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.frame import Link


def plan_step(request: HouseRequest, pk: int, step: str) -> HttpResponse:
    """The next state of a plan: consultation, back, adoption, the end."""
    plan = get_object_or_404(Plan.objects.visible_to(request.actor), pk=pk)
    back = reverse("plan-edit", args=[pk])
    return _step(request, plan, step, back=back, crumbs=plan_crumbs(plan))


def measure_step(request: HouseRequest, pk: int, step: str) -> HttpResponse:
    """The next state of a task: done, dropped, open again."""
    measure = get_object_or_404(Measure.objects.select_related("goal"), pk=pk)
    crumbs = [Link(_("Aufgaben"), reverse("measures")), Link(measure.title, "")]
    return _step(request, measure, step, back=reverse("measures"), crumbs=crumbs)


def _step(
    request: HouseRequest, row: Flowing, name: str, *, back: str, crumbs: list[Link]
) -> HttpResponse:
    opened = {entry.step.name: entry for entry in open_to(row, request.actor)}
    if name not in {step.name for step in row.FLOW.steps}:
        raise Http404
    if name not in opened:
        messages.warning(request, _("Dieser Schritt ist im jetzigen Stand nicht möglich."))
        return done(request, back)
    form = _form_of(opened[name].step)(request.POST if request.method == "POST" else None)
    if form.is_valid() and saved(form, lambda: _take(row, name, request, form.cleaned_data)):
        word = row.FLOW.state(opened[name].step.target).word
        messages.success(request, _("Der neue Stand ist: %(state)s.") % {"state": word})
        return done(request, back)
    context = _context(row, opened[name]) | {"form": form, "back_url": back}
    context["crumbs"] = [*crumbs, Link(str(opened[name].step.label), "")]
    status = INVALID if form.is_bound else 200
    return answer(request, "goals/staff_step.html", context=context, status=status)


def _context(row: Flowing, opened: Open) -> dict[str, Any]:
    target = row.FLOW.state(opened.step.target)
    return {
        "row": row,
        "name": str(row),
        "open": opened,
        "target": target,
        "is_end": not any(target.name in step.source for step in row.FLOW.steps),
    }


def _form_of(step: Step) -> type[forms.Form]:
    if step.fields:
        return AdoptionForm
    return ReasonForm if step.needs_note else NoDetails


def _take(row: Flowing, name: str, request: HouseRequest, said: dict[str, Any]) -> Flowing:
    values = {key: value for key, value in said.items() if key != "reason"}
    return take(row, name, by=request.actor, note=said.get("reason", ""), **values)
