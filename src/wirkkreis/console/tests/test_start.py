"""./start: what it skips, what it says, and which port it takes."""

import subprocess
import sys
from types import SimpleNamespace

import pytest

from wirkkreis.console import preparation, serve, start, surroundings
from wirkkreis.console.failure import Failure
from wirkkreis.console.stamps import Stamps, fingerprint


@pytest.fixture
def var(tmp_path, monkeypatch):
    monkeypatch.setenv("WIRKKREIS_VAR", str(tmp_path))
    return tmp_path


def test_a_taken_port_moves_on_to_the_next(var, monkeypatch):
    with serve.listening(serve.HOST, 0) as taken:
        monkeypatch.setattr(serve, "PORT", taken.getsockname()[1])
        with start._listening(None) as listener:
            assert listener.getsockname()[1] > taken.getsockname()[1]


def test_a_taken_port_that_was_asked_for_is_said(var):
    with serve.listening(serve.HOST, 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Failure, match=f"Port {port}"), start._listening(port):
            pass


def test_the_port_of_a_killed_start_is_waited_for(var, monkeypatch):
    with serve.listening(serve.HOST, 0) as former:
        port = former.getsockname()[1]
    monkeypatch.setattr(serve, "PORT", port)
    tried = []
    listening = serve.listening

    def leaves_at_the_third_try(host, wanted):
        tried.append(wanted)
        if len(tried) < 3:
            raise Failure("taken", "wait")
        return listening(host, wanted)

    monkeypatch.setattr(serve, "listening", leaves_at_the_third_try)
    (var / "run").mkdir()
    (var / "run" / "start").write_text(f"{_a_dead_process()} {port}")
    with start._listening(None) as listener:
        assert listener.getsockname()[1] == port


def test_a_step_is_due_again_when_a_file_or_the_database_changed(tmp_path):
    stamps, file = Stamps(tmp_path / "stamps"), tmp_path / "0001_first.py"
    file.write_text("one")
    stamps.set("migrated", fingerprint([file], "this database"))
    assert stamps.is_fresh("migrated", fingerprint([file], "this database"))
    assert not stamps.is_fresh("migrated", fingerprint([file], "another database"))
    file.write_text("two")
    assert not stamps.is_fresh("migrated", fingerprint([file], "this database"))


def test_the_secret_key_is_made_once_and_for_us_alone(var):
    file = surroundings.secret_key_file()
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(file.read_text()) >= 50
    assert surroundings.secret_key_file().read_text() == file.read_text()


def test_a_database_that_does_not_answer_is_said(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://a@/b?host=/nowhere")
    with pytest.raises(Failure, match="does not answer") as raised:
        preparation._identity()
    assert "DATABASE_URL" in raised.value.mend


def test_the_owners_address_is_asked_for_by_name(monkeypatch):
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)
    with (
        pytest.raises(Failure, match="DATABASE_OWNER_URL is not"),
        surroundings.ready(as_owner=True),
    ):
        pass


def test_a_failing_step_names_its_command_and_its_last_words():
    fails = [sys.executable, "-c", "raise SystemExit('the reason')", "migrate"]
    with pytest.raises(Failure, match=r"“wirkkreis migrate” failed:\nthe reason"):
        preparation._run(fails)


def _a_dead_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_without_demo_mode_nothing_of_the_example_is_loaded(var, monkeypatch):
    monkeypatch.setenv("WIRKKREIS_DEMO", "0")
    assert preparation._example(Stamps(var / "stamps"), "this database") == []
    assert not (var / "stamps").exists()


def test_whoever_serves_brings_the_embedded_server_back(monkeypatch):
    revived = []
    monkeypatch.setattr(surroundings, "_held", [SimpleNamespace(revive=lambda: revived.append(1))])
    surroundings.revive()
    assert revived == [1]
