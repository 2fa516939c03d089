"""The worker in the moment when its database goes away."""

from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from asgiref.sync import async_to_sync
from django.db import OperationalError
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import ConnectorException
from psycopg import errors

from wirkkreis.accounts.tasks import carry_mail
from wirkkreis.console import worker
from wirkkreis.console.failure import Failure

CONTEXT: Any = SimpleNamespace(job=SimpleNamespace(task_name="a.task"))
WORKER: Any = None


def _led_to(error, cause):
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "gone"),
    [
        (_led_to(OperationalError("closed"), psycopg.OperationalError("closed")), True),
        (_led_to(ConnectorException(), errors.AdminShutdown("ended")), True),
        (errors.CannotConnectNow("starting up"), True),
        (psycopg.InterfaceError("the connection is closed"), True),
        (_led_to(OperationalError("deadlock"), errors.DeadlockDetected("deadlock")), False),
        (errors.UniqueViolation("twice"), False),
        (ValueError("our own mistake"), False),
    ],
)
def test_what_says_that_the_database_is_gone(error, gone):
    assert worker.is_gone(error) is gone


def test_the_worker_does_what_waits_and_says_nothing(own_database, capfd):
    carry_mail.defer(mail=0)
    assert worker.main(["--once"]) == 0
    assert (
        ProcrastinateJob.objects.filter(task_name="accounts.carry_mail").get().status == "succeeded"
    )
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("error", [psycopg.OperationalError("gone"), ConnectorException("gone")])
def test_a_worker_without_a_database_says_so(monkeypatch, error):
    async def gone(*, once):
        raise error

    monkeypatch.setattr(worker, "_work", gone)
    with pytest.raises(Failure, match="cannot reach the database: gone"):
        worker.main([])


def test_the_worker_ends_with_the_database(monkeypatch):
    monkeypatch.setattr("os._exit", _ended)
    with pytest.raises(SystemExit) as ended:
        _do(psycopg.OperationalError("server closed the connection"))
    assert ended.value.code == worker.DATABASE_GONE


def test_a_task_that_fails_by_itself_fails(monkeypatch):
    monkeypatch.setattr("os._exit", _ended)
    with pytest.raises(ValueError, match="our own"):
        _do(ValueError("our own mistake"))


def _do(error):
    async def fails():
        raise error

    async_to_sync(worker.end_with_the_database)(fails, CONTEXT, WORKER)


def _ended(code):
    raise SystemExit(code)
