"""Who sees which page of the staff: person by page, and nothing of next door."""

import pytest
from django.urls import reverse

from wirkkreis.accounts.models import Role
from wirkkreis.goals import staff_urls
from wirkkreis.goals.models import (
    Closing,
    Finding,
    Goal,
    Indicator,
    Level,
    Measure,
    Observation,
    Plan,
)
from wirkkreis.tenancy.wall import inside

STAFF = {Role.COORDINATOR, Role.LEAD_OFFICE}
PROOF = STAFF | {Role.AUDITOR}

# Page, what its address needs, who may see it.
PAGES = [
    ("plans", "", STAFF),
    ("plan-add", "", STAFF),
    ("plan-edit", "plan", STAFF),
    ("plan-change", "plan", STAFF),
    ("plan-renumber", "plan", STAFF),
    ("plan-step", "plan step", STAFF),
    ("plan-continue", "plan", STAFF),
    ("goal-dropped", "plan old_goal", STAFF),
    ("plan-year", "plan year", PROOF),
    ("goal-add", "plan", STAFF),
    ("findings", "plan", STAFF),
    ("finding-add", "plan", STAFF),
    ("finding-edit", "finding", STAFF),
    ("finding-remove", "finding", STAFF),
    ("goal-edit", "goal", STAFF),
    ("goal-move", "goal", STAFF),
    ("goal-confirm", "goal", STAFF),
    ("goal-remove", "goal", STAFF),
    ("indicator-add", "goal", STAFF),
    ("indicator-edit", "indicator", STAFF),
    ("indicator-remove", "indicator", STAFF),
    ("observation-add", "indicator", STAFF),
    ("observation", "observation", PROOF),
    ("year-reopen", "closing", {Role.LEAD_OFFICE}),
    ("year-json", "closing", PROOF),
    ("year-sheet", "closing", PROOF),
    ("measures", "", STAFF),
    ("measure-add", "", STAFF),
    ("measure-edit", "measure", STAFF),
    ("measure-step", "measure task_step", STAFF),
]


def rows_here():
    plan = Plan.objects.filter(goals__indicators__isnull=False).latest("starts", "pk")
    return {
        "plan": plan.pk,
        "year": plan.starts.year,
        "step": "close",
        "task_step": "finish",
        "goal": plan.goals.filter(level=Level.ACTION).earliest("pk").pk,
        "old_goal": Goal.objects.filter(plan=plan.continues_id or plan.pk).earliest("pk").pk,
        "indicator": Indicator.objects.filter(goal__plan=plan).earliest("pk").pk,
        "observation": Observation.objects.earliest("pk").pk,
        "finding": Finding.objects.earliest("pk").pk,
        "closing": Closing.objects.earliest("pk").pk,
        "measure": Measure.objects.earliest("pk").pk,
    }


def address(name, needs, rows):
    return reverse(name, args=[rows[need] for need in needs.split()])


@pytest.fixture
def addresses(mansfeld):
    rows = rows_here()
    return {name: address(name, needs, rows) for name, needs, _who in PAGES}


def test_no_page_is_missing_in_the_table():
    assert {pattern.name for pattern in staff_urls.urlpatterns} == {name for name, *_ in PAGES}


@pytest.mark.parametrize("role", [*Role, None])
def test_each_person_sees_exactly_her_pages(role, browser, addresses):
    client = browser(role)
    for name, _needs, who in PAGES:
        status = client.get(addresses[name]).status_code
        if role in who:  # 404: no evidence file was sent; 405: a button, no page
            assert status in {200, 404, 405}, (name, status)
        else:
            assert status == (302 if role is None else 403), (name, status)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.COMMITTEE, Role.YOUTH, None])
def test_nobody_else_can_post(role, browser, addresses):
    client = browser(role)
    for name, _needs, who in PAGES:
        if role not in who:
            assert client.post(addresses[name]).status_code in {403, 405}, name


@pytest.fixture
def theirs(ahrfeld):
    with inside(ahrfeld):
        return rows_here()


def test_nothing_of_next_door_is_found(theirs, browser):
    office = browser(Role.LEAD_OFFICE)
    for name, needs, _who in PAGES:
        if needs:
            url = address(name, needs, theirs)
            for answer in (office.get(url), office.post(url, {"reason": "x"})):
                assert answer.status_code in {404, 405}, name
