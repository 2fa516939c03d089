"""Ending a membership."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import STAFF, Actor
from wirkkreis.accounts.models import Membership
from wirkkreis.activity.trail import record


@transaction.atomic
def end_membership(membership: Membership, *, by: Actor, on: date) -> Membership:
    """Let a membership end on a day (its last one).

    Raises PermissionDenied when `by` may not give the role either, ValidationError when the day
    lies before the beginning or nobody would be left who can invite.
    """
    demand(by, "administration.members.invite", membership.role)
    # All of them, in one order: two who end each other's membership wait for one another.
    rows = Membership.objects.select_for_update().order_by("pk")
    locked = next(row for row in rows if row.pk == membership.pk)
    if locked.role in STAFF and not any(
        row.pk != locked.pk and row.role in STAFF and _holds_after(row, on) for row in rows
    ):
        raise ValidationError(
            _("Dann könnte niemand mehr einladen. Laden Sie zuerst jemanden in diese Rolle ein.")
        )
    locked.ends = on
    locked.full_clean()
    locked.save(update_fields=["ends"])
    record("administration.membership.ended", locked, by=by, fields=["ends"])
    return locked


def _holds_after(membership: Membership, day: date) -> bool:
    return membership.starts <= day and (membership.ends is None or membership.ends > day)
