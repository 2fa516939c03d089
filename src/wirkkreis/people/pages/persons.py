"""Persons: the list, one of them, the form, and erasing."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.activity.history import history_of
from wirkkreis.people.forms import PersonFilter, PersonForm
from wirkkreis.people.keeping import erase_person, note_persons_taken_along, save_person
from wirkkreis.people.models import Contact, Organisation, Person, PersonQuerySet
from wirkkreis.people.pages.sorting import in_order
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.sheets import Format, asked_format, sheet, sheet_links

PER_PAGE = 50
ORDERS = {"name": "sort_key", "until": "keep_until"}


def persons(request: HouseRequest) -> HttpResponse:
    """All persons, by search, and those whose data should be deleted."""
    form = PersonFilter(request.GET or None)
    rows = in_order(_chosen(form), request.GET.get("sort", ""), ORDERS)
    if wanted := asked_format(request):
        note_persons_taken_along(by=request.actor)
        return _sheet(request, rows, wanted)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    n = page.paginator.count
    context = {
        "form": form,
        "page": page,
        "today": clock.today(),
        "found": ngettext("Eine Person", "%(n)s Personen", n) % {"n": n},
        "sheets": sheet_links(request),
    }
    return answer(request, "people/persons.html", part="list", context=context)


def person(request: HouseRequest, pk: int) -> HttpResponse:
    """One person with purpose, contacts, and what was done with this record."""
    row = get_object_or_404(Person, pk=pk)
    contacts = list(row.contacts.select_related("organisation"))
    context = {
        "person": row,
        "overdue": row.is_overdue(clock.today()),
        "contacts": contacts,
        "history": history_of(row, *contacts),
        "crumbs": [*_crumbs(), Link(row.name, "")],
    }
    return answer(request, "people/person.html", context=context)


def add(request: HouseRequest) -> HttpResponse:
    """A new person; with `?organisation=` the next page makes them its contact."""
    return _form(request, PersonForm(sent(request)), _("Person anlegen"))


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Other facts of a person."""
    row = get_object_or_404(Person, pk=pk)
    return _form(request, PersonForm(sent(request), instance=row), _("Angaben ändern"))


def erase(request: HouseRequest, pk: int) -> HttpResponse:
    """Ask, then delete a person with all contacts."""
    row = get_object_or_404(Person, pk=pk)
    if request.method == "POST":
        erase_person(by=request.actor, person=row)
        messages.success(request, _("Die Angaben sind gelöscht."))
        return done(request, reverse("persons"))
    back = reverse("person", args=[pk])
    crumbs = [*_crumbs(), Link(row.name, back), Link(_("Angaben löschen"), "")]
    context = {"person": row, "back": back, "crumbs": crumbs}
    return answer(request, "people/person_erase.html", context=context)


def _form(request: HouseRequest, form: PersonForm, title: str) -> HttpResponse:
    if form.is_valid():
        row = save_person(by=request.actor, person=form.save(commit=False))
        messages.success(request, _("„%(name)s“ ist gespeichert.") % {"name": row.name})
        return done(request, _onward(request, row))
    pk = form.instance.pk
    context = {
        "form": form,
        "title": title,
        "back": reverse("person", args=[pk]) if pk else reverse("persons"),
        "crumbs": [*_crumbs(), Link(title, "")],
    }
    status = INVALID if form.is_bound else 200
    return answer(request, "people/form.html", context=context, status=status)


def _onward(request: HouseRequest, row: Person) -> str:
    asked = request.GET.get("organisation", "")
    organisation = Organisation.objects.filter(pk=asked).first() if asked.isdecimal() else None
    if organisation:
        return f"{reverse('contact-add', args=[organisation.pk])}?person={row.pk}"
    return reverse("person", args=[row.pk])


def _crumbs() -> list[Link]:
    return [Link(_("Personen"), reverse("persons"))]


def _chosen(form: PersonFilter) -> PersonQuerySet:
    open_contacts = Contact.objects.on(clock.today()).select_related("organisation")
    rows: PersonQuerySet = Person.objects.prefetch_related(
        Prefetch("contacts", queryset=open_contacts)
    )
    chosen = form.cleaned_data if form.is_valid() else {}
    if words := chosen.get("q"):
        rows = rows.matching(words)
    if chosen.get("due"):
        rows = rows.overdue(clock.today())
    return rows


def _sheet(request: HouseRequest, rows: PersonQuerySet, wanted: Format) -> HttpResponse:
    columns = [
        _("Name"),
        _("E-Mail-Adresse"),
        _("Telefon"),
        _("Organisation"),
        _("Zweck"),
        _("aufbewahren bis"),
    ]
    found = map(_cells, rows)
    return sheet(request, name=_("Personen"), columns=columns, rows=found, format=wanted)


def _cells(row: Person) -> list[Any]:
    organisations = ", ".join(contact.organisation.name for contact in row.contacts.all())
    return [row.name, row.email, row.phone, organisations, row.purpose, row.keep_until]
