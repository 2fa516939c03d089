"""The staff's pages of one event: the way to them and between them."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.models import Event
from wirkkreis.ui.frame import Link


def staff_event(request: HouseRequest, pk: int) -> Event:
    """The event, with what names it, for whoever may see it. Raises Http404 else."""
    seen = Event.objects.visible_to(request.actor)
    return get_object_or_404(seen.select_related("format", "municipality", "venue"), pk=pk)


def tabs(event: Event, here: str) -> list[Link]:
    """The pages of an event; `here` is the name of the one that is shown."""
    ways = [
        (_("Überblick"), "event-desk"),
        (_("Anmeldungen"), "event-registrations"),
        (_("Einlass"), "event-door"),
        (_("Nachher"), "event-aftermath"),
    ]
    return [
        Link(label, reverse(name, args=[event.pk]), current=name == here) for label, name in ways
    ]


def crumbs(event: Event, *here: Link) -> list[Link]:
    """The way to a page of an event, which is the last link."""
    desk = Link(str(event), reverse("event-desk", args=[event.pk]) if here else "")
    return [Link(_("Planung"), reverse("events-planning")), desk, *here]
