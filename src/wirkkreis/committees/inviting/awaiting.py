"""What about sessions and circulars waits for a member, for her list of today."""

from django.db.models import F, Q

from wirkkreis.accounts.actor import Actor
from wirkkreis.accounts.models import Account
from wirkkreis.committees.inviting.answering import is_needed
from wirkkreis.committees.models import Attendee, Entitlement
from wirkkreis.tenancy import clock

AWAITED = ("searching", "invited", "open")


def places_ahead(actor: Actor) -> list[Attendee]:
    """Her places in sessions that run, are to come or seek their day, the next one first.

    As a substitute, only where she is asked to come.
    """
    now = clock.now()
    ahead = Q(session__ends__isnull=True) | Q(session__ends__gte=now) | Q(session__state="open")
    found = Attendee.objects.filter(
        ahead, mandate__person__account=_account(actor), session__state__in=AWAITED
    ).select_related("session__committee", "mandate")
    rows = found.order_by(F("session__starts").asc(nulls_last=True), "pk")
    return [row for row in rows if is_needed(row)]


def circulars_unanswered(actor: Actor) -> list[Entitlement]:
    """Decisions in writing that run and that she has not answered, the first to end first."""
    found = Entitlement.objects.filter(
        mandate__person__account=_account(actor),
        has_voted=False,
        vote__circular__state="running",
        vote__circular__ends__gt=clock.now(),
    )
    rows = found.select_related("vote__circular__committee")
    return list(rows.order_by("vote__circular__ends", "pk"))


def _account(actor: Actor) -> Account | None:
    return actor.acting_for or actor.account
