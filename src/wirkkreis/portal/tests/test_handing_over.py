"""One host to sign in, and tickets from there to the partnerships' own hosts."""

import html
import re
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from wirkkreis.accounts.models import Account, HandOver, Session
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alone")]

SIGN_IN, HOME, NEIGHBOUR = "login.example", "heim.example", "nachbar.example"


@pytest.fixture(autouse=True)
def hosts(settings):
    settings.SIGN_IN_HOST = SIGN_IN
    settings.ALLOWED_HOSTS = [SIGN_IN, HOME, NEIGHBOUR]
    settings.DEMO = False
    for host in (HOME, NEIGHBOUR):
        name = host.partition(".")[0]
        Partnership.objects.create(slug=name, name=name, region=name, host=host)


@pytest.fixture
def anna(hosts) -> Account:
    return Account.objects.create_user("anna@example.org")


class Browser:
    """One browser with cookies for every host, as a real one has."""

    def __init__(self) -> None:
        self.clients = {host: Client(HTTP_HOST=host) for host in (SIGN_IN, HOME, NEIGHBOUR)}

    def get(self, url: str, **more: Any) -> Any:
        parts = urlsplit(url)
        return self.clients[parts.netloc].get(f"{parts.path}?{parts.query}", **more)

    def is_signed_in(self, host: str) -> bool:
        return "_auth_user_id" in self.clients[host].session

    def ticket_address(self, account: Account, wanted: str = "/") -> str:
        """Ask to sign in at home; the address with the ticket."""
        asked = self.get(f"http://{HOME}{reverse('sign-in')}?next={wanted}")
        self.clients[SIGN_IN].force_login(account)
        page = self.get(asked.headers["Location"]).content.decode()
        found = re.search(r'content="0; url=([^"]+)"', page)
        assert found
        return html.unescape(found[1])


def test_the_whole_way_by_code(anna, django_capture_on_commit_callbacks):
    browser = Browser()
    asked = browser.get(f"http://{HOME}{reverse('sign-in')}?next=/mitglieder-seite/")
    away = browser.get(asked.headers["Location"])  # nobody is signed in there: to the form
    form = f"http://{SIGN_IN}{away.headers['Location']}"
    client = browser.clients[SIGN_IN]
    with django_capture_on_commit_callbacks(execute=True):
        sent = client.post(form, {"email": anna.email})
    code = re.findall(r"\d{4}-\d{4}", str(mail.outbox[0].body))[0]
    entered = client.post(sent.headers["Location"], {"code": code})
    page = client.get(entered.headers["Location"]).content.decode()
    ticket = html.unescape(re.findall(r'content="0; url=([^"]+)"', page)[0])
    arrived = browser.get(ticket)
    assert arrived.headers["Location"] == "/mitglieder-seite/"
    assert browser.is_signed_in(HOME)


def test_a_ticket_signs_in_once(anna):
    browser = Browser()
    address = browser.ticket_address(anna)
    assert browser.get(address).status_code == 302
    browser.clients[HOME].logout()
    assert browser.get(address).status_code == 400
    assert not browser.is_signed_in(HOME)


def test_a_ticket_is_good_in_the_browser_that_asked(anna):
    address = Browser().ticket_address(anna)
    other = Browser()
    other.get(f"http://{HOME}{reverse('sign-in')}")  # it has a mark, but another one
    assert other.get(address).status_code == 400
    assert not other.is_signed_in(HOME)


def test_a_ticket_is_good_at_its_host(anna):
    browser = Browser()
    address = browser.ticket_address(anna)
    browser.get(f"http://{NEIGHBOUR}{reverse('sign-in')}")
    assert browser.get(address.replace(HOME, NEIGHBOUR)).status_code == 400
    assert not browser.is_signed_in(NEIGHBOUR)


def test_a_ticket_shown_at_the_wrong_place_is_used_up(anna):
    browser = Browser()
    address = browser.ticket_address(anna)
    browser.get(address.replace(HOME, NEIGHBOUR))
    assert browser.get(address).status_code == 400


@pytest.mark.parametrize(("seconds", "status"), [(59, 302), (61, 400)])
def test_a_ticket_is_good_for_a_minute(anna, seconds, status):
    browser = Browser()
    address = browser.ticket_address(anna)
    with clock.at(clock.now() + timedelta(seconds=seconds)):
        assert browser.get(address).status_code == status


def test_a_ticket_of_a_closed_account_is_refused(anna):
    browser = Browser()
    address = browser.ticket_address(anna)
    Account.objects.update(is_active=False)
    assert browser.get(address).status_code == 400


@pytest.mark.parametrize("ticket", ["", "made-up"])
def test_an_invented_ticket_is_refused(ticket):
    browser = Browser()
    browser.get(f"http://{HOME}{reverse('sign-in')}")
    assert browser.get(f"http://{HOME}{reverse('arrival')}?ticket={ticket}").status_code == 400


@pytest.mark.parametrize("host", ["evil.example", "login.example", "", "heim.example.evil.example"])
def test_tickets_are_made_for_known_partnerships_only(anna, host):
    browser = Browser()
    browser.clients[SIGN_IN].force_login(anna)
    answer = browser.get(f"http://{SIGN_IN}{reverse('hand-over')}?host={host}&mark=x&next=/")
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example"]
)
def test_the_way_onward_never_leads_to_a_foreign_site(anna, elsewhere):
    browser = Browser()
    assert browser.get(browser.ticket_address(anna, elsewhere)).headers["Location"] == reverse(
        "signed-in"
    )


def test_the_ticket_lies_nowhere_but_in_the_address(anna):
    ticket = parse_qs(urlsplit(Browser().ticket_address(anna)).query)["ticket"][0]
    assert ticket not in str(list(HandOver.objects.values()))


def test_a_partnership_host_takes_no_addresses_itself(anna):
    client = Client(HTTP_HOST=HOME)
    answer = client.post(reverse("sign-in"), {"email": anna.email})
    assert urlsplit(answer.headers["Location"]).netloc == SIGN_IN
    assert mail.outbox == []


def test_signing_out_ends_the_session_on_the_sign_in_host_too(anna):
    browser = Browser()
    browser.get(browser.ticket_address(anna))
    browser.clients[HOME].post(reverse("sign-out"))
    assert not Session.objects.filter(account=anna).exists()


def test_the_second_factor_comes_along(anna):
    browser = Browser()
    address = browser.ticket_address(anna)
    HandOver.objects.update(second_factor=True)
    browser.get(address)
    assert browser.clients[HOME].session["second_factor_proven_by"] == anna.pk


def test_the_second_factor_is_kept_on_the_sign_in_host(anna):
    browser = Browser()
    browser.get(browser.ticket_address(anna))
    asked = browser.get(f"http://{HOME}{reverse('second-factor')}?next=/mitglieder-seite/")
    there = urlsplit(asked.headers["Location"])
    assert (there.netloc, there.path) == (SIGN_IN, reverse("second-factor"))
    onward = parse_qs(there.query)["next"][0]
    assert onward.startswith(reverse("hand-over"))


def test_without_a_sign_in_host_every_host_signs_in_itself(settings):
    settings.SIGN_IN_HOST = ""
    assert Client(HTTP_HOST=HOME).get(reverse("sign-in")).status_code == 200
