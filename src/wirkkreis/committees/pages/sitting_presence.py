"""Who is there: pressed now, added, and corrected afterwards."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.desk import session_run, way_to_session
from wirkkreis.committees.inviting.slots import hour_in_words
from wirkkreis.committees.models import Attendee, Mandate, Presence, Session
from wirkkreis.committees.pages.sitting import onward
from wirkkreis.committees.sitting import attending
from wirkkreis.committees.sitting.sitting_forms import NewcomerForm, StayForm
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import form_page, saved, tried


@require_POST
def mark(request: HouseRequest, pk: int) -> HttpResponse:
    """Somebody is there, online, or gone (`is`: here, online, away)."""
    place = _place(request, pk)
    asked = request.POST.get("is", "")
    if asked == "away":
        tried(request, lambda: attending.leave(place, by=request.actor))
    elif asked in ("here", "online"):
        tried(request, lambda: attending.come(place, by=request.actor, online=asked == "online"))
    return onward(request, place.session, "presence")


@require_POST
def all_come(request: HouseRequest, pk: int) -> HttpResponse:
    """Everybody who said that she comes is there."""
    session = session_run(request, pk)
    came: list[int] = []
    tried(request, lambda: came.append(attending.all_who_promised(session, by=request.actor)))
    for number in came:
        words = ngettext(
            "%(count)d Person ist als anwesend eingetragen.",
            "%(count)d Personen sind als anwesend eingetragen.",
            number,
        )
        messages.success(request, words % {"count": number})
    return onward(request, session, "presence")


def add(request: HouseRequest, pk: int) -> HttpResponse:
    """Somebody came who is not on the list."""
    session = session_run(request, pk)
    held = list(attending.expected_members(session))
    form, back = NewcomerForm(sent(request), held=held), reverse("sitting", args=[pk])
    if form.is_valid() and saved(form, lambda: _come(request, session, held, form.cleaned_data)):
        messages.success(request, _("Das ist eingetragen."))
        return done(request, f"{back}#presence")
    crumbs = _way(session)
    return form_page(request, form, _("Jemand ist dazugekommen"), back=back, crumbs=crumbs)


def times(request: HouseRequest, pk: int) -> HttpResponse:
    """From when to when somebody was there; sent, it adds a time that is missing."""
    place = _place(request, pk)
    stay = Presence(attendee=place)
    initial = {"came": place.session.starts}
    form = StayForm(sent(request), session=place.session, initial=initial)
    if form.is_valid() and saved(form, lambda: _corrected(request, stay, form.cleaned_data)):
        messages.success(request, _("Die Zeit ist eingetragen."))
        return done(request, reverse("presence-times", args=[pk]))
    context = {
        "place": place,
        "session": place.session,
        "stays": [
            (one, hour_in_words(one.came), one.left and hour_in_words(one.left))
            for one in place.presences.select_related("left_for")
        ],
        "form": form,
        "crumbs": [*_way(place.session), Link(place.name, "")],
    }
    status = INVALID if form.is_bound else 200
    return answer(request, "committees/sitting/times.html", context=context, status=status)


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Correct a time, or strike it out (`strike`)."""
    stay = get_object_or_404(Presence.objects.select_related("attendee"), pk=pk)
    place = _place(request, stay.attendee_id)
    back = reverse("presence-times", args=[place.pk])
    if "strike" in request.POST:
        if tried(request, lambda: attending.strike_out(stay, by=request.actor)):
            messages.success(request, _("Die Zeit ist gestrichen."))
        return done(request, back)
    stay.attendee = place
    form = StayForm.of(stay, sent(request))
    if form.is_valid() and saved(form, lambda: _corrected(request, stay, form.cleaned_data)):
        messages.success(request, _("Die Zeit ist berichtigt."))
        return done(request, back)
    crumbs = [*_way(place.session), Link(place.name, back)]
    return form_page(request, form, _("Zeit berichtigen"), back=back, crumbs=crumbs)


def _place(request: HouseRequest, pk: int) -> Attendee:
    """Somebody's place in a session this person runs, or 404, or 403 with the reason."""
    found = Attendee.objects.select_related("mandate__person", "mandate__seat")
    place = get_object_or_404(found.filter(session__in=_sessions(request)), pk=pk)
    place.session = session_run(request, place.session_id)
    return place


def _sessions(request: HouseRequest) -> Any:
    return Session.objects.visible_to(request.actor)


def _way(session: Session) -> list[Link]:
    return [*way_to_session(session), Link(_("Leiten"), reverse("sitting", args=[session.pk]))]


def _come(
    request: HouseRequest, session: Session, held: list[Mandate], given: dict[str, Any]
) -> Presence:
    online = given["online"]
    if not given["mandate"]:
        guest = {"name": given["name"], "role": given["role"]}
        return attending.come_as_guest(session, by=request.actor, online=online, **guest)
    mandate = next(row for row in held if str(row.pk) == given["mandate"])
    return attending.come_as_member(session, mandate, by=request.actor, online=online)


def _corrected(request: HouseRequest, stay: Presence, given: dict[str, Any]) -> Presence:
    came: datetime = given["came"]
    return attending.correct(
        stay, by=request.actor, came=came, left=given["left"], online=given["online"]
    )
