"""The one place that knows htmx: a page, a part of it, or the way onward."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

INVALID = 422
"""The status of a form that came back with errors, with and without scripts."""


def answer(
    request: HttpRequest,
    template: str,
    part: str | None = None,
    context: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render a screen, or only its named part (`{% partialdef part %}`) when htmx asks for it.

    Pass `status=INVALID` for a form with errors.
    """
    name = f"{template}#{part}" if part and wants_part(request) else template
    response = render(request, name, dict(context or {}), status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def done(request: HttpRequest, url: str, in_place: bool = False) -> HttpResponse:
    """The answer to a successful POST: go to `url`.

    A plain browser and htmx both leave the page. With `in_place`, htmx stays: it follows the 303
    itself and swaps the part that the view behind `url` answers with.
    """
    if wants_part(request) and not in_place:
        response = HttpResponse(status=204, headers={"HX-Redirect": url})
    else:
        response = HttpResponseRedirect(url)
        response.status_code = 303
    patch_vary_headers(response, ["HX-Request"])
    return response


def sent(request: HttpRequest) -> QueryDict | None:
    """The fields of the form that was sent, None when the page is only opened."""
    return request.POST if request.method == "POST" else None


def wants_part(request: HttpRequest) -> bool:
    """True when htmx will swap the answer into a page that is already there."""
    headers = request.headers
    whole_page = "HX-Boosted" in headers or "HX-History-Restore-Request" in headers
    return headers.get("HX-Request") == "true" and not whole_page
