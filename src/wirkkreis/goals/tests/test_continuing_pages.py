"""A plan is continued by a form; everybody sees both plans side by side."""

from datetime import date

import pytest
from django.urls import reverse

from wirkkreis.flow.engine import take
from wirkkreis.goals.continuing import compare, continue_plan
from wirkkreis.goals.models import Level, Plan
from wirkkreis.goals.planning import add_goal, change_goal
from wirkkreis.goals.tests.conftest import YEAR


@pytest.fixture
def adopted(plan, goal, measured, coordinator):
    measured()
    return take(plan, "adopt", by=coordinator, adopted_on=date(2026, 1, 5), adopted_by="Bündnis")


@pytest.fixture
def following(adopted, coordinator):
    return continue_plan(
        adopted,
        by=coordinator,
        title="Danach",
        starts=date(YEAR + 1, 1, 1),
        ends=date(YEAR + 1, 12, 31),
    )


def beside(plan):
    return reverse("plan-compare", args=[plan.pk])


def test_the_next_span_is_suggested(office, coordinator):
    plan = Plan.objects.create(
        title={"de": "Ziele 2032 und 2033", "en": "Goals 2032 and 2033"},
        starts=date(2032, 1, 1),
        ends=date(2033, 12, 31),
    )
    initial = office.get(reverse("plan-continue", args=[plan.pk])).context["form"].initial
    assert initial["title"] == {"de": "Ziele 2034 und 2035", "en": "Goals 2034 and 2035"}
    assert (initial["starts"], initial["ends"]) == (date(2034, 1, 1), date(2035, 12, 31))


def test_the_form_carries_goals_and_indicators_over(office, adopted):
    sent = {"title": "Danach", "starts": f"{YEAR + 1}-01-01", "ends": f"{YEAR + 1}-12-31"}
    office.post(reverse("plan-continue", args=[adopted.pk]), sent)
    goal = adopted.continuations.get().goals.get()
    assert str(goal.text) == "Wir tagen."
    assert goal.indicators.get().starts == date(YEAR + 1, 1, 1)


def test_a_span_that_runs_backwards_makes_no_plan(office, adopted):
    sent = {"title": "Danach", "starts": f"{YEAR + 1}-12-31", "ends": f"{YEAR + 1}-01-01"}
    answer = office.post(reverse("plan-continue", args=[adopted.pk]), sent)
    assert answer.status_code == 422
    assert not adopted.continuations.exists()


def test_what_stayed_changed_and_came_stands_side_by_side(office, following, coordinator):
    goal = following.goals.get()
    page = office.get(beside(following)).content.decode()
    assert "unverändert" in page
    goal.text = "Wir tagen öfter."
    change_goal(goal, by=coordinator, fields=["text"])
    add_goal(following, by=coordinator, level=Level.ACTION, text="Neu dabei.")
    page = office.get(beside(following)).content.decode()
    for words in ("Wir tagen.", "Wir tagen öfter.", "geändert", "Neu dabei.", "neu"):
        assert words in page


def test_a_goal_of_the_earlier_plan_goes_with_its_reason(office, following):
    goal = following.goals.get()
    url = reverse("goal-remove", args=[goal.pk])
    assert office.post(url, {"reason": " "}).status_code == 422
    assert office.post(url, {"reason": "Erreicht"}).status_code == 303
    assert "Erreicht" in office.get(beside(following)).content.decode()


def test_a_missing_reason_is_given_afterwards(office, following):
    old = following.goals.get().continues
    following.goals.all().delete()
    assert "Grund fehlt noch" in office.get(beside(following)).content.decode()
    url = reverse("goal-dropped", args=[following.pk, old.pk])
    assert office.post(url, {"reason": ""}).status_code == 422
    assert office.post(url, {"reason": "Erreicht"}).status_code == 303
    assert [(pair.change, pair.reason) for pair in compare(following)] == [("dropped", "Erreicht")]


def test_only_goals_of_the_earlier_plan_can_be_explained(office, following):
    for goal in (following.goals.get(), following.goals.get().continues):
        url = reverse("goal-dropped", args=[following.pk, goal.pk])
        assert office.post(url, {"reason": "Nein"}).status_code in {404, 422}
    assert not following.dropped.exists()


def test_the_comparison_is_public_when_both_plans_are(browser, following, coordinator):
    anybody = browser(None)
    assert anybody.get(beside(following)).status_code == 404
    following.goals.all().delete()
    add_goal(following, by=coordinator, level=Level.ACTION, text="Neu dabei.")
    take(following, "consult", by=coordinator)
    page = anybody.get(beside(following)).content.decode()
    assert "nicht fortgeführt" in page
    assert "Grund fehlt noch" not in page
    assert reverse("goal-remove", args=[following.goals.get().pk]) not in page


def test_a_plan_that_continues_none_has_no_comparison(office, plan):
    assert office.get(beside(plan)).status_code == 404


def test_many_goals_take_as_many_queries_as_one(office, following, coordinator, queries_of):
    few = queries_of(office, beside(following))
    for _ in range(8):
        add_goal(following, by=coordinator, level=Level.ACTION, text="Mehr")
        add_goal(following.continues, by=coordinator, level=Level.ACTION, text="Früher")
    assert queries_of(office, beside(following)) == few
