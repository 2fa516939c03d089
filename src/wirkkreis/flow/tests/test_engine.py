"""`take` and `open_to`: the only way a state changes. A task of goals stands for any flow here."""

from threading import Thread

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, connections

from wirkkreis.accounts.actor import NOBODY, actor_of
from wirkkreis.accounts.models import Account, Role
from wirkkreis.activity.models import Activity
from wirkkreis.flow.engine import open_to, take
from wirkkreis.goals.models import Measure, Plan
from wirkkreis.goals.planning import make_plan
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside
from wirkkreis.testing.cast import MANSFELD

PATIENCE = 10
"""Seconds until a test gives up on a thread."""


@pytest.fixture
def task(mansfeld):
    return Measure.objects.open().latest("pk")


@pytest.fixture
def coordinator(cast):
    return cast[Role.COORDINATOR]


@pytest.fixture
def empty_plan(coordinator):
    today = clock.today()
    return make_plan(by=coordinator, title="Leer", starts=today, ends=today)


def test_a_step_changes_the_state_and_is_recorded(task, coordinator):
    done = take(task, "finish", by=coordinator)
    assert Measure.objects.get(pk=task.pk).state == done.state == "done"
    newest = Activity.objects.about(task)[0]
    assert (newest.verb, newest.changes) == ("goals.measure.done", {"state": ["open", "done"]})


def test_a_step_from_another_state_is_refused_in_the_words_of_the_state(task, coordinator):
    done = take(task, "finish", by=coordinator)
    with pytest.raises(ValidationError, match="Erledigt"):
        take(done, "finish", by=coordinator)


def test_the_stored_state_counts_not_the_one_in_hand(task, coordinator):
    take(task, "finish", by=coordinator)
    assert task.state == "open"
    with pytest.raises(ValidationError):
        take(task, "drop", by=coordinator, note="doppelt")


def test_who_may_not_is_told_why_and_nothing_happens(task):
    with pytest.raises(PermissionDenied, match="Aufgaben verteilen"):
        take(task, "finish", by=NOBODY)
    assert Measure.objects.get(pk=task.pk).state == "open"


def test_a_circumstance_refuses_with_its_reason(empty_plan, coordinator):
    with pytest.raises(ValidationError, match="keine Ziele"):
        take(empty_plan, "consult", by=coordinator)


@pytest.mark.parametrize("note", ["", "   "])
def test_a_step_that_needs_a_reason_asks_for_it(task, coordinator, note):
    with pytest.raises(ValidationError, match="Grund"):
        take(task, "drop", by=coordinator, note=note)


def test_the_reason_stands_in_the_trail(task, coordinator):
    take(task, "drop", by=coordinator, note="hat sich erübrigt")
    assert Activity.objects.about(task)[0].note == "hat sich erübrigt"


def test_a_step_sets_its_fields_and_no_others(mansfeld, coordinator):
    plan = Plan.objects.get(state="adopted")
    title = plan.title
    plan.title = "nicht gespeichert"
    take(plan, "close", by=coordinator)
    assert Plan.objects.get(pk=plan.pk).title == title


def test_buttons_are_the_steps_from_here(task, coordinator):
    assert [button.step.name for button in open_to(task, coordinator)] == ["finish", "drop"]
    done = take(task, "finish", by=coordinator)
    assert [button.step.name for button in open_to(done, coordinator)] == ["reopen"]


def test_a_button_that_does_not_work_now_says_why(empty_plan, coordinator):
    consult = open_to(empty_plan, coordinator)[0]
    assert not consult.verdict
    assert "keine Ziele" in consult.verdict.reason


def test_others_steps_are_no_buttons_at_all(task):
    assert open_to(task, NOBODY) == []


def test_of_two_at_once_one_takes_the_step(own_database):
    """The second waits for the first, then finds the step taken."""
    mansfeld = Partnership.objects.get(slug="mansfeld-suedharz")
    refused: list[ValidationError] = []
    second = Thread(target=_finish_any_task, args=(mansfeld, refused))
    with inside(mansfeld):
        task = Measure.objects.open().earliest("pk")
        take(task, "finish", by=_coordinator())
        second.start()
        _until_blocked_by_us(second)
    second.join(PATIENCE)
    assert len(refused) == 1
    with inside(mansfeld):
        assert Activity.objects.about(task).filter(verb="goals.measure.done").count() == 1


def _finish_any_task(partnership, refused):
    try:
        with inside(partnership):
            take(Measure.objects.open().earliest("pk"), "finish", by=_coordinator())
    except ValidationError as error:
        refused.append(error)
    finally:
        connections.close_all()


def _coordinator():
    part = next(part for part in MANSFELD if part.role == Role.COORDINATOR)
    return actor_of(Account.objects.get(email=part.email))


def _until_blocked_by_us(thread):
    waiting = (
        "SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
    )
    for _ in range(PATIENCE * 100):
        with connection.cursor() as cursor:
            cursor.execute(waiting)
            if cursor.fetchone():
                return
        thread.join(0.01)
    raise AssertionError("The second step did not wait for the first.")
