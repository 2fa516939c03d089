"""The guard: no page without a right, no right without being asked."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import HouseRequest


class GuardMiddleware:
    """Asks the right of each page before its view runs; signed-in pages are never stored.

    What says that it never ages (the theme) is the same for everybody, and stays stored.
    """

    def __init__(self, get_response: Callable[[HouseRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HouseRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.user.is_authenticated and not _never_ages(response):
            add_never_cache_headers(response)
        return response

    def process_view(
        self, request: HouseRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """None to go on; else the way to sign-in or the second factor, or a 403 that says why."""
        right = getattr(view, "right", None)
        if right is None:
            raise PermissionDenied(_("Für diese Seite ist nicht festgelegt, wer sie sehen darf."))
        if right == "everyone":
            return None
        verdict = may(request.actor, right)
        if verdict:
            return None
        if request.method in {"GET", "HEAD"}:
            if not request.actor.is_signed_in:
                return redirect_to_login(request.get_full_path())
            if verdict.lacks_second_factor:
                return redirect_to_login(request.get_full_path(), settings.SECOND_FACTOR_URL)
        raise PermissionDenied(verdict.reason)


def _never_ages(response: HttpResponseBase) -> bool:
    return "immutable" in response.headers.get("Cache-Control", "")
