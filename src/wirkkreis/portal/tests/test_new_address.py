"""Changing one's e-mail address: proved by a code, told to the old one, kept out of the trail."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse

from wirkkreis.accounts.models import Account
from wirkkreis.accounts.sessions import live_sessions
from wirkkreis.activity.models import Activity
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

pytestmark = pytest.mark.django_db
NEW = "neu@example.org"


@pytest.fixture
def at_home(anna):
    browser = Client(HTTP_HOST="localhost")
    browser.force_login(anna)
    return browser


@pytest.fixture
def ask(at_home):
    """Asks for another address; gives the code of the letter, "" when it holds none."""

    def asking(address=NEW):
        assert at_home.post(reverse("new-address"), {"email": address}).status_code == 303
        found = re.search(r"^ +(\S+)$", str(mail.outbox[-1].body), re.MULTILINE)
        return found[1] if found else ""

    return asking


def enter(browser, code):
    return browser.post(reverse("new-address-code"), {"code": code})


def test_the_code_from_the_letter_changes_the_address(at_home, ask, anna):
    code = ask("Neu@Example.org")
    assert mail.outbox[-1].to == [NEW]
    assert enter(at_home, code.replace("-", " ")).status_code == 303
    anna.refresh_from_db()
    assert anna.email == NEW
    assert NEW in at_home.get(reverse("profile")).text


def test_the_old_address_is_told_and_the_new_one_not_named_there(at_home, ask, anna):
    Partnership.objects.filter(host="localhost").update(contact_email="amt@example.org")
    enter(at_home, ask())
    letter = mail.outbox[-1]
    assert letter.to == ["anna@example.org"]
    assert "amt@example.org" in letter.body
    assert NEW not in str(letter.message())


def test_the_trail_knows_that_and_by_whom_but_neither_address(at_home, ask, anna, example):
    enter(at_home, ask())
    with inside(example):
        told = Activity.objects.get(verb="portal.address.changed")
    assert (told.actor, told.fields, told.changes, told.note) == (anna, ["email"], {}, "")


def test_other_devices_are_signed_out_and_old_ways_in_forgotten(at_home, ask, anna):
    Client(HTTP_HOST="localhost").force_login(anna)
    EmailAddress.objects.create(user=anna, email=anna.email, verified=True)
    enter(at_home, ask())
    assert [row.pk for row in live_sessions(anna)] == [at_home.session.session_key]
    assert not EmailAddress.objects.exists()


@pytest.mark.parametrize("code", ["", "0000-0000", "falsch"])
def test_a_wrong_code_changes_nothing(at_home, ask, anna, code):
    ask()
    assert enter(at_home, code).status_code == 422
    anna.refresh_from_db()
    assert anna.email == "anna@example.org"


def test_five_wrong_codes_are_enough(at_home, ask, anna):
    code = ask()
    for _ in range(5):
        enter(at_home, "0000-0000")
    assert "zu viele Versuche" in enter(at_home, code).text
    anna.refresh_from_db()
    assert anna.email != NEW


def test_a_code_runs_out(at_home, ask, anna):
    code = ask()
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert enter(at_home, code).headers["Location"] == reverse("new-address")
    anna.refresh_from_db()
    assert anna.email != NEW


def test_a_code_is_used_up(at_home, ask):
    code = ask()
    enter(at_home, code)
    assert enter(at_home, code).headers["Location"] == reverse("new-address")


def test_the_code_belongs_to_the_address_it_went_to(at_home, ask, anna):
    code = ask()
    ask("andere@example.org")
    assert enter(at_home, code).status_code == 422


def test_an_address_of_somebody_else_looks_the_same_and_gets_no_code(at_home, ask, anna):
    Account.objects.create_user(NEW)
    assert ask() == ""
    assert "schon ein Konto" in mail.outbox[-1].subject
    assert NEW in at_home.get(reverse("new-address-code")).text
    assert enter(at_home, "0000-0000").status_code == 422


def test_an_address_that_was_taken_meanwhile_is_refused(at_home, ask, anna):
    code = ask()
    Account.objects.create_user(NEW)
    assert "geht hier nicht" in enter(at_home, code).text
    anna.refresh_from_db()
    assert anna.email == "anna@example.org"


def test_ones_own_address_is_refused(at_home):
    response = at_home.post(reverse("new-address"), {"email": "ANNA@example.org"})
    assert response.status_code == 422
    assert mail.outbox == []


def test_letters_are_limited(at_home, ask):
    for _ in range(3):
        ask()
    response = at_home.post(reverse("new-address"), {"email": NEW})
    assert "zu viele Versuche" in response.text
    assert len(mail.outbox) == 3


@pytest.mark.parametrize("name", ["new-address", "new-address-code"])
def test_a_powerful_role_shows_its_second_factor_first(at_home, settings, name):
    settings.DEMO = False
    response = at_home.get(reverse(name))
    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("second-factor"))


@pytest.mark.parametrize("name", ["new-address", "new-address-code"])
def test_the_pages_are_for_people_who_are_signed_in(example, name):
    assert Client(HTTP_HOST="localhost").get(reverse(name)).status_code == 302
