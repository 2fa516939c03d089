"""Seats: setting them up, filling them, and what follows when somebody leaves."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.activity.history import history_of
from wirkkreis.committees.desk import crumbs, own_committee, way_to_seat
from wirkkreis.committees.forms import EndSeatForm, MandateForm, SeatForm
from wirkkreis.committees.models import Mandate, Office, Seat
from wirkkreis.committees.seating import founding, seating, terms
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import form_page, saved


def add(request: HouseRequest, pk: int) -> HttpResponse:
    """A new seat in a body."""
    seat = Seat(committee=own_committee(pk))
    form = SeatForm(sent(request), instance=seat, initial={"starts": clock.today()})
    return _seat_form(request, form, _("Sitz einrichten"))


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Other facts of a seat."""
    form = SeatForm(sent(request), instance=_seat(pk))
    return _seat_form(request, form, _("Sitz ändern"))


def seat(request: HouseRequest, pk: int) -> HttpResponse:
    """One seat: everybody who held it, its offices, and what was done with it."""
    row = _seat(pk)
    in_office = Prefetch("offices", Office.objects.open_after(clock.today()), "offices_now")
    held = row.mandates.select_related("person").prefetch_related(in_office)
    mandates = list(held.order_by("-starts", "substitute"))
    context = {
        "seat": row,
        "today": clock.today(),
        "mandates": mandates,
        "history": history_of(row, *mandates),
        "crumbs": [*crumbs(row.committee), Link(row.title, "")],
    }
    return answer(request, "committees/seat.html", context=context)


def end(request: HouseRequest, pk: int) -> HttpResponse:
    """Abolish a seat."""
    row = _seat(pk)
    form = EndSeatForm(sent(request))
    if form.is_valid() and saved(
        form, lambda: founding.end_seat(by=request.actor, seat=row, on=form.cleaned_data["on"])
    ):
        messages.success(request, _("Den Sitz gibt es nur noch bis zu diesem Tag."))
        return done(request, row.committee.get_absolute_url())
    back = reverse("seat", args=[pk])
    return form_page(request, form, _("Sitz aufheben"), back=back, crumbs=way_to_seat(row))


def fill(request: HouseRequest, pk: int) -> HttpResponse:
    """Give the seat to somebody."""
    return _fill(request, Mandate(seat=_seat(pk)), _("Sitz besetzen"))


def substitute(request: HouseRequest, pk: int) -> HttpResponse:
    """Make somebody the substitute of the seat."""
    mandate = Mandate(seat=_seat(pk), substitute=True)
    return _fill(request, mandate, _("Stellvertretung eintragen"))


def _fill(request: HouseRequest, mandate: Mandate, title: str) -> HttpResponse:
    row = mandate.seat
    form = MandateForm(sent(request), instance=mandate, initial=terms.suggested(mandate))
    if form.is_valid() and saved(form, lambda: _take(request, form)):
        messages.success(request, _("%(name)s ist eingetragen.") % {"name": mandate.person})
        return done(request, reverse("seat", args=[row.pk]))
    back = reverse("seat", args=[row.pk])
    return form_page(request, form, title, back=back, crumbs=way_to_seat(row))


def _seat_form(request: HouseRequest, form: SeatForm, title: str) -> HttpResponse:
    committee = form.instance.committee
    if form.is_valid() and saved(
        form, lambda: founding.save_seat(by=request.actor, seat=form.save(commit=False))
    ):
        messages.success(request, _("Der Sitz ist gespeichert."))
        return done(request, reverse("seat", args=[form.instance.pk]))
    back = committee.get_absolute_url()
    return form_page(request, form, title, back=back, crumbs=crumbs(committee))


def _take(request: HouseRequest, form: MandateForm) -> None:
    mandate = form.save(commit=False)
    purpose = _("Mitglied im Gremium: %(name)s") % {"name": mandate.seat.committee.name}
    person = form.person(purpose=purpose, keep_until=terms.kept_until(mandate))
    seating.take_seat(by=request.actor, mandate=mandate, person=person)


def _seat(pk: int) -> Seat:
    return get_object_or_404(Seat.objects.select_related("committee"), pk=pk)
