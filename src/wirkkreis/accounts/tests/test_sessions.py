"""A person sees her sessions and ends them."""

import pytest
from django.test import Client

from wirkkreis.accounts.models import Account, Session
from wirkkreis.accounts.sessions import (
    ABOUT,
    SessionStore,
    device_of,
    end_family,
    end_sessions,
    live_sessions,
)

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def anna():
    return Account.objects.create_user("anna@klein.example")


def sign_in(account: Account, user_agent: str = "") -> Client:
    browser = Client(headers={"user-agent": user_agent})
    browser.force_login(account)
    return browser


def signed_in_from(account: Account, root: str) -> SessionStore:
    """A session that was handed over from another."""
    session = SessionStore()
    session["_auth_user_id"] = str(account.pk)
    session[ABOUT] = {"root": root}
    session.create()
    session.save()
    return session


def test_a_session_knows_its_account(anna):
    sign_in(anna)
    assert [session.account for session in live_sessions(anna)] == [anna]


def test_a_session_of_nobody_belongs_to_nobody():
    session = SessionStore()
    session["language"] = "ar"
    session.save()
    assert Session.objects.get(pk=session.session_key).account is None


def test_ending_the_others_keeps_this_one(anna):
    here, there = sign_in(anna), sign_in(anna)
    assert end_sessions(anna, but=here.session) == 1
    assert [session.pk for session in live_sessions(anna)] == [here.session.session_key]
    assert there.session.session_key not in Session.objects.values_list("pk", flat=True)


def test_ending_all_leaves_other_accounts_alone(anna):
    sign_in(anna)
    sign_in(Account.objects.create_user("ben@klein.example"))
    assert end_sessions(anna) == 1
    assert Session.objects.filter(account__email="ben@klein.example").exists()


def test_signing_out_ends_the_whole_family(anna):
    first = sign_in(anna)
    root = first.session.session_key or ""
    second, _third = signed_in_from(anna, root), signed_in_from(anna, root)
    stranger = sign_in(anna)
    end_family(second)
    assert [session.pk for session in live_sessions(anna)] == [stranger.session.session_key]


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        (FIREFOX, "Firefox, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/150.0 Safari/537.36 Edg/150.0", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 26_0) Version/26.0 Safari/604.1", "Safari, iPhone"),
        ("curl/8.0", ""),
        ("", ""),
    ],
)
def test_a_device_is_two_words(user_agent, device):
    assert device_of(user_agent) == device


def test_the_device_is_noted_at_sign_in_only_in_words(anna):
    account = Account.objects.get(pk=anna.pk)
    session = sign_in(account).session
    assert set(session[ABOUT]) == {"begun_at", "device", "root"}
