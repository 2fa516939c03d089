"""Writing a row as its form left it, and telling the trail whether it is new or changed."""

from typing import TypeVar

from django.db import models, transaction

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.differences import difference
from wirkkreis.activity.trail import record

Row = TypeVar("Row", bound=models.Model)


@transaction.atomic
def keep(row: Row, *, by: Actor, added: str, changed: str) -> Row:
    """Write a new or changed row and record one of the two verbs, with what differs."""
    before = type(row)._default_manager.select_for_update().filter(pk=row.pk).first()
    row.save()
    if before is None:
        record(added, row, by=by)
    else:
        record(changed, row, by=by, **difference(before, row)._asdict())
    return row
