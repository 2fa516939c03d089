import pytest
from django.db.models import Q

from wirkkreis.goals.evidencing import AGE_BAND, MUNICIPALITY, UNIT, chosen, wanted


@pytest.mark.parametrize(
    ("given", "values"),
    [(None, []), ("", []), ([], []), ("5", ["5"]), (5, [5]), (["5", "6"], ["5", "6"])],
)
def test_a_parameter_takes_one_several_or_all(given, values):
    assert chosen({"unit": given}, "unit") == values
    assert chosen({}, "unit") == []


def test_each_parameter_narrows_its_own_path_and_an_empty_one_none():
    parameters = {"kind": "visit", "unit": [1, 2], "municipality": ""}
    paths = {"kind": "kind__code", "unit": "place__unit", "municipality": "place"}
    assert wanted(parameters, **paths) == Q(kind__code__in=["visit"]) & Q(place__unit__in=[1, 2])


def test_the_usual_parameters_offer_what_the_partnership_has(cast):
    assert "Allstedt" in dict(MUNICIPALITY.choices()).values()
    assert len(UNIT.choices()) < len(MUNICIPALITY.choices())
    assert ("65+", "65+") in AGE_BAND.choices()
