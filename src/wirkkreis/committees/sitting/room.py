"""Who votes in a session at a moment: from seats, presences and recusals to the reckoning."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from wirkkreis.committees.models import AgendaItem, Attendee, Presence, Session
from wirkkreis.committees.reckoning.speaking import Place, Quorum, Room, quorum
from wirkkreis.committees.seating.composition import Composition, composition


def quorum_at(
    session: Session, *, item: AgendaItem | None = None, moment: datetime | None = None
) -> Quorum:
    """Whether the body can decide at a moment (now, without one), reckoned by mandates.

    `Quorum.speaking` names the mandate that votes for each seat. Once a session is over, it is
    reckoned as it stood at its end.
    """
    room = Room(
        present=frozenset(_present(session, moment)),
        recused=frozenset(_recused(session, item, moment)) if item is not None else frozenset(),
    )
    places = list(places_in(composition(session.committee, session.on)))
    return quorum(places, room, session.procedure, again=_again(session, item))


def places_in(made_up: Composition) -> Iterable[Place]:
    """The voting seats with the mandates that hold them."""
    for row in made_up.voting:
        yield Place(
            seat=row.seat.pk,
            member=row.member.mandate.pk if row.member else None,
            substitute=row.substitute.mandate.pk if row.substitute else None,
        )


def _again(session: Session, item: AgendaItem | None) -> bool:
    """Whether this is the second invitation to the same matter (VwVfG § 90 (1) sentence 3)."""
    if session.again_of_id is None or item is None:
        return session.again_of_id is not None
    earlier = item.carried_from
    return earlier is not None and earlier.session_id == session.again_of_id


def _present(session: Session, moment: datetime | None) -> Iterable[int]:
    """The mandates of those in the room. Somebody who left for an item is away for it."""
    there = Presence.objects.filter(attendee__session=session, attendee__mandate__isnull=False)
    if moment is not None:
        there = there.filter(Q(left__isnull=True) | Q(left__gt=moment), came__lte=moment)
    elif session.closed_at is not None:
        there = there.filter(came__lt=session.closed_at, left__gte=session.closed_at)
    else:
        there = there.now()
    return there.values_list("attendee__mandate_id", flat=True)


def _recused(session: Session, item: AgendaItem, moment: datetime | None) -> Iterable[int]:
    """Those recused at a moment. What was entered after the session held all the time."""
    recusals = item.recusals.active()
    if moment is not None:
        entered_later = Q(made_at__gt=session.closed_at) if session.closed_at else Q()
        recusals = recusals.filter(Q(made_at__lte=moment) | entered_later)
    return recusals.values_list("mandate_id", flat=True)


def mandates_there(session: Session) -> set[int]:
    """The mandates of those in the room now."""
    return set(_present(session, None))


def attendee_of(session: Session, mandate_id: int) -> Attendee:
    """Who came for a mandate; whoever was appointed after the invitation is added here."""
    return Attendee.objects.get_or_create(session=session, mandate_id=mandate_id)[0]
