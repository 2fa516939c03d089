"""The screens of places: plain, and their parts for htmx."""

import pytest
from django.urls import reverse

from wirkkreis.places.models import Population, Venue

HTMX = {"HX-Request": "true"}


def test_everyone_sees_the_map_with_its_credit(client, area):
    page = client.get("/orte/").content.decode()
    assert "GeoBasis-DE / BKG" in page
    assert page.count('class="map-area') == 11
    assert "<h1>Unser Gebiet</h1>" in page


def test_the_map_by_municipality_as_a_part_too(client, area):
    whole = client.get("/orte/?ebene=municipalities").content.decode()
    part = client.get("/orte/?ebene=municipalities", headers=HTMX).content.decode()
    assert whole.count('class="map-area') == part.count('class="map-area') == 22
    assert "<h1>" not in part


def test_a_unit_of_which_one_number_is_missing_has_none(client, area):
    for name in ("Allstedt", "Helbra"):
        Population.objects.create(municipality=area[name], year=2024, count=7777, source="StaLa")
    page = client.get("/orte/").content.decode()
    assert "Allstedt: 7.777" in page
    assert "Verbandsgemeinde Mansfelder Grund-Helbra: nicht eingetragen" in page


def test_the_list_of_municipalities_can_be_taken_along(client, area):
    answer = client.get("/orte/?format=csv")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 23
    assert lines[1].startswith("15087010;Ahlsdorf;Verbandsgemeinde Mansfelder Grund-Helbra")


def test_a_municipality_shows_its_numbers_with_year_and_source(client, area):
    Population.objects.create(municipality=area["Helbra"], year=2024, count=3900, source="StaLa")
    page = client.get("/orte/gemeinden/15087205/").content.decode()
    assert all(said in page for said in ("3.900", "2024", "StaLa"))
    assert "Entfernen" not in page


def test_an_unknown_municipality_does_not_exist(client, area):
    assert client.get("/orte/gemeinden/99999999/").status_code == 404


def test_numbers_are_entered_for_several_at_once(at_work, area):
    sent = {"year": "2020", "source": "StaLa", "count_15087205": "3.900", "count_15087045": ""}
    answer = at_work.post("/orte/einwohnerzahlen/eintragen/", sent)
    assert (answer.status_code, answer["Location"]) == (303, "/orte/")
    assert Population.objects.get().count == 3900


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"year": "2020", "source": "StaLa"}, "mindestens eine Zahl"),
        ({"year": "2999", "source": "StaLa", "count_15087205": "1"}, "noch nicht zu Ende"),
        ({"year": "2020", "source": "StaLa", "count_15087205": "-4"}, "15087205"),
        ({}, "Angaben fehlen"),
    ],
)
def test_what_cannot_be_entered_is_said_and_kept(at_work, area, sent, said):
    answer = at_work.post("/orte/einwohnerzahlen/eintragen/", sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Population.objects.exists()


def test_a_number_is_removed_after_a_question(at_work, area):
    row = Population.objects.create(municipality=area["Helbra"], year=2020, count=1, source="S")
    address = reverse("population-remove", args=[row.pk])
    assert "Diese Zahl wirklich entfernen?" in at_work.get(address).content.decode()
    assert Population.objects.exists()
    assert at_work.post(address)["Location"] == "/orte/gemeinden/15087205/"
    assert not Population.objects.exists()


def test_venues_are_narrowed_by_search_place_and_fact(client, hall, area):
    Venue.objects.create(name="Oase", municipality=area["Sangerhausen"])
    for query in ("q=jugend", f"municipality={area['Hettstedt'].pk}", "fact=step_free"):
        page = client.get(f"/orte/veranstaltungsorte/?{query}").content.decode()
        assert "Haus der Jugend" in page
        assert "Oase" not in page


def test_the_list_of_venues_as_a_part(client, hall):
    part = client.get("/orte/veranstaltungsorte/", headers=HTMX).content.decode()
    assert "Haus der Jugend" in part
    assert "<h1>" not in part


def test_nonsense_in_the_address_shows_the_list(client, hall):
    query = "municipality=abc&fact=nix&sort=-foo&page=99&format=exe"
    assert client.get(f"/orte/veranstaltungsorte/?{query}").status_code == 200


def test_a_venue_says_what_is_known_and_what_is_not(client, hall):
    page = client.get(f"/orte/veranstaltungsorte/{hall.pk}/").content.decode()
    assert "Schützenplatz 1" in page
    assert page.count("noch nicht geprüft") == 5
    assert "Bearbeiten" not in page


def test_a_venue_out_of_use_does_not_exist_for_guests(client, at_work, hall):
    Venue.objects.update(is_active=False)
    address = f"/orte/veranstaltungsorte/{hall.pk}/"
    assert at_work.get(address).status_code == 200
    at_work.logout()
    assert client.get(address).status_code == 404


def test_a_venue_is_made_and_changed(at_work, area):
    sent = {
        "name": "Oase",
        "municipality": area["Sangerhausen"].pk,
        "step_free": "true",
        "wc": "unknown",
        "is_active": "on",
    }
    made = at_work.post("/orte/veranstaltungsorte/neu/", sent)
    venue = Venue.objects.get()
    assert made["Location"] == f"/orte/veranstaltungsorte/{venue.pk}/"
    assert (venue.step_free, venue.wc) == (True, None)
    at_work.post(f"/orte/veranstaltungsorte/{venue.pk}/aendern/", sent | {"wc": "false"})
    venue.refresh_from_db()
    assert venue.wc is False


def test_a_venue_without_a_name_is_not_made(at_work, area):
    assert at_work.post("/orte/veranstaltungsorte/neu/", {}).status_code == 422
    assert not Venue.objects.exists()


@pytest.mark.parametrize("name", ["populations-enter", "venue-add"])
def test_guests_are_asked_to_sign_in_where_places_are_kept(client, area, name):
    answer = client.get(reverse(name))
    assert answer.status_code == 302
    assert client.post(reverse(name)).status_code == 403


@pytest.mark.parametrize("name", ["places", "venues"])
def test_a_page_asks_the_database_as_often_for_one_row_as_for_many(
    client, area, hall, name, django_assert_num_queries, django_assert_max_num_queries
):
    address = reverse(name)
    client.get(address)
    with django_assert_max_num_queries(20) as few:
        client.get(address)
    Venue.objects.bulk_create(
        Venue(name=f"Raum {n}", municipality=area["Hettstedt"]) for n in range(120)
    )
    Population.objects.bulk_create(
        Population(municipality=row, year=year, count=5, source="StaLa")
        for row in area.values()
        for year in (2023, 2024)
    )
    with django_assert_num_queries(len(few)):
        client.get(address)
