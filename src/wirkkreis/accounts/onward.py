"""Where somebody goes after signing in: to the page asked for, never to a foreign site."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

PARAMETER = "next"


def is_ours(url: str) -> bool:
    """Whether an address is a path on this host."""
    return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)


def wanted(request: HttpRequest) -> str:
    """The page asked for in `next` when it is one of ours, else ""."""
    url = request.POST.get(PARAMETER) or request.GET.get(PARAMETER) or ""
    return url if is_ours(url) else ""
