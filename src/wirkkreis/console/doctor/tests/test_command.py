"""The doctor as a command: its lines, its exit code, and what it can say without a database."""

import os
import subprocess
import sys

from django.db import OperationalError

from wirkkreis.console.doctor import command, database
from wirkkreis.console.doctor.finding import Finding

GOOD, BAD = Finding("Uhr", "stimmt."), Finding("Platte", "ist voll.", "Räumen Sie auf.")


def test_all_good_is_said_and_exits_with_0(capsys, monkeypatch):
    monkeypatch.setattr(command, "examine", lambda: [GOOD])
    assert command.main([]) == 0
    assert capsys.readouterr().out == "✓ Uhr: stimmt.\nAlles in Ordnung.\n"


def test_a_fault_is_said_with_its_mend_and_exits_with_1(capsys, monkeypatch):
    monkeypatch.setattr(command, "examine", lambda: [GOOD, BAD])
    assert command.main([]) == 1
    assert "✗ Platte: ist voll.\n    Räumen Sie auf.\n1 Mangel." in capsys.readouterr().out


def test_a_database_that_dies_meanwhile_is_a_finding(monkeypatch):
    def dies():
        raise OperationalError("server closed the connection")

    monkeypatch.setattr(database, "unreachable", lambda: None)
    monkeypatch.setattr(command, "WITH_DATABASE", (dies,))
    monkeypatch.setattr(command, "WITHOUT_DATABASE", (lambda: [GOOD],))
    broken, good = command.examine()
    assert "abgebrochen (server closed" in broken.says
    assert good is GOOD


def test_without_a_database_the_rest_is_still_examined():
    done = subprocess.run(
        [sys.executable, "-m", "wirkkreis.console", "doctor"],
        env=os.environ | {"DATABASE_URL": "postgresql://a@/b?host=/nowhere"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "✗ Datenbank: antwortet nicht" in done.stdout
    assert "✓ Python" in done.stdout
