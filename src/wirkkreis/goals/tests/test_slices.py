"""Slices: the SQL of a source's rows, made once for each partnership, language and day."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.utils import translation

from wirkkreis.goals import slices, sources
from wirkkreis.goals.evidence import OBSERVED
from wirkkreis.goals.slices import Slice
from wirkkreis.goals.sources import known_source
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import OutsidePartnership, inside

YEAR = (date(2017, 1, 1), date(2017, 12, 31))


@pytest.fixture
def told():
    """How often a slice was put into words."""
    slices._told.cache_clear()
    yield lambda: slices._told.cache_info().misses
    slices._told.cache_clear()


@pytest.fixture
def mansfeld_and_ahrfeld(db):
    return [Partnership.objects.get(slug=slug) for slug in ("mansfeld-suedharz", "ahrfeld")]


def _ids(asked):
    sql = asked.told()
    with connection.cursor() as cursor:
        cursor.execute(sql.text, sql.params)
        return {row[0] for row in cursor.fetchall()}


def test_the_sql_tells_the_rows(mansfeld, told):
    asked = Slice.of("diary.entries", {"kind": ["advice"]}, *YEAR)
    assert _ids(asked) == {row.pk for row in asked.rows()} != set()


def test_the_same_slice_is_put_into_words_once(mansfeld, told):
    for _ in range(3):
        Slice.of("diary.entries", {"kind": ["meeting"], "unit": [1]}, *YEAR).told()
        Slice.of("diary.entries", {"unit": [1], "kind": ["meeting"]}, *YEAR).told()
    assert told() == 1


def test_another_day_span_parameter_or_audience_is_another_slice(mansfeld, told):
    plain = Slice.of("diary.entries", {}, *YEAR)
    others = [
        Slice.of("diary.entries", {"kind": ["meeting"]}, *YEAR),
        Slice.of("diary.hours", {}, *YEAR),
        Slice.of("diary.entries", {}, YEAR[0], date(2017, 6, 30)),
        Slice.of("diary.entries", {}, *YEAR, confidential_until=date(2017, 6, 30)),
    ]
    assert plain.told() not in [other.told() for other in others]
    with clock.at(date(2031, 1, 1)):
        plain.told()
    assert told() == 6


def test_each_language_has_its_own(mansfeld, told):
    asked = Slice.of("goals.observed", {}, *YEAR)
    german = asked.told()
    with translation.override("en"):
        assert asked.told() != german


def test_a_neighbour_never_gets_what_was_told_next_door(mansfeld_and_ahrfeld, told):
    asked = Slice.of("diary.entries", {}, date(2000, 1, 1), date(2100, 1, 1))
    found = []
    for partnership in mansfeld_and_ahrfeld:
        with inside(partnership):
            found.append(_ids(asked))
    here, there = found
    assert here
    assert there
    assert not here & there


def test_outside_of_a_partnership_nothing_is_told(db, told):
    with pytest.raises(OutsidePartnership):
        Slice.of("diary.entries", {}, *YEAR).told()


def test_what_finds_nothing_by_itself_is_none(mansfeld, told, monkeypatch):
    source = known_source(OBSERVED)
    assert source is not None
    rows = source.rows
    empty = replace(source, rows=lambda parameters: rows(parameters).none())
    monkeypatch.setitem(sources._sources, OBSERVED, empty)
    assert Slice.of(OBSERVED, {}, *YEAR).told() is None
