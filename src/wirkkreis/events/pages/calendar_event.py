"""The public page of one event, and what can be taken along from it."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import to_locale
from django.views.decorators.http import require_safe

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.calendar.calendars import event_ics
from wirkkreis.events.calendar.linked_data import linked_data
from wirkkreis.events.calendar.posters import Size, poster
from wirkkreis.events.calendar.public_face import face_of, shown
from wirkkreis.events.models import Event
from wirkkreis.languages.known import base_of
from wirkkreis.ui.answers import answer
from wirkkreis.ui.calendars import CONTENT_TYPE
from wirkkreis.ui.documents.keeping import TooMany
from wirkkreis.ui.frame import Link
from wirkkreis.ui.pictures import kind_of

AN_HOUR = 3600  # seconds
PICTURE_TYPES = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}
SIGN_BYTES = 16


@require_safe
def event(request: HouseRequest, pk: int) -> HttpResponse:
    """All that the public may know of an event."""
    found = _event(request, pk)
    url = request.build_absolute_uri()
    picture_url = _picture_url(request, found)
    context = face_of(found, actor=request.actor) | {
        "crumbs": [Link(_("Veranstaltungen"), reverse("events")), Link(str(found), "")],
        "linked": linked_data(found, url=url, picture_url=picture_url),
        "url": url,
        "picture_url": picture_url,
        "locale": to_locale(base_of(request.LANGUAGE_CODE)),
    }
    response = answer(request, "events/calendar/event.html", context=context)
    if context["turns_today"]:
        response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def ics(request: HouseRequest, pk: int) -> HttpResponse:
    """The event for the reader's own calendar."""
    found = _event(request, pk)
    url = request.build_absolute_uri(found.get_absolute_url())
    shown_as = content_disposition_header(as_attachment=True, filename="termin.ics")
    headers = {"Content-Disposition": str(shown_as)}
    return HttpResponse(event_ics(found, url=url), content_type=CONTENT_TYPE, headers=headers)


@require_safe
def picture(request: HouseRequest, pk: int) -> FileResponse:
    """The picture of the event, for whoever may see the event."""
    found = _event(request, pk)
    if not found.picture:
        raise Http404
    try:
        content = found.picture.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    kind = PICTURE_TYPES.get(kind_of(content.read(SIGN_BYTES)), "application/octet-stream")
    content.seek(0)
    headers = {"Cache-Control": f"private, max-age={AN_HOUR}"}
    return FileResponse(content, content_type=kind, headers=headers)


@require_safe
def notice_board(request: HouseRequest, pk: int) -> HttpResponse:
    """The poster of the event as PDF, in A4 or with `?format=a3`."""
    found = _event(request, pk)
    url = request.build_absolute_uri(found.get_absolute_url())
    size: Size = "a3" if request.GET.get("format") == "a3" else "a4"
    try:
        document = poster(found, url=url, size=size)
    except TooMany:
        context = {"event": found}
        response = answer(request, "events/calendar/poster_later.html", None, context, 429)
        response.headers["Retry-After"] = "60"  # seconds
        return response
    shown_as = content_disposition_header(as_attachment=False, filename=f"aushang-{size}.pdf")
    headers = {"Content-Disposition": str(shown_as)}
    return HttpResponse(document, content_type="application/pdf", headers=headers)


def _event(request: HouseRequest, pk: int) -> Event:
    found = get_object_or_404(shown(request.actor), pk=pk)
    found.partnership = request.partnership
    return found


def _picture_url(request: HouseRequest, event: Event) -> str:
    """The whole address of the picture, "" where there is none."""
    if not event.picture:
        return ""
    return request.build_absolute_uri(reverse("event-picture", args=[event.pk]))
