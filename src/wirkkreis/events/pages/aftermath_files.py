"""Files of a documentation: adding, seeing, describing, taking out."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.aftermath import documenting
from wirkkreis.events.aftermath.aftermath_forms import AddFilesForm, FileForm
from wirkkreis.events.desk import staff_event
from wirkkreis.events.models import Event, EventFile, FileKind
from wirkkreis.events.pages.aftermath import HERE, form_context, shown
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.handing_out import handed_out
from wirkkreis.ui.trying import saved


@require_POST
def add(request: HouseRequest, pk: int) -> HttpResponse:
    """Keep files with the event; what is wrong with one is said at the form."""
    event = staff_event(request, pk)
    form = AddFilesForm(request.POST, request.FILES)
    if form.is_valid() and saved(
        form,
        lambda: documenting.attach(
            event, by=request.actor, files=form.cleaned_data["uploads"], **form.facts()
        ),
    ):
        messages.success(request, _("Die Dateien liegen jetzt bei der Veranstaltung."))
        return done(request, reverse(HERE, args=[pk]))
    context = shown(event, files_form=form)
    return answer(request, "events/aftermath/overview.html", context=context, status=INVALID)


@require_safe
def download(request: HouseRequest, pk: int, file_pk: int) -> FileResponse:
    """A file to keep."""
    file = _file(staff_event(request, pk), file_pk)
    return handed_out(file.upload, file.name)


def change(request: HouseRequest, pk: int, file_pk: int) -> HttpResponse:
    """What is said about a file, and whether everybody sees it."""
    event = staff_event(request, pk)
    file = _file(event, file_pk)
    form = FileForm(request.POST or None, instance=file)
    if form.is_valid() and saved(form, lambda: documenting.change_file(file, by=request.actor)):
        messages.success(request, _("Die Angaben sind gespeichert."))
        return done(request, reverse(HERE, args=[pk]))
    context = form_context(event, form, file.name)
    status = INVALID if form.is_bound else 200
    return answer(request, "events/aftermath/form.html", context=context, status=status)


def remove(request: HouseRequest, pk: int, file_pk: int) -> HttpResponse:
    """Ask, then take the file out."""
    event = staff_event(request, pk)
    file = _file(event, file_pk)
    if request.method == "POST":
        documenting.detach(file, by=request.actor)
        messages.success(request, _("Die Datei ist entfernt."))
        return done(request, reverse(HERE, args=[pk]))
    context = form_context(event, None, _("Datei entfernen")) | {"named": file.name}
    return answer(request, "events/aftermath/remove_file.html", context=context)


def _file(event: Event, pk: int) -> EventFile:
    files = EventFile.objects.filter(event=event).exclude(kind=FileKind.SIGNED_LIST)
    return get_object_or_404(files.select_related("event"), pk=pk)
