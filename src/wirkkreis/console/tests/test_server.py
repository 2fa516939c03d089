"""The server over its life: shared, killed, adopted, recovered, refused with a reason."""

import contextlib
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from wirkkreis.console.cluster import Cluster
from wirkkreis.console.failure import Failure
from wirkkreis.console.server import Server
from wirkkreis.console.tests.conftest import cluster_at

HOLD = """
import sys, pathlib
from wirkkreis.console.tests.conftest import cluster_at
with cluster_at(pathlib.Path(sys.argv[1])).use():
    print("ready", flush=True)
    sys.stdin.read()
"""


def test_the_last_one_to_leave_stops_it(shared_place):
    with cluster_at(shared_place).use() as first:
        with cluster_at(shared_place).use():
            shared = _pid(first)
        assert _pid(first) == shared
    assert _pid(first) is None


def test_a_killed_server_comes_back_with_everything_that_was_committed(shared_place):
    with cluster_at(shared_place).use() as cluster:
        _write(cluster, "before")
        _kill(cluster)
        with cluster_at(shared_place).use() as second:
            assert _read(second) == ["before"]


def test_a_server_killed_while_in_use_is_revived(shared_place):
    with cluster_at(shared_place).use() as cluster:
        killed = _kill(cluster)
        _until(lambda: _pid(cluster) is None)
        cluster.revive()
        assert _pid(cluster) not in {None, killed}


def test_the_server_of_a_killed_command_is_adopted_and_stopped(shared_place):
    with _held_by_another_process(shared_place) as holder:
        orphan = _pid(cluster_at(shared_place))
        holder.kill()
        holder.wait()
    with cluster_at(shared_place).use() as cluster:
        assert _pid(cluster) == orphan
    assert _pid(cluster) is None


def test_a_pid_file_that_names_somebody_else_does_not_keep_it_from_starting(shared_place):
    with cluster_at(shared_place).use() as cluster:
        kept = (cluster.home.data / "postmaster.pid").read_text().splitlines()
    stale = "\n".join([str(os.getpid()), *kept[1:]])
    (cluster.home.data / "postmaster.pid").write_text(stale + "\n")
    with cluster_at(shared_place).use() as again:
        assert _pid(again) not in {None, os.getpid()}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's data lies outside the checkout")
def test_a_new_checkout_at_the_same_path_does_not_inherit_data(place):
    with cluster_at(place).use() as former:
        former.create_database("left")
    shutil.rmtree(place / "a checkout")
    with cluster_at(place).use() as new:
        assert not new.has_database("left")
    assert (former.home.root / "data-of-a-removed-checkout-1" / "PG_VERSION").exists()


def test_an_interrupted_set_up_is_begun_again(place):
    cluster = cluster_at(place)
    (cluster.home.root / "data.new" / "base").mkdir(parents=True)
    (cluster.home.root / "data.new" / "PG_VERSION").write_text("18")
    with cluster.use():
        assert _pid(cluster)


def test_no_permission_of_an_existing_directory_changes(place):
    hidden = place / "closed"
    hidden.mkdir(mode=0o700)
    ancestors = [hidden, *hidden.parents]
    before = [_permissions(path) for path in ancestors]
    with cluster_at(place, name="closed/a checkout; it's long" + "g" * 120).use() as cluster:
        assert _pid(cluster)
        private = [cluster.home.data, cluster.home.socket]
        assert [stat.S_IMODE(path.stat().st_mode) for path in private] == [0o700, 0o700]
    assert [_permissions(path) for path in ancestors] == before


def test_data_of_another_major_version_is_refused_with_the_way_out(place):
    cluster = cluster_at(place)
    cluster.home.data.mkdir()
    (cluster.home.data / "PG_VERSION").write_text("12\n")
    with pytest.raises(Failure, match="written by PostgreSQL 12") as raised, cluster.use():
        pass
    assert "restore" in raised.value.mend


def test_damaged_data_is_said_with_the_servers_own_words(place):
    with cluster_at(place).use() as cluster:
        pass
    (cluster.home.data / "global" / "pg_control").unlink()
    with pytest.raises(Failure, match="pg_control") as raised, cluster_at(place).use():
        pass
    assert str(cluster.home.log) in raised.value.mend


@contextlib.contextmanager
def _held_by_another_process(place: Path):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(place)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "ready\n"
        yield holder


def _pid(cluster: Cluster) -> int | None:
    return Server(cluster.home).pid()


def _kill(cluster: Cluster) -> int:
    pid = _pid(cluster)
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    return pid


def _write(cluster: Cluster, note: str) -> None:
    with psycopg.connect(cluster.urls().owner) as owner:
        owner.execute("CREATE TABLE entry (note text)")
        owner.execute("INSERT INTO entry VALUES (%s)", [note])


def _read(cluster: Cluster) -> list[str]:
    with psycopg.connect(cluster.urls().app) as app:
        return [note for (note,) in app.execute("SELECT note FROM entry")]


def _permissions(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_mode, found.st_uid, found.st_gid


def _until(true) -> None:
    deadline = time.monotonic() + 10
    while not true():
        assert time.monotonic() < deadline
