"""The public history of a plan: what everybody may know of how it came about."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.activity.models import Activity
from wirkkreis.activity.telling import told_to_everyone
from wirkkreis.goals.models import Plan
from wirkkreis.goals.pages.ways import public_crumbs
from wirkkreis.ui.answers import answer
from wirkkreis.ui.frame import Link

PER_PAGE = 30


def plan_history(request: HouseRequest, pk: int) -> HttpResponse:
    """Consultation, adoption, closed and reopened years with their reasons; no names."""
    plan = get_object_or_404(Plan.objects.visible_to(request.actor), pk=pk)
    done = Activity.objects.about(plan).public()
    page = Paginator(done.select_related("subject_type"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "plan": plan,
        "crumbs": public_crumbs(plan, Link(_("Verlauf"), "")),
        "page": page,
        "entries": told_to_everyone(page.object_list, who=_("Die Partnerschaft")),
    }
    return answer(request, "goals/plan_history.html", context=context)
