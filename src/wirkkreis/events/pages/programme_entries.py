"""A partner's own page behind the signed link: what is asked, the entries, the form for one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.accounts import limits
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.calendar.when import day_in_words, when
from wirkkreis.events.models import Event, ProgrammePartner
from wirkkreis.events.programmes import proposing
from wirkkreis.events.programmes.by_link import by_link
from wirkkreis.events.programmes.entry_form import EntryForm
from wirkkreis.events.tokens import opened
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.trying import saved, tried

RATES = "60/h/key"
"""Forms sent through one link: a whole school may sit behind one connection."""

OFFERED_AGAIN = 12


@by_link
def overview(request: HouseRequest, token: str) -> HttpResponse:
    """What is asked until when, what was handed in and what became of it."""
    partner = _partner(token)
    entries = list(partner.events.in_time().select_related("municipality", "venue", "programme"))
    programme = partner.programme
    context = {
        "partner": partner,
        "programme": programme,
        "token": token,
        "entries": [(one, when(one), proposing.may_change(one)) for one in entries],
        "is_open": programme.takes_entries(clock.today()),
        "deadline": day_in_words(programme.deadline),
        "first": day_in_words(programme.first_day),
        "last": day_in_words(programme.last_day),
        "earlier": proposing.earlier_entries(partner).select_related("programme")[:OFFERED_AGAIN],
    }
    return answer(request, "events/programme/partner.html", context=context)


@by_link
def add(request: HouseRequest, token: str) -> HttpResponse:
    """A new entry; with `?wie=<id>` the form begins as an earlier one was."""
    partner = _partner(token)
    like = _earlier(request, partner)
    draft = proposing.like_last_year(partner, like) if like else Event()
    form = _form(request, draft, partner)
    if form.is_valid() and saved(form, lambda: _hand_in(request, partner, form, like)):
        messages.success(request, _("Vielen Dank! Ihr Eintrag ist bei uns."))
        return done(request, _overview(token))
    return _page(request, form, partner, token, _("Veranstaltung eintragen"))


@by_link
def change(request: HouseRequest, token: str, pk: int) -> HttpResponse:
    """Change an entry that is still the partner's."""
    partner = _partner(token)
    event = get_object_or_404(partner.events.select_related("programme"), pk=pk)
    if not proposing.may_change(event):
        messages.warning(request, _("Dieser Eintrag steht schon fest. Bitte schreiben Sie uns."))
        return done(request, _overview(token))
    form = _form(request, event, partner)
    if form.is_valid() and saved(form, lambda: _change(request, partner, form)):
        messages.success(request, _("Ihre Änderung ist bei uns."))
        return done(request, _overview(token))
    return _page(request, form, partner, token, _("Eintrag ändern"), event=event)


@by_link
def withdraw(request: HouseRequest, token: str, pk: int) -> HttpResponse:
    """Ask, then take an entry back."""
    partner = _partner(token)
    event = partner.events.filter(pk=pk).first()
    if event is not None and request.method != "POST":
        context = {"event": event, "programme": partner.programme, "back_url": _overview(token)}
        return answer(request, "events/programme/withdraw.html", context=context)
    if event is None or tried(request, lambda: proposing.withdraw_entry(event)):
        messages.success(request, _("Der Eintrag ist zurückgenommen."))
    return done(request, _overview(token))


def _partner(token: str) -> ProgrammePartner:
    key = opened("programme", token)
    near = ProgrammePartner.objects.select_related(
        "programme__format", "organisation", "partnership"
    )
    return get_object_or_404(near, key=key)


def _earlier(request: HouseRequest, partner: ProgrammePartner) -> Event | None:
    asked = request.GET.get("wie", "")
    if not asked.isdecimal():
        return None
    return get_object_or_404(proposing.earlier_entries(partner), pk=int(asked))


def _form(request: HouseRequest, event: Event, partner: ProgrammePartner) -> EntryForm:
    files = request.FILES if request.method == "POST" else None
    return EntryForm(sent(request), files, instance=event, programme=partner.programme)


def _hand_in(
    request: HouseRequest, partner: ProgrammePartner, form: EntryForm, like: Event | None
) -> None:
    _refuse_floods(request, partner)
    proposing.hand_in(partner, form.instance, like=like)


def _change(request: HouseRequest, partner: ProgrammePartner, form: EntryForm) -> None:
    _refuse_floods(request, partner)
    proposing.change_entry(form.instance)


def _refuse_floods(request: HouseRequest, partner: ProgrammePartner) -> None:
    if not limits.within(request, "programme-entry", RATES, key=str(partner.pk)):
        raise proposing.TooOften


def _page(
    request: HouseRequest,
    form: EntryForm,
    partner: ProgrammePartner,
    token: str,
    title: str,
    event: Event | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "programme": partner.programme,
        "partner": partner,
        "title": title,
        "event": event,
        "back_url": _overview(token),
    }
    status = INVALID if form.is_bound else 200
    return answer(request, "events/programme/entry.html", "form", context, status)


def _overview(token: str) -> str:
    return reverse("programme-partner", args=[token])
