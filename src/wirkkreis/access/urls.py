"""`page()`: a URL that names the right it needs. A URL without one answers 403."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, path

View = Callable[..., HttpResponseBase]


def page(route: str, view: View, *, right: str, name: str) -> URLPattern:
    """A path whose page is open to whoever holds `right` ("everyone" for public pages)."""
    return path(route, _with_right(view, right), name=name)


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
