"""The staff's pages of a year: closing it, its frozen values beside today, opening it again."""

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.flow.stepping import ReasonForm
from wirkkreis.goals.closing import close_year, reopen_year
from wirkkreis.goals.models import Closing, Plan
from wirkkreis.goals.pages.ways import plan_crumbs, year_crumbs
from wirkkreis.goals.years import closing_columns, closing_rows, closing_tree, year_page
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.sheets import asked_format, sheet
from wirkkreis.ui.trying import saved, tried


def year(request: HouseRequest, pk: int, year: int) -> HttpResponse:
    """A year of a plan: what it would freeze, or what it has frozen beside today."""
    plan = get_object_or_404(Plan.objects.all(), pk=pk)
    if year not in plan.years:
        raise Http404
    here = reverse("plan-year", args=[pk, year])
    if request.method == "POST" and tried(
        request, lambda: close_year(plan, year, by=request.actor)
    ):
        messages.success(request, _("Das Jahr %(year)s ist abgeschlossen.") % {"year": year})
        return done(request, here)
    context = year_page(plan, year, request.actor)
    context |= {"crumbs": year_crumbs(plan, year, request.actor)}
    status = INVALID if request.method == "POST" else 200
    return answer(request, "goals/staff_year.html", context=context, status=status)


def reopen(request: HouseRequest, pk: int) -> HttpResponse:
    """Open a closed year again, with a reason that everybody can read."""
    closing = get_object_or_404(Closing.objects.standing().select_related("plan"), pk=pk)
    back = reverse("plan-year", args=[closing.plan_id, closing.year])
    form = ReasonForm(request.POST or None)
    if form.is_valid() and saved(
        form, lambda: reopen_year(closing, by=request.actor, reason=form.cleaned_data["reason"])
    ):
        messages.success(request, _("Das Jahr ist wieder offen. Der Grund steht im Verlauf."))
        return done(request, back)
    crumbs = plan_crumbs(closing.plan, _("Jahr wieder öffnen"))
    context = {"form": form, "closing": closing, "back_url": back, "crumbs": crumbs}
    status = INVALID if form.is_bound else 200
    return answer(request, "goals/staff_reopen.html", context=context, status=status)


def closing_data(_request: HouseRequest, pk: int) -> JsonResponse:
    """A closed year as data: values, definitions, rows and hashes."""
    closing = get_object_or_404(Closing.objects.select_related("plan"), pk=pk)
    response = JsonResponse(
        closing_tree(closing), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response["Content-Disposition"] = f'attachment; filename="abschluss-{closing.year}.json"'
    return response


def closing_sheet(request: HouseRequest, pk: int) -> HttpResponse:
    """A closed year as a table."""
    closing = get_object_or_404(Closing.objects.select_related("plan"), pk=pk)
    return sheet(
        request,
        name=_("Abschluss %(year)s") % {"year": closing.year},
        columns=closing_columns(),
        rows=closing_rows(closing),
        format=asked_format(request) or "csv",
    )
