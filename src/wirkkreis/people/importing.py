"""From an uploaded spreadsheet to rows: stored as a draft, checked, taken over.

A draft holds personal data nobody has looked at, so the worker deletes it after DAYS_KEPT.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import NOBODY, Actor
from wirkkreis.accounts.models import Account
from wirkkreis.activity.trail import record
from wirkkreis.people.checking import Checked, checked_rows
from wirkkreis.people.columns import COLUMNS, heading_row, recognised
from wirkkreis.people.models import Contact, ImportDraft, ImportKind, Organisation, Person
from wirkkreis.people.sheets_reading import UnreadableSheet, read_sheet
from wirkkreis.tenancy import clock

DAYS_KEPT = 7
LOOKED_AT = 15
"""Rows from the top among which the headings are sought."""


@dataclass(frozen=True)
class Preview:
    """What would happen: the good rows, the bad ones with their faults, columns left aside."""

    good: list[Checked]
    bad: list[Checked]
    left_aside: list[str]

    @classmethod
    def of(cls, draft: ImportDraft) -> Self:
        """The preview of a draft as things stand now."""
        rows = checked_rows(draft)
        used = set(recognised(draft.kind, draft.heads).values())
        return cls(
            good=[row for row in rows if not row.faults],
            bad=[row for row in rows if row.faults],
            left_aside=[
                head for place, head in enumerate(draft.heads) if head and place not in used
            ],
        )


def upload(*, by: Account, kind: ImportKind, file_name: str, content: bytes) -> ImportDraft:
    """Keep the cells of a spreadsheet as a draft. The file itself is not stored.

    Raises ValidationError when the file cannot be read or has no row with the headings.
    """
    try:
        rows = read_sheet(content)
    except UnreadableSheet as problem:
        raise ValidationError(str(problem)) from problem
    top = heading_row(kind, rows[:LOOKED_AT])
    if top is None:
        heads = ", ".join(str(column.label) for column in COLUMNS[kind])
        raise ValidationError(
            _(
                "In der Tabelle fehlt eine Zeile mit Überschriften, darunter „Name“. "
                "Verstanden werden: %(heads)s."
            )
            % {"heads": heads}
        )
    below = list(enumerate(rows, start=1))[top + 1 :]
    return ImportDraft.objects.create(
        kind=kind,
        file_name=file_name[:200],
        heads=rows[top],
        rows=[[number, cells] for number, cells in below if any(cells)],
        made_by=by,
    )


@transaction.atomic
def take_over(
    *, by: Actor, draft: ImportDraft, purpose: str = "", keep_until: date | None = None
) -> int:
    """Write the good rows and keep the bad ones in the draft; without any it is gone.

    `purpose` and `keep_until` hold for persons whose row names none. Answers how many were written.
    """
    locked = ImportDraft.objects.select_for_update().get(pk=draft.pk)
    preview = Preview.of(locked)
    if locked.kind == ImportKind.ORGANISATIONS:
        _write_organisations(preview.good, by)
    else:
        _write_persons(preview.good, by, purpose, keep_until)
    if preview.bad:
        locked.rows = [[row.number, list(row.cells)] for row in preview.bad]
        locked.save(update_fields=["rows"])
    else:
        locked.delete()
    return len(preview.good)


@transaction.atomic
def forget_old_drafts() -> None:
    """Delete the drafts that nobody took over in time; the trail keeps that it was done."""
    for draft in ImportDraft.objects.filter(made_at__lt=clock.now() - timedelta(days=DAYS_KEPT)):
        record("people.import.forgotten", draft, by=NOBODY)
        draft.delete()


def _write_organisations(good: list[Checked], by: Actor) -> None:
    rows = [checked.made for checked in good if isinstance(checked.made, Organisation)]
    for row in Organisation.objects.bulk_create(rows):
        record("people.organisation.imported", row, by=by)


def _write_persons(good: list[Checked], by: Actor, purpose: str, keep_until: date | None) -> None:
    rows = [checked.made for checked in good if isinstance(checked.made, Person)]
    for row in rows:
        row.purpose = row.purpose or purpose
        if keep_until and not row.keep_until:
            row.keep_until = keep_until
    for row in Person.objects.bulk_create(rows):
        record("people.person.imported", row, by=by)
    contacts = []
    for checked in good:
        if checked.contact and isinstance(checked.made, Person):
            checked.contact.person = checked.made
            contacts.append(checked.contact)
    Contact.objects.bulk_create(contacts)
