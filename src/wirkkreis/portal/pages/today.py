"""Heute: what is due, overdue or waiting, composed from the packages."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.portal.worklist import latest_entries, worklist
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import answer
from wirkkreis.ui.frame import Link


def today(request: HouseRequest) -> HttpResponse:
    """The work list of the person who asks."""
    day = clock.today()
    context = {
        "today": day,
        "lists": worklist(request.actor, on=day),
        "entries": latest_entries(request.actor),
        "may_write": bool(may(request.actor, "diary.entry.write")),
        "ways": _ways(request),
    }
    return answer(request, "portal/today.html", context=context)


def _ways(request: HouseRequest) -> list[Link]:
    """Where somebody without a task may want to go."""
    ways = [Link(_("Unsere Ziele ansehen"), reverse("goals"), icon="target")]
    if may(request.actor, "activity.trail.read"):
        ways.append(Link(_("Prüfung"), reverse("trail"), icon="history"))
    return ways
