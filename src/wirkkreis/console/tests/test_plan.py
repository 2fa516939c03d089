"""`plan read`: JSON alone on stdout, a tree for people, and what the exit says."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

import wirkkreis
from wirkkreis.console.plan import main

PLAN = (
    "Zielplan 2019\n\nLeitziel 1: Alle reden mit.\nHandlungsziel 1.1: Bis Ende Mai finden "
    "3 Treffen statt.\n"
)
KEYS = {"level", "number", "parent", "parent_assumed", "text", "line", "lines", "suggestions"}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_json_has_the_agreed_shape(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(plan), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"title", "year", "goals", "notes", "warnings"}
    assert [set(goal) for goal in answer["goals"]] == [KEYS, KEYS]
    assert answer["goals"][1]["lines"] == [[4, 4]]
    assert answer["goals"][1]["parent"] == 0
    assert answer["goals"][1]["suggestions"] == [
        {
            "kind": "count",
            "quote": "3 Treffen",
            "target": 3,
            "unit": "Treffen",
            "starts": None,
            "due": "2019-05-31",
            "source": "events.held",
            "assumed": [
                "Jahr 2019: An dieser Stelle steht keines, gemeint ist wohl das Jahr des Plans"
            ],
        }
    ]
    assert answer["notes"] == [{"line": 1, "text": "Zielplan 2019", "suggestions": []}]


def test_people_get_a_tree(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(plan)]) == 0
    told = capsys.readouterr().out
    assert "Leitziel 1: Alle reden mit." in told
    assert "bis 31.05.2019" in told


def test_no_goals_is_exit_3_with_a_hint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "brief.txt").write_text("Liebe Gäste,\n\nwir laden ein.\n", encoding="utf-8")
    assert main(["read", str(tmp_path / "brief.txt"), "--json"]) == 3
    assert "keine Ziele" in json.loads(capsys.readouterr().out)["warnings"][0]


def test_an_unreadable_file_is_exit_2_with_the_reason_on_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(tmp_path / "fehlt.pdf"), "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "gibt es nicht" in said.err


def test_it_starts_at_once_and_without_django(plan: Path) -> None:
    code = (
        "import sys; from wirkkreis.console.plan import main; code = main(sys.argv[1:]);"
        "sys.exit(9 if 'django' in sys.modules else code)"
    )
    source = str(Path(wirkkreis.__file__).parent.parent)
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, "read", str(plan), "--json"],
        env={"PYTHONPATH": source, "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["year"] == 2019
    assert time.monotonic() - begun < 2
