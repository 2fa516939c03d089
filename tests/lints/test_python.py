"""What our Python may say, and where."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.lints import source

SAYS_NOTHING = {"util", "utils", "helper", "helpers", "service", "services"}
SAYS_NOTHING |= {"common", "manager", "managers", "mixin", "mixins", "misc"}

# Who may look beyond one partnership, and what for.
MAY_LOOK_EVERYWHERE = {
    "src/wirkkreis/tenancy/wall.py": "makes the door",
    "src/wirkkreis/console/backup/saving.py": "a backup holds every partnership",
    "src/wirkkreis/console/backup/restoring.py": "and brings every partnership back",
}
# Who may set the variable and the role that the second wall reads.
MAY_OPEN_THE_WALL = {
    "src/wirkkreis/tenancy/wall.py",
    "src/wirkkreis/tenancy/roles.py",
}
CLOCK = "src/wirkkreis/tenancy/clock.py"
NOW = re.compile(
    r"(?:datetime\.)?\bdate(?:time)?\.(?:today|now|utcnow)\(|\btimezone\.(?:now|localdate|localtime)\(\)"
    r"|\blocaldate\(\)|\btime\.time\(\)"
)


def test_imports_stand_at_the_top():
    found = [
        source.at(path, node.lineno, "an import inside a function hides a cycle; move it up")
        for path in source.python()
        for function in source.functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not found, "\n".join(sorted(set(found)))


def test_time_is_asked_of_the_clock():
    found = []
    for path in source.python(tests=False):
        if _name(path) != CLOCK:
            found += [
                source.at(path, line, f"{said} cannot be moved; ask tenancy.clock")
                for line, said in _calls(path, NOW)
            ]
    assert not found, "\n".join(found)


def test_few_files_look_beyond_one_partnership():
    found = []
    for path in source.python(tests=False):
        if _name(path) not in MAY_LOOK_EVERYWHERE:
            found += [
                source.at(path, line, "looks into every partnership; list it here with its reason")
                for line, _ in _calls(path, re.compile(r"\binside\(\s*(?:wall\.)?EVERYWHERE"))
            ]
    assert not found, "\n".join(found)


def test_the_list_of_who_looks_everywhere_is_no_longer_than_needed():
    unused = [
        name
        for name in MAY_LOOK_EVERYWHERE
        if not (source.CHECKOUT / name).exists()
        or "EVERYWHERE" not in source.text(source.CHECKOUT / name)
    ]
    assert not unused


def test_only_the_wall_sets_what_the_database_checks():
    opening = re.compile(r"set_config\s*\(|\bSET\s+(?:LOCAL\s+|SESSION\s+)?ROLE\b", re.IGNORECASE)
    found = []
    for path in source.python(tests=False):
        if _name(path) in MAY_OPEN_THE_WALL:
            continue
        for node in ast.walk(source.tree(path)):
            if isinstance(node, ast.Constant) and _opens(node, opening):
                said = "opens the second wall; use tenancy.wall.inside"
                found.append(source.at(path, node.lineno, said))
    assert not found, "\n".join(found)


def test_a_file_is_named_by_what_it_is_about():
    found = [
        f"{_name(path)}: says nothing about its content; name it by the process or the noun"
        for path in source.python()
        if SAYS_NOTHING & {path.stem, *path.relative_to(source.CHECKOUT).parts[:-1]}
    ]
    assert not found, "\n".join(found)


def test_migrations_have_names():
    found = [
        f"{_name(path)}: name it by what it does (makemigrations --name …)"
        for path in source.files("*.py", below=source.PACKAGE)
        if path.parent.name == "migrations" and re.match(r"\d+_auto_|\d+_initial_\d", path.name)
    ]
    assert not found, "\n".join(found)


def test_nothing_is_left_to_be_done_in_a_comment():
    unfinished = r"#.*\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX)\b"
    found = source.matches(source.python(), unfinished, "…: do it, or file it as an issue")
    assert not found, "\n".join(found)


def _name(path: Path) -> str:
    return path.relative_to(source.CHECKOUT).as_posix()


def _calls(path: Path, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Calls whose source matches; what stands in a docstring or comment does not count."""
    for node in ast.walk(source.tree(path)):
        if isinstance(node, ast.Call) and (match := pattern.match(ast.unparse(node))):
            yield node.lineno, match.group()


def _opens(node: ast.Constant, opening: re.Pattern[str]) -> bool:
    """A text that is SQL; prose about the wall, as in a docstring, has a full stop."""
    said = node.value
    return isinstance(said, str) and bool(opening.search(said)) and ". " not in said
