"""Running a session: opening and closing it, calling items, and who has to leave for one.

Each verb takes its step first (`flow.py`), then does what belongs to it in other rows.
"""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    Clearing,
    Mandate,
    Presence,
    Session,
    Vote,
)
from wirkkreis.committees.models.attendee import PresenceQuerySet
from wirkkreis.committees.sitting.attending import (
    count_at_opening,
    is_live,
    last_stays,
    locked,
    waiting_outside,
)
from wirkkreis.committees.sitting.room import attendee_of
from wirkkreis.flow.engine import take
from wirkkreis.tenancy import clock

CLEARINGS = {
    "objection": (Clearing.NO_OBJECTION, Clearing.NO_DECISIONS),
    "urgent": (Clearing.URGENT, Clearing.NO_DECISIONS),
    "no_decisions": (Clearing.NO_DECISIONS,),
}
"""What the rules of procedure allow after a late invitation (`Procedure.late`)."""


@transaction.atomic
def open_session(session: Session, *, by: Actor) -> Session:
    """Open the session, with the quorum of this moment."""
    opened = take(session, "open", by=by)
    count_at_opening(opened)
    return opened


@transaction.atomic
def close_session(session: Session, *, by: Actor) -> Session:
    """Close the session: the running item is finished, and whoever is there was there until now.

    A session that was reopened on a later day keeps the hour at which it ended.
    """
    ended_before = session.closed_at
    closed = take(session, "close", by=by)
    for item in closed.items.filter(state="running"):
        take(item, "finish", by=by)
    if ended_before is not None:
        closed.closed_at = ended_before
        closed.save(update_fields=["closed_at"])
    _presences(closed).now().update(left=closed.closed_at)
    return closed


@transaction.atomic
def reopen(session: Session, *, by: Actor, note: str) -> Session:
    """Open a closed session again, with the reason.

    On the same day it goes on as if it had not been closed. Later, what was entered can be
    corrected, but nobody is in the room.
    """
    reopened = take(session, "reopen", by=by, note=note)
    ended = reopened.closed_at
    if ended is None or timezone.localdate(ended) != clock.today():
        return reopened
    last_stays(reopened).filter(left=ended, left_for__isnull=True).update(left=None)
    reopened.closed_at = None
    reopened.save(update_fields=["closed_at"])
    _let_in(reopened, by=by)
    return reopened


@transaction.atomic
def enter_session(
    session: Session,
    *,
    by: Actor,
    mandates: Collection[Mandate],
    guests: Collection[Attendee] = (),
) -> Session:
    """Enter a session that was held on paper: those named were there from beginning to end.

    Single times can be corrected afterwards.
    """
    entered = take(session, "enter", by=by)
    there = [attendee_of(entered, mandate.pk) for mandate in mandates]
    _presences(entered).delete()
    assert entered.opened_at is not None, "the step says when it was held"
    Presence.objects.bulk_create(
        Presence(attendee=attendee, came=entered.opened_at, left=entered.closed_at)
        for attendee in (*there, *guests)
    )
    count_at_opening(entered)
    return entered


@transaction.atomic
def call_item(item: AgendaItem, *, by: Actor) -> AgendaItem:
    """Call an item; the one that runs is finished first. Pressed twice, nothing changes.

    Whoever is recused from it leaves the room, whoever was out for another one comes back.
    """
    session = locked(item.session)
    running = session.items.filter(state="running").first()
    if running == item:
        return item
    if running is not None:
        take(running, "finish", by=by)
    called = take(item, "call", by=by)
    bring_back(called, by=by)
    send_out(called, by=by)
    return called


def finish_item(item: AgendaItem, *, by: Actor) -> AgendaItem:
    """Nothing more to say on an item: those who left for it come back."""
    return _end(item, "finish", by=by)


def defer_item(item: AgendaItem, *, by: Actor) -> AgendaItem:
    """Put an item off to a later session: those who left for it come back."""
    return _end(item, "defer", by=by)


def drop_item(item: AgendaItem, *, by: Actor) -> AgendaItem:
    """Take an item off the agenda in the session: those who left for it come back."""
    return _end(item, "drop", by=by)


def reset_item(item: AgendaItem, *, by: Actor) -> AgendaItem:
    """An item waits for its turn again: those who left for it come back."""
    return _end(item, "reset", by=by)


@transaction.atomic
def send_out(item: AgendaItem, *, by: Actor) -> int:
    """Whoever is recused from the item that runs leaves the room; returns how many did by this.

    Where the item does not run, or nobody is left to go, nothing happens.
    """
    session = locked(item.session)
    if not is_live(session) or not session.items.filter(pk=item.pk, state="running").exists():
        return 0
    recused = item.recusals.active().values("mandate")
    out = _presences(session).now().filter(attendee__mandate__in=recused)
    number = out.update(left=clock.now(), left_for=item)
    if number:
        record("committees.item.left", item, by=by)
    return number


@transaction.atomic
def bring_back(item: AgendaItem, *, by: Actor) -> int:
    """Whoever waits outside without being recused from what runs now is there again.

    Returns how many came back by this.
    """
    session = locked(item.session)
    return _let_in(session, by=by) if is_live(session) else 0


@transaction.atomic
def clear_lateness(session: Session, *, by: Actor, clearing: Clearing) -> Session:
    """Write how a session that was invited too late may decide after all, or that it does not.

    Raises ValidationError where the rules of procedure do not allow it so, and once it has voted.
    """
    row = locked(session)
    if Vote.objects.decided().filter(item__session=row).exists():
        raise ValidationError(_("In dieser Sitzung ist schon abgestimmt worden."))
    if clearing not in CLEARINGS[row.procedure.late]:
        raise ValidationError(_("Das lässt die Geschäftsordnung nicht zu."))
    before, row.clearing = row.clearing, clearing
    row.save(update_fields=["clearing"])
    record("committees.session.cleared", row, by=by, changes={"clearing": (before, clearing)})
    return row


@transaction.atomic
def let_preside(session: Session, *, by: Actor, mandate: Mandate | None) -> Session:
    """Write who presides where neither chair nor vice chair does; None: as the offices say."""
    row = locked(session)
    if mandate is not None and mandate.seat.committee_id != row.committee_id:
        raise ValidationError(_("Die Sitzung leitet jemand aus dem Gremium."))
    row.presided_by = mandate
    row.save(update_fields=["presided_by"])
    record("committees.session.presided", row, by=by, fields=("presided_by",))
    return row


@transaction.atomic
def _end(item: AgendaItem, step: str, *, by: Actor) -> AgendaItem:
    locked(item.session)
    ended = take(item, step, by=by)
    bring_back(ended, by=by)
    return ended


def _let_in(session: Session, *, by: Actor) -> int:
    running = session.items.filter(state="running").first()
    waiting = waiting_outside(session)
    if running is not None:
        recused = running.recusals.active().values("mandate")
        waiting = waiting.exclude(attendee__mandate__in=recused)
    now = clock.now()
    back = [
        Presence(attendee_id=stay.attendee_id, came=max(now, stay.left or now), online=stay.online)
        for stay in waiting
    ]
    Presence.objects.bulk_create(back)
    if back:
        record("committees.session.came_back", session, by=by)
    return len(back)


def _presences(session: Session) -> PresenceQuerySet:
    return Presence.objects.filter(attendee__session=session)
