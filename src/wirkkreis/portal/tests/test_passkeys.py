"""Passkeys: added, signed in with, refused when they come from elsewhere."""

import html
import json
import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from wirkkreis.accounts.models import Account
from wirkkreis.portal.tests.soft_key import SoftKey

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alone", "example")]

HERE = "http://localhost"


@pytest.fixture(autouse=True)
def strict(settings):
    settings.DEMO = False


@pytest.fixture
def browser(anna) -> Client:
    browser = Client(HTTP_HOST="localhost")
    browser.force_login(anna)
    return browser


def options_on(page: Any) -> Any:
    found = re.search(r'data-options="([^"]+)"', page.content.decode())
    assert found
    return json.loads(html.unescape(found[1]))


def add(browser: Client, key: SoftKey, name: str = "Diensthandy") -> Any:
    options = options_on(browser.get(reverse("mfa_add_webauthn")))
    data = {"credential": key.create(options), "name": name}
    return browser.post(reverse("mfa_add_webauthn"), data)


def sign_in(key: SoftKey, **more: str) -> Client:
    browser = Client(HTTP_HOST="localhost")
    url = reverse("mfa_login_webauthn")
    asked = browser.get(url, headers={"x-requested-with": "XMLHttpRequest"}).json()
    browser.post(url, {"credential": key.get(asked["request_options"]), **more})
    return browser


def signed_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def test_a_passkey_signs_in_alone_and_counts_as_second_factor(browser):
    key = SoftKey(HERE)
    assert add(browser, key).status_code == 302
    other = sign_in(key)
    assert signed_in(other)
    assert other.get("/braucht-zweiten-faktor/").status_code == 200


def test_its_options_ask_for_what_signing_in_alone_needs(browser):
    chosen = options_on(browser.get(reverse("mfa_add_webauthn")))["publicKey"]
    assert chosen["rp"]["id"] == "localhost"
    assert chosen["authenticatorSelection"]["residentKey"] == "required"
    assert chosen["authenticatorSelection"]["userVerification"] == "required"


@pytest.mark.parametrize(
    "key", [SoftKey("https://evil.example"), SoftKey(HERE, verifies_user=False)]
)
def test_a_key_of_another_site_or_of_anybody_is_refused(browser, key):
    assert add(browser, key).status_code == 422
    assert not Authenticator.objects.exists()


def test_an_unknown_key_signs_nobody_in(anna, browser):
    add(browser, SoftKey(HERE))
    stranger = SoftKey(HERE, user=SoftKey(HERE).user)
    assert not signed_in(sign_in(stranger))


def test_a_key_cannot_say_it_is_somebody_else(anna, browser):
    anna_key, eve_key = SoftKey(HERE), SoftKey(HERE)
    add(browser, anna_key)
    eve = Account.objects.create_user("eve@example.org")
    eves = Client(HTTP_HOST="localhost")
    eves.force_login(eve)
    add(eves, eve_key)
    eve_key.user = anna_key.user
    assert not signed_in(sign_in(eve_key))


def test_an_answer_cannot_be_used_twice(browser):
    key = SoftKey(HERE)
    add(browser, key)
    first, second = Client(HTTP_HOST="localhost"), Client(HTTP_HOST="localhost")
    url = reverse("mfa_login_webauthn")
    asked = first.get(url, headers={"x-requested-with": "XMLHttpRequest"}).json()
    answer = key.get(asked["request_options"])
    first.post(url, {"credential": answer})
    second.post(url, {"credential": answer})
    assert signed_in(first)
    assert not signed_in(second)


def test_it_is_the_second_step_after_the_code(anna, browser):
    key = SoftKey(HERE)
    add(browser, key)
    other = Client(HTTP_HOST="localhost")
    other.post(reverse("sign-in"), {"email": anna.email})
    data = other.session["account_login"]["state"]["stages"]["login_by_code"]["data"]
    other.post(reverse("account_confirm_login_code"), {"code": data["code"]})
    options = options_on(other.get(reverse("mfa_authenticate")))
    other.post(reverse("mfa_authenticate"), {"credential": key.get(options)})
    assert signed_in(other)


@pytest.mark.parametrize("rubbish", ["", "{}", "null", "[]", '{"response": {}}', "not json"])
def test_rubbish_signs_nobody_in_and_breaks_nothing(rubbish):
    browser = Client(HTTP_HOST="localhost")
    answer = browser.post(reverse("mfa_login_webauthn"), {"credential": rubbish})
    assert answer.status_code == 302
    assert not signed_in(browser)


def test_a_passkey_can_be_removed_only_by_its_owner(browser):
    add(browser, SoftKey(HERE))
    url = reverse("mfa_remove_webauthn", args=[Authenticator.objects.get(type="webauthn").pk])
    eves = Client(HTTP_HOST="localhost")
    eves.force_login(Account.objects.create_user("eve@example.org"))
    assert eves.post(url).status_code == 404
    browser.post(url)
    assert not Authenticator.objects.exists()


def test_the_way_onward_never_leads_to_a_foreign_site(browser):
    key = SoftKey(HERE)
    add(browser, key)
    other = Client(HTTP_HOST="localhost")
    url = reverse("mfa_login_webauthn")
    asked = other.get(url, headers={"x-requested-with": "XMLHttpRequest"}).json()
    data = {"credential": key.get(asked["request_options"]), "next": "https://evil.example/"}
    assert other.post(url, data).headers["Location"] == reverse("signed-in")
