"""The staff's pages of an indicator: its definition, its source, and a look at its number."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.flow.stepping import NoDetails
from wirkkreis.goals.forms.indicators import IndicatorForm
from wirkkreis.goals.indicating import add_indicator, change_indicator, remove_indicator
from wirkkreis.goals.looking import preview
from wirkkreis.goals.models import Goal, Indicator
from wirkkreis.goals.pages.ways import goal_crumbs
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.trying import saved

PARTS = ("source", "preview")
"""What can be looked at without saving: the fields of another source, the number of today."""


def add(request: HouseRequest, pk: int) -> HttpResponse:
    """A new indicator of a goal."""
    visible = Goal.objects.visible_to(request.actor).select_related("plan")
    goal = get_object_or_404(visible, pk=pk)
    form = _form(request, Indicator(goal=goal, starts=goal.plan.starts, due=goal.plan.ends))
    if _is_to_be_saved(form) and saved(
        form, lambda: add_indicator(goal, by=request.actor, **form.fields_of)
    ):
        messages.success(request, _("Der Indikator ist angelegt und zählt ab jetzt mit."))
        return done(request, reverse("goal-edit", args=[pk]))
    return _screen(request, form, goal, _("Neuer Indikator"))


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Another definition; with every change its version grows."""
    indicator = _indicator(request, pk)
    form = _form(request, indicator)
    if _is_to_be_saved(form) and saved(form, lambda: _change(request, indicator, form)):
        return done(request, reverse("goal-edit", args=[indicator.goal_id]))
    return _screen(request, form, indicator.goal, _("Indikator ändern"))


def remove(request: HouseRequest, pk: int) -> HttpResponse:
    """Ask before an indicator goes; one with measurements or frozen values stays."""
    indicator = _indicator(request, pk)
    back = reverse("goal-edit", args=[indicator.goal_id])
    form = NoDetails(request.POST if request.method == "POST" else None)
    if form.is_valid() and saved(form, lambda: remove_indicator(indicator, by=request.actor)):
        messages.success(request, _("Der Indikator ist entfernt."))
        return done(request, back)
    context = {
        "indicator": indicator,
        "form": form,
        "back_url": back,
        "crumbs": goal_crumbs(indicator.goal, _("Indikator entfernen")),
    }
    status = INVALID if form.is_bound else 200
    return answer(request, "goals/staff_indicator_remove.html", context=context, status=status)


def _indicator(request: HouseRequest, pk: int) -> Indicator:
    visible = Goal.objects.visible_to(request.actor)
    found = Indicator.objects.filter(goal__in=visible).select_related("goal__plan")
    return get_object_or_404(found, pk=pk)


def _form(request: HouseRequest, indicator: Indicator) -> IndicatorForm:
    asking = request.POST.get("show") in PARTS
    return IndicatorForm(request.POST or None, asking=asking, instance=indicator)


def _is_to_be_saved(form: IndicatorForm) -> bool:
    return form.is_valid() and not form.asking


def _change(request: HouseRequest, indicator: Indicator, form: IndicatorForm) -> None:
    if not form.changed_fields:
        messages.info(request, _("Es wurde nichts geändert."))
        return
    change_indicator(indicator, by=request.actor, fields=form.changed_fields)
    messages.success(
        request,
        _("Gespeichert. Die Definition hat jetzt die Fassung %(version)s.")
        % {"version": indicator.version},
    )


def _screen(request: HouseRequest, form: IndicatorForm, goal: Goal, title: str) -> HttpResponse:
    shown = form.is_bound or form.instance.pk
    context: dict[str, Any] = {
        "form": form,
        "goal": goal,
        "indicator": form.instance,
        "title": title,
        "preview": preview(form.instance, actor=request.actor) if shown else None,
        "crumbs": goal_crumbs(goal, title),
    }
    wrong = form.is_bound and not form.asking
    part = request.POST.get("show") if form.asking else None
    status = INVALID if wrong else 200
    return answer(request, "goals/staff_indicator.html", part, context, status)
