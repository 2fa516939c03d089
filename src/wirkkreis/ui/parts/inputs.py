"""What the inputs of forms are made of. Django includes a template for each attribute and option;
a form with a list of places has hundreds.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.boundfield import BoundWidget
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()

Choices = Iterable[Mapping[str, Any]]
DASHES = BLANK_CHOICE_DASH[0][1]


@register.filter
def attributes(values: Mapping[str, Any]) -> SafeString:
    """The attributes of an input, each after a space; false ones are left out."""
    return flatatt(dict(values))


@register.simple_tag
def options(groups: Iterable[tuple[str | None, Choices, int]]) -> SafeString:
    """The options of a select, in their groups."""
    return format_html_join(
        "\n",
        "{}",
        (
            (_group(name, choices) if name else _options(choices),)
            for name, choices, _number in groups
        ),
    )


@register.simple_tag
def tick(choice: BoundWidget) -> SafeString:
    """The box or the radio button of one choice, without its label."""
    data = choice.data
    return format_html(
        '<input type="{}" name="{}" value="{}"{}>',
        data["type"],
        data["name"],
        data["value"],
        flatatt(data["attrs"]),
    )


def _group(name: str, choices: Choices) -> SafeString:
    return format_html('<optgroup label="{}">\n{}\n</optgroup>', name, _options(choices))


def _options(choices: Choices) -> SafeString:
    return format_html_join(
        "\n",
        '<option value="{}"{}>{}</option>',
        ((choice["value"], flatatt(choice["attrs"]), _in_words(choice)) for choice in choices),
    )


def _in_words(choice: Mapping[str, Any]) -> Any:
    """The label of a choice; the dashes that stand for "none yet" say what to do."""
    return _("bitte wählen") if choice["label"] == DASHES else choice["label"]
