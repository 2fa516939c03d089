"""How populations and venues are entered, changed and removed."""

from collections.abc import Mapping

from django.db import transaction

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.keeping import keep
from wirkkreis.activity.trail import record
from wirkkreis.places.models import Municipality, Population, Venue


@transaction.atomic
def enter_populations(
    *, by: Actor, year: int, source: str, counts: Mapping[Municipality, int]
) -> list[Population]:
    """Write what a source says of a year; a number already there from that source is replaced."""
    written = []
    for municipality, count in counts.items():
        row, _made = Population.objects.update_or_create(
            municipality=municipality, year=year, source=source, defaults={"count": count}
        )
        record("places.population.entered", municipality, by=by, fields=[str(year)])
        written.append(row)
    return written


@transaction.atomic
def remove_population(*, by: Actor, population: Population) -> None:
    """Take back a number that was entered by mistake."""
    record(
        "places.population.removed", population.municipality, by=by, fields=[str(population.year)]
    )
    population.delete()


def save_venue(*, by: Actor, venue: Venue) -> Venue:
    """Write a new or changed venue, as its form left it."""
    return keep(venue, by=by, added="places.venue.added", changed="places.venue.changed")
