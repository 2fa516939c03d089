"""Documenting: what an event brought, for everybody to read, with its files and photos."""

from collections.abc import Iterable
from functools import partial
from typing import Any, Final
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.differences import difference
from wirkkreis.activity.trail import record
from wirkkreis.events.models import Documentation, Event, EventFile, FileKind
from wirkkreis.tenancy import clock
from wirkkreis.ui.admitting import PICTURES, ending, tidy_name
from wirkkreis.ui.pictures import fitted

KINDS: Final = (FileKind.PHOTO, FileKind.MATERIAL, FileKind.PRESS)
"""Kinds of files of a documentation. Signed lists belong to the door."""

LONGEST_SIDE: Final = 1600
"""Pixels of a photo: sharp on a large screen, and a hundredth of a phone's data for a month."""


def documentation_of(event: Event) -> Documentation | None:
    """The documentation, None where nobody began one."""
    return Documentation.objects.filter(event=event).first()


@transaction.atomic
def write_documentation(event: Event, *, by: Actor, text: Any) -> Documentation:
    """Keep the text, which stays a draft until it is published. Raises ValidationError by field."""
    kept, _made = Documentation.objects.select_for_update().get_or_create(event=event)
    before = kept.text.all
    kept.text, kept.changed_at = text, clock.now()
    kept.full_clean()
    kept.save(update_fields=["text", "changed_at"])
    if kept.text.all != before:
        record("events.documentation.changed", event, by=by, fields=["documentation"])
    return kept


@transaction.atomic
def publish_documentation(event: Event, *, by: Actor) -> Documentation:
    """Let everybody who finds the event read its documentation.

    An event that nobody had published is published with it. Raises ValidationError before the
    event took place, and without a text.
    """
    locked = Event.objects.select_for_update().get(pk=event.pk)
    if not locked.is_held:
        raise ValidationError(_("Erst wenn die Veranstaltung stattgefunden hat."))
    kept = documentation_of(locked)
    if kept is None or not kept.text:
        raise ValidationError(_("Schreiben Sie zuerst, was war und was herauskam."))
    if kept.published_at is None:
        kept.published_at = clock.now()
        kept.save(update_fields=["published_at"])
        record("events.documentation.published", locked, by=by)
    if locked.published_at is None:
        locked.published_at = clock.now()
        locked.save(update_fields=["published_at"])
    return kept


@transaction.atomic
def withdraw_documentation(event: Event, *, by: Actor) -> None:
    """Make it a draft again. Raises ValidationError while the event counts as documented."""
    locked = Event.objects.select_for_update().get(pk=event.pk)
    if locked.state == "documented":
        raise ValidationError(_("Öffnen Sie zuerst die Dokumentation wieder."))
    shown = Documentation.objects.filter(event=locked, published_at__isnull=False)
    if shown.update(published_at=None):
        record("events.documentation.withdrawn", locked, by=by)


@transaction.atomic
def attach(
    event: Event, *, by: Actor, files: Iterable[UploadedFile[Any]], **facts: Any
) -> list[EventFile]:
    """Keep files with an event; one it already has (same name and size) is not kept twice.

    `facts` are fields of `EventFile`. Raises ValidationError, for a picture that cannot be read and
    for a photo that is to be public without a description or the consent of those in it.
    """
    there = set(event.files.values_list("name", "size"))
    added = []
    for file in files:
        name, size = tidy_name(file.name or ""), file.size or 0
        if (name, size) not in there:
            row = EventFile(event=event, name=name, size=size, **facts)
            _check(row)
            added.append((row, file))
    for row, file in added:
        _store(row, file)
    if added:
        record("events.file.added", event, by=by, fields=["files"])
    return [row for row, _file in added]


@transaction.atomic
def change_file(file: EventFile, *, by: Actor) -> EventFile:
    """Save what is said about a file. Raises ValidationError as `attach` does."""
    before = EventFile.objects.select_for_update().get(pk=file.pk)
    _check(file)
    found = difference(before, file)
    if found.fields:
        file.save(update_fields=found.fields)
        record("events.file.changed", file.event, by=by, fields=["files"])
    return file


@transaction.atomic
def detach(file: EventFile, *, by: Actor) -> None:
    """Take a file out and, once that is certain, off the disk."""
    record("events.file.removed", file.event, by=by, fields=["files"])
    transaction.on_commit(partial(file.upload.storage.delete, str(file.upload.name)))
    file.delete()


def _store(row: EventFile, file: UploadedFile[Any]) -> None:
    """Save row and file. `size` stays the one that was sent, so that the file is known again."""
    file.seek(0)
    content: File[bytes] = file
    if row.kind == FileKind.PHOTO:
        content = ContentFile(fitted(file.read(), longest=LONGEST_SIDE))
    path = f"events/{row.event.partnership_id}/{uuid4().hex}.{ending(row.name)}"
    row.upload.save(path, content, save=False)
    row.save()


def _check(file: EventFile) -> None:
    """What must be said about a file before it is kept, and before everybody sees it."""
    if file.kind == FileKind.PHOTO and ending(file.name) not in PICTURES:
        raise ValidationError({"kind": _("Ein Foto ist eine Datei in PNG, JPEG oder WebP.")})
    if file.is_public and file.kind == FileKind.PHOTO and not file.alt:
        raise ValidationError({"alt": _("Bitte sagen Sie, was auf dem Foto zu sehen ist.")})
    if file.is_public and file.kind == FileKind.PHOTO and not file.consent:
        words = _("Öffentlich nur mit Einwilligung. Wer hat wie zugestimmt?")
        raise ValidationError({"consent": words})
    file.full_clean(exclude=["partnership", "upload"])
