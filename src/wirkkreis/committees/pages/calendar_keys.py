"""A member's own calendar link: signed in, or behind the link of an invitation."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.models import CalendarKey, Session
from wirkkreis.committees.own import own_place
from wirkkreis.committees.readers import reader_of
from wirkkreis.committees.records import calendar_keys
from wirkkreis.committees.records.session_calendars import feed, sessions_of
from wirkkreis.committees.tokens import opened
from wirkkreis.people.models import Person
from wirkkreis.tenancy.addresses import address_of
from wirkkreis.ui.answers import answer, done
from wirkkreis.ui.calendars import CONTENT_TYPE
from wirkkreis.ui.frame import Link
from wirkkreis.ui.privately import privately


@privately
def own(request: HouseRequest) -> HttpResponse:
    """The link of whoever is signed in: make it, or take it back."""
    person = reader_of(request.actor).person
    return _page(request, person, [Link(_("Mein Sitzungskalender"), "")])


@privately
def by_link(request: HouseRequest, token: str) -> HttpResponse:
    """The same for a member without an account."""
    place = own_place(token)
    if place.reader.person is None or not place.reader.is_member:
        raise Http404
    way = [
        Link(place.session.title, place.at("own-session")),
        Link(_("Mein Sitzungskalender"), ""),
    ]
    return _page(request, place.reader.person, way)


@require_safe
@privately
def subscribed(request: HouseRequest, token: str) -> HttpResponse:
    """The sessions of the bodies its owner sits in. Raises Http404 once it was revoked."""
    known = CalendarKey.objects.select_related("person")
    key = get_object_or_404(known, key=opened("calendar", token))
    content = feed(
        sessions_of(key.person),
        house=request.partnership,
        name=_("Meine Sitzungen: %(house)s") % {"house": request.partnership.name},
        url=request.build_absolute_uri(),
        page=lambda session: _where(request, session),
    )
    return HttpResponse(content, content_type=CONTENT_TYPE)


def _page(request: HouseRequest, person: Person | None, way: list[Link]) -> HttpResponse:
    if request.method == "POST" and person is not None:
        revoking = "revoke" in request.POST
        verb = calendar_keys.revoke_key if revoking else calendar_keys.make_key
        verb(by=request.actor, person=person)
        gone = _("Der Link öffnet nichts mehr.")
        messages.success(request, gone if revoking else _("Ihr Link ist da."))
        return done(request, request.path)
    key = calendar_keys.key_of(person)
    token = calendar_keys.token_of(key) if key else ""
    url = address_of(request.partnership, "calendar-feed", token) if token else ""
    context = {"person": person, "address": url, "crumbs": way}
    context["webcal"] = f"webcal:{url.partition(':')[2]}"
    return answer(request, "committees/own_calendar.html", context=context)


def _where(request: HouseRequest, session: Session) -> str:
    name = "public-session" if session.committee.is_public else "session"
    return address_of(request.partnership, name, session.pk)
