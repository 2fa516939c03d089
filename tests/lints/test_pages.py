"""What a template and a style sheet may say."""

import re
from pathlib import Path

from tests.lints import source

# Where markup is made from parts that were escaped or cleaned right there, and why not otherwise.
MAY_MAKE_MARKUP = {
    "src/wirkkreis/ui/markdown.py": "what nh3 has cleaned",
    "src/wirkkreis/ui/parts/linked.py": "JSON in which nothing can end its block",
    "src/wirkkreis/ui/parts/marks.py": "drawings from the project's own files",
}

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DATA_URI = re.compile(r"url\([^)]*\)")
PHYSICAL = (
    r"(?<![\w-])(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)"
    r"(?:-(?:width|style|color))?\s*:"
    r"|(?<![\w-])border-(?:top|bottom)-(?:left|right)-radius\s*:"
    r"|(?<![\w-])(?:left|right|top|bottom)\s*:"
    r"|(?<![\w-])(?:float|clear|text-align)\s*:\s*(?:left|right)\b"
)


def test_no_template_calls_a_text_safe():
    found = source.matches(
        source.templates(),
        r"\|\s*safe(?:seq)?\b|\{%\s*autoescape off",
        "… lets markup through unescaped; build it with format_html where it is made",
    )
    assert not found, "\n".join(found)


def test_no_python_calls_a_text_safe_but_where_it_was_cleaned():
    unlisted = [path for path in source.python(tests=False) if not _may_make_markup(path)]
    found = source.matches(
        unlisted,
        r"\b(?:mark_safe|SafeString|SafeText)\s*\(",
        "… lets markup through unescaped; use format_html or format_html_join",
    )
    assert not found, "\n".join(found)


def test_no_template_carries_script_or_style_of_its_own():
    sentence = "… is refused by the content security policy; put it into a file under static/"
    inline = r"<style\b|<script(?![^>]*\bsrc=)[^>]*>|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:"
    found = [
        finding
        for finding in source.matches(_pages_in_a_browser(), inline, sentence)
        if 'type="application/json"' not in finding
    ]
    assert not found, "\n".join(found)


def test_a_style_sheet_speaks_of_start_and_end():
    found = source.matches(
        source.files("*.css", below=source.PACKAGE),
        PHYSICAL,
        "“…” stays left when the page runs from right to left; name the logical side "
        "(margin-inline-start, inset-block-end, text-align: start)",
        read=_rules,
    )
    assert not found, "\n".join(found)


def _pages_in_a_browser() -> list[Path]:
    """A mail program reads no style sheets, so a letter's style is written into it."""
    return [path for path in source.templates() if not {"letters"} & set(path.parts)]


def _may_make_markup(path: Path) -> bool:
    return path.relative_to(source.CHECKOUT).as_posix() in MAY_MAKE_MARKUP


def _rules(path: Path) -> str:
    """A style sheet without its comments and addresses, line for line."""
    without = COMMENT.sub(lambda match: "\n" * match.group().count("\n"), source.text(path))
    return DATA_URI.sub("", without)
