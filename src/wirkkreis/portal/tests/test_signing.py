"""Signing in with one click, and out."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.goals.models import Measure
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alone")]


def client(**headers: Any) -> Client:
    return Client(HTTP_HOST="localhost", **headers)


def signed_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def test_one_click_signs_in_and_goes_on_to_the_page_asked_for(anna):
    browser = client()
    page = browser.get(reverse("sign-in") + "?next=/mitglieder-seite/")
    assert "Anna Beispiel" in page.content.decode()
    answer = browser.post(
        reverse("demo-sign-in"), {"person": anna.pk, "next": "/mitglieder-seite/"}
    )
    assert (answer.status_code, answer.headers["Location"]) == (303, "/mitglieder-seite/")
    assert browser.get("/mitglieder-seite/").status_code == 200


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:1"]
)
def test_the_way_onward_never_leads_to_a_foreign_site(anna, elsewhere):
    answer = client().post(reverse("demo-sign-in"), {"person": anna.pk, "next": elsewhere})
    assert answer.headers["Location"] == reverse("signed-in")


@pytest.mark.usefixtures("example")
def test_without_a_page_asked_for_members_begin_with_their_work_list(anna, example):
    stranger = Account.objects.create_user("fremd@example.org")
    busy, idle = (Account.objects.create_user(f"{name}@example.org") for name in ("b", "i"))
    with inside(example):
        for member in (busy, idle):
            Membership.objects.create(account=member, role=Role.YOUTH, starts=date(2020, 1, 1))
        Measure.objects.create(title="Einladen", owner=busy, due=date(2021, 1, 1))
    for account, begins in (
        (anna, "today"),
        (busy, "today"),
        (idle, "home"),
        (stranger, "home"),
        (None, "home"),
    ):
        browser = client()
        if account:
            browser.force_login(account)
        assert browser.get(reverse("signed-in")).headers["Location"] == reverse(begins)


def test_one_click_needs_the_csrf_token(anna):
    browser = Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    assert browser.post(reverse("demo-sign-in"), {"person": anna.pk}).status_code == 403


def test_one_click_is_a_post(anna):
    assert client().get(reverse("demo-sign-in")).status_code == 405


def test_one_click_is_not_there_behind_a_proxy(anna):
    browser = client(HTTP_X_FORWARDED_FOR="127.0.0.1")
    assert "Anna" not in browser.get(reverse("sign-in")).content.decode()
    assert browser.post(reverse("demo-sign-in"), {"person": anna.pk}).status_code == 404
    assert not signed_in(browser)


def test_one_click_is_not_there_beside_a_real_partnership(anna):
    Partnership.objects.create(slug="echt", name="Echt", region="Echt", prefix="echt")
    assert client().post(reverse("demo-sign-in"), {"person": anna.pk}).status_code == 404


def test_only_people_of_the_example_can_be_chosen(anna):
    stranger = Account.objects.create_user("fremd@example.org")
    assert client().post(reverse("demo-sign-in"), {"person": stranger.pk}).status_code == 404


def test_signing_out_is_a_post_and_empties_the_device(anna):
    browser = client()
    browser.force_login(anna)
    assert browser.get(reverse("sign-out")).status_code == 405
    answer = browser.post(reverse("sign-out"))
    assert answer.status_code == 303
    assert answer.headers["Clear-Site-Data"] == '"storage"'
    assert not signed_in(browser)
