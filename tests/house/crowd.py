"""Many rows at once, straight into the tables: for walkers that compare sizes."""

from datetime import date, timedelta
from decimal import Decimal

from wirkkreis.diary.models import Entry, EntryGoal, EntryOrganisation, Kind, Reach
from wirkkreis.goals.models import Goal, Indicator, Observation
from wirkkreis.people.models import Organisation
from wirkkreis.places.models import Municipality
from wirkkreis.tenancy import clock

AT_ONCE = 2_000


def entries_for(goal: Goal, number: int) -> list[Entry]:
    """Entries of the last days that serve a goal, with people and an organisation each."""
    kinds, places = list(Kind.objects.all()), list(Municipality.objects.all())
    bodies = list(Organisation.objects.all()[:7])
    entries = Entry.objects.bulk_create(
        (
            Entry(
                kind=kinds[turn % len(kinds)],
                day=_day(turn),
                minutes=turn % 300,
                municipality=places[turn % len(places)],
                topic=f"Eintrag {turn}",
            )
            for turn in range(number)
        ),
        batch_size=AT_ONCE,
    )
    EntryGoal.objects.bulk_create(
        (EntryGoal(entry=entry, goal=goal) for entry in entries), batch_size=AT_ONCE
    )
    Reach.objects.bulk_create(
        (Reach(entry=entry, count=turn % 90) for turn, entry in enumerate(entries)),
        batch_size=AT_ONCE,
    )
    EntryOrganisation.objects.bulk_create(
        (
            EntryOrganisation(entry=entry, organisation=bodies[turn % len(bodies)])
            for turn, entry in enumerate(entries)
        ),
        batch_size=AT_ONCE,
    )
    return entries


def observations_for(indicator: Indicator, number: int) -> None:
    """Measured values of an indicator."""
    Observation.objects.bulk_create(
        (
            Observation(indicator=indicator, value=Decimal(turn % 77), day=_day(turn), method="x")
            for turn in range(number)
        ),
        batch_size=AT_ONCE,
    )


def _day(turn: int) -> date:
    return clock.today() - timedelta(days=turn % 200)
