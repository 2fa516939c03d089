"""Pages that open by a link without an account: nobody stores, lists or passes them on."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.utils.cache import add_never_cache_headers

Page = Callable[..., HttpResponse]


def by_link(view: Page) -> Page:
    """The page is stored nowhere and found by no search engine; its address goes to no other site.

    "same-origin" and not "no-referrer": with the latter browsers send forms with `Origin: null`,
    and Django refuses them.
    """

    @wraps(view)
    def opened(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        add_never_cache_headers(response)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return opened
