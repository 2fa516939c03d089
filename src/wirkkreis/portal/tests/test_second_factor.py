"""The second factor: set up, shown at sign-in, demanded by rights, taken away."""

import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from wirkkreis.accounts.models import Account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alone", "example")]


@pytest.fixture(autouse=True)
def strict(settings):
    settings.DEMO = False


@pytest.fixture
def browser(anna) -> Client:
    browser = Client(HTTP_HOST="localhost")
    browser.force_login(anna)
    return browser


def app_code(secret: str, periods: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + periods))


def connect_app(browser: Client) -> str:
    """Connect an app; the secret it was given."""
    page = browser.get(reverse("mfa_activate_totp")).content.decode()
    found = re.search(r"<code>([A-Z2-7]{32})</code>", page)
    assert found
    answer = browser.post(reverse("mfa_activate_totp"), {"code": app_code(found[1])})
    assert answer.headers["Location"] == reverse("mfa_view_recovery_codes")
    return found[1]


def spare_codes(browser: Client) -> list[str]:
    page = browser.get(reverse("mfa_view_recovery_codes")).content.decode()
    return re.findall(r"<code>([\w-]+)</code>", page)


def signing_in(account: Account) -> Client:
    """A browser that has entered the code from the letter."""
    browser = Client(HTTP_HOST="localhost")
    browser.post(reverse("sign-in"), {"email": account.email})
    data = browser.session["account_login"]["state"]["stages"]["login_by_code"]["data"]
    browser.post(reverse("account_confirm_login_code"), {"code": data["code"]})
    return browser


def show(browser: Client, code: str) -> Any:
    return browser.post(reverse("mfa_authenticate"), {"code": code})


def signed_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def test_the_qr_code_is_drawn_inline(browser):
    page = browser.get(reverse("mfa_activate_totp")).content.decode()
    assert "<svg" in page
    assert "data:" not in page
    assert "style=" not in page


def test_a_wrong_first_code_connects_nothing(browser):
    browser.get(reverse("mfa_activate_totp"))
    assert browser.post(reverse("mfa_activate_totp"), {"code": "000000"}).status_code == 422
    assert not Authenticator.objects.exists()


def test_the_secret_lies_encrypted_in_the_database(browser):
    secret = connect_app(browser)
    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))


def test_signing_in_asks_for_the_app(anna, browser):
    secret = connect_app(browser)
    other = signing_in(anna)
    assert not signed_in(other)
    assert show(other, "000000").status_code == 422
    show(other, app_code(secret))
    assert signed_in(other)


def test_a_code_of_the_app_is_good_once_while_it_lives(anna, browser):
    secret = connect_app(browser)
    code = app_code(secret)
    show(signing_in(anna), code)
    # What the library remembers for one period only, while its tolerance is three.
    cache.delete(f"allauth.mfa.totp.used?user={anna.pk}&code={code}")
    again = signing_in(anna)
    assert show(again, code).status_code == 422
    assert not signed_in(again)


def test_a_spare_code_is_good_once(anna, browser):
    connect_app(browser)
    code = spare_codes(browser)[0]
    show(signing_in(anna), code)
    again = signing_in(anna)
    assert show(again, code).status_code == 422
    assert not signed_in(again)


def test_spare_codes_are_shown_once(browser):
    connect_app(browser)
    assert len(spare_codes(browser)) == 10
    assert spare_codes(browser) == []


def test_guessing_the_second_factor_is_limited(anna, browser):
    secret = connect_app(browser)
    other = signing_in(anna)
    for _ in range(5):
        show(other, "000000")
    assert show(other, app_code(secret)).status_code == 422
    assert not signed_in(other)


def long_ago(browser: Client) -> None:
    """Let the last proof lie further back than the time it is believed."""
    session = browser.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 3600
    session.save()


def test_taking_the_app_away_needs_it_once_more(browser):
    secret = connect_app(browser)
    long_ago(browser)
    asked = browser.get(reverse("mfa_deactivate_totp"))
    assert asked.headers["Location"].startswith(reverse("mfa_reauthenticate"))
    browser.post(asked.headers["Location"], {"code": app_code(secret, periods=1)})
    browser.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.exists()


# Rights that demand it.


def test_a_right_that_demands_it_leads_to_the_setup_and_opens_after_it(browser):
    asked = browser.get("/braucht-zweiten-faktor/")
    assert asked.headers["Location"] == "/profil/sicherheit/?next=/braucht-zweiten-faktor/"
    assert browser.get(asked.headers["Location"]).status_code == 200
    connect_app(browser)
    assert browser.get("/braucht-zweiten-faktor/").status_code == 200


def test_a_post_without_it_is_refused_with_the_reason(browser):
    answer = browser.post("/braucht-zweiten-faktor/")
    assert answer.status_code == 403
    assert "zweiten Faktor" in answer.content.decode()


def test_a_session_from_before_the_setup_is_asked_to_show_it(anna, browser):
    before = Client(HTTP_HOST="localhost")
    before.force_login(anna)
    secret = connect_app(browser)
    asked = before.get("/braucht-zweiten-faktor/", follow=True).content.decode()
    assert reverse("mfa_reauthenticate") in asked
    answer = before.post(
        reverse("mfa_reauthenticate") + "?next=/braucht-zweiten-faktor/",
        {"code": app_code(secret)},
    )
    assert answer.headers["Location"] == "/braucht-zweiten-faktor/"
    assert before.get("/braucht-zweiten-faktor/").status_code == 200


def test_it_ends_with_the_last_factor(browser):
    connect_app(browser)
    browser.post(reverse("mfa_deactivate_totp"))
    assert browser.get("/braucht-zweiten-faktor/").status_code == 302


def test_demo_mode_does_not_demand_it(browser, settings):
    settings.DEMO = True
    assert browser.get("/braucht-zweiten-faktor/").status_code == 200


@pytest.mark.parametrize(
    "name",
    [
        "second-factor",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_add_webauthn",
        "mfa_reauthenticate",
    ],
)
def test_its_pages_are_for_people_who_are_signed_in(name):
    answer = Client(HTTP_HOST="localhost").get(reverse(name))
    assert answer.headers["Location"].startswith(reverse("sign-in"))
