import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from wirkkreis.accounts.actor import Actor
from wirkkreis.places.models import Municipality, Population, Venue


def refused(row):
    """Both the form's check and the database refuse the row; answers the message."""
    with pytest.raises(ValidationError) as found:
        row.validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    return found.value.messages[0]


def test_a_population_names_its_source(area):
    row = Population(municipality=area["Helbra"], year=2024, count=4000, source="")
    assert refused(row) == "Bitte die Quelle der Zahl nennen."


def test_one_number_per_year_and_source(area):
    given = {"municipality": area["Helbra"], "year": 2024, "source": "StaLa"}
    Population.objects.create(count=4000, **given)
    assert "schon eine Zahl" in refused(Population(count=4001, **given))


def test_the_latest_population_is_of_the_newest_year(area):
    for year, count in ((2023, 3), (2024, 2), (2021, 1)):
        Population.objects.create(
            municipality=area["Helbra"], year=year, count=count, source="StaLa"
        )
    assert area["Helbra"].latest_population().count == 2
    assert area["Benndorf"].latest_population() is None


def test_a_municipality_is_known_once_by_its_key(area):
    twin = Municipality(ags="15087015", name="Doppelt", unit=area["Allstedt"].unit)
    assert refused(twin) == "Diese Gemeinde gibt es schon."


def test_a_venue_nobody_uses_any_more_is_for_staff_only(hall, anna):
    Venue.objects.update(is_active=False)
    assert not Venue.objects.visible_to(Actor()).exists()
    assert Venue.objects.visible_to(anna).get() == hall


def test_unknown_accessibility_is_neither_yes_nor_no(hall):
    known = dict(zip(Venue.ACCESSIBILITY, hall.accessibility(), strict=True))
    assert [known[name][1] for name in ("step_free", "wc", "lift")] == [True, False, None]
    assert hall.advantages() == ["stufenlos erreichbar"]
    assert Venue.objects.with_fact("wc").count() == 0
