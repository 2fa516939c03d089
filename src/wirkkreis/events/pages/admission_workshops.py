"""The workshops of an event, each on a page of its own."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.models import Admission, Workshop
from wirkkreis.events.pages.admission import HERE, admission_of, builder_crumbs
from wirkkreis.events.registration.admission_forms import RemovalForm, WorkshopForm
from wirkkreis.events.registration.holding import free_in
from wirkkreis.events.registration.workshop_plan import (
    clashing,
    counting_on,
    holding_a_place,
    keep_workshop,
    move_workshop,
    remove_workshop,
)
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import form_page, saved


def add(request: HouseRequest, pk: int) -> HttpResponse:
    """A new workshop, by default as long as the event."""
    admission = admission_of(request, pk)
    event = admission.event
    new = Workshop(event=event)
    begun = {"starts": event.starts, "ends": event.ends}
    form = WorkshopForm(sent(request), instance=new, initial=begun)
    return _form(request, admission, form, _("Neuer Workshop"))


def change(request: HouseRequest, pk: int, workshop_pk: int) -> HttpResponse:
    """Other words, another hour, more or fewer places."""
    admission = admission_of(request, pk)
    form = WorkshopForm(sent(request), instance=_workshop(admission, workshop_pk))
    return _form(request, admission, form, _("Workshop ändern"))


@require_POST
def move(request: HouseRequest, pk: int, workshop_pk: int) -> HttpResponse:
    """One place up or down among those of the same hour."""
    admission = admission_of(request, pk)
    found = _workshop(admission, workshop_pk)
    move_workshop(admission, found, by=request.actor, up="up" in request.POST)
    return done(request, f"{reverse(HERE, args=[pk])}#workshops")


def remove(request: HouseRequest, pk: int, workshop_pk: int) -> HttpResponse:
    """Say who counts on it, ask for the reason, then take it out."""
    admission = admission_of(request, pk)
    found = _workshop(admission, workshop_pk)
    concerned = counting_on(found)
    form = (RemovalForm if concerned else forms.Form)(sent(request))
    if form.is_valid() and saved(form, lambda: _remove(request, admission, found, form)):
        messages.success(request, _("Der Workshop ist entfernt."))
        return done(request, reverse(HERE, args=[pk]))
    context = {
        "form": form,
        "workshop": found,
        "concerned": len(concerned),
        "placed": holding_a_place(found),
        "pk": pk,
        "crumbs": [*builder_crumbs(admission.event), Link(_("Workshop entfernen"), "")],
    }
    status = INVALID if form.is_bound else 200
    return answer(request, "events/registering/workshop_remove.html", None, context, status)


def _remove(request: HouseRequest, admission: Admission, found: Workshop, form: forms.Form) -> None:
    reason = form.cleaned_data.get("reason", "")
    remove_workshop(admission, found, by=request.actor, reason=reason)


def _form(
    request: HouseRequest, admission: Admission, form: WorkshopForm, title: str
) -> HttpResponse:
    back = reverse(HERE, args=[admission.event_id])
    if form.is_valid() and saved(form, lambda: _keep(request, admission, form)):
        messages.success(request, _("Der Workshop ist gespeichert."))
        for warning in _warnings(form.instance):
            messages.warning(request, warning)
        return done(request, back)
    return form_page(request, form, title, back=back, crumbs=builder_crumbs(admission.event))


def _keep(request: HouseRequest, admission: Admission, form: WorkshopForm) -> Any:
    return keep_workshop(admission, form.save(commit=False), by=request.actor)


def _warnings(workshop: Workshop) -> list[str]:
    """What staff have to settle by hand: nothing is taken from anybody."""
    found = []
    if (free := free_in(workshop)) is not None and free < 0:
        words = ngettext(
            "Hier ist ein Platz mehr vergeben, als es jetzt gibt. Er bleibt vergeben.",
            "Hier sind %(n)d Plätze mehr vergeben, als es jetzt gibt. Sie bleiben vergeben.",
            -free,
        )
        found.append(words % {"n": -free})
    if number := clashing(workshop):
        words = ngettext(
            "Eine Anmeldung hat zur selben Zeit noch einen anderen Workshop.",
            "%(n)d Anmeldungen haben zur selben Zeit noch einen anderen Workshop.",
            number,
        )
        found.append(words % {"n": number})
    return found


def _workshop(admission: Admission, pk: int) -> Workshop:
    found = get_object_or_404(admission.event.workshops, pk=pk)
    found.event = admission.event
    return found
