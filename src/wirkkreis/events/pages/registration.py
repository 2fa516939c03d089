"""One registration as staff see it: all facts, what can be done, what was done."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.activity.history import history_of
from wirkkreis.events.desk import crumbs
from wirkkreis.events.models import Event, Names, Registration
from wirkkreis.events.pages.admission import admission_of
from wirkkreis.events.registration.register_forms import ChangeForm, DetailsForm
from wirkkreis.events.registration.registering import change
from wirkkreis.events.registration.registration_list import said_supports
from wirkkreis.events.registration.staff_steps import steps_for, take_as_staff, write_again
from wirkkreis.events.registration.waiting import place_in_line
from wirkkreis.events.registration.workshops import with_positions
from wirkkreis.events.tokens import sign
from wirkkreis.flow.stepping import ReasonForm, step_page
from wirkkreis.languages.known import BY_CODE
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import saved, tried

HERE = "staff-registration"


def registration(request: HouseRequest, pk: int, registration_pk: int) -> HttpResponse:
    """All facts, the steps as buttons, the history."""
    found = registration_of(request, pk, registration_pk)
    return answer(request, "events/registering/registration.html", None, _shown(request, found))


def step(request: HouseRequest, pk: int, registration_pk: int, step: str) -> HttpResponse:
    """Take a step, or ask for the reason it needs."""
    found = registration_of(request, pk, registration_pk)
    return step_page(
        request,
        found,
        step,
        back=reverse(HERE, args=[pk, registration_pk]),
        crumbs=registration_crumbs(found),
        asking={"offer": ReasonForm},
        taking=take_as_staff,
        named=named(found, found.admission.event),
    )


def alter(request: HouseRequest, pk: int, registration_pk: int) -> HttpResponse:
    """More or fewer people, other help."""
    found = registration_of(request, pk, registration_pk)
    form = ChangeForm(sent(request), registration=found)
    back = reverse(HERE, args=[pk, registration_pk])
    if form.is_valid() and saved(form, lambda: change(found, by=request.actor, **form.details())):
        messages.success(request, _("Die Anmeldung ist geändert."))
        return done(request, back)
    return told_page(request, form, _("Anmeldung ändern"), back, registration_crumbs(found))


@require_POST
def letter_again(request: HouseRequest, pk: int, registration_pk: int) -> HttpResponse:
    """Send the letter that fits how things stand once more."""
    found = registration_of(request, pk, registration_pk)
    if tried(request, lambda: write_again(found, by=request.actor)):
        messages.success(request, _("Die E-Mail ist noch einmal unterwegs."))
    return done(request, reverse(HERE, args=[pk, registration_pk]))


def told_page(
    request: HouseRequest,
    form: DetailsForm,
    title: str,
    back: str,
    way: list[Link],
    *,
    preview: bool = False,
) -> HttpResponse:
    """The questions of the public form on a page of staff; 422 when it came back."""
    context = {
        "form": form,
        "event": form.event,
        "title": title,
        "back_url": back,
        "preview": preview,
        "crumbs": [*way, Link(title, "")],
    }
    status = INVALID if form.is_bound else 200
    return answer(request, "events/registering/phone.html", None, context, status)


def registration_of(request: HouseRequest, pk: int, registration_pk: int) -> Registration:
    """A registration of the event, for whoever may see it. Raises Http404 else."""
    admission = admission_of(request, pk)
    found = get_object_or_404(admission.registrations, pk=registration_pk)
    found.admission = admission
    return found


def registration_crumbs(found: Registration) -> list[Link]:
    """The way to a page below one registration."""
    event = found.admission.event
    listed = Link(_("Anmeldungen"), reverse("event-registrations", args=[event.pk]))
    here = Link(named(found, event), reverse(HERE, args=[event.pk, found.pk]))
    return crumbs(event, listed, here)


def named(found: Registration, event: Event) -> str:
    """How staff call it: by name, where names are hidden by its code."""
    return found.code if event.names == Names.PROTECTED else str(found)


def _shown(request: HouseRequest, found: Registration) -> dict[str, Any]:
    event = found.admission.event
    places = list(with_positions(found.workshop_places.select_related("workshop")))
    *way, here = registration_crumbs(found)
    return {
        "event": event,
        "row": found,
        "title": here.label,
        "names_hidden": event.names == Names.PROTECTED,
        "language": BY_CODE[found.language].name if found.language in BY_CODE else found.language,
        "position": place_in_line(found) if found.state == "waiting" else None,
        "places": places,
        "supports": said_supports(found),
        "answers": found.answers.select_related("question"),
        "consents": found.consents.select_related("text"),
        "steps": steps_for(found, request.actor),
        "own_url": reverse("registration", args=[sign("registration", found.key)]),
        "history": history_of(found, *places),
        "crumbs": [*way, Link(here.label, "")],
    }
