"""Signed lists of participants: the scans that the funder may ask for.

Only the counts of a list go into numbers. A scan is never public, and `forgetting` deletes it.
"""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.events.models import Event, EventFile, FileKind
from wirkkreis.ui.admitting import ending


@transaction.atomic
def keep_lists(
    event: Event, *, by: Actor, day: date, files: Iterable[UploadedFile[Any]]
) -> list[EventFile]:
    """Keep scans of the list of one day, as `ui.admitting` let them in.

    The same scan (day and size) is kept once. They are named by their day: what a phone calls a
    file may say who was there. Raises ValidationError for a day that is not the event's.
    """
    if day not in event.days():
        raise ValidationError(_("Zu diesem Tag gibt es keine Liste."))
    there = set(_lists(event, day).values_list("size", flat=True))
    kept = [_kept(event, day, file) for file in files if file.size not in there]
    if kept:
        record("events.file.added", event, by=by, fields=["files"])
    return kept


@transaction.atomic
def drop_list(file: EventFile, *, by: Actor) -> None:
    """Take a scan out and, once that is certain, off the disk."""
    record("events.file.removed", file.event, by=by, fields=["files"])
    transaction.on_commit(partial(file.upload.storage.delete, str(file.upload.name)))
    file.delete()


def _lists(event: Event, day: date) -> Any:
    return EventFile.objects.filter(event=event, day=day, kind=FileKind.SIGNED_LIST)


def _kept(event: Event, day: date, file: UploadedFile[Any]) -> EventFile:
    kind = ending(file.name or "")
    name = f"{_('teilnahmeliste')}-{day.isoformat()}.{kind}"
    kept = EventFile(
        event=event, kind=FileKind.SIGNED_LIST, day=day, name=name, size=file.size or 0
    )
    file.seek(0)
    kept.upload.save(f"events/{event.partnership_id}/{uuid4().hex}.{kind}", file, save=False)
    kept.save()
    return kept
