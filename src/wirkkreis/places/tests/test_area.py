"""Entering the municipalities of any partnership, with and without boundaries."""

import pytest
from django.core.exceptions import ValidationError

from wirkkreis.places.area_lines import as_lines, read_lines
from wirkkreis.places.models import Municipality, Unit, UnitKind, Venue

PAGE = "/orte/gemeinden/eintragen/"
HELBRA = "15087205 Helbra; 150875052 Verbandsgemeinde Mansfelder Grund-Helbra"


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("15087015 Allstedt", ("15087015", "Allstedt", "150870015", "Allstedt")),
        ("15087015;Allstedt", ("15087015", "Allstedt", "150870015", "Allstedt")),
        ("15087015\tBad Frankenhausen ", ("15087015", "Bad Frankenhausen", "150870015", None)),
        (HELBRA, ("15087205", "Helbra", "150875052", "Verbandsgemeinde Mansfelder Grund-Helbra")),
        ("15087205\tHelbra\t150875052\tGrund", ("15087205", "Helbra", "150875052", "Grund")),
    ],
)
def test_a_line_is_read_as_lists_have_it(line, read):
    (found,) = read_lines(f"\n{line}\n")
    assert (found.ags, found.name, found.unit_ars, found.unit_name) == (
        *read[:3],
        read[3] or read[1],
    )


@pytest.mark.parametrize(
    "text",
    ["Allstedt", "1508701 Allstedt", "15087015", "15087015 A; Grund", "15087015 A\n15087015 B"],
)
def test_a_line_that_is_not_like_this_is_named(text):
    with pytest.raises(ValidationError, match="Zeile"):
        read_lines(text)


def test_what_is_there_is_written_as_it_is_read(area):
    rows = list(Municipality.objects.select_related("unit"))
    assert [line.ags for line in read_lines(as_lines(rows))] == [row.ags for row in rows]


def test_a_new_partnership_enters_its_municipalities(at_work):
    answer = at_work.post(PAGE, {"lines": f"15087015 Allstedt\n{HELBRA}"})
    assert (answer.status_code, answer["Location"]) == (303, "/orte/")
    assert list(Unit.objects.values_list("name", "kind")) == [
        ("Allstedt", UnitKind.UNITARY),
        ("Verbandsgemeinde Mansfelder Grund-Helbra", UnitKind.JOINT),
    ]
    page = at_work.get("/orte/?ebene=municipalities").content.decode()
    assert "Helbra" in page
    assert 'class="map-svg"' not in page
    assert "GeoBasis-DE" not in page


def test_a_wrong_line_keeps_what_was_typed(at_work):
    answer = at_work.post(PAGE, {"lines": "15087015 Allstedt\nHelbra"})
    assert answer.status_code == 422
    assert "Zeile 2 ist nicht lesbar: „Helbra“." in answer.content.decode()
    assert "15087015 Allstedt" in answer.content.decode()
    assert not Municipality.objects.exists()


def test_a_name_changes_and_the_outline_stays(at_work, area):
    at_work.post(PAGE, {"lines": "15087015 Stadt Allstedt"})
    row = Municipality.objects.select_related("unit").get(ags="15087015")
    assert (row.name, row.unit.name) == ("Stadt Allstedt", "Stadt Allstedt")
    assert row.outline == area["Allstedt"].outline != ""
    assert Municipality.objects.count() == 22


def test_the_shipped_area_comes_with_its_map(at_work):
    assert "Mit Karte übernehmen" in at_work.get(PAGE).content.decode()
    at_work.post("/orte/gemeinden/uebernehmen/")
    assert at_work.get("/orte/").content.decode().count('class="map-area') == 11
    assert "Mit Karte übernehmen" not in at_work.get(PAGE).content.decode()


def test_a_municipality_entered_by_mistake_is_removed_with_its_unit(at_work, area):
    answer = at_work.post("/orte/gemeinden/15087015/entfernen/", follow=True)
    assert "Die Gemeinde ist entfernt." in answer.content.decode()
    assert not Unit.objects.filter(name="Allstedt").exists()


def test_one_where_something_took_place_stays(at_work, hall):
    answer = at_work.post(f"/orte/gemeinden/{hall.municipality.ags}/entfernen/", follow=True)
    assert "Sie bleibt." in answer.content.decode()
    assert Venue.objects.filter(pk=hall.pk).exists()
