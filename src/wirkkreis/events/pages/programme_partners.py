"""The partners of a programme, for staff: invite, remind, another address, take out."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.models import ProgrammePartner
from wirkkreis.events.pages.programmes import crumbs, staff_programme
from wirkkreis.events.programmes import programming
from wirkkreis.events.programmes.programme_forms import AddressForm, PartnerForm
from wirkkreis.ui.answers import done, sent
from wirkkreis.ui.trying import form_page, saved, tried


def add(request: HouseRequest, pk: int) -> HttpResponse:
    """Invite an organisation."""
    programme = staff_programme(request, pk)
    form = PartnerForm(sent(request))
    if form.is_valid():
        partner = ProgrammePartner(programme=programme, **form.cleaned_data)
        if saved(form, lambda: programming.add_partner(partner, by=request.actor)):
            messages.success(request, _("Die Einladung ist unterwegs."))
            return done(request, _partners(pk))
    ways = crumbs(programme, linked=True)
    title = _("Partner einladen")
    return form_page(request, form, title, back=_partners(pk), crumbs=ways)


def change(request: HouseRequest, pk: int, partner_pk: int) -> HttpResponse:
    """Another address or language; who was never invited is invited now."""
    programme = staff_programme(request, pk)
    form = AddressForm(sent(request), instance=_partner(pk, partner_pk))
    if form.is_valid() and saved(
        form, lambda: programming.change_partner(form.instance, by=request.actor)
    ):
        messages.success(request, _("Die Änderung ist gespeichert."))
        return done(request, _partners(pk))
    ways = crumbs(programme, linked=True)
    title = _("Adresse ändern: %(partner)s") % {"partner": form.instance}
    return form_page(request, form, title, back=_partners(pk), crumbs=ways)


@require_POST
def invite_rest(request: HouseRequest, pk: int) -> HttpResponse:
    """Invite all who have no letter yet."""
    programme = staff_programme(request, pk)
    sent_to: list[int] = []
    if tried(
        request,
        lambda: sent_to.append(programming.invite_rest(programme, by=request.actor)),
    ):
        words = ngettext(
            "Eine Einladung ist unterwegs.", "%(n)s Einladungen sind unterwegs.", sent_to[0]
        )
        messages.success(request, words % {"n": sent_to[0]})
    return done(request, _partners(pk))


@require_POST
def invite(request: HouseRequest, pk: int, partner_pk: int) -> HttpResponse:
    """The invitation once more."""
    return _write(request, pk, partner_pk, programming.invite, _("Die Einladung ist unterwegs."))


@require_POST
def remind(request: HouseRequest, pk: int, partner_pk: int) -> HttpResponse:
    """Remind one partner now."""
    return _write(request, pk, partner_pk, programming.remind, _("Die Erinnerung ist unterwegs."))


@require_POST
def remove(request: HouseRequest, pk: int, partner_pk: int) -> HttpResponse:
    """Take out a partner who handed in nothing."""
    words = _("Der Partner ist aus dem Programm genommen.")
    return _write(request, pk, partner_pk, programming.remove_partner, words)


def _write(
    request: HouseRequest, pk: int, partner_pk: int, do: Callable[..., None], words: str
) -> HttpResponse:
    staff_programme(request, pk)
    partner = _partner(pk, partner_pk)
    if tried(request, lambda: do(partner, by=request.actor)):
        messages.success(request, words)
    return done(request, _partners(pk))


def _partner(pk: int, partner_pk: int) -> ProgrammePartner:
    near = ProgrammePartner.objects.select_related("programme", "organisation", "partnership")
    return get_object_or_404(near, pk=partner_pk, programme=pk)


def _partners(pk: int) -> str:
    return f"{reverse('programme-desk', args=[pk])}#partners"
