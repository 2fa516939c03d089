"""How an indicator stands: a table of target, value and day."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkkreis.goals.assessing import Standing, assess, together
from wirkkreis.goals.evidence import Value
from wirkkreis.goals.models import Direction, Indicator
from wirkkreis.tenancy import clock

START, END = date(2031, 1, 1), date(2031, 12, 31)
MARCH, OCTOBER, AFTER = date(2031, 3, 31), date(2031, 10, 31), date(2032, 1, 1)


def standing(amount, target, on, direction=Direction.UP):
    value = Value(None if amount is None else Decimal(amount), 1, START, END, "weil")
    indicator = Indicator(
        partnership_id=1,
        target=None if target is None else Decimal(target),
        direction=direction,
        unit="Sitzungen",
    )
    return assess(indicator, value, on=on)


@pytest.mark.parametrize(
    ("amount", "target", "on", "expected"),
    [
        (3, 3, MARCH, Standing.REACHED),
        (4, 3, AFTER, Standing.REACHED),
        (0, 3, MARCH, Standing.ON_COURSE),  # nothing is due yet: 3 a year are 0.7 in March
        (2, 3, OCTOBER, Standing.ON_COURSE),
        (1, 3, OCTOBER, Standing.AT_RISK),
        (2, 12, MARCH, Standing.ON_COURSE),
        (1, 12, MARCH, Standing.AT_RISK),
        (0, 1, MARCH, Standing.ON_COURSE),
        (0, 1, OCTOBER, Standing.AT_RISK),
        (2, 3, AFTER, Standing.MISSED),
        (None, 3, MARCH, Standing.UNKNOWN),
        (2, None, MARCH, Standing.UNKNOWN),
    ],
)
def test_upwards(amount, target, on, expected):
    assert standing(amount, target, on).standing == expected


@pytest.mark.parametrize(
    ("amount", "on", "expected"),
    [
        (3, MARCH, Standing.ON_COURSE),
        (6, MARCH, Standing.AT_RISK),
        (5, AFTER, Standing.REACHED),
        (6, AFTER, Standing.MISSED),
    ],
)
def test_downwards(amount, on, expected):
    assert standing(amount, 5, on, Direction.DOWN).standing == expected


def test_the_reason_says_how_much_and_how_long():
    assert standing(2, 3, OCTOBER).reason == "2 von 3 Sitzungen, noch 2 Monate"


def test_the_last_day_is_over_once_it_is_past():
    with clock.at(END):
        assert standing(2, 3, END).standing == Standing.AT_RISK
    with clock.at(AFTER):
        assert standing(2, 3, END).standing == Standing.MISSED


def test_an_unknown_value_says_why():
    assert standing(None, 3, MARCH).reason == "weil"


@given(st.lists(st.sampled_from(list(Standing)), max_size=6))
def test_a_goal_stands_as_its_worst_measured_number(standings):
    known = [entry for entry in standings if entry != Standing.UNKNOWN]
    worst = together(standings)
    assert worst in known if known else worst == Standing.UNKNOWN
    assert Standing.MISSED not in known or worst == Standing.MISSED


@given(st.integers(0, 400), st.integers(1, 400), st.dates(min_value=START, max_value=AFTER))
def test_more_is_never_worse(amount, target, on):
    order = [Standing.MISSED, Standing.AT_RISK, Standing.ON_COURSE, Standing.REACHED]
    less, more = (standing(value, target, on).standing for value in (amount, amount + 1))
    assert order.index(more) >= order.index(less)
