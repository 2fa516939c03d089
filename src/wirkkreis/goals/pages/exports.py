"""Files of the goals: the plan as PDF, CSV, XLSX and JSON, the proof of one number as CSV and XLSX.

They hold what the page shows the same person, never more.
"""

from collections.abc import Sequence

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.goals.as_of import day_of
from wirkkreis.goals.evidence import proof
from wirkkreis.goals.exporting import plan_columns, plan_rows, plan_tree
from wirkkreis.goals.models import Goal, Indicator, Plan
from wirkkreis.goals.printing import plan_document
from wirkkreis.goals.publishing import faces
from wirkkreis.goals.rights import reads_as_public
from wirkkreis.goals.showing import Shown, named, shown_rows
from wirkkreis.goals.sources import known_source
from wirkkreis.goals.standing import PlanStanding, standing_of
from wirkkreis.tenancy.models import rules_for
from wirkkreis.ui.answers import answer
from wirkkreis.ui.documents.keeping import TooMany
from wirkkreis.ui.sheets import asked_format, sheet


def plan_sheet(request: HouseRequest, pk: int) -> HttpResponse:
    """The whole plan with its state, one row per indicator."""
    standing = _standing(request, pk)
    return sheet(
        request,
        name=str(standing.plan.title),
        columns=plan_columns(),
        rows=plan_rows(standing),
        format=asked_format(request) or "csv",
    )


def plan_json(request: HouseRequest, pk: int) -> JsonResponse:
    """The whole plan with its state as a tree."""
    return JsonResponse(
        plan_tree(_standing(request, pk)), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )


def plan_pdf(request: HouseRequest, pk: int) -> HttpResponse:
    """The whole plan with its state as an accessible document, in the page's language."""
    standing = _standing(request, pk)
    try:
        document = plan_document(standing, for_all=reads_as_public(request.actor))
    except TooMany:
        response = answer(
            request, "goals/plan_pdf_later.html", context={"plan": standing.plan}, status=429
        )
        response.headers["Retry-After"] = "60"
        return response
    name = f"{slugify(str(standing.plan.title)) or 'plan'}.pdf"
    shown_as = content_disposition_header(as_attachment=False, filename=name)
    headers = {"Content-Disposition": str(shown_as)}
    return HttpResponse(document, content_type="application/pdf", headers=headers)


def _later(request: HouseRequest, plan: Plan) -> HttpResponse:
    response = answer(request, "goals/plan_pdf_later.html", context={"plan": plan}, status=429)
    response.headers["Retry-After"] = "60"  # seconds
    return response


def indicator_sheet(request: HouseRequest, pk: int) -> HttpResponse:
    """The proof of one number: rows for those who may see them, else their public face."""
    visible = Goal.objects.visible_to(request.actor)
    indicator = get_object_or_404(
        Indicator.objects.filter(goal__in=visible).select_related("goal__plan"), pk=pk
    )
    return sheet(
        request,
        name=str(indicator.name),
        columns=(_("Wann"), _("Was"), _("Wo"), _("Einträge"), _("zählt")),
        rows=[
            (row.day, row.label, row.unit, row.rows, row.amount)
            for row in _proof(request, indicator)
        ],
        format=asked_format(request) or "csv",
    )


def _standing(request: HouseRequest, pk: int) -> PlanStanding:
    public = reads_as_public(request.actor)
    plan = get_object_or_404(Plan.objects.visible_to(request.actor), pk=pk)
    return standing_of(plan, on=day_of(request, plan, public=public), public=public)


def _proof(request: HouseRequest, indicator: Indicator) -> Sequence[Shown]:
    plan = indicator.goal.plan
    public = reads_as_public(request.actor)
    on = day_of(request, plan, public=public)
    if public:
        return named(faces(indicator, on=on, rules=rules_for(plan.starts.year)))
    rows, source = proof(indicator, on=on), known_source(indicator.source)
    return [] if rows is None or source is None else shown_rows(rows, source, actor=request.actor)
