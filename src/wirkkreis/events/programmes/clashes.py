"""Clashes: events of one programme that take visitors or rooms from each other.

Two events clash when they overlap and are at the same venue, in the same municipality, or for the
same people. Everybody is nobody in particular, so "alle" alone is no clash.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from wirkkreis.events.models import Audience, Event
from wirkkreis.languages.folding import fold

PARTS_OF_DAY: Final = (12, 17, 24)
"""The hours at which morning, afternoon and evening end."""


@dataclass(frozen=True)
class Clash:
    """Two events that overlap, and why that matters; at the same venue it is `grave`."""

    first: Event
    second: Event
    reasons: tuple[str, ...]
    grave: bool


def clashes(events: Iterable[Event]) -> list[Clash]:
    """The clashes among the events, grave ones first, then by time."""
    found = [clash for pair in _overlapping(events) if (clash := _judged(*pair))]
    return sorted(found, key=lambda clash: not clash.grave)


def day_grid(
    events: Iterable[Event], days: Sequence[date]
) -> list[tuple[date, tuple[list[Event], ...]]]:
    """Each day with the events that begin in its morning, afternoon and evening."""
    rows: dict[date, tuple[list[Event], ...]] = {day: ([], [], []) for day in days}
    for event in _in_time(events):
        begins = timezone.localtime(event.starts)
        if begins.date() in rows:
            part = 0 if event.all_day else _part(begins.hour)
            rows[begins.date()][part].append(event)
    return list(rows.items())


def _overlapping(events: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
    """All pairs at the same time, found in one sweep through the day."""
    going_on: list[Event] = []
    for event in _in_time(events):
        assert event.starts is not None, "only events with a day are in time"
        going_on = [other for other in going_on if other.ends and other.ends > event.starts]
        yield from ((other, event) for other in going_on)
        going_on.append(event)


def _judged(first: Event, second: Event) -> Clash | None:
    same_room = _same_room(first, second)
    reasons = []
    if same_room:
        reasons.append(_("am selben Ort"))
    elif first.municipality_id and first.municipality_id == second.municipality_id:
        reasons.append(_("in derselben Gemeinde"))
    if shared := _shared_audiences(first, second):
        words = ", ".join(str(Audience(one).label) for one in shared)
        reasons.append(_("für dieselben Menschen: %(audiences)s") % {"audiences": words})
    return Clash(first, second, tuple(reasons), same_room) if reasons else None


def _same_room(first: Event, second: Event) -> bool:
    if first.venue_id or second.venue_id:
        return first.venue_id == second.venue_id
    same = fold(first.place) == fold(second.place) and bool(first.place)
    return same and first.municipality_id == second.municipality_id


def _shared_audiences(first: Event, second: Event) -> list[str]:
    shared = set(first.audiences) & set(second.audiences) - {Audience.EVERYBODY}
    return [one for one in Audience.values if one in shared]


def _in_time(events: Iterable[Event]) -> list[Event]:
    dated = [event for event in events if event.starts is not None]
    return sorted(dated, key=lambda event: (event.starts, event.pk))


def _part(hour: int) -> int:
    return next(part for part, end in enumerate(PARTS_OF_DAY) if hour < end)
