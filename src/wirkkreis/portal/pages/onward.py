"""Where somebody goes after signing in: to the page asked for, never to a foreign site."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

PARAMETER = "next"


def onward(request: HttpRequest) -> str:
    """The page asked for in `next` when it is one of ours, else the first page."""
    wanted = request.POST.get(PARAMETER) or request.GET.get(PARAMETER) or ""
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if ours and wanted.startswith("/") else reverse("home")
