"""Lists of things: the tree of goals, timelines, files, answers, errors."""

from collections.abc import Sequence
from typing import Any

from django import forms, template
from django.utils.functional import Promise

register = template.Library()


@register.inclusion_tag("ui/shelf/tree.html")
def tree(nodes: Sequence[Any], label: str | Promise = "") -> dict[str, Any]:
    """Goals within goals, each with its state (`items.TreeNode`)."""
    return {"nodes": nodes, "label": label}


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
    fields = [(field, error) for field in form.visible_fields() for error in field.errors]
    general = [*form.non_field_errors(), *hidden]
    return {"general": general, "fields": fields, "count": len(general) + len(fields)}
