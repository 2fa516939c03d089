"""The waiting lists of an event and of its workshops: who is next, what is offered, the order."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.desk import crumbs
from wirkkreis.events.models import Admission, Names, Registration, Workshop, WorkshopPlace
from wirkkreis.events.pages.admission import admission_of
from wirkkreis.events.pages.registration import named
from wirkkreis.events.registration.line_order import (
    move_in_line,
    move_in_workshop_line,
    offer_by_hand,
    offer_workshop_by_hand,
)
from wirkkreis.events.registration.staff_forms import PositionForm
from wirkkreis.events.registration.waiting import place_in_line
from wirkkreis.events.registration.workshops import with_positions
from wirkkreis.flow.stepping import ReasonForm
from wirkkreis.ui.answers import answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import form_page, saved

HERE = "event-waiting"
PER_PAGE = 50


def waiting(request: HouseRequest, pk: int) -> HttpResponse:
    """The list of the event, or with `?workshop=` that of a workshop; offers beside it."""
    admission = admission_of(request, pk)
    workshops = _with_numbers(admission)
    asked = request.GET.get("workshop", "")
    chosen = next((one for one in workshops if str(one.pk) == asked), None)
    lines = _workshop_line(chosen) if chosen else admission.registrations.in_line()
    page = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "event": admission.event,
        "names_hidden": admission.event.names == Names.PROTECTED,
        "workshop": chosen,
        "page": page,
        "rows": list(enumerate(page.object_list, page.start_index())),
        "offers": _workshop_offers(chosen) if chosen else _offers(admission),
        "tabs": _tabs(admission, workshops, chosen),
        "crumbs": [*_way(admission), Link(_("Wartelisten"), "")],
    }
    return answer(request, "events/registering/waiting.html", context=context)


def move(request: HouseRequest, pk: int, registration_pk: int) -> HttpResponse:
    """Another position on the waiting list of the event."""
    admission, row = _registration(request, pk, registration_pk)
    return _position_page(
        request,
        admission,
        title=_("%(who)s: anderer Platz in der Reihe") % {"who": named(row, admission.event)},
        now=place_in_line(row),
        do=lambda to, reason: move_in_line(row, by=request.actor, to=to, reason=reason),
    )


def offer(request: HouseRequest, pk: int, registration_pk: int) -> HttpResponse:
    """Free places of the event to somebody before all others."""
    admission, row = _registration(request, pk, registration_pk)
    return _offer_page(
        request,
        admission,
        title=_("%(who)s: Platz anbieten") % {"who": named(row, admission.event)},
        do=lambda reason: offer_by_hand(row, by=request.actor, reason=reason),
    )


def workshop_move(request: HouseRequest, pk: int, place_pk: int) -> HttpResponse:
    """Another position on the waiting list of a workshop."""
    admission, row = _place(request, pk, place_pk)
    return _position_page(
        request,
        admission,
        title=_("%(who)s: anderer Platz in der Reihe")
        % {"who": named(row.registration, admission.event)},
        now=row.position,
        do=lambda to, reason: move_in_workshop_line(row, by=request.actor, to=to, reason=reason),
        workshop=row.workshop,
    )


def workshop_offer(request: HouseRequest, pk: int, place_pk: int) -> HttpResponse:
    """Free places of a workshop to somebody before all others."""
    admission, row = _place(request, pk, place_pk)
    return _offer_page(
        request,
        admission,
        title=_("%(who)s: Platz anbieten") % {"who": named(row.registration, admission.event)},
        do=lambda reason: offer_workshop_by_hand(row, by=request.actor, reason=reason),
        workshop=row.workshop,
    )


def _position_page(
    request: HouseRequest,
    admission: Admission,
    *,
    title: str,
    now: int,
    do: Callable[[int, str], None],
    workshop: Workshop | None = None,
) -> HttpResponse:
    form = PositionForm(sent(request), initial={"to": request.GET.get("to", now)})

    def call() -> None:
        do(form.cleaned_data["to"], form.cleaned_data["reason"])

    return _asked(request, admission, form, title, call, workshop)


def _offer_page(
    request: HouseRequest,
    admission: Admission,
    *,
    title: str,
    do: Callable[[str], None],
    workshop: Workshop | None = None,
) -> HttpResponse:
    form = ReasonForm(sent(request))
    return _asked(
        request, admission, form, title, lambda: do(form.cleaned_data["reason"]), workshop
    )


def _asked(
    request: HouseRequest,
    admission: Admission,
    form: forms.Form,
    title: str,
    do: Callable[[], None],
    workshop: Workshop | None,
) -> HttpResponse:
    """Ask for what a change of order needs, and make it."""
    back = _address(admission, workshop)
    if form.is_valid() and saved(form, do):
        messages.success(request, _("Die Reihenfolge ist geändert."))
        return done(request, back)
    way = [*_way(admission), Link(_("Wartelisten"), back)]
    return form_page(request, form, title, back=back, crumbs=way)


def _registration(request: HouseRequest, pk: int, key: int) -> tuple[Admission, Registration]:
    admission = admission_of(request, pk)
    return admission, get_object_or_404(admission.registrations, pk=key)


def _place(request: HouseRequest, pk: int, key: int) -> tuple[Admission, Any]:
    admission = admission_of(request, pk)
    mine = WorkshopPlace.objects.filter(registration__admission=admission)
    return admission, get_object_or_404(
        with_positions(mine.select_related("registration", "workshop")), pk=key
    )


def _with_numbers(admission: Admission) -> list[Any]:
    waits = Q(places__state="waiting", places__registration__state="firm")
    return list(admission.event.workshops.annotate(awaited=Count("places", filter=waits)))


def _workshop_line(workshop: Workshop) -> Any:
    return workshop.places.in_line().select_related("registration")


def _offers(admission: Admission) -> Any:
    return admission.registrations.filter(state="offered").order_by("expires_at", "pk")


def _workshop_offers(workshop: Workshop) -> Any:
    offered = workshop.places.filter(state="offered").select_related("registration")
    return offered.order_by("expires_at", "pk")


def _tabs(admission: Admission, workshops: list[Any], chosen: Workshop | None) -> list[Link]:
    whole = Link(_("Veranstaltung"), _address(admission, None), current=chosen is None)
    words = _("%(title)s (%(n)d)")
    return [
        whole,
        *(
            Link(
                words % {"title": one.title, "n": one.awaited},
                _address(admission, one),
                current=one == chosen,
            )
            for one in workshops
        ),
    ]


def _address(admission: Admission, workshop: Workshop | None) -> str:
    here = reverse(HERE, args=[admission.event_id])
    return f"{here}?workshop={workshop.pk}" if workshop else here


def _way(admission: Admission) -> list[Link]:
    event = admission.event
    return crumbs(event, Link(_("Anmeldungen"), reverse("event-registrations", args=[event.pk])))
