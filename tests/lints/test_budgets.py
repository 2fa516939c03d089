"""Nothing grows beyond what one can take in at a glance. The limits stand in docs/adr/."""

import ast
from pathlib import Path

from tests.lints import source
from tests.lints.source import Function

FILE_LINES = 400
TEMPLATE_LINES = 120
FUNCTION_LINES = 40
VIEW_LINES = 20


def test_a_python_file_has_at_most_400_lines():
    # What Django writes by itself is read by Django alone.
    ours = [path for path in source.python() if path.parent.name != "migrations"]
    assert not _too_long(ours, FILE_LINES, "split it by what its parts are about")


def test_a_template_has_at_most_120_lines():
    assert not _too_long(source.templates(), TEMPLATE_LINES, "give a part of it its own component")


def test_a_function_has_at_most_40_lines():
    found = []
    for path in source.python():
        for function in source.functions(path):
            if (lines := _lines(function)) > FUNCTION_LINES:
                said = f"{function.name} has {lines} lines, {FUNCTION_LINES} are the limit"
                found.append(source.at(path, function.lineno, said))
    assert not found, "\n".join(found)


def test_a_view_has_at_most_20_lines():
    found = []
    for path in source.python(tests=False):
        for function in source.functions(path):
            if _is_view(path, function) and (lines := _lines(function)) > VIEW_LINES:
                said = (
                    f"the view {function.name} has {lines} lines, {VIEW_LINES} are the limit: "
                    "a view fetches, asks, calls and answers; the rest is a verb or a queryset"
                )
                found.append(source.at(path, function.lineno, said))
    assert not found, "\n".join(found)


def _too_long(paths: list[Path], limit: int, advice: str) -> str:
    counted = ((path, len(source.text(path).splitlines())) for path in paths)
    return "\n".join(
        source.at(path, 1, f"{lines} lines, {limit} are the limit: {advice}")
        for path, lines in counted
        if lines > limit
    )


def _lines(function: Function) -> int:
    """From `def` to its end; what the docstring takes is not counted."""
    docstring = function.body[0]
    taken = 0
    if isinstance(docstring, ast.Expr) and isinstance(docstring.value, ast.Constant):
        taken = (docstring.end_lineno or docstring.lineno) - docstring.lineno + 1
    return (function.end_lineno or function.lineno) - function.lineno + 1 - taken


def _is_view(path: Path, function: Function) -> bool:
    in_pages = "pages" in path.parts or path.name in {"pages.py", "views.py"}
    first = [argument.arg for argument in function.args.args[:1]]
    return in_pages and first == ["request"]
