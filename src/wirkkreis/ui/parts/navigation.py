"""Finding the way: crumbs, tabs, pages, sorting, filters, steps."""

from collections.abc import Sequence
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.http import HttpRequest
from django.utils.functional import Promise

from wirkkreis.ui.frame import Link

register = template.Library()


@register.inclusion_tag("ui/shelf/crumbs.html")
def crumbs(links: Sequence[Link]) -> dict[str, Any]:
    """The way from the start to this page; the last entry is the page itself."""
    return {"links": links}


@register.inclusion_tag("ui/shelf/tabs.html")
def tabs(links: Sequence[Link], label: str | Promise) -> dict[str, Any]:
    """Views of the same thing, each with its own address."""
    return {"links": links, "label": label}


@register.inclusion_tag("ui/shelf/switch.html")
def switch(links: Sequence[Link], label: str | Promise) -> dict[str, Any]:
    """Two or three ways to look at one figure, with the label before them."""
    return {"links": links, "label": label}


@register.inclusion_tag("ui/shelf/take_away.html")
def take_away(links: Sequence[Link], text: str | Promise = "") -> dict[str, Any]:
    """The list that is shown as files (`sheets.sheet_links`); `text` says what else they are."""
    return {"links": links, "text": text}


@register.inclusion_tag("ui/shelf/pager.html", takes_context=True)
def pager(context: template.Context, page: Page[Any], parameter: str = "page") -> dict[str, Any]:
    """Pages of a long list; the other parameters of the address stay."""
    request = context["request"]
    numbers = [
        (number, _query(request, parameter, number) if isinstance(number, int) else "")
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    return {
        "page": page,
        "numbers": numbers,
        "before": _query(request, parameter, page.number - 1) if page.has_previous() else "",
        "after": _query(request, parameter, page.number + 1) if page.has_next() else "",
    }


@register.inclusion_tag("ui/shelf/sort_head.html", takes_context=True)
def sort_head(
    context: template.Context,
    label: str | Promise,
    field: str,
    default: str = "",
    numeric: bool = False,
) -> dict[str, Any]:
    """A column head that sorts by `?sort=field` and back by `?sort=-field`.

    `default` is the order of the list when the address names none.
    """
    request = context["request"]
    current = request.GET.get("sort", default)
    order = {field: "ascending", f"-{field}": "descending"}.get(current, "")
    wanted = f"-{field}" if order == "ascending" else field
    return {
        "label": label,
        "order": order,
        "numeric": numeric,
        "url": _query(request, "sort", wanted, dropped="page"),
    }


@register.inclusion_tag("ui/shelf/filters.html", takes_context=True)
def filters(
    context: template.Context,
    form: forms.BaseForm,
    target: str = "",
    found: str | Promise = "",
    action: str | Promise = "",
) -> dict[str, Any]:
    """A form that narrows a list, by GET. With `target` ("#list") htmx swaps that part at once.

    `found` is the sentence that says how many there are; `action` the button's word.
    """
    request = context["request"]
    return {
        "form": form,
        "target": target,
        "found": found,
        "action": action,
        "path": request.path,
        "sort": request.GET.get("sort", ""),
        "in_use": any(request.GET.get(name) for name in form.fields),
    }


@register.inclusion_tag("ui/shelf/steps.html")
def steps(items: Sequence[Any], label: str | Promise) -> dict[str, Any]:
    """The steps of a longer way (`items.Step`)."""
    return {"items": items, "label": label}


def _query(request: HttpRequest, name: str, value: object, dropped: str = "") -> str:
    """The address's query with one parameter changed and one dropped."""
    query = request.GET.copy()
    query[name] = str(value)
    if dropped:
        query.pop(dropped, None)
    return f"?{query.urlencode()}"
