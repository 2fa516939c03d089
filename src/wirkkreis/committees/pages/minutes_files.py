"""The minutes as files: to print and sign, and the signed paper that came back."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.desk import session_seen, way_to_session
from wirkkreis.committees.models import AgendaItem, Minutes
from wirkkreis.committees.pages.minutes import readable, written
from wirkkreis.committees.readers import Reader, reader_of
from wirkkreis.committees.records import minuting
from wirkkreis.committees.records.drafting import Draft, draft, public_draft
from wirkkreis.committees.records.minutes_printing import file_name, minutes_document
from wirkkreis.committees.records.record_forms import ScanForm
from wirkkreis.ui.admitting import ending
from wirkkreis.ui.answers import answer, done
from wirkkreis.ui.documents.keeping import TooMany
from wirkkreis.ui.frame import Link
from wirkkreis.ui.handing_out import handed_out
from wirkkreis.ui.trying import form_page, saved

PUBLIC = "oeffentlich"
"""`?oeffentlich` asks for the public part."""


@require_safe
def document(request: HouseRequest, pk: int) -> HttpResponse:
    """The minutes to print, whole as far as this person may read them, or the public part."""
    row = readable(request, session_seen(request, pk))
    reader = reader_of(request.actor)
    return handed(request, public_draft(row) if PUBLIC in request.GET else draft(row, reader))


def handed(request: HouseRequest, found: Draft) -> HttpResponse:
    """The document as a download; 429 where too many are made at once."""
    try:
        made = minutes_document(found)
    except TooMany:
        response = answer(request, "committees/public_minutes_later.html", status=429)
        response.headers["Retry-After"] = "60"
        return response
    named = content_disposition_header(as_attachment=True, filename=file_name(found))
    headers = {"Content-Disposition": named or ""}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


@require_safe
def scan(request: HouseRequest, pk: int) -> FileResponse:
    """The signed paper, for the body: not for who was recused from an item of it."""
    row = readable(request, session_seen(request, pk))
    if not may_read_scan(row, reader_of(request.actor)):
        raise Http404
    return handed_out(row.scan, f"niederschrift-{row.session.on}.{ending(str(row.scan.name))}")


def may_read_scan(row: Minutes, reader: Reader) -> bool:
    """Whether there is one, and this person may read every item in it."""
    inside = reader.sees_all or row.session.committee_id in reader.committees
    barred = AgendaItem.objects.filter(session=row.session_id).barring(reader)
    return bool(row.scan) and inside and not barred.exists()


def keep_scan(request: HouseRequest, pk: int) -> HttpResponse:
    """Lay down the signed paper."""
    row = written(request, pk)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ScanForm(*given)
    if form.is_valid() and saved(form, lambda: _keep(request, row, form)):
        messages.success(request, _("Die unterschriebene Niederschrift ist abgelegt."))
        return done(request, row.get_absolute_url())
    title = _("Unterschriebene Niederschrift ablegen")
    return form_page(request, form, title, back=row.get_absolute_url(), crumbs=_way(row))


def remove_scan(request: HouseRequest, pk: int) -> HttpResponse:
    """Ask, then take the signed paper out."""
    row = written(request, pk)
    if not row.scan:
        raise Http404
    if request.method == "POST":
        minuting.drop_scan(by=request.actor, minutes=row)
        messages.success(request, _("Der Scan ist entfernt."))
        return done(request, row.get_absolute_url())
    context = {"minutes": row, "back": row.get_absolute_url()}
    context["crumbs"] = [*_way(row), Link(_("Scan entfernen"), "")]
    return answer(request, "committees/records/remove_scan.html", context=context)


def _keep(request: HouseRequest, row: Minutes, form: ScanForm) -> Minutes:
    return minuting.keep_scan(by=request.actor, minutes=row, file=form.cleaned_data["scan"])


def _way(row: Minutes) -> list[Link]:
    return [*way_to_session(row.session), Link(_("Niederschrift"), row.get_absolute_url())]
