"""Venues: the list, one of them, and the form."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.places.entering import save_venue
from wirkkreis.places.forms import VenueFilter, VenueForm
from wirkkreis.places.models import Venue, VenueQuerySet
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.sheets import Format, asked_format, sheet, sheet_links

PER_PAGE = 50
ORDERS = {"name": "sort_key", "municipality": "municipality__sort_key"}


def venues(request: HouseRequest) -> HttpResponse:
    """All venues, by search, municipality and accessibility."""
    form = VenueFilter(request.GET or None)
    rows = _sorted(_chosen(request, form), request.GET.get("sort", "name"))
    if wanted := asked_format(request):
        return _sheet(request, rows, wanted)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    found = ngettext("Ein Ort", "%(n)s Orte", page.paginator.count) % {"n": page.paginator.count}
    context = {
        "form": form,
        "page": page,
        "found": found,
        "sheets": sheet_links(request),
        "narrowed": any(getattr(form, "cleaned_data", {}).values()),
        "may_write": may(request.actor, "places.write"),
    }
    return answer(request, "places/venues.html", part="list", context=context)


def venue(request: HouseRequest, pk: int) -> HttpResponse:
    """One venue with what is known of its accessibility."""
    rows = Venue.objects.visible_to(request.actor).select_related("municipality")
    row = get_object_or_404(rows, pk=pk)
    context = {
        "venue": row,
        "may_write": may(request.actor, "places.write"),
        "crumbs": [*_crumbs(), Link(row.name, "")],
    }
    return answer(request, "places/venue.html", context=context)


def add(request: HouseRequest) -> HttpResponse:
    """A new venue."""
    return _form(request, VenueForm(sent(request)), _("Veranstaltungsort anlegen"))


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Another name, address or fact of a venue."""
    row = get_object_or_404(Venue, pk=pk)
    return _form(request, VenueForm(sent(request), instance=row), _("Ort ändern"))


def _form(request: HouseRequest, form: VenueForm, title: str) -> HttpResponse:
    if form.is_valid():
        row = save_venue(by=request.actor, venue=form.save(commit=False))
        messages.success(request, _("„%(venue)s“ ist gespeichert.") % {"venue": row.name})
        return done(request, reverse("venue", args=[row.pk]))
    return answer(
        request,
        "places/venue_form.html",
        context={"form": form, "title": title, "crumbs": [*_crumbs(), Link(title, "")]},
        status=INVALID if form.is_bound else 200,
    )


def _crumbs() -> list[Link]:
    return [Link(_("Veranstaltungsorte"), reverse("venues"))]


def _chosen(request: HouseRequest, form: VenueFilter) -> VenueQuerySet:
    rows: VenueQuerySet = Venue.objects.visible_to(request.actor).select_related("municipality")
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    if words := chosen.get("q"):
        rows = rows.matching(words)
    if municipality := chosen.get("municipality"):
        rows = rows.filter(municipality=municipality)
    if fact := chosen.get("fact"):
        rows = rows.with_fact(fact)
    return rows


def _sorted(rows: VenueQuerySet, asked: str) -> VenueQuerySet:
    order = ORDERS.get(asked.lstrip("-"), "sort_key")
    return rows.order_by(f"-{order}" if asked.startswith("-") else order, "pk")


def _sheet(request: HouseRequest, rows: VenueQuerySet, wanted: Format) -> HttpResponse:
    labels = [str(label) for label in Venue.accessibility_labels().values()]
    return sheet(
        request,
        name=_("Veranstaltungsorte"),
        columns=[_("Name"), _("Gemeinde"), _("Anschrift"), *labels, _("Hinweise zum Ort")],
        rows=(
            [
                row.name,
                row.municipality.name,
                row.address,
                *(is_there for _label, is_there in row.accessibility()),
                row.note,
            ]
            for row in rows
        ),
        format=wanted,
    )
