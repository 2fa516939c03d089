"""Every source of evidence: its number is the sum of its rows, at two sizes."""

from datetime import date
from decimal import Decimal
from statistics import median

import pytest
from django.db import connection

from tests.house.crowd import entries_for, observations_for
from tests.house.event_crowd import events_for
from tests.house.session_crowd import sessions_for
from wirkkreis.goals.evidence import OBSERVED, measure, proof
from wirkkreis.goals.models import Calculation, Indicator, Period
from wirkkreis.goals.slices import as_sql
from wirkkreis.goals.sources import COLUMNS, all_sources
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.wall import OutsidePartnership

SOURCES = [source for source in all_sources() if not source.name.startswith("tests.")]
CASES = [(source, calculation) for source in SOURCES for calculation in source.calculations]
TYPES = {
    "evidence_day": {"date"},
    "evidence_amount": {"numeric"},
    "evidence_key": {"text", "character varying"},
    "evidence_unit": {"bigint", "integer"},
    "evidence_kind": {"text", "character varying"},
    "evidence_confidential": {"boolean"},
}
"""Column by column what PostgreSQL has to make of it: all sources meet in one UNION ALL."""


@pytest.fixture(params=SOURCES, ids=lambda source: source.name)
def source(request):
    return request.param


def test_there_are_sources():
    assert {OBSERVED, "diary.entries"} <= {source.name for source in SOURCES}


def test_the_columns_are_complete_and_typed(some_rows, source):
    rows, params = as_sql(source.rows({}))
    asked = ", ".join(f"pg_typeof({name})::text" for name in COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked} FROM ({rows}) AS rows LIMIT 1", params)  # noqa: S608  # ours
        types = dict(zip(COLUMNS, cursor.fetchone(), strict=True))
    assert set(TYPES) == set(COLUMNS)
    assert {name: kind for name, kind in types.items() if kind not in TYPES[name]} == {}


def test_telling_the_rows_asks_the_database_nothing(mansfeld, source, django_assert_num_queries):
    """The SQL is kept by the source's parameters, so nothing else may have a say in it."""
    parameters = {parameter.name: ["1"] for parameter in source.parameters} | {"goal": 1}
    with django_assert_num_queries(0):
        assert as_sql(source.rows(parameters)) == as_sql(source.rows(parameters))


def test_every_row_says_when_and_how_much(some_rows, source):
    rows = source.rows({}).values_list("evidence_day", "evidence_amount", "evidence_key")
    assert rows
    assert not [row for row in rows if None in row]


def test_a_row_can_be_named_and_followed(some_rows, source):
    row = source.rows({}).first()
    assert source.label(row)
    assert source.link(row).startswith("/")


def test_the_wall_holds(mansfeld, some_rows, source):
    here = {row.partnership_id for row in source.rows({})}
    assert here == {mansfeld.pk}


def test_nothing_is_known_outside_of_a_partnership(db, source):
    with pytest.raises(OutsidePartnership):
        source.rows({}).exists()


def test_choices_can_be_offered(mansfeld, source):
    for parameter in source.parameters:
        assert parameter.choices()
        assert str(parameter.label)


@pytest.mark.parametrize("more", [1, 200])
@pytest.mark.parametrize(
    ("source", "calculation"), CASES, ids=lambda case: getattr(case, "name", str(case))
)
def test_the_number_is_what_its_rows_add_up_to(mansfeld, more, source, calculation):
    indicator = _indicator(source, calculation)
    _add_rows(indicator, more)
    rows = list(proof(indicator, on=clock.today()) or ())
    assert len(rows) >= more
    value = measure([indicator], on=clock.today())[indicator.pk]
    assert value.rows == len(rows)
    assert value.amount == _by_hand(rows, calculation)


@pytest.fixture
def some_rows(mansfeld, source):
    """At least one row of the source."""
    _add_rows(_indicator(source, Calculation.COUNT), 1)


def _add_rows(indicator, number):
    if indicator.source == OBSERVED:
        observations_for(indicator, number)
    elif indicator.source.startswith("events."):
        events_for(indicator.goal, number)
    elif indicator.source.startswith("committees."):
        sessions_for(indicator.goal, number)
    else:
        entries_for(indicator.goal, number)


def _indicator(source, calculation):
    """One that sees every row of its source; observations belong to an indicator of their own."""
    found = Indicator.objects.filter(source=OBSERVED).latest("pk")
    found.source = source.name
    found.calculation, found.period = calculation, Period.WHOLE
    found.parameters, found.own_goal_only = {}, False
    found.denominator, found.denominator_parameters = source.name, {}
    found.starts, found.due = date(2000, 1, 1), clock.today()
    return found


def _by_hand(rows, calculation):
    """The same from the rows themselves, the newest first."""
    amounts = [row.evidence_amount for row in rows]
    return {
        Calculation.COUNT: lambda: Decimal(len(rows)),
        Calculation.MILESTONE: lambda: Decimal(len(rows)),
        Calculation.DISTINCT: lambda: Decimal(len({row.evidence_key for row in rows})),
        Calculation.SUM: lambda: sum(amounts, Decimal(0)),
        Calculation.SHARE: lambda: Decimal(100),
        Calculation.MEDIAN: lambda: median(amounts),
        Calculation.LATEST: lambda: amounts[0],
    }[calculation]()
