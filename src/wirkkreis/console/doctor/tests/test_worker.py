"""The doctor's lines about background work, each made to fail."""

from datetime import timedelta

from django.db import connection

from wirkkreis.console.doctor import worker
from wirkkreis.console.doctor.tests.conftest import insert, mended
from wirkkreis.tenancy import clock

FAILED = {"queue_name": "default", "task_name": "t", "status": "failed"}


def test_without_a_worker_the_way_to_start_one_is_said(db):
    assert "läuft nicht. → Starten" in mended([worker._alive()])


def test_a_worker_that_spoke_just_now_is_alive(db):
    insert("procrastinate_workers", last_heartbeat=clock.now())
    assert mended([worker._alive()]) == ""


def test_a_silent_worker_is_dead(db):
    insert("procrastinate_workers", last_heartbeat=clock.now() - timedelta(minutes=7))
    assert "schweigt seit 7 Minuten" in mended([worker._alive()])


def test_a_task_that_failed_lately_is_counted(db):
    assert mended([worker._failed()]) == ""
    job = insert("procrastinate_jobs", **FAILED)
    insert("procrastinate_events", job_id=job, type="failed", at=clock.now())
    assert "1 sind in den letzten sieben Tagen gescheitert" in mended([worker._failed()])


def test_an_old_failure_is_forgotten(db):
    job = insert("procrastinate_jobs", **FAILED)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_events")
    insert("procrastinate_events", job_id=job, type="failed", at=clock.now() - timedelta(days=9))
    assert mended([worker._failed()]) == ""
