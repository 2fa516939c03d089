"""The form builder: how people register for an event, all on one page."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.desk import crumbs, staff_event
from wirkkreis.events.models import Admission, Consent, ConsentText, Event
from wirkkreis.events.registration.admission_forms import AdmissionForm, ConsentForm
from wirkkreis.events.registration.admitting import over, set_admission, word_consent
from wirkkreis.events.registration.places_given import workshops_with_places
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import form_page, saved

HERE = "event-admission"


def builder(request: HouseRequest, pk: int) -> HttpResponse:
    """The frame as a form, and below it consent, questions and workshops."""
    event = staff_event(request, pk)
    admission = Admission.objects.filter(event=event).first() or Admission(event=event)
    form = AdmissionForm(sent(request), instance=admission)
    if form.is_valid() and saved(form, lambda: _set(request, form)):
        messages.success(request, _("Gespeichert. So kann man sich anmelden."))
        _warn_if_over(request, form.instance)
        return done(request, reverse(HERE, args=[pk]))
    context = _shown(event, admission) | {"form": form}
    status = INVALID if form.is_bound else 200
    return answer(request, "events/registering/builder.html", context=context, status=status)


def consent(request: HouseRequest, pk: int) -> HttpResponse:
    """The wording of the consent; a changed one is a new version."""
    admission = admission_of(request, pk)
    newest = admission.consent_texts.newest_first().first()
    form = ConsentForm(sent(request), newest=newest)
    if form.is_valid() and saved(
        form, lambda: word_consent(admission, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("Der Wortlaut ist gespeichert."))
        return done(request, reverse(HERE, args=[pk]))
    title, way = _("Einwilligung"), builder_crumbs(admission.event)
    return form_page(request, form, title, back=reverse(HERE, args=[pk]), crumbs=way)


def admission_of(request: HouseRequest, pk: int) -> Admission:
    """How one registers for the event, for whoever may see it. Raises Http404 else."""
    event = staff_event(request, pk)
    found = get_object_or_404(Admission, event=event)
    found.event = event
    return found


def builder_crumbs(event: Event) -> list[Link]:
    """The way to a page below the form builder."""
    return crumbs(event, Link(_("Formular der Anmeldung"), reverse(HERE, args=[event.pk])))


def _set(request: HouseRequest, form: AdmissionForm) -> Admission:
    supports = form.cleaned_data["supports"]
    return set_admission(form.save(commit=False), by=request.actor, supports=supports)


def _warn_if_over(request: HouseRequest, admission: Admission) -> None:
    if too_many := over(admission):
        words = ngettext(
            "Ein Platz mehr als jetzt vorgesehen ist schon vergeben. Er bleibt vergeben.",
            "%(n)d Plätze mehr als jetzt vorgesehen sind schon vergeben. Sie bleiben vergeben.",
            too_many,
        )
        messages.warning(request, words % {"n": too_many})


def _shown(event: Event, admission: Admission) -> dict[str, Any]:
    is_new = admission.pk is None
    return {
        "event": event,
        "admission": None if is_new else admission,
        "consent": None if is_new else admission.consent_texts.newest_first().first(),
        "agreed": 0 if is_new else _agreed(admission),
        "questions": [] if is_new else admission.questions.all(),
        "workshops": [] if is_new else workshops_with_places(event),
        "crumbs": crumbs(event, Link(_("Formular der Anmeldung"), "")),
    }


def _agreed(admission: Admission) -> int:
    """How many registrations agreed to the newest version."""
    newest: Any = ConsentText.objects.filter(admission=admission).newest_first().values("pk")[:1]
    return Consent.objects.filter(text__in=newest).count()
