"""Recusals as who runs the session enters them: declared aloud, or ruled by the body."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.agenda import recusing
from wirkkreis.committees.agenda.item_forms import RecusalForm
from wirkkreis.committees.desk import RUN, item_run, way_to_item
from wirkkreis.committees.models import AgendaItem, Mandate, Recusal, Ruling, TieKind
from wirkkreis.ui.answers import done, sent
from wirkkreis.ui.trying import form_page, saved, tried


def add(request: HouseRequest, pk: int) -> HttpResponse:
    """Who takes no part in an item, and why; a hint fills the form in (`?wer=…&grund=…`)."""
    item = item_run(request, pk)
    known = _mandates(item)
    form = RecusalForm(sent(request), mandates=known, initial=_suggested(request))
    back = _back(item)
    if form.is_valid() and saved(form, lambda: _entered(request, item, known, form)):
        messages.success(request, _("Das ist eingetragen."))
        return done(request, back)
    return form_page(request, form, _("Befangenheit"), back=back, crumbs=way_to_item(item))


@require_POST
def withdraw(request: HouseRequest, pk: int) -> HttpResponse:
    """Take back what was entered by mistake."""
    rows = Recusal.objects.filter(item__in=AgendaItem.objects.visible_to(request.actor))
    found = rows.select_related("item__session__committee", "mandate__seat", "mandate__person")
    row = get_object_or_404(found, pk=pk)
    demand(request.actor, RUN, row)
    if tried(request, lambda: recusing.withdraw(by=request.actor, recusal=row)):
        messages.success(request, _("Die Erklärung ist zurückgenommen."))
    return done(request, f"{row.item.get_absolute_url()}#recusals")


def _back(item: AgendaItem) -> str:
    """To the item; while the body sits, to the desk from which the session is led."""
    if item.session.state == "open":
        return f"{reverse('sitting', args=[item.session_id])}?punkt={item.pk}#item"
    return f"{item.get_absolute_url()}#recusals"


def _entered(
    request: HouseRequest, item: AgendaItem, known: Sequence[Mandate], form: RecusalForm
) -> Recusal:
    given = form.cleaned_data
    mandate = next(row for row in known if str(row.pk) == given["mandate"])
    ruling, ground = Ruling(given["ruling"]), given["ground"]
    if ruling == Ruling.DECLARED:
        return recusing.declare(by=request.actor, item=item, mandate=mandate, ground=ground)
    return recusing.rule(by=request.actor, item=item, mandate=mandate, ruling=ruling, ground=ground)


def _mandates(item: AgendaItem) -> list[Mandate]:
    """Who sits in the body on the day of the session, by name."""
    held = Mandate.objects.on(item.session.on).filter(seat__committee=item.session.committee_id)
    named = held.filter(person__isnull=False).select_related("person", "seat")
    return list(named.order_by("person__sort_key", "pk"))


def _suggested(request: HttpRequest) -> dict[str, str]:
    ground = request.GET.get("grund", "")
    return {
        "mandate": request.GET.get("wer", ""),
        "ground": ground if ground in TieKind else "",
    }
