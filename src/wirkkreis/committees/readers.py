"""Who reads: what somebody may know of a body follows from her role and from the seat she holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import Actor
from wirkkreis.committees.models.seat import Mandate
from wirkkreis.people.models import Person
from wirkkreis.tenancy import clock


@dataclass(frozen=True)
class Reader:
    """Somebody who reads: her person, the bodies she sits in today, and whether she sees all.

    What she is excluded from she does not see even then.
    """

    person: Person | None = None
    committees: Sequence[int] = ()
    is_member: bool = False
    sees_all: bool = False


STRANGER = Reader()


def reader_of(actor: Actor) -> Reader:
    """Whoever is signed in: two queries, none for strangers."""
    if not actor.is_signed_in:
        return STRANGER
    person = Person.objects.filter(account=actor.acting_for or actor.account).first()
    return Reader(
        person=person,
        committees=_sits_in(person),
        is_member=bool(may(actor, "committees.session.read")),
        sees_all=bool(may(actor, "committees.item.all")),
    )


def reader_by(mandate: Mandate) -> Reader:
    """Whoever holds a mandate and came by a signed link, while she holds it."""
    holds = mandate.holds_on(clock.today()) and mandate.person is not None
    committees = (mandate.seat.committee_id,) if holds else ()
    return Reader(person=mandate.person, committees=committees, is_member=holds)


def _sits_in(person: Person | None) -> tuple[int, ...]:
    if person is None:
        return ()
    held = Mandate.objects.on(clock.today()).filter(person=person)
    return tuple(held.values_list("seat__committee", flat=True))
