from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.db.models import Count, Sum

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.diary import indicators, writing
from wirkkreis.diary.models import Kind
from wirkkreis.goals.slices import as_sql
from wirkkreis.goals.sources import COLUMNS, Rows, Source, all_sources, known_source
from wirkkreis.people.models import Organisation
from wirkkreis.places.models import Municipality, Unit
from wirkkreis.tenancy.wall import inside

MINE = [entry.name for entry in all_sources() if entry.name.startswith("diary.")]
START = date(2026, 1, 1)


@pytest.fixture(params=[3, 24])
def many(request, anna, kinds, places, goals, organisations):
    """Entries at two sizes; all of them serve both goals and had both organisations."""
    return [
        writing.write(
            by=anna,
            kind=kinds["meeting" if number % 3 else "advice"],
            day=START + timedelta(days=number),
            minutes=45,
            municipality=places[number % 3],
            goals=goals,
            organisations=organisations,
            reached={"18–26": number, "": 2},
        )
        for number in range(request.param)
    ]


@pytest.mark.parametrize("name", MINE)
def test_every_source_has_the_columns_in_their_types(name, many):
    sql, params = as_sql(_source(name).rows({}))
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        columns = cursor.description[1:]
    assert [column.name for column in columns] == list(COLUMNS)
    types = [column.type_display.partition("(")[0] for column in columns]
    assert types == ["date", "numeric", "text", "int8", "text", "bool"]


@pytest.mark.parametrize("name", MINE)
def test_the_number_is_the_sum_of_the_rows_and_no_row_comes_twice(name, many, goals):
    rows = _source(name).rows({"goal": [goal.pk for goal in goals]})
    listed = list(rows)
    assert len({row.pk for row in listed}) == len(listed)
    counted = rows.aggregate(sum=Sum("evidence_amount"), keys=Count("evidence_key", distinct=True))
    assert counted["sum"] == sum(row.evidence_amount for row in listed)
    assert counted["keys"] == len({row.evidence_key for row in listed})


def test_hours_people_and_places_are_worth_what_was_written(many):
    size = len(many)
    assert _sum(indicators.hours({})) == Decimal("0.75") * size
    assert _sum(indicators.people({})) == sum(range(size)) + 2 * size
    assert _sum(indicators.people({"age_band": ["18–26"]})) == sum(range(size))
    assert len(_told(indicators.municipalities({}), "evidence_key")) == 2
    assert len(_told(indicators.organisations({}), "evidence_key")) == 2


def test_kinds_and_places_narrow_the_rows(many, places):
    everything = len(many)
    advice = indicators.entries({"kind": ["advice"]}).count()
    meeting = indicators.entries({"kind": "meeting"}).count()
    assert advice + meeting == everything
    assert indicators.entries({"kind": []}).count() == everything
    in_unit = indicators.entries({"unit": [str(places[1].unit_id)]}).count()
    assert in_unit == everything * 2 // 3
    assert indicators.organisations({"municipality": [places[0].pk]}).count() == everything // 3 * 2


def test_only_entries_recorded_for_the_goal_count(anna, kinds, goals):
    writing.write(by=anna, kind=kinds["visit"], day=START, goals=goals[:1])
    writing.write(by=anna, kind=kinds["visit"], day=START)
    assert indicators.entries({"goal": goals[0].pk}).count() == 1
    assert indicators.entries({"goal": goals[1].pk}).count() == 0
    assert indicators.organisations({"goal": goals[0].pk}).count() == 0


def test_advice_and_visits_are_confidential(many):
    told = _told(indicators.entries({}), "evidence_kind", "evidence_confidential")
    assert told == {("Beratung", True), ("Sitzung", False)}


def test_doubts_say_what_is_missing(anna, kinds, places):
    writing.write(by=anna, kind=kinds["visit"], day=START)
    writing.write(
        by=anna,
        kind=kinds["visit"],
        day=START,
        minutes=5,
        municipality=places[0],
        reached={"": 0},
    )
    rows, doubts = indicators.people({}), _source("diary.people").doubts
    assert [rows.filter(doubt.where).count() for doubt in doubts] == [1, 1, 1]
    assert doubts[0].says(1) == "1 Eintrag ohne Gemeinde"


@pytest.mark.parametrize("name", MINE)
def test_the_neighbour_has_no_part_in_them(name, house, neighbour):
    with inside(house):
        place = _somewhere()
        organisation = Organisation.objects.create(name="Verein", kind="association")
        writing.write(
            by=NOBODY,
            kind=Kind.objects.earliest("pk"),
            day=START,
            municipality=place,
            organisations=[organisation],
        )
        assert _source(name).rows({}).count() == 1
    with inside(neighbour):
        assert not _source(name).rows({}).exists()


def test_a_row_says_what_it_is_and_where_to_find_it(anna, kinds, organisations):
    writing.write(
        by=anna, kind=kinds["visit"], day=START, topic="Lesecafé", organisations=organisations
    )
    entry = indicators.entries({}).get()
    assert _source("diary.entries").label(entry) == "Besuch vor Ort: Lesecafé"
    first = indicators.organisations({}).earliest("pk")
    assert _source("diary.organisations").label(first) == "Heimatverein – Lesecafé"


def _source(name: str) -> Source:
    found = known_source(name)
    assert found
    return found


def _somewhere() -> Municipality:
    unit = Unit.objects.create(name="Allstedt", ars="150870015015")
    return Municipality.objects.create(name="Allstedt", ags="15087015", unit=unit)


def _sum(rows: Rows) -> Decimal:
    found: Decimal = rows.aggregate(sum=Sum("evidence_amount"))["sum"]
    return found


def _told(rows: Rows, *columns: str) -> set[Any]:
    return set(rows.values_list(*columns))
