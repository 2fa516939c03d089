"""Letters look alike, speak their reader's language, and say what they are."""

import re

import pytest

from wirkkreis.ui.letterhead import Letterhead
from wirkkreis.ui.letters import letter

PARTS = {
    "probe_subject.txt": "{% autoescape off %}Neues\n von {{ letterhead.name }}{% endautoescape %}",
    "probe.txt": (
        '{% extends "ui/letters/letter.txt" %}{% block content %}Hallo {{ who }}{% endblock %}'
    ),
    "probe.html": (
        '{% extends "ui/letters/letter.html" %}{% block title %}Neues{% endblock %}'
        '{% block content %}<p>Hallo {{ who }}</p><a class="button" href="https://x/?a=1&amp;b=2">'
        "Los</a>{% endblock %}"
    ),
}
HOUSE = Letterhead("Bündnis & Söhne", "#0f6e6a")


@pytest.fixture
def written(settings):
    """Writes the probe letter: `written(language="ar")`."""
    loaders = [
        ("django.template.loaders.locmem.Loader", PARTS),
        "django.template.loaders.app_directories.Loader",
    ]
    backend = "django.template.backends.django.DjangoTemplates"
    settings.TEMPLATES = [{"BACKEND": backend, "OPTIONS": {"loaders": loaders}}]

    def write(who="Jana", language="de"):
        return letter(
            "probe", {"who": who}, to="jana@example.org", language=language, letterhead=HOUSE
        )

    return write


def html_of(written):
    return str(written.alternatives[0][0])


def test_a_letter_says_that_nobody_wrote_it_by_hand(written):
    probe = written()
    assert probe.extra_headers["Auto-Submitted"] == "auto-generated"
    assert probe.extra_headers["Content-Language"] == "de"
    assert probe.subject == "Neues von Bündnis & Söhne"


def test_the_text_is_its_own_and_nothing_in_it_is_escaped(written):
    body = written("Müller & <Söhne>").body
    assert body.startswith("Hallo Müller & <Söhne>\n")
    assert "-- \nBündnis & Söhne" in body


def test_the_page_escapes_and_carries_its_styles_on_the_elements(written):
    page = html_of(written("<b>"))
    assert "Hallo &lt;b&gt;" in page
    assert re.search(r'<p style="[^"]*margin', page)
    assert 'href="https://x/?a=1&amp;b=2"' in page


def test_the_page_keeps_its_dark_side_and_asks_for_nothing_from_elsewhere(written):
    page = html_of(written())
    assert "@media (prefers-color-scheme: dark)" in page
    assert not re.search(r"<img|<link|src=|url\(|@import", page)


@pytest.mark.parametrize(
    ("language", "attributes"),
    [("de-simple", 'lang="de" dir="ltr"'), ("ar", 'lang="ar" dir="rtl"'), ("en", 'lang="en"')],
)
def test_the_page_is_an_article_in_its_readers_language(written, language, attributes):
    page = html_of(written(language=language))
    assert f"<html {attributes}" in page
    assert 'role="article"' in page
