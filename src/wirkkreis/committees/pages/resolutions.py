"""The register for those who work with it: finding, reading, following up, entering by hand."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wirkkreis.access.rights import demand, may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.activity.history import history_of
from wirkkreis.committees.desk import RUN
from wirkkreis.committees.models import AgendaItem, Committee, Resolution
from wirkkreis.committees.records import following, registering
from wirkkreis.committees.records.record_forms import ResolutionForm, TaskForm, WordingForm
from wirkkreis.committees.records.register import Register, columns, said_state, state_of
from wirkkreis.committees.records.votes_said import vote_of
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import rules_for
from wirkkreis.ui.answers import answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.sheets import asked_format, sheet, sheet_links
from wirkkreis.ui.trying import form_page, saved, tried

PER_PAGE = 30


def resolutions(request: HouseRequest) -> HttpResponse:
    """The register by words, body, year, kind and state; also as a spreadsheet."""
    found = Register(request.GET, Resolution.objects.visible_to(request.actor))
    if wanted := asked_format(request):
        name = _("Beschlüsse")
        return sheet(request, name=name, columns=columns(), rows=found.lines(), format=wanted)
    page = Paginator(found.rows(), PER_PAGE).get_page(request.GET.get("page"))
    today, number = clock.today(), page.paginator.count
    context = {
        "form": found.form,
        "is_narrowed": found.is_narrowed,
        "page": page,
        "rows": [(row, state_of(row, today), said_state(row, today)) for row in page.object_list],
        "found": ngettext("Ein Beschluss", "%(n)d Beschlüsse", number) % {"n": number},
        "sheets": sheet_links(request),
        "may_add": may(request.actor, RUN) and bool(_run_by(request)),
        "crumbs": [_desk(), Link(_("Beschlüsse"), "")],
    }
    return answer(request, "committees/records/resolutions.html", "list", context)


def resolution(request: HouseRequest, pk: int) -> HttpResponse:
    """One resolution: its words, how it was voted, and what becomes of it."""
    row, today = _seen(request, pk), clock.today()
    context = {
        "resolution": row,
        "vote": vote_of(row),
        "state": state_of(row, today),
        "said_state": said_state(row, today),
        "item": _item(request, row),
        "may_follow": may(request.actor, following.FOLLOW, row),
        "runs": may(request.actor, RUN, row),
        "crumbs": [*_way(), Link(row.number, "")],
        "history": history_of(row) if may(request.actor, following.FOLLOW, row) else None,
    }
    return answer(request, "committees/records/resolution.html", context=context)


def add(request: HouseRequest) -> HttpResponse:
    """A resolution from before, or of a circular on paper."""
    form = ResolutionForm(sent(request), instance=Resolution(), committees=_run_by(request))
    if form.is_valid() and saved(form, lambda: _enter(request, form)):
        messages.success(request, _("Der Beschluss steht im Register."))
        return done(request, form.instance.get_absolute_url())
    title, back = _("Beschluss eintragen"), reverse("resolutions")
    return form_page(request, form, title, back=back, crumbs=_way())


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Other words for what was entered by hand; what was voted on stays as it is."""
    row = _seen(request, pk)
    demand(request.actor, RUN, row)
    if row.vote_id:
        raise Http404
    form = WordingForm(sent(request), instance=row)
    back = row.get_absolute_url()
    if form.is_valid() and saved(form, lambda: _reword(request, form)):
        messages.success(request, _("Das ist gespeichert."))
        return done(request, back)
    way = [*_way(), Link(row.number, back)]
    return form_page(request, form, _("Beschluss bearbeiten"), back=back, crumbs=way)


def task(request: HouseRequest, pk: int) -> HttpResponse:
    """Make carrying it out somebody's task."""
    row, today = _seen(request, pk), clock.today()
    usual = timedelta(days=rules_for(today.year).days_until_task_is_due)
    form = TaskForm(sent(request), initial={"due": today + usual})
    if form.is_valid() and saved(form, lambda: _give(request, row, form)):
        messages.success(request, _("Der Beschluss steht jetzt als Aufgabe auf der Liste."))
        return done(request, row.get_absolute_url())
    title, way = _("Als Aufgabe vergeben"), [*_way(), Link(row.number, row.get_absolute_url())]
    return form_page(request, form, title, back=row.get_absolute_url(), crumbs=way)


@require_POST
def need(request: HouseRequest, pk: int) -> HttpResponse:
    """Say that nobody has to do anything, or that somebody has to after all (`again`)."""
    row, needs = _seen(request, pk), "again" in request.POST
    if tried(
        request, lambda: following.set_need(by=request.actor, resolution=row, needs_work=needs)
    ):
        messages.success(request, _("Das ist gespeichert."))
    return done(request, row.get_absolute_url())


@require_POST
def publish(request: HouseRequest, pk: int) -> HttpResponse:
    """Show it on the public page, or no longer (`withdraw`)."""
    row = _seen(request, pk)
    demand(request.actor, RUN, row)
    row.is_public = "withdraw" not in request.POST
    verb = registering.change_resolution
    if tried(request, lambda: verb(by=request.actor, resolution=row, fields=["is_public"])):
        messages.success(request, _("Das ist gespeichert."))
    return done(request, row.get_absolute_url())


def _seen(request: HouseRequest, pk: int) -> Resolution:
    """A resolution this person may read, or 404."""
    rows = Resolution.objects.visible_to(request.actor).select_related(
        "committee", "item__session", "circular", "plan", "measure__owner", "vote"
    )
    return get_object_or_404(rows, pk=pk)


def _item(request: HouseRequest, row: Resolution) -> AgendaItem | None:
    """The item it came from, if this person may know of that."""
    if row.item is None:
        return None
    seen = AgendaItem.objects.visible_to(request.actor).filter(pk=row.item.pk)
    return seen.select_related("session").first()


def _run_by(request: HouseRequest) -> list[int]:
    """The bodies whose sessions this person runs."""
    return [row.pk for row in Committee.objects.all() if may(request.actor, RUN, row)]


def _reword(request: HouseRequest, form: WordingForm) -> Resolution:
    row, fields = form.save(commit=False), form.changed_data
    return registering.change_resolution(by=request.actor, resolution=row, fields=fields)


def _enter(request: HouseRequest, form: ResolutionForm) -> Resolution:
    row, number = form.save(commit=False), form.cleaned_data["number"]
    return registering.enter_by_hand(by=request.actor, resolution=row, number=number)


def _give(request: HouseRequest, row: Resolution, form: TaskForm) -> Any:
    return following.give_task(by=request.actor, resolution=row, **form.cleaned_data)


def _desk() -> Link:
    return Link(_("Gremien"), reverse("committees-desk"))


def _way() -> list[Link]:
    return [_desk(), Link(_("Beschlüsse"), reverse("resolutions"))]
