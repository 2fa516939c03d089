"""Every template compiles, and none lets markup through."""

from pathlib import Path

import pytest
from django.template import Engine
from django.template.base import Node, Template
from django.template.defaulttags import AutoEscapeControlNode

from tests.lints import source

TEMPLATES = sorted(
    path
    for path in source.PACKAGE.rglob("templates/**/*")
    if path.is_file() and path.suffix in {".html", ".txt", ".svg"} and not source.is_test(path)
)


def told(path: Path) -> str:
    return path.relative_to(source.PACKAGE).as_posix()


def test_there_are_templates():
    assert len(TEMPLATES) > 50


@pytest.mark.parametrize("path", TEMPLATES, ids=told)
def test_it_compiles_and_escapes(path):
    for node in _compiled(source.text(path)).nodelist.get_nodes_by_type(Node):
        if isinstance(node, AutoEscapeControlNode):
            assert node.setting or path.suffix == ".txt", "a letter in plain text needs no escaping"
        expression = getattr(node, "filter_expression", None)
        assert not _calls_safe(expression), f"{expression} lets markup through"


def test_the_walk_would_see_it():
    (node,) = _compiled("{{ text|upper|safe }}").nodelist
    assert _calls_safe(getattr(node, "filter_expression", None))


def _compiled(text: str) -> Template:
    return Template(text, engine=Engine.get_default())


def _calls_safe(expression: object) -> bool:
    filters = getattr(expression, "filters", ())
    return any(called.__name__ in {"safe", "safeseq"} for called, _ in filters)
