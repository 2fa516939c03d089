"""Programmes for staff: the list, one programme with its partners, its queue and its clashes."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.models import Event, Programme
from wirkkreis.events.programmes import programming
from wirkkreis.events.programmes.clashes import clashes, day_grid
from wirkkreis.events.programmes.programme_forms import (
    DecisionForm,
    NextProgrammeForm,
    ProgrammeForm,
)
from wirkkreis.flow.stepping import step_page
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import form_page, saved

IN_QUEUE = ("proposed", "returned")
LEFT_OUT = ("rejected", "cancelled")


def listing(request: HouseRequest) -> HttpResponse:
    """All programmes, the latest first, with what waits for an answer."""
    rows = Programme.objects.visible_to(request.actor).newest_first()
    counted = rows.annotate(
        waiting=Count("events", Q(events__state="proposed"), distinct=True),
        asked=Count("partners", distinct=True),
    )
    context = {
        "programmes": counted,
        "crumbs": [_planning(), Link(_("Programme"), "")],
        "may_write": may(request.actor, "events.event.write"),
    }
    return answer(request, "events/programme/list.html", context=context)


def desk(request: HouseRequest, pk: int) -> HttpResponse:
    """One programme: who was asked and answered, what waits to be read, what clashes."""
    programme = staff_programme(request, pk)
    partners = list(programme.partners.with_entries().by_name().select_related("organisation"))
    entries = list(_entries(programme))
    shown = [event for event in entries if event.state not in LEFT_OUT]
    context = {
        "programme": programme,
        "partners": partners,
        "uninvited": any(one.email and one.invited_at is None for one in partners),
        "queue": [event for event in entries if event.state in IN_QUEUE],
        "decided": [event for event in entries if event.state not in IN_QUEUE],
        "clashes": clashes(shown),
        "grid": day_grid(shown, programme.days()),
        "is_open": programme.takes_entries(clock.today()),
        "ready": sum(event.state == "planned" for event in entries),
        "may_write": may(request.actor, "events.event.write"),
        "crumbs": crumbs(programme),
    }
    return answer(request, "events/programme/desk.html", context=context)


def add(request: HouseRequest) -> HttpResponse:
    """A new programme."""
    form = ProgrammeForm(sent(request), instance=Programme())
    if form.is_valid() and saved(form, lambda: _make(request, form)):
        messages.success(request, _("Angelegt. Laden Sie jetzt Ihre Partner ein."))
        return done(request, reverse("programme-desk", args=[form.instance.pk]))
    ways = [_planning(), Link(_("Programme"), reverse("programmes"))]
    back = reverse("programmes")
    return form_page(request, form, _("Neues Programm"), back=back, crumbs=ways)


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Change a programme."""
    programme = staff_programme(request, pk)
    form = ProgrammeForm(sent(request), instance=programme)
    back = reverse("programme-desk", args=[pk])
    if form.is_valid() and saved(form, lambda: _change(request, form)):
        messages.success(request, _("Die Änderung ist gespeichert."))
        return done(request, back)
    ways = crumbs(programme, linked=True)
    return form_page(request, form, _("Programm ändern"), back=back, crumbs=ways)


def again(request: HouseRequest, pk: int) -> HttpResponse:
    """The same programme once more, next year."""
    programme = staff_programme(request, pk)
    form = NextProgrammeForm(sent(request))
    if form.is_valid():
        made = programming.copy_programme(programme, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Übernommen. Prüfen Sie Titel, Frist und Partner."))
        return done(request, reverse("programme-desk", args=[made.pk]))
    back = reverse("programme-desk", args=[pk])
    ways = crumbs(programme, linked=True)
    return form_page(request, form, _("Ins nächste Jahr übernehmen"), back=back, crumbs=ways)


@require_POST
def publish(request: HouseRequest, pk: int) -> HttpResponse:
    """Show the programme to everybody, its accepted events with it."""
    programme = staff_programme(request, pk)
    result = programming.publish_programme(programme, by=request.actor)
    words = ngettext(
        "Das Programm ist öffentlich. Neu im Kalender: eine Veranstaltung.",
        "Das Programm ist öffentlich. Neu im Kalender: %(n)s Veranstaltungen.",
        result.count,
    )
    messages.success(request, words % {"n": result.count})
    for event, reason in result.refused:
        said = _("„%(event)s“ fehlt noch: %(reason)s")
        messages.warning(request, said % {"event": event, "reason": reason})
    return done(request, reverse("programme-desk", args=[pk]))


@require_POST
def withdraw(request: HouseRequest, pk: int) -> HttpResponse:
    """Show the programme to staff only."""
    programming.withdraw_programme(staff_programme(request, pk), by=request.actor)
    messages.success(request, _("Das Programm ist nicht mehr öffentlich."))
    return done(request, reverse("programme-desk", args=[pk]))


def decide(request: HouseRequest, pk: int, event_pk: int, step: str) -> HttpResponse:
    """Accept an entry, return it or turn it down, and come back to the programme."""
    programme = staff_programme(request, pk)
    event = get_object_or_404(Event.objects.visible_to(request.actor), pk=event_pk, programme=pk)
    back = f"{reverse('programme-desk', args=[pk])}#queue"
    asking = {"return": DecisionForm, "reject": DecisionForm}
    ways = crumbs(programme, linked=True)
    return step_page(request, event, step, back=back, crumbs=ways, asking=asking)


def staff_programme(request: HouseRequest, pk: int) -> Programme:
    """The programme for whoever may see it. Raises Http404 else."""
    seen = Programme.objects.visible_to(request.actor).select_related("format", "partnership")
    return get_object_or_404(seen, pk=pk)


def crumbs(programme: Programme, *, linked: bool = False) -> list[Link]:
    """The way to a programme, which is the page itself unless it is `linked`."""
    here = reverse("programme-desk", args=[programme.pk]) if linked else ""
    return [_planning(), Link(_("Programme"), reverse("programmes")), Link(str(programme), here)]


def _planning() -> Link:
    return Link(_("Planung"), reverse("events-planning"))


def _entries(programme: Programme) -> Any:
    near = programme.events.select_related(
        "municipality", "venue", "proposed_by__organisation", "organiser"
    )
    return near.in_time()


def _make(request: HouseRequest, form: ProgrammeForm) -> None:
    programming.make_programme(form.instance, by=request.actor, goals=form.cleaned_data["goals"])


def _change(request: HouseRequest, form: ProgrammeForm) -> None:
    programming.change_programme(form.instance, by=request.actor, goals=form.cleaned_data["goals"])
