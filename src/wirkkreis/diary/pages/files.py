"""The files of an entry: adding, downloading, taking out."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.diary import filing
from wirkkreis.diary.forms import FileForm
from wirkkreis.diary.models import EntryFile
from wirkkreis.diary.pages.reading import shown_entry
from wirkkreis.diary.pages.writing import crumbs, visible
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.frame import Link
from wirkkreis.ui.handing_out import handed_out


@require_POST
def add(request: HouseRequest, pk: int) -> HttpResponse:
    """Keep more files with an entry."""
    entry = get_object_or_404(visible(request).select_related("written_by"), pk=pk)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return answer(request, "diary/entry.html", None, shown_entry(entry, form), INVALID)
    given = form.cleaned_data
    filing.attach(entry, by=request.actor, files=given["uploads"], alt=given["alt"])
    messages.success(request, _("Die Datei liegt jetzt beim Eintrag."))
    return done(request, entry.get_absolute_url())


@require_safe
def download(request: HouseRequest, pk: int, file_pk: int) -> FileResponse:
    """A file to keep."""
    file = _file(request, pk, file_pk)
    return handed_out(file.upload, file.name)


def remove(request: HouseRequest, pk: int, file_pk: int) -> HttpResponse:
    """Ask, then take the file out."""
    file = _file(request, pk, file_pk)
    entry = Link(str(file.entry), file.entry.get_absolute_url())
    if request.method == "POST":
        filing.detach(file, by=request.actor)
        messages.success(request, _("Die Datei ist entfernt."))
        return done(request, entry.url)
    context = {
        "file": file,
        "entry": file.entry,
        "crumbs": [*crumbs(), entry, Link(_("Datei entfernen"), "")],
    }
    return answer(request, "diary/remove_file.html", context=context)


def _file(request: HouseRequest, pk: int, file_pk: int) -> EntryFile:
    files = EntryFile.objects.filter(entry__in=visible(request).filter(pk=pk))
    return get_object_or_404(files.select_related("entry__kind"), pk=file_pk)
