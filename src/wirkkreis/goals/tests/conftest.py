"""The example world, and a quiet plan of one year to measure in."""

from datetime import date

import pytest

from wirkkreis.accounts.models import Role
from wirkkreis.diary.models import Kind
from wirkkreis.diary.writing import write
from wirkkreis.goals.indicating import add_indicator
from wirkkreis.goals.models import Level
from wirkkreis.goals.planning import add_goal, make_plan
from wirkkreis.places.models import Municipality

YEAR = 2031


@pytest.fixture
def coordinator(cast):
    """Who writes."""
    return cast[Role.COORDINATOR]


@pytest.fixture
def plan(coordinator):
    """A draft for one year far from the example's."""
    return make_plan(
        by=coordinator, title="Probe", starts=date(YEAR, 1, 1), ends=date(YEAR, 12, 31)
    )


@pytest.fixture
def goal(plan, coordinator):
    """Its only goal."""
    return add_goal(plan, by=coordinator, level=Level.ACTION, text="Wir tagen.", number="1")


@pytest.fixture
def measured(goal, coordinator):
    """Makes an indicator of the goal: `measured(target=3)`."""

    def make(**fields):
        given = {"name": "Zahl", "source": "diary.entries", "target": 3, "unit": "Sitzungen"}
        return add_indicator(goal, by=coordinator, **(given | fields))

    return make


@pytest.fixture
def entry(goal, coordinator):
    """Writes an entry that serves the goal: `entry(3, 14, people=9, place="Allstedt")`."""

    def make(month, day, *, kind="meeting", people=None, place=None, goals=None):
        return write(
            by=coordinator,
            kind=Kind.objects.get(code=kind),
            day=date(YEAR, month, day),
            minutes=60,
            municipality=Municipality.objects.get(name=place) if place else None,
            goals=[goal] if goals is None else goals,
            reached={} if people is None else {"": people},
        )

    return make
