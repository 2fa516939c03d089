"""Diary entries of the example, in one line each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from wirkkreis.accounts.actor import Actor
from wirkkreis.diary.models import Entry, Kind
from wirkkreis.diary.writing import write
from wirkkreis.goals.models import Goal
from wirkkreis.people.models import Organisation
from wirkkreis.places.models import Municipality
from wirkkreis.tenancy import clock


@dataclass(frozen=True)
class Record:
    """One entry: kind by code, municipality by name, goals by number ("1.3" = third of the first)."""

    day: date
    kind: str
    topic: str
    minutes: int = 0
    place: str = ""
    goals: Sequence[str] = ()
    reached: Mapping[str, int] = field(default_factory=dict)
    organisations: Sequence[str] = ()


def write_records(
    records: Sequence[Record], *, goals: Mapping[str, Goal], by: Actor
) -> list[Entry]:
    """Write all of them through the diary's own verb, each on its day."""
    kinds = {kind.code: kind for kind in Kind.objects.all()}
    places = {place.name: place for place in Municipality.objects.all()}
    known = {organisation.name: organisation for organisation in Organisation.objects.all()}
    written = []
    for record in records:
        with clock.at(record.day):
            entry = write(
                by=by,
                kind=kinds[record.kind],
                day=record.day,
                minutes=record.minutes,
                topic=record.topic,
                municipality=places[record.place] if record.place else None,
                goals=[goals[number] for number in record.goals],
                reached=record.reached,
                organisations=[known[name] for name in record.organisations],
            )
        written.append(entry)
    return written
