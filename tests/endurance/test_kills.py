"""Kill -9 of web server, worker and database while people write: nothing that was promised is lost.

What is acknowledged stays, once and only once; every task that was handed over is done; every
letter arrives, and one that arrives twice says so.
"""

import itertools
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import psycopg
import pytest

from tests.endurance.post import Post, post_office
from tests.endurance.site import Site, running_site, until
from tests.endurance.writers import TOPIC, DiaryWriter, Inviter, TaskGiver, Writer

RECOVERY_SECONDS = 180.0
TASK_SECONDS = 300.0  # a killed worker's task is taken up within two minutes, a letter waits
REST_SECONDS = 3.0

ENTRIES = "SELECT nonce::text FROM diary_entry WHERE topic = %s"
TRAIL = """
    SELECT count(*) FROM activity_activity WHERE verb = 'diary.entry.written'
    AND subject_id IN (SELECT id FROM diary_entry WHERE topic = %s)
"""
STATES = "SELECT status::text, count(*) FROM procrastinate_jobs WHERE id = ANY(%s) GROUP BY 1"


@pytest.fixture
def post():
    """The mail server: what arrived, and its port."""
    with post_office() as opened:
        yield opened


@pytest.fixture
def site(post):
    """A running site that may be killed."""
    place = Path(tempfile.mkdtemp(prefix="wirkkreis-kills-"))
    place.chmod(0o755)
    try:
        with running_site(place, mail_port=post[1]) as running:
            yield running
    finally:
        shutil.rmtree(place, ignore_errors=True)


def test_five_kills_lose_nothing(site, post):
    _kill_and_count(site, post[0], 5, rest=1.0)


def test_fifty_kills_lose_nothing(site, post):
    _kill_and_count(site, post[0], 50, rest=REST_SECONDS)


def _kill_and_count(site: Site, post: Post, kills: int, *, rest: float) -> None:
    writer, inviter = DiaryWriter(site.port), Inviter(site.port)
    giver = TaskGiver(site.cluster.urls().app)
    for thread in (writer, inviter, giver):
        thread.start()
    for kill in itertools.islice(itertools.cycle(_ways(site)), kills):
        _kill_while_at_work(site, kill, [writer, inviter])
        time.sleep(rest)
    for thread in (writer, inviter, giver):
        thread.stop()
    print(
        f"{kills} kills, {len(writer.acknowledged)} entries in {writer.attempts} attempts, "
        f"{len(inviter.acknowledged)} invitations in {inviter.attempts}, "
        f"{len(giver.confirmed)} tasks"
    )
    _every_entry_is_there_once(site, writer.acknowledged)
    until(lambda: _are_done(site, giver.confirmed), TASK_SECONDS)
    until(lambda: set(inviter.acknowledged) <= set(post.delivered), TASK_SECONDS)
    print(f"{post.delivered.total()} letters, {post.without_doubt.total()} without doubt")
    assert max(post.without_doubt.values()) == 1, "a letter came twice without saying so"


def _kill_while_at_work(site: Site, kill: Callable[[], None], writers: Sequence[Writer]) -> None:
    """Kill, and wait until all is there again and everybody has got something done."""
    until(lambda: all(writer.acknowledged for writer in writers), RECOVERY_SECONDS)
    before = [len(writer.acknowledged) for writer in writers]
    kill()
    until(site.has_all_parts, RECOVERY_SECONDS)
    for writer, count in zip(writers, before, strict=True):
        until(lambda w=writer, c=count: len(w.acknowledged) > c + 1, RECOVERY_SECONDS)


def _ways(site: Site):
    return site.kill_web, site.kill_database, site.kill_worker


def _every_entry_is_there_once(site: Site, acknowledged: list[str]) -> None:
    with psycopg.connect(site.cluster.urls().superuser) as connection:
        kept = Counter(nonce for (nonce,) in connection.execute(ENTRIES, [TOPIC]))
        (told,) = connection.execute(TRAIL, [TOPIC]).fetchone() or (0,)
    assert set(acknowledged) <= set(kept), "an acknowledged entry is gone"
    assert set(kept.values()) == {1}, "an entry is there twice"
    assert told == len(kept), "the trail does not fit the entries"


def _are_done(site: Site, tasks: list[int]) -> bool:
    with psycopg.connect(site.cluster.urls().superuser) as connection:
        states = dict(connection.execute(STATES, [tasks]).fetchall())
    assert not states.get("failed"), f"tasks failed: {states}"
    return states == {"succeeded": len(tasks)}
