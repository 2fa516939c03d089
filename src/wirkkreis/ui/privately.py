"""Pages that belong to one person: nobody keeps them, and no search engine lists them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponseBase
from django.utils.cache import add_never_cache_headers

View = Callable[..., HttpResponseBase]


def privately(view: View) -> View:
    """The view with the headers that keep its answer out of caches and indexes.

    The address of the page goes to no other site either: the house's Referrer-Policy is
    `same-origin`. (`no-referrer` would make browsers send forms with `Origin: null`, which the
    protection against forged requests refuses.)
    """

    @wraps(view)
    def private(*args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(*args, **kwargs)
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return private
