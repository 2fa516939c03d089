"""Making the environment, and what is said when something for it is missing."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

BOOTSTRAP = Path(__file__).resolve().parents[2] / "bootstrap"
sys.path.insert(0, str(BOOTSTRAP))
environment = importlib.import_module("environment")
Failure = importlib.import_module("failure").Failure


@pytest.fixture
def checkout(tmp_path):
    """A checkout with spaces in its path that needs no package."""
    made = tmp_path / "a checkout"
    (made / "requirements").mkdir(parents=True)
    (made / "requirements" / "base.txt").write_text("# nothing\n")
    (made / "src").mkdir()
    return made


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    made = tmp_path_factory.mktemp("made") / "a checkout"
    (made / "requirements").mkdir(parents=True)
    (made / "requirements" / "base.txt").write_text("# nothing\n")
    (made / "src" / "wirkkreis" / "console").mkdir(parents=True)
    (made / "src" / "wirkkreis" / "console" / "__main__.py").write_text("print('here')")
    environment.ready(made, ["base"])
    return made


def test_the_environment_finds_the_source_and_offers_the_command(ready):
    said = subprocess.run(
        [ready / ".venv/bin/wirkkreis"], capture_output=True, text=True, check=True
    )
    assert said.stdout == "here\n"


def test_a_second_time_installs_nothing(ready, monkeypatch):
    monkeypatch.setattr(environment, "_run_pip", _must_not_be_called)
    monkeypatch.setattr(environment, "_make", _must_not_be_called)
    environment.ready(ready, ["base"])


def test_changed_requirements_are_installed(ready, monkeypatch):
    asked = []
    (ready / "requirements" / "base.txt").write_text("# changed\n")
    monkeypatch.setattr(environment, "_run_pip", lambda command, *_: asked.append(command))
    environment.ready(ready, ["base"])
    assert "--require-hashes" in asked[0]


def test_a_broken_environment_is_made_anew(checkout, monkeypatch):
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").symlink_to("/nowhere/python3")
    made = []
    monkeypatch.setattr(environment, "_make", made.append)
    monkeypatch.setattr(environment, "_link", lambda *_: None)
    environment.ready(checkout, [])
    assert made == [checkout / ".venv"]


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_python_without_its_modules_names_the_package(checkout, monkeypatch, module):
    found = importlib.util.find_spec
    without = lambda name: None if name == module else found(name)  # noqa: E731 -- one line tells it
    monkeypatch.setattr(importlib.util, "find_spec", without)
    with pytest.raises(Failure, match=f"no module {module}") as raised:
        environment.ready(checkout, ["base"])
    assert "apt install python3-venv" in raised.value.mend
    assert not (checkout / ".venv").exists()


def test_a_full_disk_is_said_before_anything_is_made(checkout, monkeypatch):
    usage = SimpleNamespace(free=50_000_000)
    monkeypatch.setattr(environment.shutil, "disk_usage", lambda _: usage)
    with pytest.raises(Failure, match="50 MB free"):
        environment.ready(checkout, ["base"])


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("ERROR: [Errno 28] No space left on device", "disk is full"),
        ("NewConnectionError: Temporary failure in name resolution", "cannot be reached"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "not the one"),
        ("ERROR: No matching distribution found for typst==0.15.2", "for this machine"),
        ("[Errno 13] Permission denied: 'x'", "may not be written"),
        ("something else", "This command failed"),
    ],
)
def test_what_pip_says_is_explained_and_the_command_named(said, what):
    failure = environment._explained(said, ["pip", "install"])
    assert what in failure.what
    assert "pip install" in failure.what
    assert failure.mend


def test_a_failed_installation_is_tried_again_next_time(checkout, monkeypatch):
    def fails(*_):
        raise Failure("no network", "wait")

    monkeypatch.setattr(environment, "_works", lambda _: True)
    monkeypatch.setattr(environment, "_run_pip", fails)
    for _ in range(2):
        with pytest.raises(Failure, match="no network"):
            environment.ready(checkout, ["base"])


def test_an_installation_that_fails_says_what_pip_said():
    says = [sys.executable, "-c", "print('No space left on device'); raise SystemExit(1)"]
    with pytest.raises(Failure, match="disk is full"):
        environment._run_pip(says, "base", 1)


def test_a_python_that_is_too_old_is_said(tmp_path):
    _program(tmp_path / "python3", 'case "$1" in --version) echo Python 3.9.2 ;; *) exit 1 ;; esac')
    said = subprocess.run(
        ["/bin/sh", BOOTSTRAP / "run", "start"],
        env={"PATH": str(tmp_path) + ":" + _tools(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 1
    assert "Python 3.11 or newer is missing; python3 is Python 3.9.2" in said.stderr
    assert "apt install python3" in said.stderr


def _tools(place: Path) -> str:
    """A PATH with what the shell script calls, and no Python."""
    tools = place / "tools"
    tools.mkdir()
    (tools / "dirname").symlink_to("/usr/bin/dirname")
    return str(tools)


def _program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def _must_not_be_called(*_: object) -> None:
    pytest.fail("was done again")
