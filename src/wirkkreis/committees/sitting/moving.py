"""Motions of an item: in which order they are voted on, and taking one back."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.committees.models import Motion


@transaction.atomic
def withdraw(motion: Motion, *, by: Actor) -> Motion:
    """Take a motion back, with the amendments to it. Pressed twice, nothing changes.

    Raises ValidationError once one of them is being voted on, or was.
    """
    locked = Motion.objects.select_for_update(of=("self",)).get(pk=motion.pk)
    with_amendments = [locked, *locked.amendments.filter(is_withdrawn=False)]
    concerned = Motion.objects.filter(pk__in=[row.pk for row in with_amendments])
    if concerned.settled().exists():
        raise ValidationError(_("Darüber wird schon abgestimmt, oder es ist abgestimmt."))
    if locked.is_withdrawn:
        return locked
    for row in with_amendments:
        row.is_withdrawn = True
        row.save(update_fields=["is_withdrawn"])
    record("committees.motion.withdrawn", locked, by=by, changes={"is_withdrawn": (False, True)})
    return locked


def in_order(motions: Iterable[Motion]) -> Iterator[Motion]:
    """As they are voted on: the amendments to a motion before it."""
    rows = list(motions)
    for motion in rows:
        if motion.amends_id is None:
            yield from (row for row in rows if row.amends_id == motion.pk)
            yield motion
