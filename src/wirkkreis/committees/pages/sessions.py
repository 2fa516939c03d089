"""All sessions of all bodies, and one of them at a glance."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.activity.history import history_of
from wirkkreis.committees.desk import RUN, crumbs, session_seen, session_tabs
from wirkkreis.committees.inviting.answering import COMING, expected
from wirkkreis.committees.inviting.deadlines import deadlines_of, was_invited_late, what_follows
from wirkkreis.committees.inviting.listing import DATES, Listing
from wirkkreis.committees.models import AgendaItem, Answer, Committee, Session
from wirkkreis.committees.own import own_token, place_of
from wirkkreis.committees.readers import reader_of
from wirkkreis.committees.rights import sits
from wirkkreis.flow.engine import Open, open_to
from wirkkreis.goals.models import Goal
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import answer
from wirkkreis.ui.frame import Link
from wirkkreis.ui.sheets import asked_format, sheet, sheet_links

PER_PAGE = 25

WAYS = {
    "invite": "session-invite",
    "settle": "session-poll",
    "open": "sitting",
    "close": "sitting-close",
    "enter": "sitting-enter",
    "reopen": "sitting-reopen",
}
"""Steps that have a page of their own."""

ON_THE_DAY = ("open", "enter")
"""Steps that are shown once they can be taken; before, nobody looks for them."""

FOR_LATER = ("cancel", "search")
"""Steps that nobody hopes for; they stand apart."""


@require_safe
def sessions(request: HouseRequest) -> HttpResponse:
    """Sessions to come or past, or all days that matter; also as a spreadsheet."""
    found = Listing(request.GET, request.actor)
    if wanted := asked_format(request):
        rows, columns = found.lines(), found.columns()
        return sheet(request, name=_("Sitzungen"), columns=columns, rows=rows, format=wanted)
    page = Paginator(found.in_order, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "dates": found.dates() if found.view == DATES else None,
        "form": found.form,
        "view": found.view,
        "views": found.views(request.path),
        "is_narrowed": found.is_narrowed,
        "found": found.said(page.paginator.count),
        "sheets": sheet_links(request),
        "plans_for": _plans_for(request),
        "today": clock.today(),
        "crumbs": [*crumbs(), Link(_("Sitzungen"), "")],
    }
    return answer(request, "committees/sessions.html", "list", context)


@require_safe
def session(request: HouseRequest, pk: int) -> HttpResponse:
    """One session: when, where, by when, what about, who comes, and what can be done next."""
    row = session_seen(request, pk)
    reader, runs = reader_of(request.actor), bool(may(request.actor, RUN, row))
    own = place_of(request.actor, row)
    context = {
        "session": row,
        "runs": runs,
        "is_inside": reader.sees_all or row.committee_id in reader.committees,
        "items": AgendaItem.objects.filter(session=row).visible_to(request.actor).in_turn(),
        "goals": _goals(row),
        "own_url": reverse("own-session", args=[own_token(own)]) if own else "",
        "tabs": session_tabs(row, "session", request.actor),
        "crumbs": [*crumbs(row.committee), Link(row.title, "")],
        "today": clock.today(),
        **_steps(request, row),
        **_deadlines(row),
        **_answers(row),
        **(_only_for_staff(row) if runs else {}),
    }
    return answer(request, "committees/session.html", context=context)


def _goals(row: Session) -> QuerySet[Goal]:
    return Goal.objects.filter(pk__in=row.serving.values("goal")).in_order()


def _only_for_staff(row: Session) -> dict[str, Any]:
    """What was done with it, and who asked for it why."""
    return {"history": history_of(row), "requests": row.requests.all()}


def _plans_for(request: HouseRequest) -> list[dict[str, Any]]:
    """The bodies for which this person may plan or ask, with what she may."""
    found = []
    for committee in Committee.objects.active():
        runs = bool(may(request.actor, RUN, committee))
        asks = not runs and sits.test(request.actor, committee)
        if runs or asks:
            found.append({"committee": committee, "runs": runs})
    return found


def _steps(request: HouseRequest, row: Session) -> dict[str, Any]:
    """The next steps with their pages, those that nobody hopes for apart."""
    opened = [
        (way, _step_url(row, way))
        for way in open_to(row, request.actor)
        if way.verdict or way.step.name not in ON_THE_DAY
    ]
    return {
        "steps": [pair for pair in opened if pair[0].step.name not in FOR_LATER],
        "for_later": [pair for pair in opened if pair[0].step.name in FOR_LATER],
        "can_change": any(way.step.name == "cancel" for way, _url in opened),
    }


def _step_url(row: Session, way: Open) -> str:
    """Where a step is taken."""
    name = way.step.name
    if name in WAYS:
        return reverse(WAYS[name], args=[row.pk])
    return reverse("session-step", args=[row.pk, name])


def _deadlines(row: Session) -> dict[str, Any]:
    due = deadlines_of(row)
    late = was_invited_late(row)
    missed = due is not None and row.state == "planned" and due.is_too_late(clock.today())
    return {
        "due": due,
        "is_late": late,
        "is_missed": missed,
        "what_follows": what_follows(row) if late or missed else "",
    }


def _answers(row: Session) -> dict[str, Any]:
    """How many come, and whether they would be enough; nothing before the invitation."""
    if row.state not in {"invited", "open"}:
        return {}
    given = list(row.attendees.members().values_list("answer", flat=True))
    return {
        "coming": sum(one in COMING for one in given),
        "declining": given.count(Answer.DECLINES),
        "expected": expected(row),
    }
