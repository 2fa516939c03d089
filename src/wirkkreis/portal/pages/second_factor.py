"""The second factor: setting it up, showing it while signing in, and showing it again."""

import json
from typing import Any

from allauth.mfa.base.views import AuthenticateView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.forms import BaseForm
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from wirkkreis.accounts import onward
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.accounts.forms import AppForm, PasskeyForm, ProveAgainForm, SecondFactorForm
from wirkkreis.accounts.models import Account
from wirkkreis.accounts.second_factor import forget_without_factor, note_setup
from wirkkreis.ui.answers import INVALID, answer


@require_safe
def overview(request: HouseRequest) -> HttpResponse:
    """What the account has, what can be added, and why a page asked for it."""
    found = list(Authenticator.objects.filter(user=_account(request)).order_by("created_at"))
    kinds = Authenticator.Type
    context = {
        "app": next((one for one in found if one.type == kinds.TOTP), None),
        "passkeys": [one for one in found if one.type == kinds.WEBAUTHN],
        "spare": next((one for one in found if one.type == kinds.RECOVERY_CODES), None),
        "is_proven": request.actor.second_factor,
        "next": onward.wanted(request),
    }
    return answer(request, "portal/sign_second_factor.html", context=context)


class _Page:
    """What all these pages share: an invalid form answers 422, and `next` is carried on."""

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]  # a mixin
        if response.status_code == 200:
            response.status_code = INVALID
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # a mixin
        options = context.get("js_data", {}).get("request_options")
        return context | {
            "options": json.dumps(options) if options else "",
            "next": onward.wanted(self.request),  # type: ignore[attr-defined]
        }


class ShowFactor(_Page, AuthenticateView):
    """While signing in: the code of the app, a spare code, or a passkey."""

    form_class = SecondFactorForm
    template_name = "portal/sign_factor.html"


class ShowFactorAgain(_Page, ReauthenticateView):
    """Before something that matters: the code of the app or a spare code."""

    form_class = ProveAgainForm
    template_name = "portal/sign_factor_again.html"


class ShowPasskeyAgain(_Page, ReauthenticateWebAuthnView):
    """Before something that matters: the passkey."""

    template_name = "portal/sign_passkey_again.html"

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=INVALID)


class SignInByPasskey(LoginWebAuthnView):
    """Signing in with nothing but a passkey. Its page is the sign-in page."""


class ConnectApp(_Page, ActivateTOTPView):
    """Connect an authenticator app."""

    form_class = AppForm
    template_name = "portal/sign_app.html"

    def form_valid(self, form: BaseForm) -> HttpResponse:
        response = super().form_valid(form)
        note_setup(self.request, _account(self.request))
        return response


class DisconnectApp(_Page, DeactivateTOTPView):
    """Take the authenticator app away."""

    template_name = "portal/sign_app_remove.html"

    def form_valid(self, form: BaseForm) -> HttpResponse:
        response = super().form_valid(form)
        forget_without_factor(self.request, _account(self.request))
        return response


class SpareCodes(ViewRecoveryCodesView):
    """The spare codes, shown once."""

    template_name = "portal/sign_spare_codes.html"


class NewSpareCodes(_Page, GenerateRecoveryCodesView):
    """Make new spare codes; the old ones end."""

    template_name = "portal/sign_spare_codes_new.html"


class AddPasskey(_Page, AddWebAuthnView):
    """Add a passkey, one that can also sign in alone."""

    form_class = PasskeyForm
    template_name = "portal/sign_passkey.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        # After the library's own options, which leave out what signing in alone needs.
        options = begin_registration(_account(self.request), passwordless=True)
        return context | {"options": json.dumps(options)}

    def form_valid(self, form: BaseForm) -> HttpResponse:
        response = super().form_valid(form)
        note_setup(self.request, _account(self.request))
        return response


class RemovePasskey(RemoveWebAuthnView):
    """Take a passkey away."""

    template_name = "portal/sign_passkey_remove.html"

    def form_valid(self, form: BaseForm) -> HttpResponse:
        response = super().form_valid(form)
        forget_without_factor(self.request, _account(self.request))
        return response


def _account(request: Any) -> Account:
    """Whose page this is; the right of the page has made sure that there is somebody."""
    account: Account = request.user
    return account
