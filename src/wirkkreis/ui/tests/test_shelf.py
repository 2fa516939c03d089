"""Every component renders, escapes and carries no style."""

import json
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory

from wirkkreis.ui.frame import Link
from wirkkreis.ui.icons import ICONS
from wirkkreis.ui.items import (
    Appointment,
    Area,
    Bar,
    Happening,
    LegendEntry,
    Point,
    Share,
    Step,
    StoredFile,
    SummaryRow,
    TreeNode,
)
from wirkkreis.ui.sample import SampleFilter, SampleForm

EVIL = '<img src=x onerror="alert(1)">'
TAGS = [
    "{% badge evil sign='check' %}",
    "{% state 'reached' word=evil %}",
    "{% button evil name=evil value=evil disabled=True reason=evil %}",
    "{% link_button evil evil icon='plus' %}",
    "{% progress 3 of=4 label=evil text=evil %}",
    "{% progress None label=evil %}",
    "{% number evil evil note=evil url=evil %}",
    "{% next_step evil until=day %}",
    "{% icon 'check' evil %}",
    "{{ evil|markdown }}",
    "{% alert title=evil kind='bad' live=True %}{{ evil }}{% endalert %}",
    "{% cards %}{% card title=evil url=evil kicker=evil %}{{ evil }}{% endcard %}{% endcards %}",
    "{% heading evil lead=evil kicker=evil %}{{ evil }}{% endheading %}",
    "{% hero evil evil %}{{ evil }}{% endhero %}",
    "{% panel evil %}{{ evil }}{% endpanel %}",
    "{% table evil %}<tbody><tr><td>{{ evil }}</td></tr></tbody>{% endtable %}",
    "{% toolbar evil %}{{ evil }}{% endtoolbar %}{% actions %}{{ evil }}{% endactions %}",
    "{% disclosure evil %}{{ evil }}{% enddisclosure %}",
    "{% empty evil evil %}{{ evil }}{% endempty %}",
    "{% facts %}{% fact evil %}{{ evil }}{% endfact %}{% endfacts %}",
    "{% confirm evil evil evil %}{{ evil }}{% endconfirm %}",
    "{% crumbs links %}{% tabs links evil %}{% switch links evil %}{% take_away links evil %}",
    "{% button evil about=evil %}{% link_button evil evil about=evil %}",
    "{% pager page %}{% sort_head evil 'title' %}",
    "{% filters filter_form target='#rows' found=evil action=evil %}",
    "{% steps steps evil %}",
    "{% tree nodes evil %}",
    "{% month 2026 3 appointments today=day before=evil after=evil %}",
    "{% timeline entries %}{% files stored %}{% summary rows %}",
    "{% error_summary form %}",
    "{% bars bars evil unit=evil %}",
    "{% stack shares evil %}",
    "{% line points evil unit=evil target=3 %}",
    "{% qr evil evil %}",
    "{% area_map areas evil 10 10 legend=legend credit=evil value_head=evil %}",
]


def rendered(source: str, query: str = "", **context: Any) -> str:
    request = RequestFactory().get(f"/liste/{query}")
    return str(
        engines["django"]
        .from_string("{% load shelf %}" + source)
        .render({"request": request, **context})
    )


def everything_evil() -> dict[str, Any]:
    form = SampleForm({"day": EVIL})
    form.fields["title"].label = EVIL
    leaf = TreeNode(EVIL, EVIL, EVIL, EVIL, "at_risk", EVIL)
    return {
        "evil": EVIL,
        "day": date(2026, 3, 31),
        "links": [Link(EVIL, EVIL, icon="eye"), Link(EVIL, EVIL)],
        "page": Paginator(range(50), 10).get_page(2),
        "filter_form": SampleFilter({"q": EVIL}),
        "form": form,
        "steps": [Step(EVIL, "done", EVIL), Step(EVIL, "current")],
        "nodes": [TreeNode(EVIL, children=[leaf])],
        "entries": [Happening(date(2026, 1, 2), EVIL, EVIL, EVIL, "flag", "good", EVIL)],
        "appointments": [Appointment(date(2026, 3, 2), EVIL, EVIL, EVIL, EVIL, note=EVIL)],
        "stored": [StoredFile(EVIL, EVIL, 2048, EVIL, EVIL)],
        "rows": [SummaryRow(EVIL, EVIL, EVIL)],
        "bars": [Bar(EVIL, 1, EVIL, EVIL, 2), Bar(EVIL, None)],
        "shares": [Share(EVIL, 1, "good", "check"), Share(EVIL, 2)],
        "points": [Point(EVIL, 1), Point(EVIL, None), Point(EVIL, 2)],
        "areas": [Area(EVIL, "M0 0", 1.5, 1, EVIL, EVIL, 2, EVIL), Area(EVIL, "M0 0", 1, 1)],
        "legend": [LegendEntry(2, EVIL), LegendEntry(None, EVIL)],
    }


@pytest.mark.parametrize("source", TAGS)
def test_a_component_escapes_what_it_is_given(source):
    html = rendered(source, f"?q={EVIL}", **everything_evil())
    assert html.strip()
    assert "<img" not in html


@pytest.mark.parametrize("source", TAGS)
def test_a_component_carries_no_style_and_no_script(source):
    html = rendered(source, **everything_evil())
    assert " style=" not in html
    assert "<style" not in html
    assert "<script" not in html


def test_nothing_ends_a_block_of_data():
    data = {"name": f"</script>{EVIL} & \u2028"}
    block = rendered("{% linked_data data %}", data=data)
    start, end = '<script type="application/ld+json">', "</script>"
    inside = block.removeprefix(start).removesuffix(end)
    assert json.loads(inside) == data
    assert not set("<>&\u2028") & set(inside)


def test_a_state_says_its_word_and_shows_its_sign():
    html = rendered("{% state 'at risk' %}")
    assert "gefährdet" in html
    assert ICONS["alert"] in html


def test_an_unmeasured_value_is_never_drawn_as_zero():
    html = rendered("{% bars bars 'Stand' %}", bars=[Bar("Zufriedenheit", None), Bar("Treffen", 0)])
    assert html.count("noch nicht messbar") == 2
    assert html.count("bar-fill") == 1
    assert "<progress" not in rendered("{% progress None %}")


def test_numbers_in_svg_are_never_written_the_german_way():
    html = rendered(
        "{% stack shares 'x' %}{% progress 1.5 of=3 %}", shares=[Share("a", 1), Share("b", 2)]
    )
    assert 'width="33.33%"' in html
    assert 'value="1.5"' in html


def test_sorting_turns_around_and_starts_at_the_first_page():
    head = "{% sort_head 'Tag' 'day' default='-day' %}"
    assert 'aria-sort="descending"' in rendered(head)
    assert 'href="?sort=day"' in rendered(head)
    assert 'href="?sort=-day&amp;ort=1"' in rendered(head, "?sort=day&ort=1&page=3")
    assert "aria-sort" not in rendered(head, "?sort=title")


def test_paging_keeps_the_rest_of_the_address():
    page = Paginator(range(50), 10).get_page(2)
    html = rendered("{% pager page %}", "?ort=7", page=page)
    assert 'href="?ort=7&amp;page=3" rel="next"' in html
    assert rendered("{% pager page %}", page=Paginator([], 10).get_page(1)).strip() == ""


def test_a_guiding_goal_counts_the_states_below_it():
    leaves = [
        TreeNode("a", state="reached"),
        TreeNode("b", state="reached"),
        TreeNode("c", state="missed"),
    ]
    html = rendered(
        "{% tree nodes %}", nodes=[TreeNode("Leitziel", children=[TreeNode("m", children=leaves)])]
    )
    assert "2 erreicht" in html
    assert "1 verfehlt" in html


def test_a_title_in_another_language_says_so():
    class Said(str):
        lang = "ar"

    node = SimpleNamespace(
        title=Said("هدف"), url="", number="", level="", state="", note="", children=()
    )
    assert 'lang="ar"' in rendered("{% tree nodes %}", nodes=[node])


def test_a_region_that_scrolls_can_be_reached_and_has_a_name():
    html = rendered("{% table 'Einträge' %}<tbody></tbody>{% endtable %}")
    assert 'role="region" aria-label="Einträge" tabindex="0"' in html


def test_a_stacked_table_says_so_and_an_empty_timeline_speaks():
    html = rendered("{% table 'Einträge' stacked=True %}<tbody></tbody>{% endtable %}")
    assert 'class="table-scroll table-stacked"' in html
    assert "Noch nichts aufgezeichnet." in rendered("{% timeline entries %}", entries=[])


def test_labels_begin_with_a_capital_letter():
    assert "<dt>Aufbewahren bis</dt>" in rendered("{% fact 'aufbewahren bis' %}x{% endfact %}")


def test_an_icon_is_silent_unless_it_means_something():
    assert 'aria-hidden="true"' in rendered("{% icon 'pin' %}")
    assert 'role="img" aria-label="Ort"' in rendered("{% icon 'pin' 'Ort' %}")
    assert "icon-turns" in rendered("{% icon 'arrow' %}")


def test_a_qr_code_is_a_picture_with_a_name_on_its_own_white_ground():
    html = rendered("{% qr 'https://example.org/' 'Zur Anmeldung' size=160 %}")
    assert 'role="img" aria-label="Zur Anmeldung" width="160"' in html
    assert '<rect width="100%" height="100%" fill="#fff"/>' in html
