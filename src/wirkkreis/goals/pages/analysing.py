"""The staff's pages of the situation analysis: findings, and the goals they led to."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.flow.stepping import NoDetails
from wirkkreis.goals.findings import keep_finding, remove_finding
from wirkkreis.goals.forms.work import FindingForm
from wirkkreis.goals.models import Finding, Plan
from wirkkreis.goals.pages.ways import plan_crumbs
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.trying import form_page, saved


def findings(request: HouseRequest, pk: int) -> HttpResponse:
    """What was found out about the situation, and where it led."""
    plan = get_object_or_404(Plan.objects.visible_to(request.actor), pk=pk)
    context = {
        "plan": plan,
        "findings": plan.findings.prefetch_related("led_to__goal"),
        "crumbs": plan_crumbs(plan, _("Situationsanalyse")),
    }
    return answer(request, "goals/staff_findings.html", context=context)


def add(request: HouseRequest, pk: int) -> HttpResponse:
    """A new finding of a plan."""
    plan = get_object_or_404(Plan.objects.visible_to(request.actor), pk=pk)
    form = FindingForm(request.POST or None, plan=plan, initial={"day": clock.today()})
    return _page(request, form, _("Neuer Befund"))


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Other words, another source, other goals."""
    finding = _finding(request, pk)
    form = FindingForm(request.POST or None, plan=finding.plan, instance=finding)
    return _page(request, form, _("Befund ändern"))


def remove(request: HouseRequest, pk: int) -> HttpResponse:
    """Ask before a finding goes."""
    finding = _finding(request, pk)
    back = reverse("findings", args=[finding.plan_id])
    form = NoDetails(request.POST if request.method == "POST" else None)
    if form.is_valid() and saved(form, lambda: remove_finding(finding, by=request.actor)):
        messages.success(request, _("Der Befund ist entfernt."))
        return done(request, back)
    crumbs = plan_crumbs(finding.plan, _("Befund entfernen"))
    context = {"finding": finding, "form": form, "back_url": back, "crumbs": crumbs}
    status = INVALID if form.is_bound else 200
    return answer(request, "goals/staff_finding_remove.html", context=context, status=status)


def _finding(request: HouseRequest, pk: int) -> Finding:
    visible = Plan.objects.visible_to(request.actor)
    found = Finding.objects.filter(plan__in=visible).select_related("plan")
    return get_object_or_404(found, pk=pk)


def _page(request: HouseRequest, form: FindingForm, title: str) -> HttpResponse:
    plan = form.instance.plan
    back = reverse("findings", args=[plan.pk])
    if form.is_valid() and saved(
        form,
        lambda: keep_finding(form.instance, by=request.actor, goals=form.cleaned_data["goals"]),
    ):
        messages.success(request, _("Der Befund ist gespeichert."))
        return done(request, back)
    return form_page(request, form, title, back=back, crumbs=plan_crumbs(plan))
