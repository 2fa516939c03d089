from wirkkreis.activity.models import Activity
from wirkkreis.places.entering import enter_populations, remove_population, save_venue
from wirkkreis.places.models import Population


def enter(anna, area, **counts):
    return enter_populations(
        by=anna, year=2024, source="StaLa", counts={area[name]: n for name, n in counts.items()}
    )


def test_numbers_are_written_and_recorded(anna, area):
    enter(anna, area, Helbra=3900, Benndorf=2100)
    assert sorted(Population.objects.values_list("count", flat=True)) == [2100, 3900]
    assert Activity.objects.about(area["Helbra"]).get().verb == "places.population.entered"


def test_entering_again_corrects(anna, area):
    enter(anna, area, Helbra=3900)
    enter(anna, area, Helbra=3950)
    assert Population.objects.get().count == 3950


def test_removing_is_recorded_with_the_municipality(anna, area):
    (row,) = enter(anna, area, Helbra=3900)
    remove_population(by=anna, population=row)
    assert not Population.objects.exists()
    verbs = Activity.objects.about(area["Helbra"]).values_list("verb", flat=True)
    assert list(verbs) == ["places.population.removed", "places.population.entered"]


def test_a_changed_venue_records_what_changed(anna, hall):
    hall.lift, hall.note = True, "Klingeln bei Frau M."
    save_venue(by=anna, venue=hall)
    activity = Activity.objects.about(hall).get()
    assert activity.fields == ["lift", "note"]
    assert activity.changes == {"lift": [None, True]}
