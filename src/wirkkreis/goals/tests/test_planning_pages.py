"""The pages of plans and goals, plain and with htmx."""

from datetime import date

import pytest
from django.urls import reverse

from wirkkreis.goals.models import Goal, Level, Plan
from wirkkreis.goals.planning import add_goal
from wirkkreis.goals.tests.conftest import HTMX, YEAR
from wirkkreis.tenancy import clock


@pytest.fixture
def _in_december():
    with clock.at(date(YEAR, 12, 1)):
        yield


def at(name, *args):
    return reverse(name, args=args)


def test_the_list_names_every_plan_with_its_state(office, plan):
    page = office.get(at("plans")).content.decode()
    for words in ("Probe", "Entwurf", "Zielplan 2017", "Abgeschlossen", at("plan-read")):
        assert words in page


def test_a_partnership_without_plans_is_told_how_to_begin(newcomers):
    page = newcomers.get(at("plans")).content.decode()
    assert "Noch kein Plan" in page
    assert at("plan-read") in page


def test_a_new_plan_begins_empty(office):
    answer = office.post(
        at("plan-add"), {"title": "Neu", "starts": "2032-01-01", "ends": "2032-12-31"}, follow=True
    )
    page = answer.content.decode()
    assert "Der Plan ist angelegt" in page
    assert "Noch kein Ziel" in page


def test_a_span_that_runs_backwards_is_said_at_its_field_and_nothing_is_lost(office):
    sent = {"title": "Verkehrt", "starts": "2032-12-31", "ends": "2032-01-01"}
    answer = office.post(at("plan-add"), sent)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"ends": ["Das Ende liegt vor dem Beginn."]}
    for value in sent.values():
        assert value in answer.content.decode()


def test_the_desk_names_every_gap(office, plan, goal, measured, coordinator):
    measured(source="events.visits", target=None)
    Goal.objects.filter(pk=goal.pk).update(parent_assumed=True)
    add_goal(plan, by=coordinator, level=Level.ACTION, text="Noch eins")
    page = office.get(at("plan-edit", plan.pk)).content.decode()
    for words in (
        "1 Zuordnung ist seit dem Einlesen nur vermutet",
        "1 Indikator hat noch keine Quelle",
        "1 Indikator hat noch keinen Zielwert",
        "1 Ziel wird noch an nichts gemessen",
        "2 Ziele gehören noch zu keinem höheren",
    ):
        assert words in page


@pytest.mark.usefixtures("_in_december")
def test_what_entries_lack_makes_a_number_doubtful(office, plan, measured, entry):
    measured()
    entry(2, 1)
    page = office.get(at("plan-edit", plan.pk)).content.decode()
    assert "1 Zahl ist unsicher" in page
    assert "1 Eintrag ohne Gemeinde" in page


def test_a_goal_is_added_below_another(office, plan, coordinator):
    above = add_goal(plan, by=coordinator, level=Level.GUIDING, text="Oben")
    url = f"{at('goal-add', plan.pk)}?zu={above.pk}"
    assert office.get(url).context["form"].initial == {
        "parent": above.pk,
        "level": Level.INTERMEDIATE,
    }
    sent = {
        "text": "Darunter",
        "text-en": "Below",
        "level": "intermediate",
        "parent": above.pk,
        "categories": ["2.2"],
    }
    assert office.post(url, sent).status_code == 303
    made = plan.goals.get(parent=above)
    assert made.text.all == {"de": "Darunter", "en": "Below"}
    assert [row.code for row in made.categories.all()] == ["2.2"]


def test_a_goal_under_one_of_its_own_level_is_refused_at_the_field(office, plan, coordinator):
    above = add_goal(plan, by=coordinator, level=Level.INTERMEDIATE, text="Oben")
    sent = {"text": "Daneben", "level": "intermediate", "parent": above.pk}
    answer = office.post(at("goal-add", plan.pk), sent)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["parent"]
    assert "Daneben" in answer.content.decode()


def test_saving_a_goal_moves_it_and_confirms_what_was_assumed(office, plan, goal, coordinator):
    above = add_goal(plan, by=coordinator, level=Level.GUIDING, text="Oben")
    Goal.objects.filter(pk=goal.pk).update(parent_assumed=True)
    sent = {"text": "Wir tagen.", "level": "action", "parent": above.pk, "number": "1.1"}
    assert office.post(at("goal-edit", goal.pk), sent).status_code == 303
    goal.refresh_from_db()
    assert (goal.parent, goal.number, goal.parent_assumed) == (above, "1.1", False)


def test_an_assumed_place_is_confirmed_by_one_button(office, goal):
    Goal.objects.filter(pk=goal.pk).update(parent_assumed=True)
    assert office.post(at("goal-confirm", goal.pk)).status_code == 303
    assert not Goal.objects.get(pk=goal.pk).parent_assumed


def test_a_goal_moves_and_plain_browsers_go_back_to_the_plan(office, plan, goal, coordinator):
    second = add_goal(plan, by=coordinator, level=Level.ACTION, text="Danach")
    answer = office.post(at("goal-move", second.pk), {"up": "1"})
    assert (answer.status_code, answer.url) == (303, at("plan-edit", plan.pk))
    assert list(plan.goals.in_order()) == [second, goal]


def test_with_htmx_only_the_tree_comes_back(office, plan, goal, coordinator):
    second = add_goal(plan, by=coordinator, level=Level.ACTION, text="Danach")
    answer = office.post(at("goal-move", second.pk), {"up": "1"}, headers=HTMX, follow=True)
    page = answer.content.decode()
    assert page.strip().startswith('<section id="tree"')
    assert page.index("Danach") < page.index("Wir tagen.")


def test_all_goals_are_numbered_by_one_button(office, plan, goal):
    Goal.objects.filter(pk=goal.pk).update(number="IV")
    office.post(at("plan-renumber", plan.pk))
    assert plan.goals.get().number == "1"


def test_a_goal_goes_only_after_a_question(office, plan, goal):
    assert "Mit dem Ziel gehen" in office.get(at("goal-remove", goal.pk)).content.decode()
    assert plan.goals.exists()
    assert office.post(at("goal-remove", goal.pk)).status_code == 303
    assert not plan.goals.exists()


def test_a_closed_plan_is_shown_without_forms(office):
    closed = Plan.objects.get(state="closed")
    page = office.get(at("plan-edit", closed.pk)).content.decode()
    assert at("goal-add", closed.pk) not in page
    goal = closed.goals.earliest("pk")
    assert "Der Plan ist abgeschlossen" in office.get(at("goal-edit", goal.pk)).content.decode()


def test_a_verb_that_refuses_says_so_on_the_page(office):
    closed = Plan.objects.get(state="closed")
    answer = office.post(at("plan-renumber", closed.pk), follow=True)
    assert "Der Plan ist abgeschlossen und ändert sich nicht mehr" in answer.content.decode()
    goal = closed.goals.earliest("pk")
    sent = {"text": "Anders", "level": goal.level}
    assert office.post(at("goal-edit", goal.pk), sent).status_code == 422


def test_the_desk_asks_as_often_for_many_goals_as_for_one(
    office, plan, goal, measured, coordinator, queries_of
):
    measured()
    few = queries_of(office, at("plan-edit", plan.pk))
    for _ in range(8):
        add_goal(plan, by=coordinator, level=Level.ACTION, text="Ziel", parent=None)
        measured()
    assert queries_of(office, at("plan-edit", plan.pk)) == few


def test_the_list_asks_as_often_for_many_plans(office, plan, queries_of):
    few = queries_of(office, at("plans"))
    for _ in range(4):
        Plan.objects.create(title="Mehr", starts=date(YEAR, 1, 1), ends=date(YEAR, 12, 31))
    assert queries_of(office, at("plans")) == few
