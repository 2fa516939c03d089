"""A partnership's own words for the levels stand on every page that names a goal."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from wirkkreis.accounts.models import Role
from wirkkreis.goals.models import Level, Plan, word_for
from wirkkreis.tenancy.models import write_rules
from wirkkreis.tenancy.rules import Rules

OWN = {"guiding_goal": "Leuchtturm", "intermediate_goal": "Etappe", "action_goal": "Schritt"}


@pytest.fixture
def renamed(mansfeld):
    """The plan in force of a partnership that says it in its own words."""
    plan = Plan.objects.in_force().get()
    write_rules(plan.starts.year, OWN)
    return plan


def test_the_usual_words_follow_the_page_and_own_words_do_not():
    with override("en"):
        assert word_for(Level.ACTION, Rules()) == "Action goal"
        assert word_for(Level.ACTION, Rules(action_goal="Schritt")) == "Schritt"


def test_a_goal_is_called_by_the_word_of_its_plans_year(renamed):
    words = {str(goal).split()[0] for goal in renamed.goals.all()}
    assert words == set(OWN.values())


@pytest.mark.parametrize("name", ["plan", "plan-edit", "plan-compare", "plan-sheet", "measures"])
def test_no_page_falls_back_to_the_usual_words(browser, renamed, name):
    address = reverse(name, args=[] if name == "measures" else [renamed.pk])
    shown = browser(Role.COORDINATOR).get(address).content.decode().partition("<main")
    text = shown[2] or shown[0]
    assert any(word in text for word in OWN.values())
    if name != "plan-compare":  # the former plan has a year of its own
        assert "Handlungsziel" not in text


def test_the_way_to_a_goal_is_said_in_them(browser, renamed):
    goal = renamed.goals.filter(level=Level.ACTION).exclude(parent=None).first()
    text = browser(None).get(goal.get_absolute_url()).content.decode()
    assert f"Schritt {goal.number}" in text
    assert f"Etappe {goal.parent.number}" in text
