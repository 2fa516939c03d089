"""Who votes for which seat at a moment, and whether they are enough (VwVfG § 90)."""

from collections.abc import Collection
from dataclasses import dataclass, field

from wirkkreis.committees.procedure import Procedure

SHARES = {
    "more_than_half": (1, 2),
    "half": (1, 2),
    "third": (1, 3),
    "two_thirds": (2, 3),
    "number": (0, 1),
}
"""Numerator and denominator of the quorum; only the first is to be exceeded."""


@dataclass(frozen=True)
class Place:
    """A voting seat on a day, with the persons who hold it."""

    seat: int
    member: int | None = None
    substitute: int | None = None


@dataclass(frozen=True)
class Room:
    """The persons in the room, and those who may take no part in the item (VwVfG § 20)."""

    present: frozenset[int] = frozenset()
    recused: frozenset[int] = frozenset()

    @property
    def taking_part(self) -> frozenset[int]:
        """Those who are in the room and may stay there."""
        return self.present - self.recused


@dataclass(frozen=True)
class Quorum:
    """How many votes there are in the room, how many are needed, and of how many."""

    present: int
    needed: int
    base: int
    speaking: dict[int, int] = field(default_factory=dict)
    """The person who votes for each seat."""

    @property
    def is_reached(self) -> bool:
        """Whether the body can decide."""
        return self.present >= self.needed

    @property
    def to_spare(self) -> int:
        """How many may leave before it is lost; negative: how many are missing."""
        return self.present - self.needed


def speaking(places: Collection[Place], room: Room, rules: Procedure) -> dict[int, int]:
    """The person who votes for each seat; seats for which nobody does are missing.

    The member does; the substitute only while the member is out of the room. Where the member is
    recused, the rules say whether the substitute votes. A vacant seat has no vote, nobody has two.
    """
    votes: dict[int, int] = {}
    for speaker in (_member, _free_substitute):
        for place in places:
            person = speaker(place, room, rules)
            if person is not None and place.seat not in votes and person not in votes.values():
                votes[place.seat] = person
    return votes


def quorum(
    places: Collection[Place], room: Room, rules: Procedure, *, again: bool = False
) -> Quorum:
    """Whether the body can decide on an item. `again`: the second invitation to it said so.

    It is reckoned without those who are recused, in the room as well as in the base.
    """
    votes = speaking(places, room, rules)
    base = sum(_counts(place, votes, room, rules) for place in places)
    needed = 1 if again and rules.second_invitation else _needed(base, rules)
    return Quorum(present=len(votes), needed=needed, base=base, speaking=votes)


def _member(place: Place, room: Room, _rules: Procedure) -> int | None:
    """The member, if she takes part."""
    return place.member if place.member in room.taking_part else None


def _free_substitute(place: Place, room: Room, rules: Procedure) -> int | None:
    """The substitute of a seat that has a member, who may act for it and is there."""
    if place.member is None or place.member in room.taking_part or not rules.substitutes:
        return None
    if place.member in room.recused and not rules.substitute_for_recused:
        return None
    return place.substitute if place.substitute in room.taking_part else None


def _counts(place: Place, votes: dict[int, int], room: Room, rules: Procedure) -> bool:
    if place.member is None:
        return rules.vacant_count
    return place.seat in votes or place.member not in room.recused


def _needed(base: int, rules: Procedure) -> int:
    numerator, denominator = SHARES[rules.quorum]
    share = -(-base * numerator // denominator)  # rounded up
    if rules.quorum == "more_than_half":
        share = base // 2 + 1
    return max(share, rules.quorum_least)
