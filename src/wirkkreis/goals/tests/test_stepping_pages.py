"""Steps of plans and tasks are buttons; those that need something ask for it on a page."""

from django.urls import reverse

from wirkkreis.activity.models import Activity
from wirkkreis.goals.measures import make_measure
from wirkkreis.goals.models import Plan


def step(plan, name):
    return reverse("plan-step", args=[plan.pk, name])


def test_a_plan_without_goals_is_refused_with_the_reason(office, plan):
    page = office.get(reverse("plan-edit", args=[plan.pk])).content.decode()
    assert "Der Plan enthält noch keine Ziele." in page
    answer = office.post(step(plan, "consult"))
    assert answer.status_code == 422
    assert "Der Plan enthält noch keine Ziele." in answer.content.decode()


def test_consultation_makes_a_plan_public(office, plan, goal, browser):
    assert browser(None).get(plan.get_absolute_url()).status_code == 404
    assert office.post(step(plan, "consult")).status_code == 303
    assert browser(None).get(plan.get_absolute_url()).status_code == 200


def test_adoption_asks_for_day_and_body(office, plan, goal):
    answer = office.post(step(plan, "adopt"), {"resolution": "B 7"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"adopted_on", "adopted_by"}
    assert "B 7" in answer.content.decode()
    sent = {"adopted_on": "2026-01-15", "adopted_by": "Bündnis", "resolution": "B 7"}
    office.post(step(plan, "adopt"), sent)
    plan.refresh_from_db()
    assert (plan.state, str(plan.adopted_on), plan.resolution) == ("adopted", "2026-01-15", "B 7")


def test_nothing_is_adopted_in_the_future(office, plan, goal):
    sent = {"adopted_on": "2999-01-01", "adopted_by": "Bündnis"}
    answer = office.post(step(plan, "adopt"), sent)
    assert list(answer.context["form"].errors) == ["adopted_on"]


def test_taking_back_asks_for_the_reason_and_keeps_it(office, plan, goal):
    office.post(step(plan, "consult"))
    assert office.post(step(plan, "withdraw"), {"reason": " "}).status_code == 422
    office.post(step(plan, "withdraw"), {"reason": "Ein Ziel fehlt"})
    assert Plan.objects.get(pk=plan.pk).state == "draft"
    assert Activity.objects.about(plan).get(verb="goals.plan.withdrawn").note == "Ein Ziel fehlt"


def test_a_step_pressed_twice_says_that_it_is_not_possible_now(office, plan, goal):
    office.post(step(plan, "consult"))
    answer = office.post(step(plan, "consult"), follow=True)
    assert "im jetzigen Stand nicht möglich" in answer.content.decode()


def test_there_is_no_step_of_any_other_name(office, plan):
    assert office.get(step(plan, "burn")).status_code == 404


def test_a_task_is_done_at_once_and_dropped_with_a_reason(office, coordinator):
    task = make_measure(by=coordinator, title="Raum buchen")
    assert office.post(reverse("measure-step", args=[task.pk, "finish"])).status_code == 303
    task.refresh_from_db()
    assert task.state == "done"
    office.post(reverse("measure-step", args=[task.pk, "reopen"]))
    assert office.post(reverse("measure-step", args=[task.pk, "drop"])).status_code == 422
    office.post(reverse("measure-step", args=[task.pk, "drop"]), {"reason": "Fällt aus"})
    task.refresh_from_db()
    assert task.state == "dropped"


def test_what_cannot_be_taken_back_says_so(office, plan, goal):
    warning = "Das lässt sich nicht zurücknehmen"
    assert warning not in office.get(step(plan, "adopt")).content.decode()
    office.post(step(plan, "adopt"), {"adopted_on": "2026-01-15", "adopted_by": "Bündnis"})
    assert warning in office.get(step(plan, "close")).content.decode()
