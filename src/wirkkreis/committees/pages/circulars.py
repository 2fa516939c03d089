"""Decisions in writing: the list of a body, the draft, how the answers stand, what came of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkkreis.access.rights import demand, may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.circulating import circling
from wirkkreis.committees.circulating.circular_forms import (
    AnswerForm,
    CircularForm,
    ToSessionForm,
)
from wirkkreis.committees.desk import RUN, crumbs, own_committee, tabs
from wirkkreis.committees.models import Circular, Committee
from wirkkreis.committees.voting.showing import shown
from wirkkreis.ui.answers import answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import form_page, saved, tried


def circulars(request: HouseRequest, pk: int) -> HttpResponse:
    """All of a body, the newest first."""
    committee = own_committee(pk)
    rows = Circular.objects.visible_to(request.actor).filter(committee=committee)
    context = {
        "committee": committee,
        "circulars": rows,
        "runs": bool(may(request.actor, RUN, committee)),
        "tabs": tabs(committee, "circulars"),
        "crumbs": [*crumbs(committee), Link(_("Umläufe"), "")],
    }
    return answer(request, "committees/circulars.html", context=context)


def add(request: HouseRequest, pk: int) -> HttpResponse:
    """A new draft."""
    committee = own_committee(pk)
    demand(request.actor, RUN, committee)
    return _written(request, Circular(committee=committee), _("Umlauf vorbereiten"))


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Other words for a draft."""
    return _written(request, _run(request, pk), _("Umlauf ändern"))


def circular(request: HouseRequest, pk: int) -> HttpResponse:
    """One of them: what is asked, who has answered, how it ended."""
    row = _seen(request, pk)
    vote = getattr(row, "vote", None)
    rights = vote.entitlements.select_related("mandate__person", "seat") if vote else []
    runs = bool(may(request.actor, RUN, row))
    context = {
        "circular": row,
        "runs": runs,
        "rights": rights,
        "shown": shown([vote])[0] if vote else None,
        "voted": sum(right.has_voted for right in rights),
        "to_session": _to_session(row) if runs and row.state in {"stopped", "decided"} else None,
        "crumbs": [*_way(row.committee), Link(row.title, "")],
    }
    return answer(request, "committees/circular.html", context=context)


@require_POST
def step(request: HouseRequest, pk: int) -> HttpResponse:
    """Press a button (`step`): send it out, end it, or put it on the agenda of a session."""
    row = _run(request, pk)
    presses: dict[str, Any] = {
        "start": lambda: circling.start_circular(by=request.actor, circular=row),
        "finish": lambda: circling.finish_circular(by=request.actor, circular=row),
        "agenda": lambda: _put_on_agenda(request, row),
    }
    pressed = request.POST.get("step", "")
    if pressed in presses and tried(request, presses[pressed]):
        messages.success(request, _("Das ist erledigt."))
    return done(request, row.get_absolute_url())


def enter(request: HouseRequest, pk: int, right_pk: int) -> HttpResponse:
    """Enter the answer of somebody who gave it by letter or on the phone."""
    row = _run(request, pk)
    right = get_object_or_404(row.vote.entitlements.select_related("mandate__person"), pk=right_pk)
    form = AnswerForm(sent(request))
    if form.is_valid() and saved(
        form,
        lambda: circling.answer_circular(by=request.actor, entitlement=right, side=form.chosen()),
    ):
        messages.success(request, _("Die Antwort ist eingetragen."))
        return done(request, row.get_absolute_url())
    title = _("Antwort eintragen: %(name)s") % {"name": right.mandate.person or right.seat}
    way = [*_way(row.committee), Link(row.title, row.get_absolute_url())]
    return form_page(request, form, title, back=row.get_absolute_url(), crumbs=way)


def _written(request: HouseRequest, row: Circular, title: str) -> HttpResponse:
    form = CircularForm(sent(request), instance=row)
    if form.is_valid() and saved(
        form, lambda: circling.write_circular(by=request.actor, circular=form.save(commit=False))
    ):
        return done(request, form.instance.get_absolute_url())
    back = reverse("circulars", args=[row.committee_id])
    return form_page(request, form, title, back=back, crumbs=_way(row.committee))


def _put_on_agenda(request: HouseRequest, row: Circular) -> None:
    form = ToSessionForm(request.POST, sessions=circling.coming_sessions(row))
    if form.is_valid():
        session = form.cleaned_data["session"]
        circling.take_to_session(by=request.actor, circular=row, session=session)


def _to_session(row: Circular) -> ToSessionForm | None:
    sessions = circling.coming_sessions(row)
    return ToSessionForm(sessions=sessions) if sessions.exists() else None


def _seen(request: HouseRequest, pk: int) -> Circular:
    rows = Circular.objects.visible_to(request.actor).select_related("committee", "statute", "vote")
    return get_object_or_404(rows, pk=pk)


def _run(request: HouseRequest, pk: int) -> Circular:
    row = _seen(request, pk)
    demand(request.actor, RUN, row)
    return row


def _way(committee: Committee) -> list[Link]:
    return [*crumbs(committee), Link(_("Umläufe"), reverse("circulars", args=[committee.pk]))]
