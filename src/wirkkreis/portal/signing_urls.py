"""The addresses of signing in and out."""

from django.conf import settings
from django.urls import URLPattern, URLResolver

from wirkkreis.access.urls import page
from wirkkreis.portal.pages import demo, signing

_sign_in = signing.SignIn.as_view()
_enter_code = signing.EnterCode.as_view()

urlpatterns: list[URLPattern | URLResolver] = [
    page("anmelden/", _sign_in, right="everyone", name="sign-in"),
    page("anmelden/code/", _enter_code, right="everyone", name="account_confirm_login_code"),
    page("abmelden/", signing.sign_out, right="everyone", name="sign-out"),
]

if settings.DEMO:
    urlpatterns += [
        page("anmelden/beispiel/", demo.sign_in_as, right="everyone", name="demo-sign-in")
    ]

# The library finds its ways by these names; they are other names of pages above.
urlpatterns += [
    page("anmelden/", _sign_in, right="everyone", name="account_login"),
    page("anmelden/", _sign_in, right="everyone", name="account_request_login_code"),
]
