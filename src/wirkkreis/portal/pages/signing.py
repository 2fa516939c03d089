"""Signing in and out."""

from django.contrib.auth import logout
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from wirkkreis.accounts import demo
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.portal.pages.onward import PARAMETER
from wirkkreis.ui.answers import answer, done


@require_safe
def sign_in(request: HouseRequest) -> HttpResponse:
    """The ways to sign in."""
    inside = getattr(request, "partnership", None) is not None
    context = {
        "people": demo.people() if inside and demo.is_open_to(request) else [],
        "next": request.GET.get(PARAMETER, ""),
    }
    return answer(request, "portal/sign_in.html", context=context)


@require_POST
def sign_out(request: HouseRequest) -> HttpResponse:
    """End the session, and have the browser forget what it kept for us on this device."""
    logout(request)
    response = done(request, reverse("home"))
    response.headers["Clear-Site-Data"] = '"storage"'
    return response
