"""Files kept with an entry: under which name they lie, and taking one out.

Which files may come in at all says `ui.admitting`.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.diary.models import Entry, EntryFile
from wirkkreis.ui.admitting import PICTURES, ending, tidy_name


@transaction.atomic
def attach(
    entry: Entry, *, by: Actor, files: Iterable[UploadedFile[Any]], alt: str = ""
) -> list[EntryFile]:
    """Keep files with an entry; one it already has (same name and size) is not kept twice.

    `alt` says what the pictures among them show.
    """
    there = set(entry.files.values_list("name", "size"))
    added = []
    for file in files:
        name, size = tidy_name(file.name or ""), file.size or 0
        if (name, size) in there:
            continue
        kept = EntryFile(
            entry=entry, name=name, size=size, alt=alt if ending(name) in PICTURES else ""
        )
        file.seek(0)
        kept.upload.save(
            f"diary/{entry.partnership_id}/{uuid4().hex}.{ending(name)}", file, save=False
        )
        kept.save()
        added.append(kept)
    if added:
        record("diary.file.added", entry, by=by, fields=["files"])
    return added


@transaction.atomic
def detach(file: EntryFile, *, by: Actor) -> None:
    """Take a file out of its entry and, once that is certain, off the disk."""
    record("diary.file.removed", file.entry, by=by, fields=["files"])
    transaction.on_commit(partial(file.upload.storage.delete, str(file.upload.name)))
    file.delete()
