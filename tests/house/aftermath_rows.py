"""What comes after an event: one row behind each of its addresses."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.files.base import ContentFile

from wirkkreis.events.models import (
    Admission,
    Documentation,
    Event,
    EventFile,
    FileKind,
    Impulse,
    Registration,
)
from wirkkreis.events.tokens import sign
from wirkkreis.tenancy import clock

Arguments = dict[str, Any]


def furnish_aftermath() -> None:
    """A documentation that everybody reads, with a file and an impulse; and a registration."""
    event = _held()
    Documentation.objects.create(event=event, text={"de": "Voll."}, published_at=clock.now())
    EventFile.objects.create(
        event=event,
        upload=ContentFile(b"Beispiel", "folien.txt"),
        name="folien.txt",
        size=8,
        is_public=True,
    )
    Impulse.objects.create(event=event, text={"de": "Ein Bus am Abend"})
    admission, _ = Admission.objects.get_or_create(event=event)
    Registration.objects.create(admission=admission, state="firm", line=999_999, code="BEISPIEL")


def _held() -> Event:
    return Event.objects.filter(state="held", published_at__isnull=False).latest("pk")


def _event() -> Arguments:
    return {"pk": _held().pk}


def _documented() -> Arguments:
    return {"pk": Documentation.objects.latest("pk").event_id}


def _file() -> Arguments:
    file = EventFile.objects.exclude(kind=FileKind.SIGNED_LIST).latest("pk")
    return {"pk": file.event_id, "file_pk": file.pk}


def _impulse() -> Arguments:
    impulse = Impulse.objects.latest("pk")
    return {"pk": impulse.event_id, "impulse_pk": impulse.pk}


def _registration() -> Arguments:
    found = Registration.objects.select_related("admission").latest("pk")
    return {"pk": found.admission.event_id, "registration_pk": found.pk}


AFTERMATH: Mapping[str, Callable[[], Arguments]] = {
    "certificate-check": lambda: {"uid": _held().uid, "code": "aaaaaaaaaaaaaaaa"},
    "event-aftermath": _event,
    "event-certificates": _event,
    "event-certificates-pdf": _event,
    "event-documentation": _documented,
    "event-documentation-file": _file,
    "event-documentation-publish": _event,
    "event-documentation-withdraw": _event,
    "event-documentation-write": _event,
    "event-feedback": _event,
    "event-feedback-give": lambda: _event() | {"token": sign("feedback", _held().uid)},
    "event-feedback-paper": lambda: _event() | {"language": "de"},
    "event-feedback-show": _event,
    "event-feedback-type": _event,
    "event-file": _file,
    "event-file-change": _file,
    "event-file-remove": _file,
    "event-files": _event,
    "event-impulse": _impulse,
    "event-impulses": _event,
    "event-passing-on": _event,
    "event-thank": _event,
    "impulse-decline": _impulse,
    "impulse-goal": _impulse,
    "impulse-remove": _impulse,
    "impulse-task": _impulse,
    "registration-forget": _registration,
}
