"""What the lints walk over: our files, their syntax trees, and how a finding is said."""

import ast
import functools
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGE = CHECKOUT / "src" / "wirkkreis"
NOT_OURS = {".venv", "var", ".git", "vendor", "__pycache__"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(pattern: str, *, below: Path = CHECKOUT) -> list[Path]:
    """Our files of this pattern; nothing generated, installed or taken over from elsewhere."""
    found = below.rglob(pattern)
    return sorted(
        path for path in found if not NOT_OURS & set(path.relative_to(CHECKOUT).parts[:-1])
    )


def python(*, tests: bool = True) -> list[Path]:
    """Our Python, with or without what tests it."""
    found = [path for part in ("src", "bootstrap", "tests") for path in _python_below(part)]
    return [path for path in found if tests or not is_test(path)]


def templates() -> list[Path]:
    """Our page, mail and PDF templates that a browser reads."""
    return [path for path in files("*.html", below=PACKAGE) if not is_test(path)]


def is_test(path: Path) -> bool:
    """Whether this file belongs to the tests."""
    return "tests" in path.relative_to(CHECKOUT).parts


@functools.cache
def text(path: Path) -> str:
    """The content of a file."""
    # A sample for a reader may be written in another encoding on purpose.
    return path.read_text(encoding="utf-8", errors="replace")


@functools.cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(text(path), filename=str(path))


def functions(path: Path) -> Iterator[Function]:
    """Every function and method of a file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, Function):
            yield node


def at(path: Path, line: int, sentence: str) -> str:
    """One finding, as people and editors read it."""
    return f"{path.relative_to(CHECKOUT)}:{line}: {sentence}"


def matches(
    paths: Iterable[Path], pattern: str, sentence: str, *, read: Callable[[Path], str] = text
) -> list[str]:
    """A finding for each place where a pattern stands; `…` in the sentence is what was found."""
    compiled = re.compile(pattern)
    return [
        at(path, number, sentence.replace("…", match.group().strip()))
        for path in paths
        for number, line in enumerate(read(path).splitlines(), start=1)
        for match in compiled.finditer(line)
    ]


def tracked() -> list[Path]:
    """The files of the repository; outside of one, everything that is not generated."""
    asked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=CHECKOUT,
        capture_output=True,
        check=False,
    )
    names = asked.stdout.decode().split("\0") if asked.returncode == 0 else []
    found = [CHECKOUT / name for name in names if name] or files("*")
    return [path for path in found if path.is_file() and not path.is_symlink()]


def _python_below(part: str) -> list[Path]:
    return files("*.py", below=CHECKOUT / part) if (CHECKOUT / part).is_dir() else []
