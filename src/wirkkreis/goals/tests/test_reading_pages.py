"""The public pages of a plan lead on to its history, to other plans, and staff to their desk."""

import pytest
from django.urls import reverse

from wirkkreis.accounts.models import Role
from wirkkreis.flow.engine import take
from wirkkreis.goals.models import Plan


def page(client, plan):
    return client.get(plan.get_absolute_url()).content.decode()


@pytest.fixture
def in_force(mansfeld):
    return Plan.objects.in_force().get()


def test_everybody_finds_the_history_and_the_earlier_plans(browser, in_force):
    text = page(browser(None), in_force)
    assert reverse("plan-history", args=[in_force.pk]) in text
    assert Plan.objects.get(state="closed").get_absolute_url() in text
    assert reverse("plan-edit", args=[in_force.pk]) not in text


def test_a_draft_is_named_to_nobody_but_those_who_work_on_it(browser, in_force, plan):
    assert plan.get_absolute_url() not in page(browser(None), in_force)
    assert plan.get_absolute_url() in page(browser(Role.COORDINATOR), in_force)


def test_those_who_work_on_it_find_their_desk(browser, plan):
    assert reverse("plan-edit", args=[plan.pk]) in page(browser(Role.COORDINATOR), plan)


def test_who_reads_exact_numbers_is_told_that_every_day_is_exact(browser, in_force):
    assert "Sie sehen jeden Tag genau." in page(browser(Role.COORDINATOR), in_force)
    assert "Vergangene Stände zeigen wir jeweils zum Monatsende." in page(browser(None), in_force)


def test_the_comparison_is_offered_only_where_both_plans_can_be_read(
    browser, in_force, plan, goal, coordinator
):
    in_force.continues = plan
    in_force.save()
    way = reverse("plan-compare", args=[in_force.pk])
    assert way not in page(browser(None), in_force)
    take(plan, "consult", by=coordinator)
    assert way in page(browser(None), in_force)


@pytest.mark.parametrize(("role", "rounded"), [(Role.AUDITOR, False), (Role.COMMITTEE, True)])
def test_who_reads_the_proof_reads_exact_numbers_in_every_file(browser, in_force, role, rounded):
    data = browser(role).get(reverse("plan-json", args=[in_force.pk])).content.decode()
    assert ('"at_least": true' in data) is rounded


def test_a_proof_leads_nobody_to_a_closed_door(browser, in_force):
    """The auditor reads the rows; the diary behind them stays with those who keep it."""
    number = reverse(
        "indicator",
        args=[
            in_force.goals.filter(indicators__source="diary.entries").values_list(
                "indicators", flat=True
            )[0]
        ],
    )
    for role, linked in ((Role.COORDINATOR, True), (Role.AUDITOR, False)):
        text = browser(role).get(number).content.decode()
        assert "Beratung" in text
        assert (f'<a href="{reverse("diary")}' in text.split('id="rows"')[1]) is linked


def test_who_reads_the_proof_finds_the_years(browser, in_force):
    year = reverse("plan-year", args=[in_force.pk, in_force.starts.year])
    assert year in page(browser(Role.AUDITOR), in_force)
    assert year not in page(browser(Role.COMMITTEE), in_force)
