"""The stylesheet and the scripts keep the house's rules."""

import json
import re
from pathlib import Path

import pytest

FLOOR = Path(__file__).parent.parent
SHEETS = sorted((FLOOR / "static/ui/css").glob("*.css"))
SCRIPTS = sorted((FLOOR / "static/ui/js").glob("*.js"))
TEMPLATES = sorted((FLOOR / "templates").rglob("*.html"))
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|(?:min-|max-)?(?:width|height)"
    r"|left|right|top|bottom|text-align:\s*(?:left|right)|float:\s*(?:left|right))\s*:"
)
MEDIA_QUERY = re.compile(r"@(?:media|container)[^{]*")
BASE64_OR_FOREIGN = re.compile(r"url\(|@import|https?:")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_sheet_knows_no_left_and_right(sheet):
    assert PHYSICAL.findall(MEDIA_QUERY.sub("", sheet.read_text())) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_sheet_fetches_nothing(sheet):
    assert BASE64_OR_FOREIGN.findall(sheet.read_text().replace('a[href^="http"]', "")) == []


def test_the_stylesheet_stays_small():
    assert sum(sheet.stat().st_size for sheet in SHEETS) <= 60_000


def test_behaviours_are_few_and_short():
    assert len(SCRIPTS) <= 10
    assert all(len(script.read_text().splitlines()) < 40 for script in SCRIPTS)
    assert sum(script.stat().st_size for script in SCRIPTS) <= 20_000


def test_no_swap_writes_a_style_which_the_policy_forbids():
    base = (FLOOR / "templates/ui/base.html").read_text()
    found = re.search(r'name="htmx-config" content=\'([^\']+)\'', base)
    assert found
    config = json.loads(found[1])
    assert "style" not in config["attributesToSettle"]
    assert config["includeIndicatorStyles"] is False


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_of_this_floor_links_nowhere_by_name(template):
    source = template.read_text()
    assert "{% url" not in source
    assert "|safe" not in source
    assert len(source.splitlines()) <= 120
