"""Pages between the sign-in host and the partnerships' own hosts."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.accounts.handing_over import arrive, is_away, way_back, way_to_sign_in
from wirkkreis.portal.pages.signing import way_onward
from wirkkreis.ui.answers import answer

View = Callable[..., HttpResponseBase]


def on_sign_in_host(view: View, *, through: str = "") -> View:
    """The view where people sign in; elsewhere the way there (and back, when it is done)."""

    @wraps(view)
    def there(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_away(request):
            return HttpResponseRedirect(way_to_sign_in(request, through=through))
        return view(request, *args, **kwargs)

    return there


@never_cache
@require_safe
def hand_over(request: HouseRequest) -> HttpResponse:
    """On the sign-in host: back to the partnership, with a ticket.

    A page that leads on by itself, not a redirect: browsers hold a form's target against all the
    redirects that follow it, and our policy allows forms to this host only.
    """
    account = request.actor.account
    url = way_back(request, account) if account else None
    if url is None:
        raise Http404
    return answer(request, "portal/sign_hand_over.html", context={"url": url})


@never_cache
@require_safe
def arrival(request: HouseRequest) -> HttpResponse:
    """On the partnership's host: the ticket is taken, and the page asked for opens."""
    if arrive(request):
        return HttpResponseRedirect(way_onward(request))
    return answer(request, "portal/sign_arrival_failed.html", status=400)
