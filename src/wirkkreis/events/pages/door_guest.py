"""One registration at the door: from its line in the list, or from the QR code on a phone."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.desk import crumbs, staff_event
from wirkkreis.events.door import counting
from wirkkreis.events.door.at_the_door import Door, Guest
from wirkkreis.events.door.door_forms import TickForm
from wirkkreis.events.models import Registration
from wirkkreis.events.pages.door import onward, taken
from wirkkreis.events.tokens import opened
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.frame import Link

TEMPLATE = "events/door/guest.html"


def guest(request: HouseRequest, pk: int, registration_pk: int) -> HttpResponse:
    """Who it is, and one button; for htmx the line of the list."""
    door = Door(staff_event(request, pk), request.POST or request.GET)
    return _at_the_door(request, door, door.guest(registration_pk))


def by_token(request: HouseRequest, token: str) -> HttpResponse:
    """What the QR code of a registration opens. Looking at it lets nobody in yet."""
    registered = Registration.objects.select_related("admission")
    found = get_object_or_404(registered, key=opened("door", token))
    door = Door(staff_event(request, found.admission.event_id), request.POST or request.GET)
    return _at_the_door(request, door, door.guest(found.pk))


def _at_the_door(request: HouseRequest, door: Door, guest: Guest) -> HttpResponse:
    form = TickForm(request.POST) if request.method == "POST" else _fresh(door, guest)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if taken(form, lambda: counting.check_in(guest.registration, by=request.actor, **given)):
            return done(request, onward(request, door, guest.registration.pk), in_place=True)
    status = INVALID if form.is_bound else 200
    return answer(request, TEMPLATE, "row", _context(door, guest, form), status)


def _fresh(door: Door, guest: Guest) -> TickForm:
    size = guest.registration.size
    return TickForm(initial={"day": door.day, "nonce": guest.nonce, "count": size})


def _context(door: Door, guest: Guest, form: TickForm) -> dict[str, Any]:
    registration = guest.registration
    places = registration.workshop_places.exclude(state="left").select_related("workshop")
    back = Link(_("Einlass"), door.url)
    return {
        "event": door.event,
        "door": door,
        "guest": guest,
        "form": form,
        "tick_form": form,
        "presence": door.presence(),
        "places": places,
        "crumbs": crumbs(door.event, back, Link(guest.called, "")),
    }
