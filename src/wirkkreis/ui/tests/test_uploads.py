"""What the parent makes of its child's answers; the real readers are tested beside themselves."""

import subprocess
import sys
from pathlib import Path

import pytest

import wirkkreis
from wirkkreis.ui import uploads

READER = """
import os, sys, time
from wirkkreis.ui import uploads

def read(content):
    kind = sys.argv[1] if sys.argv[1:] else ""
    if kind == "slow":
        time.sleep(60)
    if kind == "hungry":
        return len(bytearray(uploads.MEMORY))
    if kind == "writing":
        open(sys.argv[0] + ".txt", "w").write("x" * 100_000)
    if kind == "refusing":
        raise uploads.Problem("encrypted")
    return [content.decode(), kind, sorted(os.environ)]

sys.exit(uploads.answer(read, seconds=2))
"""


@pytest.fixture
def reader(tmp_path, monkeypatch):
    """A module of its own, in a house of its own, for the child to run."""
    house = tmp_path / "wirkkreis"
    house.symlink_to(Path(wirkkreis.__file__).parent)
    (tmp_path / "reader.py").write_text(READER)
    run = subprocess.run

    def run_there(command, *, env, **options):
        return run(command, env=env | {"PYTHONPATH": str(tmp_path)}, **options)

    monkeypatch.setattr(subprocess, "run", run_there)
    return "reader"


def test_the_child_reads_and_knows_nothing_of_our_environment(reader, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    text, kind, environment = uploads.opened("Grüße".encode(), by=reader, kind="plain", seconds=10)
    assert (text, kind) == ("Grüße", "plain")
    assert "DATABASE_URL" not in environment


def test_what_the_child_refuses_reaches_the_parent(reader):
    with pytest.raises(uploads.Problem, match=r"^encrypted$"):
        uploads.opened(b"", by=reader, kind="refusing", seconds=10)


@pytest.mark.parametrize("kind", ["hungry", "writing"])
def test_a_child_beyond_its_limits_hurts_only_itself(reader, kind):
    with pytest.raises(uploads.Broken):
        uploads.opened(b"", by=reader, kind=kind, seconds=10)


def test_a_slow_child_is_ended(reader):
    with pytest.raises(uploads.TooSlow):
        uploads.opened(b"", by=reader, kind="slow", seconds=0.5)


def test_it_starts_without_django():
    asked = "import sys, wirkkreis.ui.uploads; sys.exit('django' in sys.modules)"
    source = str(Path(wirkkreis.__file__).parent.parent)
    child = subprocess.run([sys.executable, "-c", asked], env={"PYTHONPATH": source}, check=False)
    assert child.returncode == 0


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Grüße".encode("utf-8-sig"), "Grüße"),
        ("Grüße".encode("utf-16"), "Grüße"),
        ("Grüße – ".encode("cp1252"), "Grüße – "),
        (b"\x81\x8d", None),
        (b"\x00\x01\x02", None),
        (b"\xff\xfe\x00", None),
    ],
)
def test_text_is_told_from_what_is_none(content, text):
    assert uploads.decoded(content) == text


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (uploads.OLD_OFFICE + uploads.ENCRYPTED_OFFICE, "encrypted"),
        (uploads.OLD_OFFICE, "old"),
        (b"PK\x03\x04", ""),
    ],
)
def test_office_files_that_only_their_program_opens_are_known(content, problem):
    assert uploads.office_problem(content) == problem
