"""Values come from rows, as of any day, many in one query."""

from datetime import date
from decimal import Decimal

import pytest

from wirkkreis.goals.evidence import measure, month_end, proof
from wirkkreis.goals.models import Calculation, Period
from wirkkreis.goals.tests.conftest import YEAR

END = date(YEAR, 12, 31)


def amount(indicator, on=END):
    return measure([indicator], on=on)[indicator.pk].amount


def test_the_value_is_the_number_of_rows_of_its_proof(measured, entry):
    indicator = measured()
    entry(2, 1), entry(5, 1)
    rows = proof(indicator, on=END)
    assert rows is not None
    assert amount(indicator) == 2 == rows.count()


def test_the_value_as_of_a_past_day_counts_what_had_happened(measured, entry):
    indicator = measured()
    entry(2, 1), entry(5, 1)
    assert amount(indicator, on=date(YEAR, 3, 1)) == 1


def test_rows_outside_the_term_do_not_count(measured, entry):
    indicator = measured(starts=date(YEAR, 3, 1), due=date(YEAR, 6, 30))
    entry(2, 28), entry(3, 1), entry(6, 30), entry(7, 1)
    assert amount(indicator) == 2


def test_only_what_serves_the_goal_counts_unless_said_otherwise(measured, entry):
    own, every = measured(), measured(own_goal_only=False)
    entry(2, 1), entry(3, 1, goals=[])
    assert (amount(own), amount(every)) == (1, 2)


def test_the_kind_narrows(measured, entry):
    indicator = measured(parameters={"kind": ["training"]})
    entry(2, 1), entry(3, 1, kind="training")
    assert amount(indicator) == 1


def test_people_are_summed(measured, entry):
    indicator = measured(source="diary.people", calculation=Calculation.SUM)
    entry(2, 1, people=12), entry(3, 1, people=30), entry(4, 1)
    assert amount(indicator) == 42


def test_a_unit_counts_once_however_often_one_went_there(measured, entry):
    indicator = measured(source="diary.municipalities", calculation=Calculation.DISTINCT)
    entry(2, 1, place="Helbra"), entry(3, 1, place="Ahlsdorf"), entry(4, 1, place="Allstedt")
    assert amount(indicator) == 2  # Helbra and Ahlsdorf belong to one Verbandsgemeinde


def test_a_share_divides_sums_and_never_averages_percentages(measured, entry):
    indicator = measured(
        calculation=Calculation.SHARE,
        parameters={"kind": ["training"]},
        denominator="diary.entries",
        denominator_parameters={},
    )
    entry(2, 1, kind="training"), entry(3, 1), entry(4, 1)
    assert amount(indicator) == Decimal("33.3")


def test_a_share_of_nothing_is_unknown(measured):
    indicator = measured(calculation=Calculation.SHARE, denominator="diary.entries")
    assert amount(indicator) is None


def test_the_median_is_the_middle_row(measured, entry):
    indicator = measured(source="diary.people", calculation=Calculation.MEDIAN)
    entry(2, 1, people=1), entry(3, 1, people=10), entry(4, 1, people=100)
    assert amount(indicator) == 10


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"source": "somewhere.else"}, "gibt es hier noch nicht"),
        ({"starts": date(YEAR, 12, 31)}, "noch nicht begonnen"),
        ({"source": "goals.observed", "calculation": Calculation.LATEST}, "noch keine Messung"),
    ],
)
def test_unknown_is_never_zero(measured, fields, reason):
    indicator = measured(**fields)
    value = measure([indicator], on=date(YEAR, 12, 30))[indicator.pk]
    assert value.amount is None
    assert reason in value.unknown_because


def test_nothing_recorded_of_something_countable_is_zero(measured):
    assert amount(measured()) == 0


def test_a_period_begins_anew(measured, entry):
    indicator = measured(period=Period.QUARTER)
    entry(2, 1), entry(5, 1), entry(6, 30)
    assert amount(indicator, on=date(YEAR, 6, 30)) == 2
    assert amount(indicator, on=date(YEAR, 7, 1)) == 0


@pytest.mark.parametrize("number", [1, 60])
def test_any_number_of_indicators_is_one_query(measured, number, django_assert_num_queries):
    indicators = [measured() for _ in range(number)]
    with django_assert_num_queries(1):
        measure(indicators, on=END)


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2031, 3, 15), date(2031, 2, 28)),
        (date(2031, 3, 31), date(2031, 3, 31)),
        (date(2032, 3, 1), date(2032, 2, 29)),
        (date(2031, 1, 1), date(2030, 12, 31)),
    ],
)
def test_the_last_month_end(day, end):
    assert month_end(day) == end
