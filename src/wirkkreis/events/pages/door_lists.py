"""Lists of participants: printed for signatures, and their scans."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.aftermath.forgetting import lists_forgotten_on
from wirkkreis.events.desk import crumbs, staff_event
from wirkkreis.events.door.at_the_door import Door
from wirkkreis.events.door.door_forms import SignedListForm
from wirkkreis.events.door.list_printing import list_document
from wirkkreis.events.door.signed_lists import drop_list, keep_lists
from wirkkreis.events.models import EventFile, FileKind
from wirkkreis.events.pages.door import shown, taken
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.frame import Link
from wirkkreis.ui.handing_out import handed_out


@require_safe
def printed(request: HouseRequest, pk: int) -> HttpResponse:
    """The list of one day to be signed by hand, in the mode of the event."""
    event = staff_event(request, pk)
    day = Door(event, request.GET).day
    name = f"{_('teilnahmeliste')}-{day or event.pk}.pdf"
    shown_as = content_disposition_header(as_attachment=False, filename=name)
    headers = {"Content-Disposition": str(shown_as)}
    return HttpResponse(list_document(event, day), content_type="application/pdf", headers=headers)


@require_POST
def keep(request: HouseRequest, pk: int) -> HttpResponse:
    """Keep the scans of a signed list."""
    event = staff_event(request, pk)
    door = Door(event, request.POST)
    form = SignedListForm(request.POST, request.FILES)
    if form.is_valid():
        day, files = form.cleaned_data["day"], form.cleaned_data["scans"]
        if taken(form, lambda: keep_lists(event, by=request.actor, day=day, files=files)):
            messages.success(request, _("Die Liste liegt jetzt bei der Veranstaltung."))
            return done(request, f"{door.url}#lists")
    return shown(request, door, INVALID, scan_form=form)


@require_safe
def download(request: HouseRequest, pk: int, file_pk: int) -> FileResponse:
    """A scan, for the staff alone."""
    found = _scan(request, pk, file_pk)
    return handed_out(found.upload, found.name)


def remove(request: HouseRequest, pk: int, file_pk: int) -> HttpResponse:
    """Ask, then take a scan out before its time."""
    found = _scan(request, pk, file_pk)
    door = Door(found.event, request.GET)
    if request.method == "POST":
        drop_list(found, by=request.actor)
        messages.success(request, _("Die Liste ist gelöscht."))
        return done(request, f"{door.url}#lists")
    context = {
        "file": found,
        "door": door,
        "due": lists_forgotten_on(found.event),
        "crumbs": crumbs(found.event, Link(_("Einlass"), door.url), Link(_("Liste löschen"), "")),
    }
    return answer(request, "events/door/remove_list.html", context=context)


def _scan(request: HouseRequest, pk: int, file_pk: int) -> EventFile:
    event = staff_event(request, pk)
    return get_object_or_404(EventFile, event=event, kind=FileKind.SIGNED_LIST, pk=file_pk)
