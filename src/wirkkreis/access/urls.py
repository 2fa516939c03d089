"""`page()`: a URL that names the right it needs. A URL without one answers 403."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, path

View = Callable[..., HttpResponseBase]


def page(route: str, view: View, *, right: str, name: str, kept: bool = False) -> URLPattern:
    """A path whose page is open to whoever holds `right` ("everyone" for public pages).

    `kept` for a public page that strangers are shown alike until a row of the partnership changes
    or the day does: it is made once (docs/adr/0013). Raises ValueError for a page that is not
    public.
    """
    if kept and right != "everyone":
        raise ValueError(f"{name} is not public and cannot be kept.")
    opened = _with_right(view, right)
    opened.kept = kept  # type: ignore[attr-defined]  # read by the door
    return path(route, opened, name=name)


def under_right(right: str, patterns: Iterable[URLPattern | URLResolver]) -> list[Any]:
    """Patterns of a library, each put under one right."""
    return [_opened(pattern, right) for pattern in patterns]


def _opened(pattern: URLPattern | URLResolver, right: str) -> URLPattern | URLResolver:
    if isinstance(pattern, URLPattern):
        return URLPattern(
            pattern.pattern,
            _with_right(pattern.callback, right),
            pattern.default_args,
            pattern.name,
        )
    return URLResolver(
        pattern.pattern,
        under_right(right, pattern.url_patterns),
        pattern.default_kwargs,
        pattern.app_name,
        pattern.namespace,
    )


def _with_right(view: View, right: str) -> View:
    @wraps(view)
    def opened(*args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(*args, **kwargs)

    opened.right = right  # type: ignore[attr-defined]  # read by the guard
    return opened
