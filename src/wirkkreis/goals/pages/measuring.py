"""Measuring by hand: the form of an observation, its correction, its evidence."""

from pathlib import PurePosixPath
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.goals.evidence import OBSERVED
from wirkkreis.goals.forms.indicators import ObservationForm
from wirkkreis.goals.indicating import observe
from wirkkreis.goals.models import Goal, Indicator, Observation
from wirkkreis.goals.pages.ways import goal_crumbs
from wirkkreis.goals.showing import AT_ONCE
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.trying import saved


def measure(request: HouseRequest, pk: int) -> HttpResponse:
    """Enter a value; with `?berichtigt=` in place of an earlier one, which stays to be read."""
    indicator = _indicator(request, pk)
    corrects = _corrected(request, indicator)
    form = _form(request, indicator, corrects)
    if form.is_valid() and saved(
        form,
        lambda: observe(indicator, by=request.actor, corrects=corrects, **form.cleaned_data),
    ):
        messages.success(request, _("Die Messung ist eingetragen und zählt."))
        return done(request, reverse("indicator", args=[pk]))
    context = _context(indicator, form, corrects)
    status = INVALID if form.is_bound else 200
    return answer(request, "goals/staff_observation.html", context=context, status=status)


def evidence(_request: HouseRequest, pk: int) -> FileResponse:
    """The file that proves a measured value, as a download."""
    observation = get_object_or_404(Observation, pk=pk)
    if not observation.evidence_file:
        raise Http404
    name = PurePosixPath(str(observation.evidence_file)).name
    return FileResponse(observation.evidence_file.open(), as_attachment=True, filename=name)


def _indicator(request: HouseRequest, pk: int) -> Indicator:
    visible = Goal.objects.visible_to(request.actor)
    found = Indicator.objects.filter(goal__in=visible).select_related("goal__plan")
    return get_object_or_404(found, pk=pk)


def _context(
    indicator: Indicator, form: ObservationForm, corrects: Observation | None
) -> dict[str, Any]:
    return {
        "indicator": indicator,
        "form": form,
        "is_observed": indicator.source == OBSERVED,
        "corrects": corrects,
        "observations": indicator.observations.select_related("observed_by", "correction")[
            :AT_ONCE
        ],
        "file_was_sent": form.is_bound and bool(form.files),
        "crumbs": goal_crumbs(indicator.goal, _("Messung eintragen")),
    }


def _corrected(request: HouseRequest, indicator: Indicator) -> Observation | None:
    asked = request.GET.get("berichtigt", "")
    if not asked.isdecimal():
        return None
    return get_object_or_404(indicator.observations.all(), pk=int(asked))


def _form(
    request: HouseRequest, indicator: Indicator, corrects: Observation | None
) -> ObservationForm:
    initial: dict[str, Any] = {"day": clock.today()}
    if corrects is not None:
        initial = {"day": corrects.day, "method": corrects.method, "value": corrects.value}
    sent = request.method == "POST"
    return ObservationForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        initial=initial,
        instance=Observation(indicator=indicator),
    )
