"""Who was missing without a word several times in a row, so that the rules free her seat.

Counted are closed sessions in which presence was noted, the latest first, while the mandate lasts.
A session ends the row in which the member was there, had excused herself, or was stood in for by
her substitute. Who was not invited was not missing.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from wirkkreis.committees.models import Attendee, Committee, Mandate, Presence
from wirkkreis.committees.procedure import NEVER
from wirkkreis.committees.seating.founding import procedures_on


@dataclass(frozen=True)
class Absence:
    """A member who was missing without a word, how often in a row, and after how often it ends."""

    mandate: Mandate
    times: int
    end_seat: int

    @property
    def ends_seat(self) -> bool:
        """Whether the rules of procedure now free the seat."""
        return self.times >= self.end_seat


def absences(committees: Collection[Committee], day: date) -> list[Absence]:
    """Of these bodies those members who were missing last time, the longest row first: three
    queries for all of them. Bodies whose rules never end a seat are left out.
    """
    rules = procedures_on(committees, day)
    limits = {pk: found.absences_end_seat for pk, found in rules.items()}
    counting = [pk for pk, limit in limits.items() if limit != NEVER]
    held = Mandate.objects.on(day).filter(seat__committee__in=counting, substitute=False)
    rows = _attendances(counting)
    found = [
        Absence(mandate, _in_a_row(rows.get(mandate.pk, ())), limits[mandate.seat.committee_id])
        for mandate in held.filter(person__isnull=False).select_related("seat__committee", "person")
    ]
    missing = [absence for absence in found if absence.times]
    return sorted(missing, key=lambda one: (-one.times, str(one.mandate.seat), one.mandate.pk))


def _attendances(committees: Collection[int]) -> dict[int, list[bool]]:
    """Whether members were missing without a word, by mandate, the latest session first."""
    there = Presence.objects.filter(attendee=OuterRef("pk"))
    anybody = Presence.objects.filter(attendee__session=OuterRef("session"))
    stood_in = anybody.filter(
        attendee__mandate__seat=OuterRef("mandate__seat"), attendee__mandate__substitute=True
    )
    invited = Attendee.objects.filter(
        Exists(anybody), session__state="closed", session__committee__in=committees
    ).members()
    rows = invited.filter(mandate__substitute=False).annotate(
        was_there=Exists(there), was_stood_in_for=Exists(stood_in)
    )
    found: dict[int, list[bool]] = {}
    for mandate, *spared in rows.order_by("-session__starts", "-pk").values_list(
        "mandate", "was_there", "was_stood_in_for", "excused"
    ):
        found.setdefault(mandate, []).append(not any(spared))
    return found


def _in_a_row(missing: Iterable[bool]) -> int:
    times = 0
    for was_missing in missing:
        if not was_missing:
            break
        times += 1
    return times
