"""What no file of the repository may carry."""

import re
from pathlib import Path

from tests.lints import source

# Taken apart, so that this file does not carry them itself.
REGISTRIES = "|".join(
    re.escape(host)
    for host in (
        "files.python" + "hosted.org",
        "pypi" + ".org/simple",
        "registry.npm" + "js.org",
        "deb." + "debian.org",
    )
)
MACHINE_PATH = r"(?<![\w.~/-])/(?:home|root|Users)/[\w.-]+/|(?<![\w.~/-])/wor" + r"k/"
READABLE = {".py", ".txt", ".in", ".toml", ".md", ".html", ".css", ".js", ".json", ".yml", ".yaml"}
READABLE |= {".po", ".sh", ".cfg", ".ini", ".service", ".conf", ".typ", ".csv", ".svg", ""}


def test_no_file_says_where_packages_were_fetched():
    sentence = "… is one way to the package index; a mirror is another person's choice"
    found = source.matches(_readable(), REGISTRIES, sentence)
    assert not found, "\n".join(found)


def test_no_file_says_on_which_machine_it_was_made():
    found = source.matches(_readable(), MACHINE_PATH, "… exists on one machine only")
    assert not found, "\n".join(found)


def test_generated_files_stay_out():
    generated = {"__pycache__", ".venv", "node_modules", ".mypy_cache", ".ruff_cache"}
    found = [str(path) for path in source.tracked() if generated & set(path.parts)]
    assert not found, "\n".join(found)


def test_every_shipped_program_can_be_executed():
    programs = ("start", "check", "bench", "bootstrap/run", ".ci/run")
    present = [source.CHECKOUT / name for name in programs if (source.CHECKOUT / name).exists()]
    assert present
    assert [path for path in present if not path.stat().st_mode & 0o111] == []


def _readable() -> list[Path]:
    return [path for path in source.tracked() if path.suffix in READABLE and _is_text(path)]


def _is_text(path: Path) -> bool:
    return b"\0" not in path.read_bytes()[:4096]
