"""Importing: upload, preview, take over or drop."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.people.columns import COLUMNS
from wirkkreis.people.forms import TakeOverForm, UploadForm
from wirkkreis.people.importing import Preview, take_over, upload
from wirkkreis.people.models import ImportDraft, ImportKind
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.sheets import Format, asked_format, sheet, sheet_links

PER_PAGE = 50


def organisations(request: HouseRequest) -> HttpResponse:
    """Upload a spreadsheet of organisations."""
    return _upload(request, ImportKind.ORGANISATIONS)


def persons(request: HouseRequest) -> HttpResponse:
    """Upload a spreadsheet of persons."""
    return _upload(request, ImportKind.PERSONS)


def draft(request: HouseRequest, pk: int) -> HttpResponse:
    """The preview of an upload; sent, its good rows are taken over."""
    row = get_object_or_404(ImportDraft, pk=pk)
    form = TakeOverForm(sent(request)) if row.kind == ImportKind.PERSONS else None
    if request.method == "POST" and (form is None or form.is_valid()):
        return _taken_over(request, row, form.cleaned_data if form else {})
    preview = Preview.of(row)
    if wanted := asked_format(request):
        return _bad_rows(request, row, preview, wanted)
    context = _preview_context(request, row, preview) | {"form": form}
    status = INVALID if form and form.is_bound else 200
    return answer(request, "people/import_preview.html", context=context, status=status)


def drop(request: HouseRequest, pk: int) -> HttpResponse:
    """Ask, then forget an upload."""
    row = get_object_or_404(ImportDraft, pk=pk)
    if request.method == "POST":
        row.delete()
        messages.success(request, _("Der Import ist verworfen, nichts wurde übernommen."))
        return done(request, reverse(f"{row.kind}-import"))
    back = reverse("import", args=[pk])
    crumbs = [*_crumbs(row.kind), Link(row.file_name, back), Link(_("Verwerfen"), "")]
    context = {"draft": row, "back": back, "crumbs": crumbs}
    return answer(request, "people/import_drop.html", context=context)


def _upload(request: HouseRequest, kind: ImportKind) -> HttpResponse:
    form = UploadForm(sent(request), request.FILES or None)
    if form.is_valid() and (made := _kept(request, kind, form)):
        return done(request, reverse("import", args=[made.pk]))
    context = {
        "form": form,
        "kind": kind,
        "columns": [column.label for column in COLUMNS[kind]],
        "drafts": list(ImportDraft.objects.filter(kind=kind)),
        "crumbs": _crumbs(kind),
    }
    status = INVALID if form.is_bound else 200
    return answer(request, "people/import_upload.html", context=context, status=status)


def _kept(request: HouseRequest, kind: ImportKind, form: UploadForm) -> ImportDraft | None:
    """The upload as a draft; None when its file cannot be used, which the form then says."""
    file, account = form.cleaned_data["file"], request.actor.account
    if account is None:
        return None
    try:
        return upload(by=account, kind=kind, file_name=file.name, content=file.read())
    except ValidationError as problem:
        form.add_error("file", problem)
        return None


def _preview_context(request: HouseRequest, row: ImportDraft, preview: Preview) -> dict[str, Any]:
    return {
        "draft": row,
        "good": Paginator(preview.good, PER_PAGE).get_page(request.GET.get("page")),
        "bad": Paginator(preview.bad, PER_PAGE).get_page(request.GET.get("bad")),
        "left_aside": preview.left_aside,
        "sheets": sheet_links(request),
        "crumbs": [*_crumbs(row.kind), Link(row.file_name, "")],
    }


def _taken_over(request: HouseRequest, row: ImportDraft, said: dict[str, Any]) -> HttpResponse:
    count = take_over(by=request.actor, draft=row, **said)
    told = ngettext("Eine Zeile ist übernommen.", "%(n)s Zeilen sind übernommen.", count)
    messages.success(request, told % {"n": count})
    if ImportDraft.objects.filter(pk=row.pk).exists():
        messages.warning(
            request, _("Die übrigen Zeilen warten hier, bis Sie sie berichtigen oder verwerfen.")
        )
        return done(request, reverse("import", args=[row.pk]))
    return done(request, reverse(row.kind))


def _bad_rows(
    request: HouseRequest, row: ImportDraft, preview: Preview, wanted: Format
) -> HttpResponse:
    """The bad rows with what is wrong, to be mended and uploaded again."""
    return sheet(
        request,
        name=_("Zu berichtigen"),
        columns=[*row.heads, _("Was nicht stimmt")],
        rows=(
            [
                *checked.cells,
                *[""] * (len(row.heads) - len(checked.cells)),
                " ".join(f"{fault.column}: {fault.message}" for fault in checked.faults),
            ]
            for checked in preview.bad
        ),
        format=wanted,
    )


def _crumbs(kind: str) -> list[Link]:
    """The lists carry the names of what they list: "organisations", "persons"."""
    return [
        Link(str(ImportKind(kind).label), reverse(kind)),
        Link(_("Tabelle übernehmen"), reverse(f"{kind}-import")),
    ]
