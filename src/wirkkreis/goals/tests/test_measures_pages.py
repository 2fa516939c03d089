"""The list of tasks with its filter, and the form."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from wirkkreis.accounts.models import Role
from wirkkreis.flow.engine import take
from wirkkreis.goals.measures import make_measure
from wirkkreis.goals.models import Measure
from wirkkreis.goals.tests.conftest import HTMX, YEAR
from wirkkreis.tenancy import clock

TODAY = date(YEAR, 6, 15)


@pytest.fixture(autouse=True)
def _in_june(mansfeld):
    Measure.objects.all().delete()
    with clock.at(TODAY):
        yield


@pytest.fixture
def tasks(cast, coordinator):
    """One overdue of the coordinator, one open of the lead office, one done."""

    def make(title, days, owner):
        return make_measure(
            by=coordinator,
            title=title,
            owner=cast[owner].account,
            due=TODAY + timedelta(days=days),
        )

    make("Raum buchen", -3, Role.COORDINATOR)
    make("Mittel abrufen", 5, Role.LEAD_OFFICE)
    take(make("Plakate drucken", 1, Role.COORDINATOR), "finish", by=coordinator)


def titles(answer):
    return [row.title for row, _overdue, _steps in answer.context["rows"]]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Raum buchen", "Mittel abrufen"]),
        ({"who": "mine"}, ["Raum buchen"]),
        ({"show": "overdue"}, ["Raum buchen"]),
        ({"show": "done"}, ["Plakate drucken"]),
        ({"show": "done", "who": "mine"}, ["Plakate drucken"]),
        ({"show": "nonsense"}, ["Raum buchen", "Mittel abrufen"]),
    ],
)
def test_the_list_shows_what_was_asked_for(office, tasks, asked, found):
    assert titles(office.get(reverse("measures"), asked)) == found


def test_with_htmx_only_the_list_comes(office, tasks):
    page = office.get(reverse("measures"), {"show": "overdue"}, headers=HTMX).content.decode()
    assert page.strip().startswith('<div id="list"')
    assert "überfällig" in page
    assert "Mittel abrufen" not in page


def test_an_empty_list_says_so(office):
    assert "Hier ist gerade nichts zu tun." in office.get(reverse("measures")).content.decode()


def test_a_task_is_made_for_a_goal(office, goal, cast):
    url = f"{reverse('measure-add')}?ziel={goal.pk}"
    assert office.get(url).context["form"].initial["goal"] == goal.pk
    sent = {
        "title": "Einladen",
        "owner": cast[Role.YOUTH].account.pk,
        "due": "2031-07-01",
        "goal": goal.pk,
    }
    assert office.post(url, sent).status_code == 303
    made = Measure.objects.get()
    assert (made.goal, made.owner, str(made.due)) == (goal, cast[Role.YOUTH].account, "2031-07-01")
    assert "Einladen" in office.get(reverse("goal-edit", args=[goal.pk])).content.decode()


def test_what_is_missing_is_said_at_the_field(office):
    answer = office.post(reverse("measure-add"), {"title": "", "due": "bald", "note": "Bitte!"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"title", "due"}
    assert "Bitte!" in answer.content.decode()


def test_a_task_changes(office, tasks):
    task = Measure.objects.get(title="Raum buchen")
    sent = {"title": "Saal buchen", "due": "2031-08-01"}
    assert office.post(reverse("measure-edit", args=[task.pk]), sent).status_code == 303
    task.refresh_from_db()
    assert (task.title, task.owner) == ("Saal buchen", None)


def test_nobody_from_next_door_can_be_given_a_task(office, ahrfeld):
    names = [
        str(account)
        for account in office.get(reverse("measure-add")).context["form"].fields["owner"].queryset
    ]
    assert "Jana Brandt" in names
    assert "Tobias Ahrens" not in names


def test_many_tasks_take_as_many_queries_as_one(office, goal, coordinator, queries_of):
    def make():
        make_measure(by=coordinator, title="Etwas", goal=goal, owner=coordinator.account)

    make()
    few = queries_of(office, reverse("measures"))
    for _ in range(29):
        make()
    assert queries_of(office, reverse("measures")) == few
