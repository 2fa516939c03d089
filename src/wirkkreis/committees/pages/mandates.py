"""Mandates: what a member declared, which office she has, and how a mandate ends."""

from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.desk import way_to_seat
from wirkkreis.committees.forms import EndMandateForm, MandateDaysForm, OfficeForm
from wirkkreis.committees.models import Departure, Mandate, Office, OfficeKind, Session
from wirkkreis.committees.seating import seating, terms
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import answer, done, sent
from wirkkreis.ui.trying import form_page, saved


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Declarations, consent and days of a mandate."""
    row = _mandate(pk)
    form = MandateDaysForm(sent(request), instance=row)
    back = reverse("seat", args=[row.seat_id])
    if form.is_valid() and saved(
        form, lambda: seating.change_mandate(by=request.actor, mandate=form.save(commit=False))
    ):
        messages.success(request, _("Das Mandat ist gespeichert."))
        return done(request, back)
    return form_page(request, form, _("Mandat ändern"), back=back, crumbs=way_to_seat(row.seat))


def end(request: HouseRequest, pk: int) -> HttpResponse:
    """End a mandate; where there is a substitute, she may move up in the same step."""
    row = _mandate(pk)
    substitute = None if row.substitute else terms.substitute_of(row)
    form = EndMandateForm(sent(request), substitute=substitute)
    if form.is_valid() and saved(form, lambda: _end(request, row, substitute, form)):
        messages.success(request, _("Das Mandat ist beendet."))
        _say_of_today(request, row, form.cleaned_data["on"])
        return done(request, reverse("seat", args=[row.seat_id]))
    back = reverse("seat", args=[row.seat_id])
    return form_page(request, form, _("Mandat beenden"), back=back, crumbs=way_to_seat(row.seat))


def office_give(request: HouseRequest, pk: int) -> HttpResponse:
    """Give somebody an office."""
    row = _mandate(pk)
    form = OfficeForm(sent(request))
    if form.is_valid() and saved(form, lambda: _give(request, row, form)):
        messages.success(request, _("Das Amt ist übertragen."))
        return done(request, row.seat.committee.get_absolute_url())
    back = reverse("seat", args=[row.seat_id])
    return form_page(request, form, _("Amt übertragen"), back=back, crumbs=way_to_seat(row.seat))


def office_end(request: HouseRequest, pk: int) -> HttpResponse:
    """End an office without a successor."""
    row = get_object_or_404(Office.objects.select_related("mandate__seat__committee"), pk=pk)
    seat = row.mandate.seat
    if request.method == "POST":
        seating.end_office(by=request.actor, office=row, on=clock.today())
        messages.success(request, _("Das Amt ist mit dem heutigen Tag beendet."))
        return done(request, reverse("seat", args=[seat.pk]))
    context = {"office": row, "back": reverse("seat", args=[seat.pk]), "crumbs": way_to_seat(seat)}
    return answer(request, "committees/office_end.html", context=context)


def _end(
    request: HouseRequest, mandate: Mandate, substitute: Mandate | None, form: EndMandateForm
) -> None:
    asked = form.cleaned_data
    terms.end_and_succeed(
        by=request.actor,
        mandate=mandate,
        on=asked["on"],
        departure=Departure(asked["departure"]),
        substitute=substitute if asked.get("moves_up") else None,
    )


def _say_of_today(request: HouseRequest, mandate: Mandate, last_day: date) -> None:
    """A session that runs goes by the day: what the end of a mandate means for it."""
    running = Session.objects.filter(committee=mandate.seat.committee_id, state="open")
    session = running.filter(day__gte=mandate.starts).order_by("day").last()
    if session is None:
        return
    if last_day >= session.on:
        text = _(
            "Das Gremium tagt gerade. In dieser Sitzung stimmt %(name)s noch mit; sonst muss das "
            "Mandat am Tag davor enden."
        )
    else:
        text = _(
            "Das Gremium tagt gerade: %(name)s stimmt ab sofort nicht mehr mit. Eine Abstimmung, "
            "die schon läuft, bitte zurücknehmen und neu eröffnen."
        )
    messages.warning(request, text % {"name": mandate.person or _("die Person")})


def _give(request: HouseRequest, mandate: Mandate, form: OfficeForm) -> None:
    kind, starts = OfficeKind(form.cleaned_data["kind"]), form.cleaned_data["starts"]
    seating.give_office(by=request.actor, mandate=mandate, kind=kind, starts=starts)


def _mandates() -> QuerySet[Mandate]:
    return Mandate.objects.select_related("seat__committee", "person")


def _mandate(pk: int) -> Mandate:
    return get_object_or_404(_mandates(), pk=pk)
