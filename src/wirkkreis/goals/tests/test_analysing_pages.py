"""The situation analysis: findings, kept with the goals they led to."""

from datetime import date

import pytest
from django.urls import reverse

from wirkkreis.activity.models import Activity
from wirkkreis.goals.findings import keep_finding
from wirkkreis.goals.models import Finding, Level
from wirkkreis.goals.planning import add_goal


@pytest.fixture
def url(plan):
    return reverse("findings", args=[plan.pk])


@pytest.fixture
def finding(plan, goal, coordinator):
    new = Finding(
        plan=plan, text="Viele fühlen sich allein.", source="Umfrage", day=date(2026, 1, 5)
    )
    return keep_finding(new, by=coordinator, goals=[goal])


def test_an_empty_analysis_says_how_to_begin(office, url):
    assert "Noch kein Befund" in office.get(url).content.decode()


def test_a_finding_leads_to_goals(office, plan, goal, url):
    sent = {"text": "Viele fühlen sich allein.", "source": "Umfrage", "day": "2026-01-05"}
    add = reverse("finding-add", args=[plan.pk])
    assert office.post(add, sent | {"goals": [goal.pk]}).status_code == 303
    page = office.get(url).content.decode()
    assert "Viele fühlen sich allein." in page
    assert reverse("goal-edit", args=[goal.pk]) in page
    assert "Viele fühlen sich allein." in office.get(goal.get_absolute_url()).content.decode()


def test_what_is_missing_is_said_at_the_field(office, plan):
    answer = office.post(reverse("finding-add", args=[plan.pk]), {"source": "Umfrage"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"text", "day"}


def test_other_goals_take_the_place_of_the_old_ones(office, plan, goal, finding, coordinator):
    other = add_goal(plan, by=coordinator, level=Level.ACTION, text="Anders")
    url = reverse("finding-edit", args=[finding.pk])
    assert office.get(url).context["form"].initial["goals"] == [goal.pk]
    sent = {"text": "Neu gefasst.", "source": "Umfrage", "day": "2026-01-05", "goals": [other.pk]}
    office.post(url, sent)
    finding.refresh_from_db()
    assert str(finding.text) == "Neu gefasst."
    assert [row.goal for row in finding.led_to.all()] == [other]
    assert Activity.objects.about(plan).filter(verb="goals.finding.changed").exists()


def test_a_finding_goes_only_after_a_question(office, finding):
    url = reverse("finding-remove", args=[finding.pk])
    assert "bleiben bestehen" in office.get(url).content.decode()
    assert office.post(url).status_code == 303
    assert not Finding.objects.filter(pk=finding.pk).exists()


def test_many_findings_take_as_many_queries_as_one(
    office, plan, goal, finding, url, coordinator, queries_of
):
    few = queries_of(office, url)
    for _ in range(9):
        new = Finding(plan=plan, text="Mehr", source="Umfrage", day=date(2026, 1, 5))
        keep_finding(new, by=coordinator, goals=[goal])
    assert queries_of(office, url) == few
