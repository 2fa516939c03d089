"""Text people write, safe to show."""

import pytest

from wirkkreis.ui.markdown import to_html


def test_a_little_markdown_becomes_html():
    assert (
        to_html("**wichtig**\n\n- eins")
        == "<p><strong>wichtig</strong></p>\n<ul>\n<li>eins</li>\n</ul>\n"
    )


def test_headings_stay_below_those_of_the_page():
    assert to_html("# Titel\n\n## Unter") == "<h3>Titel</h3>\n<h4>Unter</h4>\n"
    assert to_html("## Titel\n\n#### Unter") == "<h3>Titel</h3>\n<h4>Unter</h4>\n"
    assert to_html("# 1\n\n## 2\n\n### 3\n\n#### 4").endswith("<h5>3</h5>\n<h5>4</h5>\n")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "![x](https://fremd.example/pixel.png)",
        '<a href="x" onclick="y">x</a>',
        "<p style='color:red'>x</p>",
    ],
)
def test_nothing_active_and_nothing_foreign_comes_through(text):
    html = to_html(text)
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert "<p style" not in html
    assert '<a href="x" onclick' not in html


def test_html_that_someone_typed_is_shown_as_typed():
    assert to_html("ein <b>Tag</b>") == "<p>ein &lt;b&gt;Tag&lt;/b&gt;</p>\n"
