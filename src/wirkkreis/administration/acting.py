"""Operators act for a member: for a reason, for an hour at most, and everybody can see it."""

from datetime import timedelta

from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import ACTING, Actor
from wirkkreis.accounts.models import Account, Acting, Membership, Operator
from wirkkreis.activity.trail import record
from wirkkreis.tenancy import clock

LONGEST = timedelta(hours=1)


@transaction.atomic
def begin_acting(*, by: Actor, acting_for: Account, reason: str, session: SessionBase) -> Acting:
    """Let an operator act for a member in this session, from now for an hour.

    Raises PermissionDenied when `by` is no operator, ValidationError without a reason or when the
    account is no member today.
    """
    demand(by, "administration.acting.begin")
    if not Membership.objects.on(clock.today()).filter(account=acting_for).exists():
        raise ValidationError({"member": _("Diese Person ist heute kein Mitglied.")})
    now = clock.now()
    acting = Acting(
        operator=by.account, acting_for=acting_for, reason=reason, begun_at=now, until=now + LONGEST
    )
    acting.full_clean()
    acting.save()
    session[ACTING] = acting.pk
    record("administration.acting.begun", acting, by=by, note=reason)
    return acting


@transaction.atomic
def end_acting(*, by: Actor, session: SessionBase) -> None:
    """Let the operator be herself again; nothing happens when she does not act for anybody."""
    pk = session.pop(ACTING, None)
    acting = Acting.objects.at(clock.now()).filter(pk=pk, operator=by.account).first()
    if acting is None:
        return
    acting.ended_at = clock.now()
    acting.save(update_fields=["ended_at"])
    record("administration.acting.ended", acting, by=by, fields=["ended_at"])


def appoint_operator(email: str) -> Operator:
    """Make somebody an operator, on the word of whoever runs the server. Twice does no harm."""
    account = Account.objects.filter(email=email.lower()).first()
    account = account or Account.objects.create_user(email)
    return Operator.objects.get_or_create(account=account, defaults={"since": clock.today()})[0]


def dismiss_operator(email: str) -> bool:
    """Take the appointment back, at once also from running sessions; whether there was one."""
    return Operator.objects.filter(account__email=email.lower()).delete()[0] > 0
