"""Heute: what is due, overdue or waiting, composed from the packages."""

from django.http import HttpResponse

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.portal.worklist import latest_entries, worklist
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import answer


def today(request: HouseRequest) -> HttpResponse:
    """The work list of the person who asks."""
    day = clock.today()
    context = {
        "today": day,
        "lists": worklist(request.actor, on=day),
        "entries": latest_entries(request.actor),
        "may_write": bool(may(request.actor, "diary.entry.write")),
    }
    return answer(request, "portal/today.html", context=context)
