import pytest
from django.core.exceptions import ValidationError

from wirkkreis.activity.models import Activity
from wirkkreis.places.loading import load_municipalities, shipped_boundaries
from wirkkreis.places.models import Municipality, Unit, UnitKind


def test_the_county_has_22_municipalities_in_11_units(area):
    assert (Municipality.objects.count(), Unit.objects.count()) == (22, 11)
    assert area["Helbra"].unit.name == "Verbandsgemeinde Mansfelder Grund-Helbra"
    assert area["Helbra"].unit.kind == UnitKind.JOINT
    assert area["Lutherstadt Eisleben"].ags == "15087130"


def test_names_come_in_german_order(area):
    names = list(Municipality.objects.values_list("name", flat=True))
    assert (
        names.index("Seegebiet Mansfelder Land")
        < names.index("Südharz")
        < names.index("Wallhausen")
    )


def test_loading_again_changes_what_is_known_and_doubles_nothing(area, anna):
    municipalities, units = shipped_boundaries()
    before = area["Allstedt"].pk
    municipalities["features"][0]["properties"]["name"] = "Stadt Allstedt"
    load_municipalities(by=anna, municipalities=municipalities, units=units)
    assert Municipality.objects.count() == 22
    assert Municipality.objects.get(ags="15087015").name == "Stadt Allstedt"
    assert Municipality.objects.get(ags="15087015").pk == before


def test_it_is_recorded(area):
    assert Activity.objects.get().verb == "places.boundaries.loaded"


@pytest.mark.parametrize(
    "broken", [{}, {"features": []}, {"features": [{"properties": {}, "geometry": {}}]}]
)
def test_other_files_are_refused_in_words_and_leave_nothing(here, anna, broken):
    _municipalities, units = shipped_boundaries()
    with pytest.raises(ValidationError, match="Gebietsdaten"):
        load_municipalities(by=anna, municipalities=broken, units=units)
    assert not Unit.objects.exists()


def test_a_municipality_of_an_unknown_unit_is_refused(here, anna):
    municipalities, units = shipped_boundaries()
    units["features"].pop(0)
    with pytest.raises(ValidationError, match="150870015"):
        load_municipalities(by=anna, municipalities=municipalities, units=units)
    assert not Unit.objects.exists()
