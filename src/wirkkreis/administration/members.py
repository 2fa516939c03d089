"""Ending a membership, and who has to be left for that."""

from collections.abc import Container, Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import STAFF, Actor
from wirkkreis.accounts.models import Account, Membership
from wirkkreis.activity.trail import record
from wirkkreis.tenancy import clock


@transaction.atomic
def end_membership(membership: Membership, *, by: Actor, on: date) -> Membership:
    """Let a membership end on a day (its last one).

    Raises PermissionDenied when `by` may not give the role either, ValidationError when the day
    lies before the beginning or nobody would be left who can invite.
    """
    demand(by, "administration.members.invite", membership.role)
    rows = _locked()
    locked = next(row for row in rows if row.pk == membership.pk)
    if locked.role in STAFF and not _somebody_is_left(rows, without={locked.pk}, after=on):
        raise ValidationError(
            _("Dann könnte niemand mehr einladen. Laden Sie zuerst jemanden in diese Rolle ein.")
        )
    locked.ends = on
    locked.full_clean()
    locked.save(update_fields=["ends"])
    record("administration.membership.ended", locked, by=by, fields=["ends"])
    return locked


def leaves_nobody(account: Account) -> bool:
    """Whether the partnership we are in has nobody who can invite but this person.

    Until the transaction ends nobody else can leave, either.
    """
    rows = _locked()
    hers = {row.pk for row in rows if row.account_id == account.pk}
    today = clock.today()
    is_staff = any(
        row.pk in hers and row.role in STAFF and _holds_after(row, today) for row in rows
    )
    return is_staff and not _somebody_is_left(rows, without=hers, after=today)


def _locked() -> list[Membership]:
    """All memberships, in one order: two who end each other's wait for one another.

    The accounts are asked for after the wait: one may have been closed meanwhile.
    """
    rows = Membership.objects.select_for_update().order_by("pk")
    return list(rows.prefetch_related("account"))


def _somebody_is_left(rows: Iterable[Membership], *, without: Container[int], after: date) -> bool:
    return any(
        row.pk not in without
        and row.role in STAFF
        and row.account.is_active
        and _holds_after(row, after)
        for row in rows
    )


def _holds_after(membership: Membership, day: date) -> bool:
    return membership.starts <= day and (membership.ends is None or membership.ends > day)
