"""A person's own page: changing, ending, taking along, erasing."""

import json
from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from wirkkreis.accounts.actor import actor_of
from wirkkreis.accounts.models import Account, HandOver, Membership, Role, Session
from wirkkreis.accounts.sessions import live_sessions
from wirkkreis.accounts.tasks import forget_what_has_run_out
from wirkkreis.activity.models import Activity
from wirkkreis.administration.inviting import invite
from wirkkreis.administration.models import Invitation
from wirkkreis.administration.tasks import forget_old_invitations
from wirkkreis.portal.erasing import erase_account
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(anna) -> Client:
    browser = Client(HTTP_HOST="localhost")
    browser.force_login(anna)
    return browser


@pytest.fixture
def fern() -> Partnership:
    return Partnership.objects.create(slug="fern", name="Fern", region="Fern", prefix="fern")


def test_name_and_language_can_be_changed(browser, anna):
    answer = browser.post(reverse("profile"), {"name": "Anna Neu", "language": "en"})
    assert answer.status_code == 303
    anna.refresh_from_db()
    assert (anna.name, anna.language) == ("Anna Neu", "en")


def test_an_unknown_language_is_refused(browser):
    answer = browser.post(reverse("profile"), {"name": "Anna", "language": "tlh"})
    assert answer.status_code == 422


def test_the_page_shows_roles_and_sessions(browser):
    page = browser.get(reverse("profile")).content.decode()
    assert "Koordinierungs- und Fachstelle" in page
    assert "dieses Gerät" in page


def test_other_devices_can_be_signed_out(browser, anna):
    other = Client(HTTP_HOST="localhost")
    other.force_login(anna)
    browser.post(reverse("end-other-sessions"))
    assert other.get(reverse("profile")).status_code == 302
    assert browser.get(reverse("profile")).status_code == 200


def test_own_data_is_a_file_with_what_is_kept(browser, anna, example):
    with inside(example):
        invite(by=actor_of(anna), email="neu@example.org", role=Role.YOUTH, site="http://localhost")
    answer = browser.get(reverse("own-data"))
    assert "attachment" in answer.headers["Content-Disposition"]
    data = json.loads(answer.content)
    assert data["konto"]["email"] == "anna@example.org"
    assert data["mitgliedschaften"][0]["role"] == "coordinator"
    assert any(data["genannt_in"].values())
    assert "secret" not in answer.content.decode()


def test_erasing_wants_the_address_typed(browser, anna):
    assert browser.get(reverse("erase-account")).status_code == 200
    assert browser.post(reverse("erase-account"), {"email": "x@example.org"}).status_code == 422
    anna.refresh_from_db()
    assert anna.is_active


@pytest.fixture
def colleague(example, anna) -> Account:
    """The only other person who can invite."""
    account = Account.objects.create_user("kollegin@example.org", name="Karla Beispiel")
    with inside(example):
        Membership.objects.exclude(account=anna).update(ends=clock.today())
        Membership.objects.create(account=account, role=Role.LEAD_OFFICE, starts=date(2020, 1, 1))
    return account


def test_who_alone_can_invite_is_not_let_go(browser, anna, colleague):
    Account.objects.filter(pk=colleague.pk).update(is_active=False)
    response = browser.post(reverse("erase-account"), {"email": anna.email})
    assert response.status_code == 422
    assert "niemand mehr einladen" in response.text
    anna.refresh_from_db()
    assert anna.is_active
    assert live_sessions(anna).exists()


def test_who_is_needed_in_another_partnership_gets_a_letter_and_the_account_back(anna, fern):
    with inside(fern):
        Membership.objects.create(account=anna, role=Role.COORDINATOR, starts=date(2020, 1, 1))
    Account.objects.filter(pk=anna.pk).update(is_active=False)
    erase_account(anna.pk)
    anna.refresh_from_db()
    assert anna.is_active
    assert fern.name in mail.outbox[0].body
    with inside(fern):
        assert Membership.objects.filter(account=anna).exists()


def test_erasing_closes_at_once_and_asks_the_worker(browser, anna, colleague):
    other = Client(HTTP_HOST="localhost")
    other.force_login(anna)
    browser.post(reverse("erase-account"), {"email": "Anna@example.org"})
    anna.refresh_from_db()
    assert not anna.is_active
    assert not live_sessions(anna).exists()
    assert other.get(reverse("profile")).status_code == 302
    job = ProcrastinateJob.objects.get(task_name="portal.erase_account")
    assert job.args == {"pk": anna.pk}


def test_erasing_reaches_every_partnership_and_keeps_what_was_done(anna, colleague, fern):
    with inside(fern):
        for staff in (anna, colleague):
            Membership.objects.create(account=staff, role=Role.LEAD_OFFICE, starts=date(2020, 1, 1))
        by = actor_of(anna)
        invite(by=by, email="neu@example.org", role=Role.YOUTH, site="http://localhost")
        invite(by=by, email=anna.email, role=Role.YOUTH, site="http://localhost")
    Account.objects.filter(pk=anna.pk).update(is_active=False)
    erase_account(anna.pk)
    assert not Account.objects.filter(pk=anna.pk).exists()
    with inside(fern):
        assert Membership.objects.get().account == colleague
        assert {told.actor for told in Activity.objects.all()} == {None}
        kept = Invitation.objects.get()
        assert (kept.email, kept.invited_by) == ("neu@example.org", None)


def test_an_open_account_is_never_erased(anna):
    erase_account(anna.pk)
    assert Account.objects.filter(pk=anna.pk).exists()


def test_erasing_again_does_no_harm(anna):
    Account.objects.filter(pk=anna.pk).update(is_active=False)
    erase_account(anna.pk)
    erase_account(anna.pk)


@pytest.mark.parametrize("name", ["profile", "own-data", "erase-account"])
def test_the_pages_are_for_people_who_are_signed_in(example, name):
    assert Client(HTTP_HOST="localhost").get(reverse(name)).status_code == 302


def test_the_worker_forgets_what_has_run_out(anna, browser):
    HandOver.objects.create(
        account=anna, host="h", second_factor=False, made_at=clock.now() - timedelta(hours=1)
    )
    Session.objects.create(session_key="old", expire_date=clock.now() - timedelta(days=1))
    forget_what_has_run_out(timestamp=0)
    assert not HandOver.objects.exists()
    assert list(Session.objects.values_list("pk", flat=True)) == [browser.session.session_key]


def test_the_worker_forgets_who_never_answered(anna, example):
    with inside(example):
        made = invite(
            by=actor_of(anna), email="neu@example.org", role=Role.YOUTH, site="http://localhost"
        )
    with clock.at(clock.now() + timedelta(days=89)):
        forget_old_invitations(timestamp=0)
    with inside(example):
        assert Invitation.objects.get(pk=made.pk).email
    with clock.at(clock.now() + timedelta(days=91)):
        forget_old_invitations(timestamp=0)
    with inside(example):
        assert not Invitation.objects.get(pk=made.pk).email
