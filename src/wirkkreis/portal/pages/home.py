"""The public home of a partnership."""

from django.http import HttpResponse
from django.shortcuts import render

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.goals.models import Plan
from wirkkreis.goals.overview import overview, reach_map
from wirkkreis.goals.standing import standing_of
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import answer


def home(request: HouseRequest) -> HttpResponse:
    """Who we are, where we stand, what one can do here; a list of doors where none is meant."""
    if getattr(request, "partnership", None) is None:
        return render(request, "portal/no_door.html", status=404)
    plan = Plan.objects.in_force().newest_first().first()
    context: dict[str, object] = {"plan": plan}
    if plan:
        standing = standing_of(plan, on=plan.day_within(clock.today()), public=True)
        context |= overview(standing) | {"map": reach_map(standing), "roots": standing.roots}
    return answer(request, "portal/home.html", context=context)
