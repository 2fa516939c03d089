"""Kill -9 of web server, worker and database while people write: nothing that was promised is lost.

What is acknowledged stays, once and only once; every task that was handed over is done.
"""

import itertools
import shutil
import tempfile
import time
from collections import Counter
from pathlib import Path

import psycopg
import pytest

from tests.endurance.site import Site, running_site, until
from tests.endurance.writers import TOPIC, DiaryWriter, TaskGiver

RECOVERY_SECONDS = 60.0
TASK_SECONDS = 240.0  # a killed worker's task is taken up within two minutes
# A part that dies more than five times a minute is given up, as it should be.
REST_SECONDS = 5.0

ENTRIES = "SELECT nonce::text FROM diary_entry WHERE topic = %s"
TRAIL = """
    SELECT count(*) FROM activity_activity WHERE verb = 'diary.entry.written'
    AND subject_id IN (SELECT id FROM diary_entry WHERE topic = %s)
"""
UNDONE = "SELECT count(*) FROM procrastinate_jobs WHERE id = ANY(%s) AND status <> 'succeeded'"


@pytest.fixture
def site():
    """A running site that may be killed."""
    place = Path(tempfile.mkdtemp(prefix="wirkkreis-kills-"))
    place.chmod(0o755)
    try:
        with running_site(place) as running:
            yield running
    finally:
        shutil.rmtree(place, ignore_errors=True)


def test_five_kills_lose_nothing(site):
    _kill_and_count(site, 5, rest=1.0)


def test_fifty_kills_lose_nothing(site):
    _kill_and_count(site, 50, rest=REST_SECONDS)


def _kill_and_count(site: Site, kills: int, *, rest: float) -> None:
    writers = [DiaryWriter(site.port), DiaryWriter(site.port)]
    giver = TaskGiver(site.cluster.urls().app)
    for thread in (*writers, giver):
        thread.start()
    for kill in itertools.islice(itertools.cycle(_ways(site)), kills):
        until(lambda: all(writer.acknowledged for writer in writers), RECOVERY_SECONDS)
        before = [len(writer.acknowledged) for writer in writers]
        kill()
        until(
            lambda before=before: (
                site.has_all_parts()
                and all(
                    len(writer.acknowledged) > count + 1
                    for writer, count in zip(writers, before, strict=True)
                )
            ),
            RECOVERY_SECONDS,
        )
        time.sleep(rest)
    for thread in (*writers, giver):
        thread.stop()
    acknowledged = [nonce for writer in writers for nonce in writer.acknowledged]
    attempts = sum(writer.attempts for writer in writers)
    print(f"{kills} kills, {len(acknowledged)} entries in {attempts} attempts")
    _nothing_is_lost(site, acknowledged, giver.confirmed)


def _ways(site: Site):
    return site.kill_web, site.kill_database, site.kill_worker


def _nothing_is_lost(site: Site, acknowledged: list[str], tasks: list[int]) -> None:
    with psycopg.connect(site.cluster.urls().superuser) as connection:
        kept = Counter(nonce for (nonce,) in connection.execute(ENTRIES, [TOPIC]))
        (told,) = connection.execute(TRAIL, [TOPIC]).fetchone() or (0,)
    assert set(acknowledged) <= set(kept), "an acknowledged entry is gone"
    assert set(kept.values()) == {1}, "an entry is there twice"
    assert told == len(kept), "the trail does not fit the entries"
    assert tasks
    until(lambda: _undone(site, tasks) == 0, TASK_SECONDS)


def _undone(site: Site, tasks: list[int]) -> int:
    with psycopg.connect(site.cluster.urls().superuser) as connection:
        (count,) = connection.execute(UNDONE, [tasks]).fetchone() or (0,)
        return int(count)
