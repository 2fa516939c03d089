"""Plans and goals change by verbs, and every change leaves its trace."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from wirkkreis.accounts.models import Role
from wirkkreis.activity.models import Activity
from wirkkreis.flow.engine import take
from wirkkreis.goals.models import Goal, Level
from wirkkreis.goals.planning import add_goal, change_goal, change_plan, move_goal, renumber


@pytest.fixture
def tree(plan, coordinator):
    """Two guiding goals; the first with two action goals below an intermediate one."""

    def add(level, parent=None):
        return add_goal(plan, by=coordinator, level=level, text="Ziel", parent=parent)

    first = add(Level.GUIDING)
    second = add(Level.GUIDING)
    middle = add(Level.INTERMEDIATE, first)
    return first, middle, add(Level.ACTION, middle), add(Level.ACTION, middle), second


def numbers(plan):
    return list(plan.goals.in_order().values_list("pk", "number"))


def test_renumbering_follows_the_place_in_the_tree(plan, tree, coordinator):
    renumber(plan, by=coordinator)
    first, middle, one, two, second = tree
    assert numbers(plan) == [
        (first.pk, "1"),
        (middle.pk, "1.1"),
        (one.pk, "1.1.1"),
        (two.pk, "1.1.2"),
        (second.pk, "2"),
    ]


def test_a_goal_moves_with_all_that_belongs_to_it(plan, tree, coordinator):
    move_goal(tree[-1], by=coordinator, up=True)
    assert [pk for pk, _number in numbers(plan)][:2] == [tree[-1].pk, tree[0].pk]
    assert [pk for pk, _number in numbers(plan)][2:] == [goal.pk for goal in tree[1:-1]]


def test_a_level_cannot_sink_below_what_belongs_to_it(tree, coordinator):
    middle = tree[1]
    middle.level = Level.ACTION
    with pytest.raises(ValidationError) as refused:
        change_goal(middle, by=coordinator, fields=["level"])
    assert "level" in refused.value.message_dict


def test_categories_come_and_go_and_leave_a_trace(plan, coordinator):
    goal = add_goal(plan, by=coordinator, level=Level.ACTION, text="Ziel", categories=["1", "2.2"])
    change_goal(goal, by=coordinator, fields=[], categories=["2.2", "K"])
    assert [row.code for row in goal.categories.all()] == ["2.2", "K"]
    trace = Activity.objects.about(goal).get(verb="goals.goal.changed")
    assert trace.fields == ["categories"]


def test_a_changed_plan_says_which_dates_moved(plan, coordinator):
    before = plan.ends
    plan.ends = date(2032, 12, 31)
    change_plan(plan, by=coordinator, fields=["ends"])
    trace = Activity.objects.about(plan).get(verb="goals.plan.changed")
    assert trace.changes == {"ends": [str(before), "2032-12-31"]}


def test_only_another_language_is_a_change_too(plan, coordinator):
    plan.title = plan.title.saying("en", "Trial")
    change_plan(plan, by=coordinator, fields=["title"])
    plan.refresh_from_db()
    assert plan.title.all["en"] == "Trial"


@pytest.mark.parametrize(
    "change",
    [
        lambda plan, by: change_plan(plan, by=by, fields=["title"]),
        lambda plan, by: renumber(plan, by=by),
        lambda plan, by: add_goal(plan, by=by, level=Level.GUIDING, text="Ziel"),
    ],
)
def test_a_closed_plan_changes_no_more(plan, goal, coordinator, change):
    adopted = take(plan, "adopt", by=coordinator, adopted_on=date(2026, 1, 1), adopted_by="X")
    closed = take(adopted, "close", by=coordinator)
    with pytest.raises(ValidationError):
        change(closed, coordinator)


def test_others_may_not(plan, cast):
    for role in (Role.AUDITOR, Role.COMMITTEE, Role.YOUTH):
        with pytest.raises(PermissionDenied):
            renumber(plan, by=cast[role])
    assert not Goal.objects.filter(plan=plan).exists()
