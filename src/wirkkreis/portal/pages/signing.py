"""Signing in with a code from a letter, and signing out."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from allauth.core import ratelimit
from django.contrib.auth import logout
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from wirkkreis.access.rights import may
from wirkkreis.accounts import demo, onward
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.accounts.forms import AddressForm, CodeForm
from wirkkreis.accounts.sessions import end_family
from wirkkreis.portal.worklist import worklist
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import INVALID, done


class SignIn(RequestLoginCodeView):
    """The ways to sign in; asks for the address the code goes to."""

    form_class = AddressForm
    template_name = "portal/sign_in.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return HttpResponseRedirect(way_onward(request))
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=INVALID)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        inside = getattr(self.request, "partnership", None) is not None
        return super().get_context_data(**kwargs) | {
            "people": demo.people() if inside and demo.is_open_to(self.request) else [],
            "next": onward.wanted(self.request),
            "onward_url": way_onward(self.request),
        }


class EnterCode(ConfirmLoginCodeView):
    """Asks for the code; five wrong ones end the attempt, and so do too many in a row."""

    form_class = CodeForm
    template_name = "portal/sign_code.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # The count of wrong codes lies in the session, where parallel guesses would overtake it.
        address = self._process.state.get("email", "")
        if not ratelimit.consume(request, action="confirm_login_code", key=address):
            form = self.get_form()
            form.full_clean()
            form.add_error(None, get_adapter().validation_error("rate_limited"))
            return self.render_to_response(self.get_context_data(form=form), status=429)
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        response = super().form_invalid(form)
        if response.status_code == 200:
            response.status_code = INVALID
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"next": onward.wanted(self.request)}


@require_POST
def sign_out(request: HouseRequest) -> HttpResponse:
    """End the session, and have the browser forget what it kept for us on this device."""
    if request.user.is_authenticated:
        end_family(request.session)
    logout(request)
    response = done(request, reverse("home"))
    response.headers["Clear-Site-Data"] = '"storage"'
    return response


@never_cache
@require_safe
def signed_in(request: HouseRequest) -> HttpResponse:
    """Where somebody begins who asked for no page: with her work list, else on the first page."""
    return HttpResponseRedirect(reverse("today" if _has_work(request) else "home"))


def _has_work(request: HouseRequest) -> bool:
    """Whether a list is kept for this person: always for staff, for others when a task waits."""
    if getattr(request, "partnership", None) is None or not may(request.actor, "member"):
        return False
    is_staff = may(request.actor, "goals.measure.write")
    return bool(is_staff or worklist(request.actor, on=clock.today()))


def way_onward(request: HttpRequest) -> str:
    """The page asked for, else the way to the first page of this person."""
    return onward.wanted(request) or reverse("signed-in")
