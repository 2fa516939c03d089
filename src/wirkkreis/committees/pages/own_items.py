"""Behind one's own link: an item with its papers, "I am biased", and all papers as one PDF."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirkkreis.accounts import limits
from wirkkreis.accounts.actor import NOBODY, HouseRequest
from wirkkreis.committees.agenda import recusing
from wirkkreis.committees.agenda.hinting import hints
from wirkkreis.committees.agenda.own_forms import OwnRecusalForm
from wirkkreis.committees.models import AgendaItem, Paper, Recusal, Ruling
from wirkkreis.committees.own import Own, own_place
from wirkkreis.committees.pages.packets import as_packet, too_often
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.frame import Link
from wirkkreis.ui.handing_out import handed_out
from wirkkreis.ui.items import StoredFile
from wirkkreis.ui.privately import privately
from wirkkreis.ui.trying import saved, tried

PACKETS = "30/h/key"


@require_http_methods(["GET", "HEAD", "POST"])
@privately
def item(request: HouseRequest, token: str, pk: int) -> HttpResponse:
    """One item. Sent, it declares (`ground`) or takes that back (`withdraw`)."""
    own = own_place(token)
    row = _item(own, pk)
    form = OwnRecusalForm(request.POST if "declare" in request.POST else None)
    if "withdraw" in request.POST:
        return _withdraw(request, own, row)
    if form.is_valid() and own.attendee.mandate and saved(form, lambda: _declare(own, row, form)):
        messages.success(request, _("Danke, das ist vermerkt."))
        return done(request, own.at("own-item", pk))
    status = INVALID if form.is_bound else 200
    context = _told(own, row) | {"form": form}
    return answer(request, "committees/own_item.html", context=context, status=status)


@require_safe
@privately
def paper(_request: HouseRequest, token: str, pk: int) -> FileResponse:
    """A paper of the session to keep."""
    own = own_place(token)
    found = Paper.objects.shown_to(own.reader).filter(item__session=own.session)
    row = get_object_or_404(found, pk=pk)
    return handed_out(row.upload, row.name)


@require_safe
@privately
def packet(request: HouseRequest, token: str) -> HttpResponse:
    """All papers she may read, as one PDF."""
    own = own_place(token)
    if not limits.within(request, "packet", PACKETS, key=str(own.attendee.key)):
        messages.error(request, too_often())
        return done(request, own.at("own-session"))
    return as_packet(own.session, own.reader)


def _declare(own: Own, row: AgendaItem, form: OwnRecusalForm) -> None:
    assert own.attendee.mandate is not None
    ground = form.cleaned_data["ground"]
    recusing.declare(by=NOBODY, item=row, mandate=own.attendee.mandate, ground=ground)


def _withdraw(request: HouseRequest, own: Own, row: AgendaItem) -> HttpResponse:
    known = get_object_or_404(
        Recusal.objects.select_related("item", "mandate__seat"),
        item=row,
        mandate=own.attendee.mandate_id or 0,
    )
    if tried(request, lambda: recusing.withdraw(by=NOBODY, recusal=known)):
        messages.success(request, _("Sie wirken bei diesem Punkt wieder mit."))
    return done(request, own.at("own-item", row.pk))


def _told(own: Own, row: AgendaItem) -> dict[str, Any]:
    mandate = own.attendee.mandate
    known = Recusal.objects.filter(item=row, mandate=mandate).first() if mandate else None
    barred = AgendaItem.objects.filter(pk=row.pk).barring(own.reader).exists()
    to_come = row.state in recusing.TO_COME
    asked = [hint for hint in hints(row) if hint.mandate == mandate] if to_come else []
    return {
        "own": own,
        "token": own.token,
        "item": row,
        "session": row.session,
        "papers": _papers(own, row),
        "is_barred": barred,
        "recusal": known,
        "hint": asked[0] if asked else None,
        "may_declare": mandate is not None and known is None and to_come,
        "may_withdraw": known is not None and known.ruling == Ruling.DECLARED and to_come,
        "votes": [] if barred else row.votes.running(),
        "crumbs": [Link(row.session.title, own.at("own-session")), Link(row.title, "")],
    }


def _papers(own: Own, row: AgendaItem) -> list[StoredFile]:
    found = Paper.objects.shown_to(own.reader).filter(item=row)
    return [StoredFile(paper.name, own.at("own-paper", paper.pk), paper.size) for paper in found]


def _item(own: Own, pk: int) -> AgendaItem:
    rows = AgendaItem.objects.shown_to(own.reader).filter(session=own.session)
    return get_object_or_404(rows.select_related("session__committee", "session__statute"), pk=pk)
