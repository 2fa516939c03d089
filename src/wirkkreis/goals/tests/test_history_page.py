"""What everybody may know of a plan's history."""

from datetime import date

from django.urls import reverse

from wirkkreis.flow.engine import take
from wirkkreis.goals.planning import change_plan


def history(plan):
    return reverse("plan-history", args=[plan.pk])


def test_the_history_of_a_draft_is_nobodys_business(browser, plan):
    assert browser(None).get(history(plan)).status_code == 404


def test_it_tells_what_is_public_and_names_nobody(browser, plan, goal, coordinator):
    plan.ends = date(2031, 12, 30)
    change_plan(plan, by=coordinator, fields=["ends"])
    take(plan, "consult", by=coordinator)
    page = browser(None).get(history(plan)).content.decode()
    assert "hat den Plan zur Beratung gegeben" in page
    assert "Die Partnerschaft" in page
    assert "hat den Plan geändert" not in page
    assert "Jana Brandt" not in page


def test_a_long_history_asks_as_often_as_a_short_one(browser, plan, goal, coordinator, queries_of):
    take(plan, "consult", by=coordinator)
    few = queries_of(browser(None), history(plan))
    for _ in range(9):
        plan.refresh_from_db()
        take(plan, "withdraw", by=coordinator, note="Noch einmal")
        plan.refresh_from_db()
        take(plan, "consult", by=coordinator)
    assert queries_of(browser(None), history(plan)) == few
