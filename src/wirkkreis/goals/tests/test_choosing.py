from wirkkreis.goals.forms.choosing import GOAL_LENGTH, goals_by_plan, offered_goals, said_goal
from wirkkreis.goals.models import Goal, Level, Plan
from wirkkreis.goals.planning import add_goal


def test_only_the_lowest_goals_of_plans_in_force_are_offered(plan, goal, coordinator):
    assert goal not in offered_goals()
    Plan.objects.filter(pk=plan.pk).update(state="adopted")
    below = add_goal(plan, by=coordinator, level=Level.ACTION, text="Wir tagen zweimal.")
    Goal.objects.filter(pk=below.pk).update(parent=goal)
    offered = list(offered_goals())
    assert below in offered
    assert goal not in offered


def test_goals_chosen_already_stay_on_offer(plan, goal):
    chosen = Goal.objects.filter(pk=goal.pk)
    assert set(offered_goals(also=chosen)) == {*offered_goals(), goal}


def test_a_filter_knows_every_goal_that_is_no_draft(plan, goal):
    assert str(plan.title) not in dict(goals_by_plan())
    Plan.objects.filter(pk=plan.pk).update(state="closed")
    assert dict(goals_by_plan())[str(plan.title)] == [(goal.pk, "1 Wir tagen.")]


def test_a_long_goal_is_cut_to_a_line(goal):
    goal.text = "Wir tagen " + "oft " * 60
    said = said_goal(goal)
    assert len(said) <= len("1 ") + GOAL_LENGTH
    assert said.endswith("oft…")
