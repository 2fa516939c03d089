"""Planning sessions: a new one or a series, a change, a step, and a member's request for one."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.desk import RUN, crumbs, own_committee, session_run, way_to_session
from wirkkreis.committees.inviting import planning, requesting, sending
from wirkkreis.committees.inviting.deadlines import deadlines_for, deadlines_of
from wirkkreis.committees.inviting.guest_list import out_of_reach
from wirkkreis.committees.inviting.session_forms import (
    CallOffForm,
    NewSessionForm,
    RequestForm,
    ResumeForm,
    SessionForm,
)
from wirkkreis.committees.models import Committee, Session
from wirkkreis.committees.seating.founding import procedure_on
from wirkkreis.flow.stepping import step_page
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import form_page, saved

TAKING: dict[str, Callable[..., Session]] = {
    "cancel": sending.call_off,
    "resume": sending.resume,
    "search": sending.search_again,
}
"""Steps that are taken here, each with the verb that does the rest."""

NOT_SENT_AGAIN = frozenset({"csrfmiddlewaretoken", "confirm"})


def add(request: HouseRequest, pk: int) -> HttpResponse:
    """A new session with its day, or a series, which is shown before it is saved."""
    return _add(request, _run_by(request, pk), "planned", _("Sitzung planen"))


def search(request: HouseRequest, pk: int) -> HttpResponse:
    """A new session whose day the members are asked for."""
    return _add(request, _run_by(request, pk), "searching", _("Termin suchen"))


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Other facts of a session; who is invited hears of another time or place."""
    row = session_run(request, pk)
    form = SessionForm(sent(request), instance=row)
    back = row.get_absolute_url()
    if form.is_valid() and saved(form, lambda: _change(request, form)):
        return done(request, back)
    return form_page(request, form, _("Sitzung ändern"), back=back, crumbs=way_to_session(row))


def step(request: HouseRequest, pk: int, step: str) -> HttpResponse:
    """Call off, take place after all, look for another day."""
    if step not in TAKING:
        raise Http404
    row = session_run(request, pk)
    return step_page(
        request,
        row,
        step,
        back=row.get_absolute_url(),
        crumbs=way_to_session(row),
        asking={"cancel": CallOffForm, "resume": ResumeForm},
        taking=TAKING[step],
    )


def ask_for_one(request: HouseRequest, pk: int) -> HttpResponse:
    """A member asks for a session of her body."""
    row = own_committee(pk)
    demand(request.actor, "committees.session.request", row)
    form = RequestForm(sent(request))
    if form.is_valid() and saved(form, lambda: _ask(request, row, form)):
        messages.success(request, _("Danke. Die Koordinierungsstelle sieht Ihre Bitte sofort."))
        return done(request, row.get_absolute_url())
    back = row.get_absolute_url()
    return form_page(request, form, _("Um eine Sitzung bitten"), back=back, crumbs=crumbs(row))


def _add(request: HouseRequest, committee: Committee, state: str, title: str) -> HttpResponse:
    new, initial = Session(committee=committee, state=state), _suggested(request, committee)
    form = NewSessionForm(sent(request), instance=new, initial=initial)
    made: list[Session] = []
    if form.is_valid():
        if form.is_series and "confirm" not in request.POST:
            return _preview(request, committee, form)
        if saved(form, lambda: made.extend(_plan(request, form))):
            return _planned(request, made)
    context = {
        "form": form,
        "title": title,
        "committee": committee,
        "is_search": state == "searching",
        "crumbs": [*crumbs(committee), Link(title, "")],
    }
    status = INVALID if form.is_bound else 200
    return answer(request, "committees/session_form.html", context=context, status=status)


def _suggested(request: HouseRequest, committee: Committee) -> dict[str, Any]:
    """What usually stays: where the body meets, and what its sessions count for."""
    today = clock.today()
    asked = request.GET.get("zu", "")
    own = Session.objects.filter(committee=committee)
    earlier = own.filter(pk=int(asked) if asked.isdecimal() else 0).first()
    like = earlier or own.exclude(state="cancelled").newest_first().first()
    found: dict[str, Any] = {
        "title": planning.suggested_title(committee, today.year),
        "is_public": procedure_on(committee, today).public,
        "again_of": earlier.pk if earlier else None,
    }
    if like is not None:
        found |= {
            "place": like.place,
            "municipality": like.municipality_id,
            "online_url": like.online_url,
            "goals": list(like.goals.values_list("pk", flat=True)),
        }
    return found


def _preview(request: HouseRequest, committee: Committee, form: NewSessionForm) -> HttpResponse:
    """The days of a series with their deadlines, and everything typed, once more."""
    drawn = planning.in_series(form.instance, form.cleaned_data["slots"])
    for number, session in enumerate(drawn):
        session.pk = -number - 1
    due = deadlines_for(drawn)
    context = {
        "rows": [(session, due[session.pk]) for session in drawn],
        "committee": committee,
        "typed": [
            (name, value)
            for name, values in request.POST.lists()
            if name not in NOT_SENT_AGAIN
            for value in values
        ],
        "crumbs": [*crumbs(committee), Link(_("Sitzungen planen"), "")],
    }
    return answer(request, "committees/session_series.html", context=context)


def _plan(request: HouseRequest, form: NewSessionForm) -> list[Session]:
    asked, session = form.cleaned_data, form.save(commit=False)
    if form.is_series:
        slots = asked["slots"]
        return planning.plan_series(
            by=request.actor, session=session, slots=slots, goals=asked["goals"]
        )
    return [planning.plan_session(by=request.actor, session=session, goals=asked["goals"])]


def _planned(request: HouseRequest, made: list[Session]) -> HttpResponse:
    first = made[0]
    if first.state == "searching":
        messages.success(request, _("Angelegt. Schlagen Sie jetzt Tage vor."))
        return done(request, reverse("session-poll", args=[first.pk]))
    if len(made) > 1:
        messages.success(request, _("%(n)d Sitzungen sind geplant.") % {"n": len(made)})
        return done(request, f"{reverse('sessions')}?gremium={first.committee_id}")
    due = deadlines_of(first)
    messages.success(request, _("Die Sitzung ist geplant. Als Nächstes kommt die Tagesordnung."))
    if due is not None and due.is_too_late(clock.today()):
        messages.warning(request, _("Die Einladungsfrist ist für diesen Tag schon vorbei."))
    return done(request, first.get_absolute_url())


def _change(request: HouseRequest, form: SessionForm) -> None:
    session = form.save(commit=False)
    changed = planning.change_session(
        by=request.actor, session=session, goals=form.cleaned_data["goals"]
    )
    messages.success(request, _("Die Sitzung ist gespeichert."))
    if session.state == "invited" and planning.TOLD.intersection(changed):
        _say_who_is_told(request, session)


def _say_who_is_told(request: HouseRequest, session: Session) -> None:
    messages.success(request, _("Alle Eingeladenen mit E-Mail bekommen eine Nachricht."))
    if names := ", ".join(str(one) for one in out_of_reach(session)):
        text = _("Diese Eingeladenen erreicht keine E-Mail, bitte sagen Sie es ihnen: %(names)s")
        messages.warning(request, text % {"names": names})


def _ask(request: HouseRequest, committee: Committee, form: RequestForm) -> None:
    requesting.request_session(
        by=request.actor, committee=committee, reason=form.cleaned_data["reason"]
    )


def _run_by(request: HouseRequest, pk: int) -> Committee:
    """A body whose sessions this person runs, or 403 with the reason."""
    row = own_committee(pk)
    demand(request.actor, RUN, row)
    return row
