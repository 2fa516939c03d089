"""One item of an agenda: what it is about, its papers, and who takes no part in it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.activity.history import history_of
from wirkkreis.committees.agenda import concerning, late_items
from wirkkreis.committees.agenda.hinting import hints
from wirkkreis.committees.agenda.item_forms import ConcernForm, PapersForm
from wirkkreis.committees.desk import RUN, is_barred, item_led, item_run, item_seen, way_to_session
from wirkkreis.committees.models import AgendaItem, Paper, Recusal
from wirkkreis.committees.own import own_token, place_of
from wirkkreis.committees.readers import reader_of
from wirkkreis.committees.voting.showing import votes_of_item
from wirkkreis.people.models import Organisation
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import tried


def item(request: HouseRequest, pk: int) -> HttpResponse:
    """One item, for whoever may know of it; with more for who runs the session."""
    return show(request, item_seen(request, pk))


def show(request: HouseRequest, row: AgendaItem, form: PapersForm | None = None) -> HttpResponse:
    """The page of an item; 422 with the form of papers that came back."""
    context = _read(request, row)
    if may(request.actor, RUN, row):
        context |= _run(row) | {"form": form or PapersForm(item=row)}
    status = INVALID if form is not None else 200
    return answer(request, "committees/agenda/item.html", context=context, status=status)


@require_POST
def concern(request: HouseRequest, pk: int) -> HttpResponse:
    """The item concerns an organisation (`organisation`), or does not after all (`end`)."""
    row = item_led(request, pk)
    ends = "end" in request.POST
    asked = request.POST.get("end") or request.POST.get("organisation") or ""
    organisation = get_object_or_404(Organisation, pk=int(asked) if asked.isdecimal() else 0)
    verb = concerning.no_longer_concern if ends else concerning.concern
    if tried(request, lambda: verb(by=request.actor, item=row, organisation=organisation)):
        messages.success(request, _("Das ist eingetragen."))
    return done(request, f"{row.get_absolute_url()}#concerned")


@require_POST
def clear(request: HouseRequest, pk: int) -> HttpResponse:
    """Enter whether an item that came late may be decided (`clearing`)."""
    row = item_run(request, pk)
    asked = request.POST.get("clearing", "")
    if tried(request, lambda: late_items.clear(by=request.actor, item=row, clearing=asked)):
        messages.success(request, _("Das ist eingetragen."))
    return done(request, row.get_absolute_url())


def _read(request: HouseRequest, row: AgendaItem) -> dict[str, Any]:
    """What everybody sees who may know of the item; motions and votes are for the body itself."""
    reader = reader_of(request.actor)
    excluded = is_barred(request.actor, row)
    inside = reader.sees_all or row.session.committee_id in reader.committees
    decides = inside and not excluded
    place = place_of(request.actor, row.session)
    return {
        "item": row,
        "session": row.session,
        "papers": Paper.objects.shown_to(reader).filter(item=row),
        "is_barred": excluded,
        "motions": row.motions.all() if decides else [],
        "votes": votes_of_item(row) if decides else [],
        "own": own_token(place) if place else "",
        "crumbs": [*way_to_session(row.session), Link(str(row), "")],
    }


def _run(row: AgendaItem) -> dict[str, Any]:
    """What else those see who run the session."""
    recusals = list(
        Recusal.objects.filter(item=row).select_related("mandate__person", "mandate__seat")
    )
    return {
        "runs": True,
        "concerned": row.concerned.order_by("sort_key"),
        "concern_form": ConcernForm(),
        "hints": hints(row),
        "recusals": recusals,
        "why_not_decided": late_items.why_not_decided(row),
        "clearing_offered": late_items.clearing_offered(row),
        "history": history_of(row, *recusals),
    }
