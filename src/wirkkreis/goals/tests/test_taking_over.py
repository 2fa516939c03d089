"""Taking over: a reviewed text becomes a plan, its goals in order, its indicators with a source."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from wirkkreis.accounts.actor import NOBODY, Actor
from wirkkreis.accounts.models import Role
from wirkkreis.activity.models import Activity
from wirkkreis.goals.models import PlanDraft
from wirkkreis.goals.reading import read
from wirkkreis.goals.reviewing import deciding, moves
from wirkkreis.goals.reviewing.document import Suggestion, opened, stored
from wirkkreis.goals.reviewing.tests.test_moves import PLAN
from wirkkreis.goals.taking_over import definition, source_and_calculation, take_over
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

pytestmark = pytest.mark.django_db
COORDINATOR = Actor(roles=frozenset({Role.COORDINATOR}))
SPAN = {"starts": date(2026, 1, 1), "ends": date(2026, 12, 31)}


@pytest.fixture(autouse=True)
def here():
    place = Partnership.objects.create(slug="to-hier", name="H", region="H", prefix="to-hier")
    with inside(place):
        yield place


def draft_of(review):
    return PlanDraft.objects.create(title="Plan", lines=PLAN.split("\n"), reading=stored(review))


@pytest.fixture
def review():
    return deciding.accept_all(opened(read(PLAN).as_json()))


def taken(review, by=COORDINATOR):
    return take_over(draft_of(review), by=by, title="Unser Plan", **SPAN)


def test_goals_stand_in_reading_order_under_their_parents(review):
    plan = taken(review)
    assert plan.state == "draft"
    goals = [(g.number, g.level, g.parent and g.parent.number) for g in plan.goals.in_order()]
    assert goals == [
        ("1", "guiding", None),
        ("1.1", "intermediate", "1"),
        ("1.1.1", "action", "1.1"),
        ("1.1.2", "action", "1.1"),
        ("2", "guiding", None),
    ]


def test_what_serves_a_goal_comes_before_the_next_goal_of_its_level(review):
    lower = next(goal for goal in review.goals if goal.level == "intermediate")
    last = review.goals[-1]
    plan = taken(moves.set_parent(review, lower.id, last.id))
    assert [goal.number for goal in plan.goals.in_order()] == ["1", "2", "1.1", "1.1.1", "1.1.2"]


def test_accepted_suggestions_become_indicators_with_their_words(review):
    plan = taken(review)
    indicator = plan.goals.get(number="1.1.1").indicators.get()
    assert "3 Treffen pro Jahr" in indicator.quote
    assert (indicator.target, indicator.unit, indicator.period) == (Decimal(3), "Treffen", "year")
    assert (indicator.starts, indicator.due) == (SPAN["starts"], SPAN["ends"])


def test_open_and_rejected_suggestions_stay_behind(review):
    ids = [found.id for goal in review.goals for found in goal.suggestions]
    left = deciding.reject(deciding.reopen(review, ids[0]), ids[1])
    plan = taken(left)
    assert not any(goal.indicators.exists() for goal in plan.goals.all())


def test_one_activity_and_a_link_back(review):
    plan = taken(review)
    assert [entry.verb for entry in Activity.objects.about(plan)] == ["goals.plan.taken_over"]
    assert plan.drafts.get().title == "Plan"


def test_a_draft_is_taken_over_once(review):
    draft = draft_of(review)
    take_over(draft, by=COORDINATOR, title="Eins", **SPAN)
    with pytest.raises(ValidationError):
        take_over(draft, by=COORDINATOR, title="Zwei", **SPAN)


def test_a_plan_needs_goals(review):
    for goal in review.goals:
        review = moves.drop(review, goal.id, PLAN.split("\n"))
    with pytest.raises(ValidationError):
        taken(review)


def test_who_may_not_edit_plans_takes_nothing_over(review):
    with pytest.raises(PermissionDenied):
        taken(review, by=NOBODY)


@pytest.mark.parametrize(
    ("kind", "source", "expected"),
    [
        ("count", "diary.entries", ("diary.entries", "count")),
        ("count", "diary.organisations", ("diary.organisations", "distinct")),
        ("count", "diary.hours", ("diary.hours", "sum")),
        ("coverage", "diary.municipalities", ("diary.municipalities", "distinct")),
        ("people", "diary.people", ("diary.people", "sum")),
        ("milestone", "diary.entries", ("diary.entries", "milestone")),
        ("count", "events.held", ("events.held", "count")),
        ("coverage", "events.municipalities", ("events.municipalities", "distinct")),
        ("people", "events.participants", ("events.participants", "sum")),
        ("milestone", "events.held", ("events.held", "milestone")),
        ("milestone", "diary.hours", ("goals.observed", "milestone")),
        ("people", "goals.observed", ("goals.observed", "latest")),
        ("count", "nobody.knows", ("goals.observed", "latest")),
        ("count", None, ("goals.observed", "latest")),
    ],
)
def test_kinds_find_a_source_that_can_calculate_them(kind, source, expected):
    suggestion = Suggestion(id=1, kind=kind, quote="q", name="n", source=source)
    assert source_and_calculation(suggestion) == expected


@pytest.mark.parametrize(
    ("starts", "due", "expected"),
    [
        (None, None, ("2026-01-01", "2026-12-31")),
        ("2026-06-01", None, ("2026-06-01", "2026-12-31")),
        ("2027-06-01", None, ("2027-06-01", "2027-06-01")),
        (None, "2025-06-01", ("2025-06-01", "2025-06-01")),
    ],
)
def test_missing_days_come_from_the_plan_and_never_end_before_they_begin(
    review, starts, due, expected
):
    suggestion = Suggestion(id=1, kind="count", quote="q", name="n", starts=starts, due=due)
    found = definition(suggestion, taken(review))
    assert (found["starts"].isoformat(), found["due"].isoformat()) == expected
