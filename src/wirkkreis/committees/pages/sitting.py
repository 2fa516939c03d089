"""Running a session: the page of the chair and of whoever keeps the minutes."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.desk import session_run, session_tabs, way_to_session
from wirkkreis.committees.inviting.deadlines import was_invited_late, what_follows
from wirkkreis.committees.models import Clearing, Mandate, Session
from wirkkreis.committees.sitting.attending import was_entered
from wirkkreis.committees.sitting.deciding import to_be_asked, why_no_decision
from wirkkreis.committees.sitting.overview import Overview
from wirkkreis.committees.sitting.presiding import CLEARINGS
from wirkkreis.committees.sitting.saying import quorum_in_words, what_if_one_leaves
from wirkkreis.committees.sitting.sitting_forms import ChairForm, ReportForm, TurnForm
from wirkkreis.ui.answers import answer, done, wants_part
from wirkkreis.ui.frame import Link


def sitting(request: HouseRequest, pk: int) -> HttpResponse:
    """The agenda, the item in the middle (`?punkt=`), who is there, and the quorum above all."""
    session = session_run(request, pk)
    view = Overview(session, request.actor, request.GET.get("punkt", ""))
    context = in_view(view) | _round_about(request, view)
    return answer(request, "committees/sitting/sitting.html", context=context)


def now(request: HouseRequest, pk: int) -> HttpResponse:
    """What changes while the page is open, for htmx; `?gesagt` brings messages along."""
    session = session_run(request, pk)
    view = Overview(session, request.actor, request.GET.get("punkt", ""))
    if not wants_part(request):
        return redirect("sitting", pk)
    context = in_view(view) | {"oob": True, "says": "gesagt" in request.GET}
    return answer(request, "committees/sitting/now.html", context=context)


def onward(request: HouseRequest, session: Session, anchor: str) -> HttpResponse:
    """Back to the page after a press; htmx swaps only what changes."""
    shown = request.POST.get("punkt", "")
    query = f"?punkt={shown}" if shown.isdecimal() else "?"
    if wants_part(request):
        url = reverse("sitting-now", args=[session.pk])
        return done(request, f"{url}{query}&gesagt", in_place=True)
    url = reverse("sitting", args=[session.pk])
    return done(request, f"{url}{query if query != '?' else ''}#{anchor}")


def in_view(view: Overview) -> dict[str, Any]:
    """What all the parts of the page that change by themselves show."""
    return {
        "view": view,
        "session": view.session,
        "quorum_said": quorum_in_words(view.quorum),
        "leaving_said": what_if_one_leaves(view.quorum),
        **_why_not(view),
    }


def _why_not(view: Overview) -> dict[str, Any]:
    """Why nothing can be decided on the item shown while it is its turn; who is to be asked."""
    item = view.shown
    if item is None or (item.state != "running" and not was_entered(view.session)):
        return {}
    reason = why_no_decision(view.session, item)
    return {"why_not": reason, "asked": to_be_asked(view.session, item) if reason else []}


def _round_about(request: HouseRequest, view: Overview) -> dict[str, Any]:
    """What stays as it was when the page was opened."""
    session = view.session
    is_late = was_invited_late(session)
    members = [line.attendee.mandate for line in view.here if line.attendee.mandate]
    return {
        "steps": {found.step.name: found for found in view.steps},
        "is_late": is_late,
        "late_rule": what_follows(session) if is_late else "",
        "clearings": _clearings(session) if is_late else [],
        "turn_form": TurnForm(places=[line.attendee for line in view.lines], auto_id="turn_%s"),
        "chair_form": _chair_form(session, members),
        "report_form": ReportForm(instance=view.shown) if view.shown else None,
        "tabs": session_tabs(session, "sitting", request.actor),
        "crumbs": [*way_to_session(session), Link(_("Leiten"), "")],
    }


def _chair_form(session: Session, members: list[Mandate]) -> ChairForm:
    chosen = {"mandate": session.presided_by_id or ""}
    return ChairForm(held=members, initial=chosen, auto_id="chair_%s")


def _clearings(session: Session) -> list[tuple[Clearing, bool]]:
    """The ways out of a late invitation, and whether the rules allow each."""
    allowed = CLEARINGS[session.procedure.late]
    return [(clearing, clearing in allowed) for clearing in Clearing if clearing]
