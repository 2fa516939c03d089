"""The addresses of signing in and out, of the second factor and of a person's own page."""

from django.conf import settings
from django.urls import URLPattern, URLResolver

from wirkkreis.access.urls import page
from wirkkreis.portal.pages import demo, new_address, post, profile, second_factor, signing
from wirkkreis.portal.pages.handing_over import View, arrival, hand_over, on_sign_in_host

_sign_in = on_sign_in_host(signing.SignIn.as_view())
_enter_code = on_sign_in_host(signing.EnterCode.as_view())
_show_factor = on_sign_in_host(second_factor.ShowFactor.as_view())
_by_passkey = on_sign_in_host(second_factor.SignInByPasskey.as_view())


def _factor(view: View) -> View:
    return on_sign_in_host(view, through="second-factor")


_overview = _factor(second_factor.overview)
_show_again = _factor(second_factor.ShowFactorAgain.as_view())
_passkey_again = _factor(second_factor.ShowPasskeyAgain.as_view())
_connect_app = _factor(second_factor.ConnectApp.as_view())
_disconnect_app = _factor(second_factor.DisconnectApp.as_view())
_spare_codes = _factor(second_factor.SpareCodes.as_view())
_new_spare_codes = _factor(second_factor.NewSpareCodes.as_view())
_add_passkey = _factor(second_factor.AddPasskey.as_view())
_remove_passkey = _factor(second_factor.RemovePasskey.as_view())

_OWN = "profil/sicherheit/"

# Names that begin with account_ or mfa_ are those by which the library finds its ways.
urlpatterns: list[URLPattern | URLResolver] = [
    page("anmelden/", _sign_in, right="everyone", name="sign-in"),
    page("anmelden/code/", _enter_code, right="everyone", name="account_confirm_login_code"),
    page("anmelden/zweiter-faktor/", _show_factor, right="everyone", name="mfa_authenticate"),
    page("anmelden/passkey/", _by_passkey, right="everyone", name="mfa_login_webauthn"),
    page("anmelden/weiter/", signing.signed_in, right="everyone", name="signed-in"),
    page("anmelden/uebergabe/", hand_over, right="signed_in", name="hand-over"),
    page("anmelden/ankunft/", arrival, right="everyone", name="arrival"),
    page("abmelden/", signing.sign_out, right="everyone", name="sign-out"),
    page("profil/", profile.profile, right="signed_in", name="profile"),
    page(
        "profil/sitzungen/beenden/",
        profile.end_other_sessions,
        right="signed_in",
        name="end-other-sessions",
    ),
    page("profil/adresse/", new_address.ask, right="signed_in", name="new-address"),
    page(
        "profil/adresse/code/", new_address.enter_code, right="signed_in", name="new-address-code"
    ),
    page("profil/daten/", profile.own_data, right="signed_in", name="own-data"),
    page("profil/loeschen/", profile.erase, right="signed_in", name="erase-account"),
    page(_OWN, _overview, right="signed_in", name="second-factor"),
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
        page("anmelden/beispiel/", demo.sign_in_as, right="everyone", name="demo-sign-in"),
        page("post/", post.letters, right="everyone", name="demo-post"),
    ]

# Other names of pages above.
urlpatterns += [
    page("anmelden/", _sign_in, right="everyone", name="account_login"),
    page("anmelden/", _sign_in, right="everyone", name="account_request_login_code"),
    page(_OWN, _overview, right="signed_in", name="mfa_index"),
    page(_OWN, _overview, right="signed_in", name="mfa_list_webauthn"),
]
