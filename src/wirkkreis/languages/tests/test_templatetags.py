import pytest
from django.template import Context, Template
from django.utils.translation import override

from wirkkreis.languages.said import Said, choose


def drawn(tag: str, value: object, page: str = "de") -> str:
    with override(page):
        return Template("{% load languages %}" + tag).render(Context({"value": value}))


def test_text_in_the_pages_language_is_only_escaped() -> None:
    assert drawn("{% said value %}", Said("<Fest>")) == "&lt;Fest&gt;"


def test_text_in_another_language_says_which() -> None:
    assert drawn("{% said value %}", Said("Fest & Musik"), "ar") == (
        '<span lang="de" dir="ltr">Fest &amp; Musik</span>'
    )
    assert drawn("{% said value %}", choose({"ar": "حفلة"})) == (
        '<span lang="ar" dir="rtl">حفلة</span>'
    )


def test_german_on_a_page_in_plain_german_needs_no_mark() -> None:
    assert drawn("{% said value %}", Said("Fest"), "de-simple") == "Fest"


@pytest.mark.parametrize("value", ["<b>", ""])
def test_an_ordinary_text_is_escaped_and_not_marked(value: str) -> None:
    assert drawn("{% said value %}", value, "ar") == value.replace("<", "&lt;").replace(">", "&gt;")


def test_typed_text_is_isolated_and_escaped() -> None:
    assert drawn("{% free value %}", "<كيم>") == '<bdi dir="auto">&lt;كيم&gt;</bdi>'
    assert drawn("{% free value %}", None) == '<bdi dir="auto"></bdi>'


def test_direction_knows_variants_and_strangers() -> None:
    template = "{{ value|direction }}"
    assert [drawn(template, code) for code in ("fa", "ar-sy", "de-simple", "xx")] == [
        "rtl",
        "rtl",
        "ltr",
        "ltr",
    ]
