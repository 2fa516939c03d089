"""Contacts: who speaks for an organisation."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.people.forms import ContactForm, PersonSearch
from wirkkreis.people.keeping import save_contact
from wirkkreis.people.models import Contact, Organisation, Person
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link

SHOWN = 20


def add(request: HouseRequest, pk: int) -> HttpResponse:
    """First find the person (`?q=`), then (`?person=`) say in which function."""
    organisation = get_object_or_404(Organisation, pk=pk)
    asked = request.GET.get("person", "")
    if asked.isdecimal():
        person = get_object_or_404(Person, pk=asked)
        return _form(request, Contact(person=person, organisation=organisation))
    words = request.GET.get("q", "").strip()
    found = list(Person.objects.matching(words)[: SHOWN + 1]) if words else []
    context = {
        "organisation": organisation,
        "form": PersonSearch(request.GET),
        "words": words,
        "found": found[:SHOWN],
        "more": len(found) > SHOWN,
        "new_url": f"{reverse('person-add')}?organisation={pk}",
        "crumbs": _crumbs(organisation, _("Kontakt eintragen")),
    }
    return answer(request, "people/contact_find.html", part="found", context=context)


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Another function or consent, or the last day."""
    rows = Contact.objects.select_related("person", "organisation")
    return _form(request, get_object_or_404(rows, pk=pk))


def _form(request: HouseRequest, contact: Contact) -> HttpResponse:
    form = ContactForm(sent(request), instance=contact)
    back = reverse("organisation", args=[contact.organisation.pk])
    if form.is_valid():
        save_contact(by=request.actor, contact=form.save(commit=False))
        messages.success(request, _("Der Kontakt ist gespeichert."))
        return done(request, back)
    context = {
        "form": form,
        "title": contact.person.name,
        "lead": contact.organisation.name,
        "back": back,
        "crumbs": _crumbs(contact.organisation, contact.person.name),
    }
    status = INVALID if form.is_bound else 200
    return answer(request, "people/form.html", context=context, status=status)


def _crumbs(organisation: Organisation, here: str) -> list[Link]:
    return [
        Link(_("Organisationen"), reverse("organisations")),
        Link(organisation.name, reverse("organisation", args=[organisation.pk])),
        Link(here, ""),
    ]
