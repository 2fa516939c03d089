"""The register as everybody may read it: what was decided in public, without hidden names."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.models import Resolution, Session
from wirkkreis.committees.readers import STRANGER
from wirkkreis.committees.records.public_face import in_public
from wirkkreis.committees.records.public_filter import PublicFilter
from wirkkreis.ui.answers import answer
from wirkkreis.ui.frame import Link

PER_PAGE = 30


@require_safe
def resolutions(request: HouseRequest) -> HttpResponse:
    """What was decided in public, the latest first, by words, body and year."""
    form = PublicFilter(request.GET)
    found = form.narrowed(Resolution.objects.shown_to(STRANGER).select_related("committee"))
    page = Paginator(found.newest_first(), PER_PAGE).get_page(request.GET.get("page"))
    number = page.paginator.count
    context = {
        "form": form,
        "is_narrowed": form.is_narrowed,
        "page": page,
        "resolutions": in_public(list(page.object_list)),
        "found": ngettext("Ein Beschluss", "%(n)d Beschlüsse", number) % {"n": number},
        "atom": request.build_absolute_uri(reverse("resolutions-atom")),
        "crumbs": [_bodies(), Link(_("Beschlüsse"), "")],
    }
    return answer(request, "committees/public_resolutions.html", "list", context)


@require_safe
def resolution(request: HouseRequest, pk: int) -> HttpResponse:
    """One resolution in its words."""
    rows = Resolution.objects.shown_to(STRANGER).select_related("committee", "item", "plan", "vote")
    row = get_object_or_404(rows, pk=pk)
    item = row.item if row.item and row.item.is_public else None
    known = Session.objects.public().filter(pk=item.session_id if item else 0)
    context = {
        "resolution": row,
        "said": in_public([row])[0],
        "session": known.first(),
        "plan": row.plan if row.plan and row.plan.is_public else None,
        "crumbs": [
            _bodies(),
            Link(_("Beschlüsse"), reverse("public-resolutions")),
            Link(row.number, ""),
        ],
    }
    return answer(request, "committees/public_resolution.html", context=context)


def _bodies() -> Link:
    return Link(_("Gremien"), reverse("public-committees"))
