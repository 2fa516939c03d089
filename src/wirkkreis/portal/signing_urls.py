"""The addresses of signing in and out, and of the second factor."""

from django.conf import settings
from django.urls import URLPattern, URLResolver

from wirkkreis.access.urls import page
from wirkkreis.portal.pages import demo, second_factor, signing

_sign_in = signing.SignIn.as_view()
_enter_code = signing.EnterCode.as_view()
_show_factor = second_factor.ShowFactor.as_view()
_by_passkey = second_factor.SignInByPasskey.as_view()
_show_again = second_factor.ShowFactorAgain.as_view()
_passkey_again = second_factor.ShowPasskeyAgain.as_view()
_connect_app = second_factor.ConnectApp.as_view()
_disconnect_app = second_factor.DisconnectApp.as_view()
_spare_codes = second_factor.SpareCodes.as_view()
_new_spare_codes = second_factor.NewSpareCodes.as_view()
_add_passkey = second_factor.AddPasskey.as_view()
_remove_passkey = second_factor.RemovePasskey.as_view()

_OWN = "profil/sicherheit/"

# Names that begin with account_ or mfa_ are those by which the library finds its ways.
urlpatterns: list[URLPattern | URLResolver] = [
    page("anmelden/", _sign_in, right="everyone", name="sign-in"),
    page("anmelden/code/", _enter_code, right="everyone", name="account_confirm_login_code"),
    page("anmelden/zweiter-faktor/", _show_factor, right="everyone", name="mfa_authenticate"),
    page("anmelden/passkey/", _by_passkey, right="everyone", name="mfa_login_webauthn"),
    page("abmelden/", signing.sign_out, right="everyone", name="sign-out"),
    page(_OWN, second_factor.overview, right="signed_in", name="second-factor"),
    page(f"{_OWN}zeigen/", _show_again, right="signed_in", name="mfa_reauthenticate"),
    page(
        f"{_OWN}zeigen/passkey/",
        _passkey_again,
        right="signed_in",
        name="mfa_reauthenticate_webauthn",
    ),
    page(f"{_OWN}app/", _connect_app, right="signed_in", name="mfa_activate_totp"),
    page(f"{_OWN}app/entfernen/", _disconnect_app, right="signed_in", name="mfa_deactivate_totp"),
    page(f"{_OWN}notfallcodes/", _spare_codes, right="signed_in", name="mfa_view_recovery_codes"),
    page(
        f"{_OWN}notfallcodes/neu/",
        _new_spare_codes,
        right="signed_in",
        name="mfa_generate_recovery_codes",
    ),
    page(f"{_OWN}passkey/", _add_passkey, right="signed_in", name="mfa_add_webauthn"),
    page(
        f"{_OWN}passkey/<int:pk>/entfernen/",
        _remove_passkey,
        right="signed_in",
        name="mfa_remove_webauthn",
    ),
]

if settings.DEMO:
    urlpatterns += [
        page("anmelden/beispiel/", demo.sign_in_as, right="everyone", name="demo-sign-in")
    ]

# Other names of pages above.
urlpatterns += [
    page("anmelden/", _sign_in, right="everyone", name="account_login"),
    page("anmelden/", _sign_in, right="everyone", name="account_request_login_code"),
    page(_OWN, second_factor.overview, right="signed_in", name="mfa_index"),
    page(_OWN, second_factor.overview, right="signed_in", name="mfa_list_webauthn"),
]
