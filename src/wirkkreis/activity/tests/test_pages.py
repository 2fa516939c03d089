"""The history of a record and the auditor's page."""

import csv
from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from wirkkreis.accounts.models import Role
from wirkkreis.activity.models import Activity
from wirkkreis.activity.trail import record
from wirkkreis.goals.models import Plan
from wirkkreis.goals.planning import add_goal, remove_goal
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.wall import inside

HTMX = {"HX-Request": "true"}
TRAIL = reverse("trail")


@pytest.fixture(autouse=True)
def _plain_static_files(settings):
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}


@pytest.fixture
def plan(mansfeld):
    return Plan.objects.get(state="adopted")


@pytest.fixture
def auditor(browser):
    return browser(Role.AUDITOR)


def history(model, pk):
    return reverse("history", args=["goals", model, pk])


def found(client, **asked):
    return [row[0] for row in client.get(TRAIL, asked).context["rows"]]


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as made:
        assert client.get(url).status_code == 200
    return len(made)


def test_a_history_says_who_did_what_from_what_to_what(auditor, plan):
    page = auditor.get(history("plan", plan.pk)).content.decode()
    for words in (
        "hat den Beschluss des Plans eingetragen",
        "Holger Siebert",
        "Stand: von „Entwurf“ auf „Beschlossen“",
        plan.get_absolute_url(),
    ):
        assert words in page


def test_what_is_gone_keeps_its_history(auditor, plan, cast):
    goal = add_goal(plan, by=cast[Role.COORDINATOR], level="action", text="Weg damit")
    number = goal.pk
    remove_goal(goal, by=cast[Role.COORDINATOR])
    page = auditor.get(history("goal", number)).content.decode()
    assert "hat ein Ziel hinzugefügt" in page
    assert f"Nummer {number}" in page
    assert "Weg damit" not in page


@pytest.mark.parametrize("url", [history("plan", 987654), "/verlauf/goals/nothing/1/"])
def test_without_a_trace_there_is_no_history(auditor, url):
    assert auditor.get(url).status_code == 404


@pytest.fixture
def theirs(ahrfeld):
    with inside(ahrfeld):
        plan = Plan.objects.earliest("pk")
        assert Activity.objects.about(plan).exists()
        return plan.pk


def test_the_neighbours_history_is_not_found(theirs, browser):
    assert browser(Role.AUDITOR).get(history("plan", theirs)).status_code == 404


def test_an_auditor_learns_no_name_of_a_record_she_may_not_see(auditor, plan, cast):
    draft = Plan.objects.create(title="Streng geheim", starts=plan.starts, ends=plan.ends)
    record("goals.plan.made", draft, by=cast[Role.COORDINATOR])
    assert "Streng geheim" not in auditor.get(history("plan", draft.pk)).content.decode()


@pytest.mark.parametrize(
    ("role", "may_read_one", "may_read_all"),
    [
        (Role.COORDINATOR, True, False),
        (Role.LEAD_OFFICE, True, True),
        (Role.AUDITOR, True, True),
        (Role.COMMITTEE, False, False),
        (Role.YOUTH, False, False),
    ],
)
def test_who_may_read_the_trail(role, may_read_one, may_read_all, browser, plan):
    client = browser(role)
    assert client.get(history("plan", plan.pk)).status_code == (200 if may_read_one else 403)
    assert client.get(TRAIL).status_code == (200 if may_read_all else 403)


def test_strangers_are_asked_to_sign_in(browser, plan):
    for url in (history("plan", plan.pk), TRAIL):
        assert browser(None).get(url).status_code == 302


def test_the_trail_is_narrowed_by_verb_and_person(auditor, cast):
    verb, lead = "goals.year.closed", cast[Role.LEAD_OFFICE].account
    assert {row.verb for row in found(auditor, verb=verb)} == {verb}
    assert {row.actor for row in found(auditor, who=lead.pk)} == {lead}
    both = found(auditor, verb=verb, who=cast[Role.COORDINATOR].account.pk, since="gestern")
    assert both == []


def test_the_trail_is_narrowed_by_a_span_of_both_days(auditor, plan, cast):
    day = datetime(2033, 5, 4, 23, 30, tzinfo=timezone.get_current_timezone())
    with clock.at(day):
        made = record("goals.plan.changed", plan, by=cast[Role.COORDINATOR])
    assert found(auditor, since="2033-05-04", until="2033-05-04") == [made]
    assert found(auditor, since="2033-05-05") == []
    assert made not in found(auditor, until="2033-05-03")


def test_nothing_found_says_so_and_a_strange_day_is_told(auditor):
    assert "Kein Vorgang gefunden" in auditor.get(TRAIL, {"since": "2999-01-01"}).content.decode()
    assert "ist kein Datum" in auditor.get(TRAIL, {"since": "gestern"}).content.decode()


def test_with_htmx_only_the_list_comes(auditor):
    page = auditor.get(TRAIL, headers=HTMX).content.decode()
    assert page.strip().startswith('<div id="list"')


def test_the_trail_goes_home_as_a_table_with_its_filter(auditor, plan, cast):
    record("goals.plan.withdrawn", plan, by=cast[Role.LEAD_OFFICE], note="=1+1")
    asked = {"format": "csv", "verb": "goals.plan.withdrawn"}
    text = auditor.get(TRAIL, asked).content.decode("utf-8-sig")
    head, row = csv.reader(StringIO(text), delimiter=";")
    assert row[head.index("Wer")] == "Holger Siebert"
    assert row[head.index("Grund")] == "'=1+1"


def test_who_was_forgotten_is_named_by_nobody(auditor, plan, cast):
    account = cast[Role.YOUTH].account
    record("goals.plan.changed", plan, by=cast[Role.YOUTH])
    account.delete()
    page = auditor.get(history("plan", plan.pk)).content.decode()
    assert "ohne Konto oder von selbst" in page


def test_a_long_trail_asks_as_often_as_a_short_one(auditor, plan, cast):
    urls = (TRAIL, history("plan", plan.pk))
    few = [queries(auditor, url) for url in urls]
    for days in range(60):
        with clock.at(timezone.now() + timedelta(days=days)):
            record("goals.plan.changed", plan, by=cast[Role.COORDINATOR], fields=["ends"])
    assert [queries(auditor, url) for url in urls] == few
