"""One row behind each of the staff's addresses of registration."""

from collections.abc import Callable, Mapping
from typing import Any

from wirkkreis.events.models import Admission, Question, Registration, Workshop, WorkshopPlace

Arguments = dict[str, Any]


def furnish_registering() -> None:
    """A question, a workshop and a wish for it, with the newest registration."""
    registration = Registration.objects.select_related("admission__event").latest("pk")
    event = registration.admission.event
    Question.objects.create(admission=registration.admission, label={"de": "Essen?"}, kind="text")
    workshop = Workshop.objects.create(
        event=event, title={"de": "Theater"}, starts=event.starts, ends=event.ends
    )
    WorkshopPlace.objects.create(registration=registration, workshop=workshop)


def _admission() -> Arguments:
    return {"pk": Admission.objects.filter(registrations__isnull=False).latest("pk").event_id}


def _question() -> Arguments:
    found = Question.objects.select_related("admission").latest("pk")
    return {"pk": found.admission.event_id, "question_pk": found.pk}


def _workshop() -> Arguments:
    place = WorkshopPlace.objects.select_related("workshop").latest("pk")
    return {"pk": place.workshop.event_id, "workshop_pk": place.workshop_id}


def _place() -> Arguments:
    place = WorkshopPlace.objects.select_related("workshop").latest("pk")
    return {"pk": place.workshop.event_id, "place_pk": place.pk}


def _registration() -> Arguments:
    found = Registration.objects.select_related("admission").latest("pk")
    return {"pk": found.admission.event_id, "registration_pk": found.pk}


REGISTERING: Mapping[str, Callable[[], Arguments]] = {
    "admission-consent": _admission,
    "admission-preview": _admission,
    "admission-question": _question,
    "admission-question-add": _admission,
    "admission-question-move": _question,
    "admission-question-remove": _question,
    "admission-workshop": _workshop,
    "admission-workshop-add": _admission,
    "admission-workshop-move": _workshop,
    "admission-workshop-remove": _workshop,
    "event-admission": _admission,
    "event-registrations": _admission,
    "event-waiting": _admission,
    "registration-letter-again": _registration,
    "registration-reviewed": _registration,
    "registrations-letter": _admission,
    "staff-registration": _registration,
    "staff-registration-add": _admission,
    "staff-registration-change": _registration,
    "staff-registration-step": lambda: _registration() | {"step": "cancel"},
    "waiting-move": _registration,
    "waiting-offer": _registration,
    "workshop-waiting-move": _place,
    "workshop-waiting-offer": _place,
}
"""What each of these addresses takes."""
