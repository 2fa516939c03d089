"""The staff's pages of tasks: the list with its filter, the form."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.flow.engine import open_to
from wirkkreis.goals.forms.work import MeasureFilter, MeasureForm
from wirkkreis.goals.measures import change_measure, make_measure
from wirkkreis.goals.models import Measure
from wirkkreis.goals.models.measure import MeasureQuerySet
from wirkkreis.goals.pages.ways import staff_tabs
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import answer, done
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import form_page, saved

PER_PAGE = 30


def measures(request: HouseRequest) -> HttpResponse:
    """Tasks by who and state; what is overdue comes first."""
    form = MeasureFilter(request.GET or None)
    page = Paginator(_chosen(request, form), PER_PAGE).get_page(request.GET.get("page"))
    number, today = page.paginator.count, clock.today()
    context = {
        "form": form,
        "page": page,
        "rows": [
            (row, row.is_overdue(today), open_to(row, request.actor)) for row in page.object_list
        ],
        "found": ngettext("Eine Aufgabe", "%(n)d Aufgaben", number) % {"n": number},
        "tabs": staff_tabs("measures"),
    }
    return answer(request, "goals/staff_measures.html", "list", context)


def add(request: HouseRequest) -> HttpResponse:
    """A new task, by `?ziel=` for a goal."""
    form = MeasureForm(request.POST or None, instance=Measure(), initial=_beginning(request))
    if form.is_valid() and saved(form, lambda: make_measure(by=request.actor, **form.cleaned_data)):
        messages.success(request, _("Die Aufgabe steht auf der Liste."))
        return done(request, reverse("measures"))
    return _page(request, form, _("Neue Aufgabe"))


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Other words, another person, another day."""
    found = get_object_or_404(Measure.objects.select_related("goal"), pk=pk)
    form = MeasureForm(request.POST or None, instance=found)
    if form.is_valid() and saved(form, lambda: change_measure(found, by=request.actor)):
        messages.success(request, _("Die Aufgabe ist gespeichert."))
        return done(request, reverse("measures"))
    return _page(request, form, _("Aufgabe ändern"))


def _chosen(request: HouseRequest, form: MeasureFilter) -> MeasureQuerySet:
    asked: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    rows: MeasureQuerySet = Measure.objects.select_related("owner", "goal")
    if asked.get("who") == "mine":
        rows = rows.of(request.actor)
    if asked.get("show") == "done":
        return rows.exclude(state="open").order_by("-due", "-pk")
    rows = rows.overdue(clock.today()) if asked.get("show") == "overdue" else rows.open()
    return rows.order_by("due", "pk")


def _beginning(request: HttpRequest) -> dict[str, Any]:
    asked = request.GET.get("ziel", "")
    return {"goal": int(asked)} if asked.isdecimal() else {}


def _page(request: HttpRequest, form: MeasureForm, title: str) -> HttpResponse:
    back = reverse("measures")
    return form_page(request, form, title, back=back, crumbs=[Link(_("Aufgaben"), back)])
