"""What events prove: held ones only, once or each day, by parameter."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from wirkkreis.events import indicators
from wirkkreis.events.models import Attendance, AttendanceKind, Event, Impulse
from wirkkreis.goals.models import Level
from wirkkreis.goals.planning import add_goal, make_plan
from wirkkreis.people.models import Organisation, OrganisationKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(event):
    Event.objects.filter(pk=event.pk).update(
        state="held", audiences=["administration"], ends=event.ends + timedelta(days=1)
    )
    event.refresh_from_db()
    return event


def counted(event, day=0, band="", count=1, kind=AttendanceKind.COUNTED, **more):
    return Attendance.objects.create(
        event=event, day=event.days()[day], age_band=band, count=count, kind=kind, **more
    )


def total(rows) -> Decimal:
    return sum((row.evidence_amount for row in rows), Decimal())


def test_what_was_not_held_proves_nothing(event):
    assert not indicators.held({}).exists()


def test_people_of_two_days_are_two_participations_and_one_participant(held, admission):
    person = admission.registrations.create(state="firm", line=1, code="A", size=3)
    for day in (0, 1):
        counted(held, day, count=3 - day, kind=AttendanceKind.REGISTERED, registration=person)
        counted(held, day, "65+", count=10 + day)
        counted(held, day, count=1, kind=AttendanceKind.WALK_IN)
    assert total(indicators.visits({})) == 3 + 2 + 10 + 11 + 1 + 1
    assert total(indicators.people({})) == 3 + 11 + 1 + 1
    assert total(indicators.people({"age_band": ["65+"]})) == 11


def test_equal_days_count_once(held):
    for day in (0, 1):
        counted(held, day, "65+", count=10)
    assert total(indicators.people({})) == 10


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"format": ["regional_conference"]}, 1),
        ({"format": ["training"]}, 0),
        ({"audience": ["administration", "youth"]}, 1),
        ({"audience": ["youth"]}, 0),
        ({"half": ["1", "2"]}, 1),
        ({"goal": 0}, 0),
    ],
)
def test_parameters_narrow(held, parameters, found):
    assert indicators.held(parameters).count() == found


def test_a_half_year_is_the_events_own(held):
    half = "1" if held.day.month < 7 else "2"
    assert indicators.held({"half": half}).exists()
    assert not indicators.held({"half": {"1": "2", "2": "1"}[half]}).exists()


def test_a_partner_is_new_once(held, formats):
    firm = Organisation.objects.create(name="Verein", kind=OrganisationKind.ASSOCIATION)
    later = Event.objects.create(
        title={"de": "Später"},
        format=formats["other"],
        state="held",
        starts=held.ends + timedelta(days=5),
        ends=held.ends + timedelta(days=5),
    )
    for one in (held, later):
        one.partners.add(firm)
    assert indicators.partners({}).count() == 2
    assert [row.event for row in indicators.new_partners({})] == [held]


def test_an_impulse_is_taken_up_when_something_came_of_it(held, goal):
    Impulse.objects.create(event=held, text={"de": "Bänke"})
    Impulse.objects.create(event=held, text={"de": "Bus"}, goal=goal)
    assert indicators.impulses({}).count() == 2
    assert [str(row) for row in indicators.impulses_taken_up({})] == ["Bus"]


@pytest.fixture
def goal(coordinator):
    plan = make_plan(by=coordinator, title="Plan", starts=date(2026, 1, 1), ends=date(2026, 12, 31))
    return add_goal(plan, by=coordinator, level=Level.GUIDING, text="Ziel")
