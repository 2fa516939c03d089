"""Signing in with a code from a letter."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from wirkkreis.accounts.models import Account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alone", "example")]

Ask = Callable[..., Any]


@pytest.fixture
def browser() -> Client:
    return Client(HTTP_HOST="localhost", HTTP_VIA="a proxy, so no one-click sign-in here")


@pytest.fixture
def ask(browser, django_capture_on_commit_callbacks) -> Ask:
    """Ask for a code; letters leave on commit."""

    def asking(address: str, **more: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return browser.post(reverse("sign-in"), {"email": address, **more})

    return asking


def code_from_letter() -> str:
    found = re.search(r"\d{4}-\d{4}", str(mail.outbox[-1].body))
    assert found
    return found[0]


def enter(browser: Client, code: str, **more: Any) -> Any:
    return browser.post(reverse("account_confirm_login_code"), {"code": code, **more})


def signed_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def test_the_code_signs_in_and_leads_on(browser, ask, anna):
    asked = ask("Anna@Example.org ", next="/mitglieder-seite/")
    assert asked.status_code == 302
    assert browser.get(asked.headers["Location"]).status_code == 200
    answer = enter(browser, code_from_letter(), next="/mitglieder-seite/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/mitglieder-seite/")
    assert signed_in(browser)


def test_the_letter_speaks_the_language_of_the_account(ask, anna):
    Account.objects.filter(pk=anna.pk).update(language="ar")
    ask("anna@example.org")
    letter = mail.outbox[-1]
    assert letter.extra_headers["Content-Language"] == "ar"
    assert 'dir="rtl"' in letter.message().as_string()


def test_a_stranger_sees_the_same_pages_and_gets_no_letter(browser, ask, anna):
    known = browser.get(ask("anna@example.org").headers["Location"]).content.decode()
    browser.cookies.clear()
    unknown = browser.get(ask("fremd@example.org").headers["Location"]).content.decode()
    hidden = re.compile(r'value="[^"]+"|\w+@example\.org')
    assert hidden.sub("", known) == hidden.sub("", unknown)
    assert [letter.to for letter in mail.outbox] == [["anna@example.org"]]


def test_a_closed_account_gets_no_letter(ask, anna):
    Account.objects.filter(pk=anna.pk).update(is_active=False)
    ask("anna@example.org")
    assert mail.outbox == []


def test_five_wrong_codes_end_the_attempt(browser, ask, anna):
    ask("anna@example.org")
    codes = [enter(browser, "0000-0000").status_code for _ in range(5)]
    assert codes == [422, 422, 422, 422, 302]
    enter(browser, code_from_letter())
    assert not signed_in(browser)


def test_guesses_are_counted_across_sessions(browser, ask, anna):
    for _ in range(2):
        ask("anna@example.org")
        for _ in range(5):
            enter(browser, "0000-0000")
    ask("anna@example.org")
    assert enter(browser, code_from_letter()).status_code == 429
    assert not signed_in(browser)


def test_codes_are_asked_for_three_times_a_minute_at_most(ask, anna):
    answers = [ask("anna@example.org").status_code for _ in range(4)]
    assert answers == [302, 302, 302, 422]


def test_the_limits_lie_in_the_shared_database(ask, anna):
    ask("anna@example.org")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM shared_cache WHERE cache_key LIKE '%%:rl:%%'")
        assert cursor.fetchone()[0] > 0


def test_an_old_code_is_refused(browser, ask, anna):
    ask("anna@example.org")
    code = code_from_letter()
    session = browser.session
    session["account_login"]["state"]["stages"]["login_by_code"]["data"]["at"] -= 16 * 60
    session.save()
    enter(browser, code)
    assert not signed_in(browser)


def test_a_code_is_used_up_by_signing_in(browser, ask, anna):
    ask("anna@example.org")
    code = code_from_letter()
    enter(browser, code)
    browser.post(reverse("sign-out"))
    enter(browser, code)
    assert not signed_in(browser)


def test_a_mistyped_address_can_be_corrected(browser, ask, anna):
    ask("ana@example.org")
    assert browser.get(reverse("sign-in")).status_code == 200
    ask("anna@example.org")
    enter(browser, code_from_letter())
    assert signed_in(browser)


def test_a_new_code_can_be_asked_for(browser, ask, anna, django_capture_on_commit_callbacks):
    ask("anna@example.org")
    first = code_from_letter()
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(reverse("account_confirm_login_code"), {"action": "resend"})
    assert code_from_letter() != first
    enter(browser, code_from_letter())
    assert signed_in(browser)


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example"]
)
def test_the_code_never_leads_to_a_foreign_site(browser, ask, anna, elsewhere):
    ask("anna@example.org", next=elsewhere)
    assert enter(browser, code_from_letter(), next=elsewhere).headers["Location"] == reverse(
        "signed-in"
    )


def test_the_code_page_needs_an_attempt(browser):
    answer = browser.get(reverse("account_confirm_login_code"))
    assert answer.headers["Location"] == reverse("account_request_login_code")


def test_the_form_needs_the_csrf_token(anna):
    strict = Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    assert strict.post(reverse("sign-in"), {"email": "anna@example.org"}).status_code == 403


@pytest.mark.parametrize("name", ["account_signup", "account_reset_password", "account_email"])
def test_other_doors_of_the_library_do_not_exist(name):
    with pytest.raises(Exception, match="not found"):
        reverse(name)
