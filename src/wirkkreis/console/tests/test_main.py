"""The dispatch: what each command loads, and what is said when there is no such command."""

import os
import subprocess
import sys

from wirkkreis.console import __main__ as console
from wirkkreis.console.commands import COMMANDS, Command
from wirkkreis.console.failure import Failure

LOADED = """
import sys
from wirkkreis.console import __main__, commands
commands.COMMANDS["plan"] = commands.Command("json.tool", "stands in")
sys.argv = ["-", "--help"]
try:
    __main__.main(["plan", "read"])
except TypeError:
    pass
print([name for name in ("django", "psycopg") if name in sys.modules])
"""


def test_plan_is_reached_without_django_and_without_a_database():
    said = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=False
    )
    assert said.stdout.endswith("[]\n")
    assert not COMMANDS["plan"].with_settings
    assert not COMMANDS["plan"].with_django


def test_an_unknown_command_gets_the_list(capsys):
    assert console.main(["strat"]) == 2
    said = capsys.readouterr().err
    assert "no command strat" in said
    assert all(name in said for name in COMMANDS)


def test_a_failure_is_said_with_its_mend_and_without_a_traceback(capsys, monkeypatch):
    monkeypatch.setitem(COMMANDS, "fail", Command(__name__, "fails"))
    assert console.main(["fail"]) == 1
    assert capsys.readouterr().err == "\nThe spoon is missing.\nBuy one.\n"


def test_a_missing_setting_is_said_without_a_traceback():
    bare = {"DATABASE_URL": "postgresql://a@/b", "PYTHONPATH": os.pathsep.join(sys.path)}
    said = subprocess.run(
        [sys.executable, "-m", "wirkkreis.console", "doctor"],
        env=bare,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 1
    assert said.stderr.startswith("\nSet WIRKKREIS_SECRET_KEY (or WIRKKREIS_SECRET_KEY_FILE)")


def main(_arguments: list[str]) -> int:
    """Stands in for a command."""
    raise Failure("The spoon is missing.", "Buy one.")
