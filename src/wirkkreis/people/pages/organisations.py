"""Organisations: the list, one of them with its contacts and history, and the form."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.activity.history import history_of
from wirkkreis.people.forms import OrganisationFilter, OrganisationForm
from wirkkreis.people.keeping import save_organisation
from wirkkreis.people.models import Organisation, OrganisationQuerySet
from wirkkreis.people.pages.sorting import in_order
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.sheets import Format, asked_format, sheet, sheet_links

PER_PAGE = 50
ORDERS = {"name": "sort_key", "kind": "kind", "municipality": "municipality__sort_key"}


def organisations(request: HouseRequest) -> HttpResponse:
    """All organisations, by search, kind, municipality and whether they are still active."""
    form = OrganisationFilter(request.GET or None)
    rows = in_order(_chosen(form), request.GET.get("sort", ""), ORDERS)
    if wanted := asked_format(request):
        return _sheet(request, rows, wanted)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    n = page.paginator.count
    context = {
        "form": form,
        "page": page,
        "found": ngettext("Eine Organisation", "%(n)s Organisationen", n) % {"n": n},
        "sheets": sheet_links(request),
    }
    return answer(request, "people/organisations.html", part="list", context=context)


def organisation(request: HouseRequest, pk: int) -> HttpResponse:
    """One organisation, who speaks for it, and what was done with this record."""
    row = get_object_or_404(Organisation.objects.select_related("municipality"), pk=pk)
    contacts = list(row.contacts.select_related("person"))
    context = {
        "organisation": row,
        "contacts": contacts,
        "history": history_of(row, *contacts),
        "crumbs": [*_crumbs(), Link(row.name, "")],
    }
    return answer(request, "people/organisation.html", context=context)


def add(request: HouseRequest) -> HttpResponse:
    """A new organisation."""
    return _form(request, OrganisationForm(sent(request)), _("Organisation anlegen"))


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Other facts of an organisation."""
    row = get_object_or_404(Organisation, pk=pk)
    return _form(request, OrganisationForm(sent(request), instance=row), _("Organisation ändern"))


def _form(request: HouseRequest, form: OrganisationForm, title: str) -> HttpResponse:
    if form.is_valid():
        row = save_organisation(by=request.actor, organisation=form.save(commit=False))
        messages.success(request, _("„%(name)s“ ist gespeichert.") % {"name": row.name})
        return done(request, reverse("organisation", args=[row.pk]))
    pk = form.instance.pk
    context = {
        "form": form,
        "title": title,
        "back": reverse("organisation", args=[pk]) if pk else reverse("organisations"),
        "crumbs": [*_crumbs(), Link(title, "")],
    }
    status = INVALID if form.is_bound else 200
    return answer(request, "people/form.html", context=context, status=status)


def _crumbs() -> list[Link]:
    return [Link(_("Organisationen"), reverse("organisations"))]


def _chosen(form: OrganisationFilter) -> OrganisationQuerySet:
    rows: OrganisationQuerySet = Organisation.objects.select_related("municipality")
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    if words := chosen.get("q"):
        rows = rows.matching(words)
    if kind := chosen.get("kind"):
        rows = rows.filter(kind=kind)
    if municipality := chosen.get("municipality"):
        rows = rows.filter(municipality=municipality)
    if active := chosen.get("active"):
        rows = rows.filter(is_active=active == "yes")
    return rows


def _sheet(request: HouseRequest, rows: OrganisationQuerySet, wanted: Format) -> HttpResponse:
    name = _("Organisationen")
    return sheet(request, name=name, columns=_heads(), rows=map(_cells, rows), format=wanted)


def _heads() -> list[str]:
    """Headings that the import knows, so that a mended list can come back."""
    return [
        _("Name"),
        _("Art"),
        _("Registernummer"),
        _("Anschrift"),
        _("Gemeinde"),
        _("Website"),
        _("Notiz"),
        _("aktiv"),
    ]


def _cells(row: Organisation) -> list[Any]:
    return [
        row.name,
        row.get_kind_display(),
        row.register_number,
        row.address,
        row.municipality.name if row.municipality else "",
        row.website,
        row.note,
        row.is_active,
    ]
