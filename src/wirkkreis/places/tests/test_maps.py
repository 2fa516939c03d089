import pytest

from wirkkreis.places.maps import (
    Level,
    credit,
    label_for,
    legend_for,
    place_map,
    rolled_up,
    shade,
    shade_bound,
)
from wirkkreis.places.models import Unit


def drawn(values, **options):
    made = place_map(values, title="Reichweite", value_head="Treffen", **options)
    return made, {area.name: area for area in made.areas}


def test_each_municipality_gets_its_shade_and_its_words(area):
    values = {area["Hettstedt"].pk: 4, area["Allstedt"].pk: 1}
    _made, areas = drawn(values, level=Level.MUNICIPALITIES, otherwise=0)
    assert (areas["Hettstedt"].step, areas["Hettstedt"].value) == (4, "4")
    assert (areas["Allstedt"].step, areas["Helbra"].step) == (1, 0)
    assert len(areas) == 22


def test_unknown_is_never_zero(area):
    made, areas = drawn({}, level=Level.UNITS)
    assert (areas["Hettstedt"].step, areas["Hettstedt"].value) == (None, "keine Angabe")
    assert [entry.step for entry in made.legend] == [None]


def test_single_values_can_be_said_otherwise(area):
    pk = area["Hettstedt"].pk
    _made, areas = drawn({pk: None}, level=Level.MUNICIPALITIES, words={pk: "weniger als 5"})
    assert areas["Hettstedt"].value == "weniger als 5"


def test_places_can_be_links(area):
    _made, areas = drawn({}, level=Level.MUNICIPALITIES, link=lambda place: f"/x/{place.pk}/")
    assert areas["Helbra"].url == f"/x/{area['Helbra'].pk}/"


def test_a_map_is_one_query(area, django_assert_num_queries):
    with django_assert_num_queries(1):
        drawn({}, level=Level.UNITS)


def test_the_map_is_as_high_as_its_outlines(area):
    made, _areas = drawn({}, level=Level.UNITS)
    assert made.width == 1000
    assert made.height == pytest.approx(698.4, abs=1)


def test_values_of_municipalities_sum_up_to_their_unit(area):
    values = {area["Helbra"].pk: 2, area["Benndorf"].pk: 3, area["Allstedt"].pk: 1}
    by_name = {unit.pk: unit.name for unit in Unit.objects.all()}
    sums = {by_name[pk]: value for pk, value in rolled_up(values).items()}
    assert sums == {"Allstedt": 1, "Verbandsgemeinde Mansfelder Grund-Helbra": 5}


@pytest.mark.parametrize(
    ("values", "bound"),
    [([], 1), ([3], 1), ([4], 1), ([5], 2), ([17], 5), ([26_000], 8_000), ([0.2], 1)],
)
def test_shades_span_round_numbers(values, bound):
    assert shade_bound(values) == bound
    assert all((shade(value, bound) or 0) <= 4 for value in values)


def test_the_legend_says_what_the_shades_mean():
    legend = [(entry.step, entry.label) for entry in legend_for([0, 3, 17, None], 5, "unbekannt")]
    assert legend == [(0, "0"), (1, "1 bis 5"), (4, "16 bis 20"), (None, "unbekannt")]


def test_the_legend_of_fractions_leaves_no_gap():
    legend = [(entry.step, entry.label) for entry in legend_for([0.5, 7.5], 2, "unbekannt")]
    assert legend == [(1, "über 0 bis 2"), (4, "über 6 bis 8")]


def test_a_name_stands_on_the_map_where_it_fits(area):
    assert label_for(area["Sangerhausen"]) == "Sangerhausen"
    assert label_for(area["Lutherstadt Eisleben"]) == "Eisleben"
    assert label_for(area["Benndorf"]) == ""


def test_the_credit_links_source_and_licence():
    assert "GeoBasis-DE / BKG</a> 2021 (Daten verändert)" in credit()
    assert "https://www.govdata.de/dl-de/by-2-0" in credit()
