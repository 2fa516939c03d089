"""Whether a body is made up as it should be: civil society has the majority, youth is there."""

from collections.abc import Collection
from dataclasses import dataclass

CIVIL = frozenset({"civil_society", "youth"})
"""Benches that are civil society: young people sit for themselves, not for the state."""


@dataclass(frozen=True)
class Chair:
    """A voting seat on a day: its bench, and whether somebody holds it."""

    bench: str
    is_filled: bool


@dataclass(frozen=True)
class Balance:
    """Votes by where they come from. A vacant seat has no vote."""

    civil: int
    others: int
    vacant: int
    youth: int
    youth_seats: int

    @property
    def filled(self) -> int:
        """Votes there are."""
        return self.civil + self.others

    @property
    def has_civil_majority(self) -> bool:
        """Whether civil society has more than half of the votes."""
        return self.civil > self.others

    @property
    def youth_is_missing(self) -> bool:
        """Whether a seat for young people is vacant, or there is none."""
        return self.youth_seats == 0 or self.youth < self.youth_seats


def balance(chairs: Collection[Chair]) -> Balance:
    """Count the votes of the voting seats."""
    filled = [chair for chair in chairs if chair.is_filled]
    civil = sum(chair.bench in CIVIL for chair in filled)
    return Balance(
        civil=civil,
        others=len(filled) - civil,
        vacant=len(chairs) - len(filled),
        youth=sum(chair.bench == "youth" for chair in filled),
        youth_seats=sum(chair.bench == "youth" for chair in chairs),
    )
