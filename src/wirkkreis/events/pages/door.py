"""Einlass: the day itself, on a phone."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.aftermath.forgetting import lists_forgotten_on
from wirkkreis.events.desk import crumbs, staff_event, tabs
from wirkkreis.events.door import counting
from wirkkreis.events.door.at_the_door import Door
from wirkkreis.events.door.door_forms import HeadCountForm, SignedListForm, WalkInForm
from wirkkreis.events.models import Attendance, Event, EventFile, FileKind
from wirkkreis.ui.answers import INVALID, answer, done, wants_part
from wirkkreis.ui.frame import Link
from wirkkreis.ui.items import StoredFile

TEMPLATE = "events/door/overview.html"


def overview(request: HouseRequest, pk: int) -> HttpResponse:
    """Who is expected, who is here, and how many heads there are."""
    event = staff_event(request, pk)
    return shown(request, Door(event, request.GET))


@require_POST
def walk_in(request: HouseRequest, pk: int) -> HttpResponse:
    """Note somebody who comes without a registration."""
    event = staff_event(request, pk)
    door = Door(event, request.POST)
    form = WalkInForm(request.POST, event=event)
    if form.is_valid() and taken(
        form, lambda: counting.note_walk_in(event, by=request.actor, **form.cleaned_data)
    ):
        return done(request, f"{door.url}#walk-ins")
    return shown(request, door, INVALID, walk_in_form=form)


@require_POST
def count(request: HouseRequest, pk: int) -> HttpResponse:
    """Put down the heads of a day; an empty form says that nobody counted."""
    event = staff_event(request, pk)
    door = Door(event, request.POST)
    form = HeadCountForm(request.POST, heads=door.heads())
    if form.is_valid() and taken(
        form,
        lambda: counting.count_heads(
            event, by=request.actor, day=form.cleaned_data["day"], counts=form.counts
        ),
    ):
        messages.success(request, _("Die Zahlen sind gespeichert."))
        return done(request, door.url)
    return shown(request, door, INVALID, count_form=form)


@require_POST
def undo(request: HouseRequest, pk: int, attendance_pk: int) -> HttpResponse:
    """Take a tick or a walk-in back; somebody else may have done so already."""
    event = staff_event(request, pk)
    door = Door(event, request.POST)
    there = Attendance.objects.filter(event=event, pk=attendance_pk).first()
    if there is None:
        return done(request, door.url)
    counting.undo(there, by=request.actor)
    guest = there.registration_id
    url = onward(request, door, guest) if guest else f"{door.url}#walk-ins"
    return done(request, url, in_place=True)


def onward(request: HouseRequest, door: Door, guest: int) -> str:
    """Where a tick leads: to its place in the list without scripts, else to the guest."""
    from_list = "in_list" in request.POST and not wants_part(request)
    return f"{door.url}#guest-{guest}" if from_list else door.url_of(guest)


def shown(request: HouseRequest, door: Door, status: int = 200, **forms: Any) -> HttpResponse:
    """The page of the door; `forms` are those that came back with errors."""
    event, page = door.event, door.page()
    context = {
        "event": event,
        "tabs": tabs(event, "event-door"),
        "crumbs": crumbs(event, Link(_("Einlass"), "")),
        "door": door,
        "page": page,
        "guests": door.guests(page),
        "presence": door.presence(),
        **_turnout(event),
        "files": _scans(event),
        **_fresh_forms(door),
        "form": next(iter(forms.values()), None),
    }
    return answer(request, TEMPLATE, "guests", context | forms, status)


def taken(form: BaseForm, note: Callable[[], object]) -> bool:
    """Whether it could be noted; what speaks against it stands in the form then."""
    try:
        note()
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _fresh_forms(door: Door) -> dict[str, BaseForm]:
    day, heads = {"day": door.day}, door.heads()
    counted = {"people": sum(heads.values())} if heads else {}
    return {
        "walk_in_form": WalkInForm(event=door.event, initial=day | {"nonce": uuid4(), "count": 1}),
        "count_form": HeadCountForm(heads=heads, initial=day | counted),
        "scan_form": SignedListForm(initial=day),
    }


def _turnout(event: Event) -> dict[str, Any]:
    every, once = counting.participations(event), counting.participants(event)
    bands = sorted(every.by_band, key=lambda band: (not band, band))
    by_age = [(band, every.by_band[band], once.by_band[band]) for band in bands]
    return {"every": every, "once": once, "by_age_rows": by_age}


def _scans(event: Event) -> list[StoredFile]:
    lists = EventFile.objects.filter(event=event, kind=FileKind.SIGNED_LIST).order_by("day", "pk")
    due = lists_forgotten_on(event)
    until = (
        _("wird gelöscht am %(day)s") % {"day": date_format(due, "SHORT_DATE_FORMAT")}
        if due
        else ""
    )
    return [
        StoredFile(
            name=file.name,
            url=reverse("event-door-scan", args=[event.pk, file.pk]),
            size=file.size,
            kind=until,
            remove_url=reverse("event-door-scan-remove", args=[event.pk, file.pk]),
        )
        for file in lists
    ]
