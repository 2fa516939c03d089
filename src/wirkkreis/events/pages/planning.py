"""The staff's list of events, and the desk of one event."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.activity.history import history_of
from wirkkreis.events.calendar.when import when
from wirkkreis.events.desk import crumbs, staff_event, tabs
from wirkkreis.events.making import planning
from wirkkreis.events.making.event_form import EventForm
from wirkkreis.events.making.listing import Listing
from wirkkreis.events.making.planning_forms import CancelForm
from wirkkreis.events.models import Event
from wirkkreis.events.programmes.programme_forms import DecisionForm
from wirkkreis.flow.engine import open_to
from wirkkreis.flow.stepping import NoDetails, step_page
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.frame import Link
from wirkkreis.ui.sheets import asked_format, sheet, sheet_links
from wirkkreis.ui.trying import saved

PER_PAGE = 25
FOR_LATER = ("cancel", "withdraw")
"""Steps that nobody hopes for; they stand apart."""


def listing(request: HouseRequest) -> HttpResponse:
    """Events to come, past ones or ideas, with their people; also as a spreadsheet."""
    found = Listing(request.GET, request.actor)
    if wanted := asked_format(request):
        return sheet(
            request, name=_("Planung"), columns=found.columns(), rows=found.lines(), format=wanted
        )
    page = Paginator(found.in_order(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": found.rows_of(page),
        "form": found.form,
        "views": found.views(request.path),
        "view": found.view,
        "is_narrowed": found.is_narrowed,
        "found": found.said(page.paginator.count),
        "sheets": sheet_links(request),
        "may_write": may(request.actor, "events.event.write"),
    }
    return answer(request, "events/planning/list.html", "list", context)


def desk(request: HouseRequest, pk: int) -> HttpResponse:
    """One event at a glance: what is settled, what is missing, what can be done next."""
    event = staff_event(request, pk)
    steps = open_to(event, request.actor)
    context = {
        "event": event,
        "when": when(event),
        "goals": event.goals_in_order(),
        "partners": event.partners.order_by("sort_key"),
        "steps": [way for way in steps if way.step.name not in FOR_LATER],
        "for_later": [way for way in steps if way.step.name in FOR_LATER],
        "came": event.attendances.people(),
        "may_write": may(request.actor, "events.event.write"),
        "history": history_of(event),
        "tabs": tabs(event, "event-desk"),
        "crumbs": crumbs(event),
    }
    return answer(request, "events/planning/desk.html", context=context)


def add(request: HouseRequest) -> HttpResponse:
    """A new event from nothing."""
    form = EventForm(request.POST or None, request.FILES or None, instance=Event())
    if form.is_valid() and saved(form, lambda: _make(request, form)):
        messages.success(request, _("Angelegt. Veröffentlichen Sie sie, sobald alles steht."))
        return done(request, reverse("event-desk", args=[form.instance.pk]))
    links = [Link(_("Planung"), reverse("events-planning")), Link(_("Neue Veranstaltung"), "")]
    context = {"form": form, "crumbs": links, "title": _("Neue Veranstaltung")}
    return _form(request, form, context)


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Change an event; who is registered hears of another day or place."""
    event = staff_event(request, pk)
    form = EventForm(request.POST or None, request.FILES or None, instance=event)
    if form.is_valid() and saved(form, lambda: _change(request, form)):
        messages.success(request, _("Die Änderung ist gespeichert."))
        return done(request, reverse("event-desk", args=[pk]))
    links = crumbs(event, Link(_("Ändern"), ""))
    context = {"form": form, "crumbs": links, "title": _("Veranstaltung ändern"), "event": event}
    return _form(request, form, context)


def step(request: HouseRequest, pk: int, step: str) -> HttpResponse:
    """The next state of an event."""
    event = staff_event(request, pk)
    back = reverse("event-desk", args=[pk])
    asking = {"cancel": CancelForm, "return": DecisionForm, "reject": DecisionForm}
    return step_page(request, event, step, back=back, crumbs=crumbs(event)[:-1], asking=asking)


def remove(request: HouseRequest, pk: int) -> HttpResponse:
    """Ask, then take out an event that nobody was told of."""
    event = staff_event(request, pk)
    form = NoDetails(request.POST if request.method == "POST" else None)
    if form.is_valid() and saved(form, lambda: planning.remove_event(event, by=request.actor)):
        messages.success(request, _("Die Veranstaltung ist entfernt."))
        return done(request, reverse("events-planning"))
    context = {"event": event, "form": form, "crumbs": crumbs(event, Link(_("Entfernen"), ""))}
    status = INVALID if form.errors else 200
    return answer(request, "events/planning/remove.html", context=context, status=status)


def _make(request: HouseRequest, form: EventForm) -> None:
    given = form.cleaned_data
    planning.make_event(
        form.instance, by=request.actor, goals=given["goals"], partners=given["partners"]
    )


def _change(request: HouseRequest, form: EventForm) -> None:
    given = form.cleaned_data
    planning.change_event(
        form.instance, by=request.actor, goals=given["goals"], partners=given["partners"]
    )


def _form(request: HouseRequest, form: EventForm, context: dict[str, Any]) -> HttpResponse:
    status = INVALID if form.is_bound else 200
    return answer(request, "events/planning/form.html", "form", context, status)
