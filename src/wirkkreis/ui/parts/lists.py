"""Lists of things: the tree of goals, timelines, files, answers, errors."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.functional import Promise

from wirkkreis.ui.forms import HouseBoundField
from wirkkreis.ui.states import STATES, State

register = template.Library()


@register.inclusion_tag("ui/shelf/tree.html")
def tree(nodes: Sequence[Any], label: str | Promise = "") -> dict[str, Any]:
    """Goals within goals, each with its state (`items.TreeNode`)."""
    return {"nodes": [(node, _states_below(node)) for node in nodes], "label": label}


@register.inclusion_tag("ui/shelf/timeline.html")
def timeline(entries: Sequence[Any]) -> dict[str, Any]:
    """What happened when, newest first (`items.Happening`)."""
    return {"entries": entries}


@register.inclusion_tag("ui/shelf/files.html")
def files(stored: Sequence[Any]) -> dict[str, Any]:
    """Files to download, with kind and size (`items.StoredFile`)."""
    return {"files": stored}


@register.inclusion_tag("ui/shelf/summary.html")
def summary(rows: Sequence[Any]) -> dict[str, Any]:
    """Answers to check before sending (`items.SummaryRow`)."""
    return {"rows": rows}


@register.inclusion_tag("ui/shelf/error_summary.html")
def error_summary(form: forms.BaseForm) -> dict[str, Any]:
    """All errors of a form in one box that takes the focus, each a link to its field."""
    hidden = [error for field in form.hidden_fields() for error in field.errors]
    fields = [(field, error) for field in form.visible_fields() for error in _texts(field)]
    general = [*form.non_field_errors(), *hidden]
    return {"general": general, "fields": fields, "count": len(general) + len(fields)}


def _texts(field: BoundField) -> list[str]:
    return (
        field.error_texts
        if isinstance(field, HouseBoundField)
        else [str(text) for text in field.errors]
    )


def _states_below(node: Any) -> list[tuple[State, int]]:
    """How many goals without children of their own are in which state, in the order of states."""
    counts = Counter(leaf.state for leaf in _leaves(node) if leaf is not node)
    return [(look, counts[name]) for name, look in STATES.items() if counts[name]]


def _leaves(node: Any) -> Iterator[Any]:
    if not node.children:
        yield node
    for child in node.children:
        yield from _leaves(child)
