"""Nachher: what an event brought, and the documentation for everybody."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.aftermath import documenting, thanking
from wirkkreis.events.aftermath.aftermath_forms import AddFilesForm, DocumentationForm, ImpulsesForm
from wirkkreis.events.aftermath.forgetting import forget_registration, forgotten_on
from wirkkreis.events.aftermath.impulses import outcome
from wirkkreis.events.desk import crumbs, staff_event, tabs
from wirkkreis.events.models import Documentation, Event, FileKind, Registration
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import saved, tried

HERE = "event-aftermath"


def overview(request: HouseRequest, pk: int) -> HttpResponse:
    """Documentation, files, impulses of one event, and the ways to feedback and certificates."""
    event = staff_event(request, pk)
    return answer(request, "events/aftermath/overview.html", context=shown(event))


def write(request: HouseRequest, pk: int) -> HttpResponse:
    """The text of the documentation."""
    event = staff_event(request, pk)
    begun = documenting.documentation_of(event) or Documentation(event=event)
    form = DocumentationForm(request.POST or None, instance=begun)
    if form.is_valid() and saved(
        form,
        lambda: documenting.write_documentation(
            event, by=request.actor, text=form.cleaned_data["text"]
        ),
    ):
        messages.success(request, _("Der Text ist gespeichert."))
        return done(request, reverse(HERE, args=[pk]))
    context = form_context(event, form, _("Dokumentation schreiben"))
    return answer(
        request,
        "events/aftermath/form.html",
        context=context,
        status=INVALID if form.is_bound else 200,
    )


@require_POST
def publish(request: HouseRequest, pk: int) -> HttpResponse:
    """Let everybody read the documentation."""
    event = staff_event(request, pk)
    if tried(request, lambda: documenting.publish_documentation(event, by=request.actor)):
        messages.success(request, _("Alle können die Dokumentation jetzt lesen."))
    return done(request, reverse(HERE, args=[pk]))


@require_POST
def withdraw(request: HouseRequest, pk: int) -> HttpResponse:
    """Make the documentation a draft again."""
    event = staff_event(request, pk)
    if tried(request, lambda: documenting.withdraw_documentation(event, by=request.actor)):
        messages.success(request, _("Die Dokumentation ist wieder ein Entwurf."))
    return done(request, reverse(HERE, args=[pk]))


def thank(request: HouseRequest, pk: int) -> HttpResponse:
    """Ask, then send thanks with the links to everybody who came and gave an address."""
    event = staff_event(request, pk)
    number = thanking.to_thank(event).count()
    if request.method == "POST":
        if tried(request, lambda: thanking.thank(event, by=request.actor)):
            messages.success(request, _("Die E-Mails sind unterwegs."))
        return done(request, reverse(HERE, args=[pk]))
    context = form_context(event, None, _("Danke sagen"))
    return answer(request, "events/aftermath/thank.html", context=context | {"number": number})


def forget(request: HouseRequest, pk: int, registration_pk: int) -> HttpResponse:
    """Ask, then empty what one registration says about a person."""
    event = staff_event(request, pk)
    found = Registration.objects.filter(admission__event=event)
    registration = get_object_or_404(found, pk=registration_pk)
    back = reverse("event-registrations", args=[pk])
    if request.method == "POST":
        if tried(request, lambda: forget_registration(registration, by=request.actor)):
            messages.success(request, _("Die persönlichen Angaben sind gelöscht."))
        return done(request, back)
    way = crumbs(event, Link(_("Anmeldungen"), back), Link(_("Angaben löschen"), ""))
    context = {"registration": registration, "back_url": back, "crumbs": way}
    return answer(request, "events/aftermath/forget.html", context=context)


def shown(
    event: Event,
    files_form: AddFilesForm | None = None,
    impulses_form: ImpulsesForm | None = None,
) -> dict[str, Any]:
    """All that the page shows; a form that came back with errors stands in place of a new one."""
    impulses = event.impulses.select_related("measure", "goal__plan")
    found = [(impulse, outcome(impulse)) for impulse in impulses]
    return {
        "event": event,
        "documentation": documenting.documentation_of(event),
        "files": event.files.exclude(kind=FileKind.SIGNED_LIST),
        "impulses": found,
        "undecided": sum(result.state == "unknown" for _impulse, result in found),
        "files_form": files_form or AddFilesForm(),
        "impulses_form": impulses_form or ImpulsesForm(),
        "form": files_form or impulses_form,
        "forgotten_on": (due := forgotten_on(event)),
        "is_forgotten": due is not None and due <= clock.today(),
        "tabs": tabs(event, HERE),
        "crumbs": crumbs(event, Link(_("Nachher"), "")),
    }


def form_context(event: Event, form: object, title: str) -> dict[str, Any]:
    """For a page below Nachher that is nothing but a form."""
    back = reverse(HERE, args=[event.pk])
    way = crumbs(event, Link(_("Nachher"), back), Link(title, ""))
    return {"event": event, "form": form, "title": title, "back_url": back, "crumbs": way}
