"""`{% load languages %}`: text on a page that says which language it is in (WCAG 3.1.2)."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from wirkkreis.languages.known import BASE, direction_of
from wirkkreis.languages.said import Said

register = template.Library()


@register.simple_tag
def said(value: str) -> SafeString:
    """The text, escaped; inside a `<span lang dir>` when it is not in the page's language.

    Plain German counts as German: a screen reader has no other voice for it.
    """
    page = get_language() or BASE
    if not isinstance(value, Said) or not value or _sounds_alike(value.lang, page):
        return format_html("{}", value)
    return format_html(
        '<span lang="{}" dir="{}">{}</span>', value.lang, direction_of(value.lang), value
    )


@register.simple_tag
def free(value: object) -> SafeString:
    """Text somebody typed (a name, a note), kept from turning the words around it; escaped."""
    return format_html('<bdi dir="auto">{}</bdi>', "" if value is None else value)


@register.filter
def direction(code: str) -> str:
    """`rtl` or `ltr` for a language code, for a `dir` attribute."""
    return direction_of(code)


def _sounds_alike(one: str, other: str) -> bool:
    return one == other or {one, other} == {"de", "de-simple"}
