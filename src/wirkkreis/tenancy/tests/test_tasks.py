"""What the worker does for itself."""

from types import SimpleNamespace

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from wirkkreis.tenancy import tasks

WORKER = """
    INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval) RETURNING id
"""
JOB = """
    INSERT INTO procrastinate_jobs (queue_name, task_name, status, worker_id)
    VALUES ('default', 'a.task', %s, %s) RETURNING id
"""
ENDED = """
    INSERT INTO procrastinate_events (type, at, job_id)
    VALUES ('succeeded', now() - %s::interval, %s) RETURNING id
"""


@pytest.fixture
def context():
    """What a worker hands to a task."""
    return SimpleNamespace(app=app, job=SimpleNamespace(id=0))


def test_the_task_of_a_silent_worker_is_put_back_in_line(db, context):
    job = _one(JOB, "doing", _one(WORKER, "1 minute"))
    async_to_sync(tasks.take_up_stalled.func)(context, timestamp=0)
    assert _status(job) == "todo"


def test_the_task_of_a_forgotten_worker_is_put_back_in_line(db, context):
    job = _one(JOB, "doing", None)
    async_to_sync(tasks.take_up_stalled.func)(context, timestamp=0)
    assert _status(job) == "todo"


def test_the_task_of_a_living_worker_is_left_to_it(db, context):
    job = _one(JOB, "doing", _one(WORKER, "1 second"))
    async_to_sync(tasks.take_up_stalled.func)(context, timestamp=0)
    assert _status(job) == "doing"


@pytest.mark.parametrize(("age", "status"), [("29 days", "succeeded"), ("31 days", None)])
def test_a_task_is_forgotten_a_month_after_it_ended(db, context, age, status):
    job = _one(JOB, "succeeded", None)
    _one(ENDED, age, job)
    async_to_sync(tasks.forget_finished.func)(context, timestamp=0)
    assert _status(job) == status


def _one(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]


def _status(job):
    return ProcrastinateJob.objects.filter(pk=job).values_list("status", flat=True).first()
