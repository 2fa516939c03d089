"""The steps of a session: opening, closing, opening again, and entering one held on paper."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.desk import session_run, way_to_session
from wirkkreis.committees.models import Attendee, Clearing, Mandate, Session
from wirkkreis.committees.pages.sitting import onward
from wirkkreis.committees.sitting import presiding
from wirkkreis.committees.sitting.sitting_forms import EnterForm, ReasonForm
from wirkkreis.ui.answers import answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import form_page, saved, tried


@require_POST
def open_now(request: HouseRequest, pk: int) -> HttpResponse:
    """Open the session."""
    session = session_run(request, pk)
    if tried(request, lambda: presiding.open_session(session, by=request.actor)):
        messages.success(request, _("Die Sitzung ist eröffnet."))
    return onward(request, session, "main")


def close(request: HouseRequest, pk: int) -> HttpResponse:
    """Close the session, after a look at what is still open."""
    session = session_run(request, pk)
    back = reverse("sitting", args=[pk])
    if request.method == "POST":
        if tried(request, lambda: presiding.close_session(session, by=request.actor)):
            messages.success(request, _("Die Sitzung ist geschlossen."))
        return done(request, back)
    context = {
        "session": session,
        "back": back,
        "left_over": session.items.filter(state="waiting").in_turn(),
        "crumbs": [*way_to_session(session), Link(_("Leiten"), back), Link(_("Schließen"), "")],
    }
    return answer(request, "committees/sitting/close.html", context=context)


def reopen(request: HouseRequest, pk: int) -> HttpResponse:
    """Open a closed session again, with the reason."""
    session = session_run(request, pk)
    form, back = ReasonForm(sent(request)), reverse("sitting", args=[pk])
    if form.is_valid() and saved(
        form,
        lambda: presiding.reopen(session, by=request.actor, note=form.cleaned_data["note"]),
    ):
        messages.success(request, _("Die Sitzung ist wieder offen."))
        return done(request, back)
    crumbs = way_to_session(session)
    return form_page(request, form, _("Sitzung wieder öffnen"), back=back, crumbs=crumbs)


def enter(request: HouseRequest, pk: int) -> HttpResponse:
    """Enter a session that was held on paper: who was there."""
    session = session_run(request, pk)
    held, guests = _held(session), Attendee.objects.filter(session=session).guests()
    form, back = EnterForm(sent(request), held=held, invited=guests), session.get_absolute_url()
    if form.is_valid() and saved(form, lambda: _entered(request, session, form.cleaned_data)):
        messages.success(request, _("Die Sitzung ist nachgetragen."))
        return done(request, reverse("sitting", args=[pk]))
    crumbs = way_to_session(session)
    return form_page(request, form, _("Sitzung nachtragen"), back=back, crumbs=crumbs)


@require_POST
def clear(request: HouseRequest, pk: int) -> HttpResponse:
    """Write how a session that was invited too late goes on (`clearing`)."""
    session = session_run(request, pk)
    asked = request.POST.get("clearing", "")
    clearing = Clearing(asked) if asked in Clearing.values else Clearing.NONE
    tried(request, lambda: presiding.clear_lateness(session, by=request.actor, clearing=clearing))
    return onward(request, session, "main")


@require_POST
def preside(request: HouseRequest, pk: int) -> HttpResponse:
    """Write who presides (`mandate`); empty: the chair, as usual."""
    session = session_run(request, pk)
    asked = request.POST.get("mandate", "")
    mandate = get_object_or_404(_held(session), pk=asked) if asked.isdecimal() else None
    if tried(request, lambda: presiding.let_preside(session, by=request.actor, mandate=mandate)):
        messages.success(request, _("Die Sitzungsleitung ist eingetragen."))
    return onward(request, session, "main")


def _held(session: Session) -> QuerySet[Mandate]:
    """The mandates of the day whose holders are known, by seat."""
    held = Mandate.objects.on(session.on).filter(
        seat__committee=session.committee_id, person__isnull=False
    )
    return held.select_related("person", "seat").order_by("seat__title", "substitute", "pk")


def _entered(request: HouseRequest, session: Session, given: dict[str, Any]) -> Session:
    guests = Attendee.objects.filter(session=session).guests()
    return presiding.enter_session(
        session,
        by=request.actor,
        mandates=_held(session).filter(pk__in=given["mandates"]),
        guests=guests.filter(pk__in=given.get("guests", [])),
    )
