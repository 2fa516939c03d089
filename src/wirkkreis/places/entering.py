"""How municipalities, populations and venues are entered, changed and removed."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import ProtectedError

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.keeping import keep
from wirkkreis.activity.trail import record
from wirkkreis.places.area_lines import Line
from wirkkreis.places.models import Municipality, Population, Unit, UnitKind, Venue
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import current_id


@transaction.atomic
def enter_municipalities(*, by: Actor, lines: Iterable[Line]) -> int:
    """Write the municipalities of a list, those known by their key anew; returns how many.

    Nothing is removed, and outlines that are there stay.
    """
    wanted = list(lines)
    for line in wanted:
        kind = UnitKind.UNITARY if line.is_its_own_unit else UnitKind.JOINT
        unit, made = Unit.objects.get_or_create(
            ars=line.unit_ars, defaults={"name": line.unit_name, "kind": kind}
        )
        if not made and unit.name != line.unit_name:
            unit.name = line.unit_name
            unit.save()
        known = {"name": line.name, "unit": unit}
        Municipality.objects.update_or_create(ags=line.ags, defaults=known)
    Unit.objects.filter(municipalities=None).delete()
    here = Partnership.objects.get(pk=current_id())
    record("places.municipalities.entered", here, by=by, fields=[str(len(wanted))])
    return len(wanted)


def remove_municipality(*, by: Actor, municipality: Municipality) -> bool:
    """Take a municipality out of the area; False when something already took place there."""
    here = Partnership.objects.get(pk=current_id())
    try:
        with transaction.atomic():
            municipality.delete()
            Unit.objects.filter(municipalities=None).delete()
            record("places.municipality.removed", here, by=by, fields=[municipality.ags])
    except ProtectedError:
        return False
    return True


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
