"""Taking a step in the life of a plan or a task."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.flow.stepping import step_page
from wirkkreis.goals.forms.plans import AdoptionForm
from wirkkreis.goals.models import Measure, Plan
from wirkkreis.goals.pages.ways import plan_crumbs
from wirkkreis.ui.frame import Link


def plan_step(request: HouseRequest, pk: int, step: str) -> HttpResponse:
    """The next state of a plan: consultation, back, adoption, the end."""
    plan = get_object_or_404(Plan.objects.visible_to(request.actor), pk=pk)
    back = reverse("plan-edit", args=[pk])
    asking = {"adopt": AdoptionForm}
    return step_page(request, plan, step, back=back, crumbs=plan_crumbs(plan), asking=asking)


def measure_step(request: HouseRequest, pk: int, step: str) -> HttpResponse:
    """The next state of a task: done, dropped, open again."""
    measure = get_object_or_404(Measure.objects.select_related("goal"), pk=pk)
    crumbs = [Link(_("Aufgaben"), reverse("measures")), Link(measure.title, "")]
    return step_page(request, measure, step, back=reverse("measures"), crumbs=crumbs)
