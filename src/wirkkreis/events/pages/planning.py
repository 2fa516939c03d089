"""The staff's list of events, and the desk of one event."""

from django.http import HttpResponse

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.desk import crumbs, staff_event, tabs
from wirkkreis.events.models import Event
from wirkkreis.ui.answers import answer


def listing(request: HouseRequest) -> HttpResponse:
    """All events, the latest first."""
    found = Event.objects.visible_to(request.actor).newest_first()
    return answer(request, "events/planning/list.html", context={"events": found})


def desk(request: HouseRequest, pk: int) -> HttpResponse:
    """One event at a glance: what is settled, what is missing, what can be done next."""
    event = staff_event(request, pk)
    context = {"event": event, "tabs": tabs(event, "event-desk"), "crumbs": crumbs(event)}
    return answer(request, "events/planning/desk.html", context=context)
