"""The pages of sign-in without the rest of the house: addresses and a frame of their own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver

from wirkkreis.access.rights import right, staff
from wirkkreis.access.urls import page
from wirkkreis.portal.signing_urls import urlpatterns as signing
from wirkkreis.ui.frame import House


def bare_frame(request: HttpRequest) -> dict[str, Any]:
    """The frame without menus, which point to pages of others."""
    return {"house": House()}


def _home(request: HttpRequest) -> HttpResponse:
    return HttpResponse("home")


right("tests.staff", staff, title="Tests", reason="nur für Tests")

urlpatterns: list[URLPattern | URLResolver] = [
    page("", _home, right="everyone", name="home"),
    page("heute/", _home, right="member", name="today"),
    page("mitglieder-seite/", _home, right="member", name="members-only"),
    page("braucht-zweiten-faktor/", _home, right="tests.staff", name="with-second-factor"),
    *signing,
]
