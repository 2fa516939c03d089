"""A body as it is made up on a day: seats, who holds them, and what needs attention."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from wirkkreis.committees.models import Bench, Committee, Mandate, Office, Seat
from wirkkreis.committees.reckoning.composing import Balance, Chair, balance

BENCHES = Bench.values
"""The order in which benches are shown."""

SOON = timedelta(days=90)
"""How long before its end a mandate is named as ending soon."""


@dataclass(frozen=True)
class Held:
    """A mandate with the words for the offices its holder has on that day."""

    mandate: Mandate
    offices: Sequence[Office] = ()

    @property
    def name(self) -> str:
        """Who it is; empty when her data are erased."""
        return self.mandate.person.name if self.mandate.person else ""

    @property
    def public_name(self) -> str:
        """Her name, if she agreed that it is public."""
        return self.name if self.mandate.name_public_since else ""


@dataclass(frozen=True)
class Row:
    """A seat with its member and substitute on a day."""

    seat: Seat
    member: Held | None = None
    substitute: Held | None = None


@dataclass(frozen=True)
class Composition:
    """All seats of a body on a day."""

    day: date
    rows: Sequence[Row] = field(default_factory=list)

    @cached_property
    def voting(self) -> list[Row]:
        """Seats with a vote."""
        return [row for row in self.rows if row.seat.votes]

    @cached_property
    def advisory(self) -> list[Row]:
        """Seats without one."""
        return [row for row in self.rows if not row.seat.votes]

    @cached_property
    def balance(self) -> Balance:
        """Where the votes come from."""
        return balance([Chair(row.seat.bench, row.member is not None) for row in self.voting])

    @cached_property
    def ending_soon(self) -> list[Held]:
        """Mandates that end within three months, the first one first."""
        ending = [
            held
            for held in self._held
            if held.mandate.ends and held.mandate.ends <= self.day + SOON
        ]
        return sorted(ending, key=lambda held: held.mandate.ends or self.day)

    @cached_property
    def undeclared(self) -> list[Held]:
        """Who is not yet bound to impartiality and discretion."""
        return [held for held in self._held if not held.mandate.has_declared]

    @property
    def _held(self) -> Iterable[Held]:
        for row in self.rows:
            yield from filter(None, (row.member, row.substitute))


def composition(committee: Committee, day: date) -> Composition:
    """How a body is made up on any day, past or coming: three queries."""
    return compositions([committee], day)[committee.pk]


def compositions(committees: Collection[Committee], day: date) -> dict[int, Composition]:
    """How several bodies are made up, by their ids: three queries for all of them."""
    seats = Seat.objects.on(day).filter(committee__in=committees).select_related("organisation")
    mandates = Mandate.objects.on(day).filter(seat__committee__in=committees)
    offices = Office.objects.on(day).filter(mandate__seat__committee__in=committees)
    by_mandate: dict[int, list[Office]] = {}
    for office in offices:
        by_mandate.setdefault(office.mandate_id, []).append(office)
    holders = {
        (mandate.seat_id, mandate.substitute): Held(mandate, by_mandate.get(mandate.pk, ()))
        for mandate in mandates.select_related("person")
    }
    rows: dict[int, list[Row]] = {committee.pk: [] for committee in committees}
    for seat in sorted(seats, key=lambda seat: BENCHES.index(seat.bench)):
        row = Row(seat, holders.get((seat.pk, False)), holders.get((seat.pk, True)))
        rows[seat.committee_id].append(row)
    return {pk: Composition(day, found) for pk, found in rows.items()}
