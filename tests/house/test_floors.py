"""What points by a string points down the floors, too: the import linter does not see it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.urls import URLResolver, get_resolver

from tests.house.floors import floors, may_point, package_of
from tests.house.walked import FLOORS, our_models, told
from tests.lints import source

URL = re.compile(r"\{%\s*url\s+[\"']([\w-]+)[\"']")
OTHER_TEMPLATE = re.compile(r"\{%\s*(?:include|extends)\s+[\"']([^\"'#]+)")
LOAD = re.compile(r"\{%\s*load\s+(?:[\w\s]+\s+from\s+)?([\w\s]+?)\s*%\}")

SIGNING = "belongs to accounts, which lies below access and so cannot have pages of its own"
KNOWN_BY_ALL = {
    "home": "every house has a front door",
    "sign-in": SIGNING,
    "sign-out": SIGNING,
    "account_confirm_login_code": SIGNING,
    "arrival": SIGNING,
    "hand-over": SIGNING,
}
"""Addresses of the portal that lower floors may name, as settings do (LOGIN_URL)."""


def test_the_applications_stand_in_the_order_of_the_floors():
    numbers = [floors()[name.removeprefix("wirkkreis.")] for name in FLOORS]
    assert numbers == sorted(numbers)


def test_foreign_keys_point_down():
    found = [
        f"{told(model)}.{field.name} points up to {told(target)}"
        for model in our_models()
        for field in model._meta.get_fields()
        if (target := field.related_model) in our_models()
        and not (field.auto_created and not field.concrete)
        and not may_point(model._meta.app_label, target._meta.app_label)
    ]
    assert not found


def test_templates_link_down():
    addresses = dict(_addresses(get_resolver()))
    found = [
        source.at(path, 1, f"links up to {name}")
        for path in source.templates()
        for name in URL.findall(source.text(path))
        if name in addresses and not _may_link(path, name, addresses[name])
    ]
    assert not found, "\n".join(found)


def test_templates_link_to_what_there_is():
    addresses = dict(_addresses(get_resolver()))
    found = [
        source.at(path, 1, f"links to {name}, which does not exist")
        for path in source.templates()
        for name in URL.findall(source.text(path))
        if name not in addresses
    ]
    assert not found, "\n".join(found)


def test_python_links_down():
    addresses = dict(_addresses(get_resolver()))
    found = [
        source.at(path, line, f"links up to {name}")
        for path in source.python(tests=False)
        if path.is_relative_to(source.PACKAGE) and path.parent != source.PACKAGE
        for line, name in _reversed(path)
        if name in addresses and not _may_link(path, name, addresses[name])
    ]
    assert not found, "\n".join(found)


def test_templates_are_put_together_from_below():
    homes = {
        path.relative_to(_templates_folder(path)).as_posix(): package_of(path)
        for path in source.templates()
        if "templates" in path.parts
    }
    found = [
        source.at(path, 1, f"takes {name} from above")
        for path in source.templates()
        for name in OTHER_TEMPLATE.findall(source.text(path))
        if name in homes and not may_point(package_of(path), homes[name])
    ]
    assert not found, "\n".join(found)


def test_template_tags_come_from_below():
    homes = {
        path.stem: package_of(path)
        for path in source.PACKAGE.glob("*/templatetags/*.py")
        if path.stem != "__init__"
    }
    found = [
        source.at(path, 1, f"loads {name} from above")
        for path in source.templates()
        for names in LOAD.findall(source.text(path))
        for name in names.split()
        if name in homes and not may_point(package_of(path), homes[name])
    ]
    assert not found, "\n".join(found)


def test_up_is_not_down():
    """Else the walks above would prove nothing."""
    assert may_point("diary", "goals")
    assert not may_point("goals", "diary")
    assert not may_point("diary", "events")


def _addresses(resolver: URLResolver) -> Iterator[tuple[str, str]]:
    """Each address with the package of its page; those of libraries stand in portal."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _addresses(entry)
        elif entry.name:
            module = entry.callback.__module__.split(".")
            yield entry.name, module[1] if module[0] == "wirkkreis" else "portal"


def _may_link(path: Path, name: str, to_package: str) -> bool:
    return name in KNOWN_BY_ALL or may_point(package_of(path), to_package)


def _reversed(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(source.tree(path)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"reverse", "reverse_lazy"}:
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant):
                yield node.lineno, str(first.value)


def _templates_folder(path: Path) -> Path:
    return next(parent for parent in path.parents if parent.name == "templates")
