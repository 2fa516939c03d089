"""Text that people write with a little Markdown, made safe to show."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

_READER = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")
_TAGS = {
    "p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "code", "pre", "hr",
    "h3", "h4", "h5", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_HEADINGS = ("h3", "h4", "h5")


def to_html(text: str) -> SafeString:
    """Markdown as HTML without scripts, styles, pictures or foreign attributes.

    Headings begin at the third level, because the page and its sections own the first two; with
    how many "#" somebody began, and whether a level was left out, makes no difference.
    """
    tokens = _READER.parse(text)
    written = sorted({token.tag for token in tokens if token.type == "heading_open"})
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = _HEADINGS[min(written.index(token.tag), len(_HEADINGS) - 1)]
    html = _READER.renderer.render(tokens, _READER.options, {})
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer",
    )
    return mark_safe(clean)  # noqa: S308 - nh3 has just cleaned it
