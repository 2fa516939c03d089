"""The public calendar and the page of one event."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.models import Event
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import answer


def listing(request: HouseRequest) -> HttpResponse:
    """What comes next, the earliest first."""
    found = Event.objects.listed(request.actor).upcoming(clock.now()).in_time()
    return answer(request, "events/calendar/list.html", context={"events": found})


def event(request: HouseRequest, pk: int) -> HttpResponse:
    """All that the public may know of an event."""
    shown = get_object_or_404(Event.objects.visible_to(request.actor), pk=pk)
    return answer(request, "events/calendar/event.html", context={"event": shown})
