"""The addresses of signing in and out."""

from django.conf import settings
from django.urls import URLPattern, URLResolver

from wirkkreis.access.urls import page
from wirkkreis.portal.pages import demo, signing

urlpatterns: list[URLPattern | URLResolver] = [
    page("anmelden/", signing.sign_in, right="everyone", name="sign-in"),
    page("abmelden/", signing.sign_out, right="everyone", name="sign-out"),
]

if settings.DEMO:
    urlpatterns += [
        page("anmelden/beispiel/", demo.sign_in_as, right="everyone", name="demo-sign-in")
    ]
