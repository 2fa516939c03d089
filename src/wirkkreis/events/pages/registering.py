"""Anmeldungen: the staff's page."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.desk import crumbs, staff_event, tabs
from wirkkreis.ui.answers import answer
from wirkkreis.ui.frame import Link


def overview(request: HouseRequest, pk: int) -> HttpResponse:
    """Anmeldungen of one event."""
    event = staff_event(request, pk)
    context = {
        "event": event,
        "tabs": tabs(event, "event-registrations"),
        "crumbs": crumbs(event, Link(_("Anmeldungen"), "")),
    }
    return answer(request, "events/registering/overview.html", context=context)
