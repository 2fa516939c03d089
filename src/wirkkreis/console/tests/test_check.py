"""Gates: which ones run, how they end, what is said about them."""

import shutil
import subprocess
import sys

import pytest

from wirkkreis.console import check, gates
from wirkkreis.console.check import FAILED, PASSED, SKIPPED, Result
from wirkkreis.console.failure import Failure
from wirkkreis.console.gates import Gate

QUICK = Gate("quick", "it is quick", ((sys.executable, "-c", ""),))
JOURNEY = Gate("journeys", "people arrive", (), group="journeys")
LONG = Gate("endurance", "it lasts", (), group="endurance")
ALL = [QUICK, JOURNEY, LONG]


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        ([], [QUICK, JOURNEY]),
        (["fast"], [QUICK]),
        (["endurance"], [LONG]),
        (["journeys", "quick"], [QUICK, JOURNEY]),
    ],
)
def test_gates_are_chosen_by_name_or_group(names, chosen):
    assert check.choose(ALL, names) == chosen


def test_an_unknown_gate_is_refused_and_the_known_ones_named():
    with pytest.raises(Failure, match="no gate quikc") as raised:
        check.choose(ALL, ["quikc"])
    assert "quick" in raised.value.mend


def test_a_gate_fails_when_one_of_its_commands_fails(capsys):
    failing = (sys.executable, "-c", "print('the reason'); raise SystemExit(3)")
    result = check._run(Gate("a", "b", (*QUICK.commands, failing)))
    assert result.outcome == FAILED
    assert "the reason" in capsys.readouterr().out


def test_a_gate_sees_its_own_environment():
    asks = "import os; assert os.environ['WIRKKREIS_HOSTS'] == 'demokratie.example'"
    gate = Gate("a", "b", ((sys.executable, "-c", asks),), environment=gates.LIKE_PRODUCTION)
    assert check._run(gate).outcome == PASSED


def test_a_gate_that_hangs_is_ended():
    waits = (sys.executable, "-c", "import threading; threading.Event().wait()")
    result = check._run(Gate("a", "b", (waits,), minutes=0.005))
    assert result.outcome == FAILED
    assert "took longer" in result.why


def test_what_a_machine_lacks_skips_the_gate_and_says_so(capsys):
    result = check._run(Gate("a", "b", (), lacks=lambda: "Chromium is missing"))
    assert result.outcome == SKIPPED
    assert "skipped: Chromium is missing" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("outcome", "in_ci", "code"),
    [(PASSED, True, 0), (FAILED, False, 1), (SKIPPED, False, 0), (SKIPPED, True, 1)],
)
def test_a_skipped_gate_is_a_failure_only_in_ci(outcome, in_ci, code):
    assert check.conclude([Result(QUICK, outcome, 1.0)], in_ci=in_ci) == code


def test_a_machine_without_chromium_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert "apt-get install chromium" in gates._lacks_chromium()


def test_the_list_names_every_gate_and_runs_none(capsys, monkeypatch):
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("ran something"))
    assert check.main(["--list"]) == 0
    said = capsys.readouterr().out
    assert all(gate.name in said for gate in gates.gates())
    assert {"format", "lint", "layers", "types", "unit"} <= {gate.name for gate in gates.gates()}
