"""What is asked of a person who signs in."""

from allauth.account.fields import EmailField
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise


def code_field(
    label: StrOrPromise, help_text: StrOrPromise = "", *, digits: bool = True
) -> forms.CharField:
    """A field for a one-time code, that password managers and phones can fill in."""
    attributes = {"autocomplete": "one-time-code", "dir": "ltr", "autocapitalize": "off"}
    if digits:
        attributes["inputmode"] = "numeric"
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=40,
        widget=forms.TextInput(attrs=attributes),
    )


class AddressForm(RequestLoginCodeForm):
    """To whom the code goes."""

    email = EmailField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Die Adresse, unter der Sie zur Partnerschaft eingeladen wurden."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class CodeForm(ConfirmLoginCodeForm):
    """The code from the letter."""

    code = code_field(_("Code aus der E-Mail"), _("Acht Ziffern. Den Strich können Sie weglassen."))


class _SecondFactorForm(BaseAuthenticateForm):
    """A code of the app, or a spare one. Each is good once, in the whole time it is valid."""

    code = code_field(
        _("Code aus Ihrer App, oder ein Notfallcode"),
        _("Die App zeigt alle 30 Sekunden einen neuen Code."),
        digits=False,
    )

    def clean_code(self) -> str:
        code = str(super().clean_code())
        # The library remembers used codes for one period; with its tolerance they live for three.
        used = f"second-factor-used:{self.user.pk}:{normalize_user_code(code)}"
        if not cache.add(used, "yes", timeout=4 * settings.MFA_TOTP_PERIOD):
            raise get_adapter().validation_error("incorrect_code")
        return code


class SecondFactorForm(_SecondFactorForm, AuthenticateForm):
    """The second factor while signing in."""


class ProveAgainForm(_SecondFactorForm, ReauthenticateForm):
    """The second factor again, before something that matters."""


class AppForm(ActivateTOTPForm):
    """The first code of a newly connected app."""

    code = code_field(_("Code aus der App"), _("Sechs Ziffern."))


class PasskeyForm(AddWebAuthnForm):
    """A new passkey. The browser fills in the credential."""

    name = forms.CharField(
        label=_("Name des Passkeys"),
        help_text=_("Woran Sie ihn erkennen, zum Beispiel „Diensthandy“."),
        required=False,
        max_length=60,
    )
    # Every passkey of ours can sign in alone, so there is nothing to choose.
    passwordless = None  # type: ignore[assignment]  # how Django takes a field away
