"""Data for other programs inside a page: JSON-LD, which browsers read past."""

import json
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
"""What could end the block or be read as markup, as JSON writes it, too."""


@register.simple_tag
def linked_data(value: Mapping[str, Any]) -> SafeString:
    """A block of JSON-LD for the head of a page. It is data: no policy has to allow it."""
    written = SafeString(json.dumps(value, ensure_ascii=False).translate(ESCAPES))
    return format_html('<script type="application/ld+json">{}</script>', written)
