"""No public number lets a small count of people be found."""

from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkkreis.goals.evidence import measure
from wirkkreis.goals.models import Calculation
from wirkkreis.goals.publishing import by_unit, faces, happened, publish, rounded_down
from wirkkreis.goals.tests.conftest import YEAR
from wirkkreis.tenancy.rules import Rules

END = date(YEAR, 12, 31)
RULES = Rules()
SMALL = RULES.smallest_count


@pytest.fixture
def people(measured):
    return measured(source="diary.people", calculation=Calculation.SUM)


def public(indicator, on=END):
    return publish([indicator], on=on, rules=RULES)[indicator.pk].amount


def test_people_are_rounded_down(people, entry):
    entry(2, 1, people=12)
    entry(3, 1, people=1)
    assert public(people) == 10


def test_events_are_not(measured, entry):
    indicator = measured()
    entry(2, 1)
    assert public(indicator) == 1


@given(st.decimals(0, 10_000, places=0), st.integers(1, 50))
def test_the_rounded_number_is_a_multiple_and_never_more(amount, step):
    rounded = rounded_down(amount, step)
    assert rounded % step == 0
    assert amount - step < rounded <= amount


def test_no_sum_or_difference_of_public_numbers_is_a_small_count(measured, people, entry):
    """The attack: subtract over filters (kinds), days (month ends), places, rows and files."""
    entry(1, 5, people=17, place="Allstedt")
    entry(2, 5, people=2, place="Helbra")
    entry(2, 9, people=23, place="Allstedt", kind="training")
    entry(4, 1, people=1, place="Mansfeld", kind="networking")
    filtered = [
        measured(source="diary.people", calculation=Calculation.SUM, parameters={"kind": [kind]})
        for kind in ("meeting", "training", "networking")
    ]
    numbers = {Decimal(0)}
    for indicator in (people, *filtered):
        for month in range(1, 13):
            numbers.add(public(indicator, date(YEAR, month, 28)))
    differences = {abs(one - other) for one, other in combinations(numbers, 2)}
    assert not {number for number in differences | numbers if 0 < number < SMALL}
    assert measure([people], on=END)[people.pk].amount == 43


def test_no_breakdown_tells_how_many_people(people, entry):
    """Ten places with nine people each would follow from a total of ninety."""
    for month in range(1, 11):
        entry(month, 5, people=9, place="Helbra")
    assert public(people) == 90
    assert {face.amount for face in faces(people, on=END, rules=RULES)} == {None}
    assert sum(by_unit(people, on=END, rules=RULES).values()) == 10


def test_two_numbers_of_one_source_are_rounded_alike(measured, people, entry):
    """Steps of 10 and 11 would leave only five possible counts of fifty-two."""
    measured(source="diary.people", calculation=Calculation.SUM, smallest=11)
    entry(2, 1, people=52)
    assert public(people) == 44


def test_an_indicator_may_protect_what_its_source_does_not(measured, entry):
    indicator = measured(smallest=3)
    entry(2, 1)
    entry(2, 2)
    assert public(indicator) == 0


def test_a_share_of_people_is_made_of_public_numbers(measured, entry):
    """Five percent of "at least forty" would be two people."""
    share = measured(
        source="diary.people",
        calculation=Calculation.SHARE,
        parameters={"kind": ["training"]},
        denominator="diary.people",
        denominator_parameters={},
    )
    entry(2, 1, people=4)
    assert public(share) is None
    entry(2, 2, people=34)
    entry(2, 3, people=2, kind="training")
    assert public(share) == 0
    entry(2, 4, people=9, kind="training")
    assert public(share) == Decimal("22.2")


def test_advice_appears_only_within_a_total_and_only_at_the_months_end(measured, entry):
    indicator = measured()
    entry(3, 10, kind="advice", place="Allstedt")
    assert public(indicator, date(YEAR, 3, 20)) == 0
    assert public(indicator, date(YEAR, 3, 31)) == 1
    face = faces(indicator, on=date(YEAR, 3, 31), rules=RULES)
    assert [(row.month, row.unit_id, row.rows, row.confidential) for row in face] == [
        (None, None, 1, True)
    ]


def test_the_public_proof_names_month_kind_and_place_and_nothing_else(measured, entry):
    indicator = measured()
    entry(3, 10, place="Helbra")
    face = faces(indicator, on=END, rules=RULES)[0]
    assert (face.month, face.kind, face.rows) == (date(YEAR, 3, 1), "Sitzung", 1)


def test_what_happened_counts_an_entry_once_even_behind_two_numbers(measured, entry):
    indicators = [measured(), measured(source="diary.people", calculation=Calculation.SUM)]
    entry(3, 10)
    entry(3, 11, kind="advice")
    assert [face.rows for face in happened(indicators, on=END)] == [1]


def test_a_share_of_advice_moves_only_at_the_months_end(measured, entry):
    """Neither above nor below the line may a single visit show on the day it took place."""
    share = measured(
        calculation=Calculation.SHARE,
        parameters={"kind": ["meeting"]},
        denominator="diary.entries",
        denominator_parameters={},
    )
    entry(3, 1)
    entry(3, 10, kind="advice")
    assert public(share, date(YEAR, 3, 20)) == 100
    assert public(share, date(YEAR, 3, 31)) == 50
