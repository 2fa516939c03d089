"""The documentation as everybody may read it, and its files."""

from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.aftermath.impulses import outcome
from wirkkreis.events.models import Documentation, Event, EventFile, FileKind
from wirkkreis.ui.admitting import CONTENT_TYPES, ending
from wirkkreis.ui.answers import answer
from wirkkreis.ui.frame import Link
from wirkkreis.ui.handing_out import handed_out
from wirkkreis.ui.items import StoredFile


def documentation(request: HouseRequest, pk: int) -> HttpResponse:
    """What was, photos, material, and what became of each impulse."""
    shown = _published(request, pk)
    event, files = shown.event, list(EventFile.objects.filter(event=pk).public())
    impulses = event.impulses.select_related("measure", "goal__plan")
    context = {
        "event": event,
        "documentation": shown,
        "photos": [file for file in files if file.kind == FileKind.PHOTO],
        "material": _stored(files, FileKind.MATERIAL),
        "press": _stored(files, FileKind.PRESS),
        "impulses": [(impulse, outcome(impulse)) for impulse in impulses],
        "crumbs": [
            Link(_("Veranstaltungen"), reverse("events")),
            Link(str(event), event.get_absolute_url()),
            Link(_("Dokumentation"), ""),
        ],
    }
    return answer(request, "events/aftermath/documentation.html", context=context)


@require_safe
def file(request: HouseRequest, pk: int, file_pk: int) -> FileResponse:
    """A public file of a published documentation: a photo to see, anything else to keep."""
    _published(request, pk)
    found = get_object_or_404(EventFile.objects.filter(event=pk).public(), pk=file_pk)
    response = handed_out(found.upload, found.name)
    if found.kind == FileKind.PHOTO:
        response.headers["Content-Disposition"] = "inline"
        response.headers["Content-Type"] = CONTENT_TYPES[ending(str(found.upload.name))]
    return response


def _published(request: HouseRequest, pk: int) -> Documentation:
    """The documentation this person may read; staff see nothing here before everybody does."""
    events = Event.objects.visible_to(request.actor)
    shown = Documentation.objects.filter(published_at__isnull=False, event__in=events)
    return get_object_or_404(
        shown.select_related("event__format", "event__municipality", "event__venue"), event=pk
    )


def _stored(files: list[EventFile], kind: FileKind) -> list[Any]:
    return [
        StoredFile(
            name=file.name,
            url=reverse("event-documentation-file", args=[file.event_id, file.pk]),
            size=file.size,
        )
        for file in files
        if file.kind == kind
    ]
