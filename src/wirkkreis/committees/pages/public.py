"""The bodies as everybody sees them: what they are for, who sits there, by which rules."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.models import Committee
from wirkkreis.committees.records.public_face import next_of, priorities_of
from wirkkreis.committees.seating.composition import composition
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import answer
from wirkkreis.ui.frame import Link


def committees(request: HouseRequest) -> HttpResponse:
    """All bodies that are shown to everybody."""
    context = {"committees": Committee.objects.public().active()}
    return answer(request, "committees/public_list.html", context=context)


def committee(request: HouseRequest, pk: int) -> HttpResponse:
    """One body: its task, its seats, and the names of those who agreed to that."""
    row = get_object_or_404(Committee.objects.public(), pk=pk)
    context = {
        "committee": row,
        "made_up": composition(row, clock.today()),
        "coming": next_of(row),
        "priorities": priorities_of(row),
        "crumbs": [Link(_("Gremien"), reverse("public-committees")), Link(str(row.name), "")],
    }
    return answer(request, "committees/public.html", context=context)
