"""The pages of members and invitations, and the page behind an invitation's link."""

import re
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.administration.models import Invitation
from wirkkreis.tenancy.models import Partnership, write_rules
from wirkkreis.tenancy.wall import inside


@pytest.fixture
def letters(django_capture_on_commit_callbacks):
    """Call something and let its letters leave."""

    def calling(action: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return action()

    return calling


def link_in_letter() -> str:
    found = re.search(r"http://klein\.example(/einladung/[\w-]+/)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def invite(browser: Client, letters: Any, email: str, role: str = "youth") -> Any:
    data = {"email": email, "role": role, "language": "de"}
    return letters(lambda: browser.post(reverse("invite"), data))


def klein() -> Partnership:
    return Partnership.objects.get(slug="klein")


def roles_of(email: str) -> set[str]:
    with inside(klein()):
        found = Membership.objects.filter(account__email=email).values_list("role", flat=True)
        return set(found)


@pytest.mark.parametrize("name", ["members", "invite"])
@pytest.mark.parametrize("role", Role)
def test_who_sees_the_pages(browser, people, name, role):
    browser.force_login(people[role])
    allowed = role in {Role.COORDINATOR, Role.LEAD_OFFICE}
    assert browser.get(reverse(name)).status_code == (200 if allowed else 403)


def test_the_list_shows_people_and_open_invitations(browser, people, letters):
    browser.force_login(people[Role.COORDINATOR])
    invite(browser, letters, "neu@klein.example")
    page = browser.get(reverse("members")).content.decode()
    assert "Die youth" in page
    assert "neu@klein.example" in page


def test_a_stranger_accepts_with_name_and_code_and_belongs(browser, people, letters):
    browser.force_login(people[Role.COORDINATOR])
    assert invite(browser, letters, "neu@klein.example").status_code == 303
    link = link_in_letter()
    stranger = Client(HTTP_HOST="klein.example")
    assert "Klein &amp; Co" in stranger.get(link).content.decode()
    asked = letters(lambda: stranger.post(link, {"name": "Neue Person"}))
    found = re.search(r"\d{4}-\d{4}", str(mail.outbox[-1].body))
    assert found
    entered = stranger.post(asked.headers["Location"], {"code": found[0], "next": link})
    welcome = stranger.get(entered.headers["Location"])
    assert welcome.headers["Location"] == reverse("home")
    assert roles_of("neu@klein.example") == {"youth"}
    assert Account.objects.get(email="neu@klein.example").name == "Neue Person"


def test_who_has_an_account_already_keeps_her_name(browser, people, letters):
    browser.force_login(people[Role.COORDINATOR])
    invite(browser, letters, "auditor@klein.example")
    link = link_in_letter()
    auditor = Client(HTTP_HOST="klein.example")
    auditor.post(link, {"name": "Jemand anderes"})
    assert Account.objects.get(email="auditor@klein.example").name == "Die auditor"


def test_signed_in_with_the_address_it_is_one_button(browser, people, letters):
    browser.force_login(people[Role.COORDINATOR])
    invite(browser, letters, "auditor@klein.example")
    link = link_in_letter()
    auditor = Client(HTTP_HOST="klein.example")
    auditor.force_login(people[Role.AUDITOR])
    assert auditor.get(link).status_code == 200
    assert roles_of("auditor@klein.example") == {"auditor"}
    auditor.post(link)
    assert roles_of("auditor@klein.example") == {"auditor", "youth"}


def test_the_link_alone_opens_nothing(browser, people, letters):
    browser.force_login(people[Role.COORDINATOR])
    invite(browser, letters, "neu@klein.example")
    finder = Client(HTTP_HOST="klein.example")
    finder.post(link_in_letter(), {"name": "Finder"})
    assert roles_of("neu@klein.example") == set()
    assert "_auth_user_id" not in finder.session


def test_somebody_else_is_told_so(browser, people, letters):
    browser.force_login(people[Role.COORDINATOR])
    invite(browser, letters, "neu@klein.example")
    page = browser.post(link_in_letter())
    assert "andere Adresse" in page.content.decode()
    assert roles_of("neu@klein.example") == set()


def test_an_old_link_says_what_to_do(browser, people, letters):
    browser.force_login(people[Role.COORDINATOR])
    invite(browser, letters, "neu@klein.example")
    link = link_in_letter()
    with inside(klein()):
        pk = Invitation.objects.get().pk
    browser.post(reverse("withdraw-invitation", args=[pk]))
    assert Client(HTTP_HOST="klein.example").get(link).status_code == 410


def test_a_link_is_good_at_its_own_partnership_only(browser, people, letters):
    browser.force_login(people[Role.COORDINATOR])
    invite(browser, letters, "neu@klein.example")
    Partnership.objects.create(slug="fern", name="Fern", region="Fern", prefix="fern")
    stranger = Client(HTTP_HOST="klein.example")
    assert stranger.get("/einladung/unbekannt/").status_code == 404


def test_codes_for_an_invitation_are_limited_too(browser, people, letters):
    browser.force_login(people[Role.COORDINATOR])
    invite(browser, letters, "neu@klein.example")
    stranger, link = Client(HTTP_HOST="klein.example"), link_in_letter()
    answers = [stranger.post(link, {"name": "Neu"}).status_code for _ in range(4)]
    assert answers == [303, 303, 303, 422]


def test_what_the_verb_objects_to_stands_at_the_field(browser, people, letters):
    browser.force_login(people[Role.COORDINATOR])
    answer = invite(browser, letters, "youth@klein.example")
    assert answer.status_code == 422
    assert "hat die Rolle schon" in answer.content.decode()


def test_a_role_one_may_not_give_is_no_choice(browser, people, letters):
    browser.force_login(people[Role.COORDINATOR])
    assert invite(browser, letters, "neu@klein.example", role="lead_office").status_code == 422


def test_ending_a_membership_asks_for_the_day(browser, people):
    with inside(klein()):
        pk = Membership.objects.get(account=people[Role.YOUTH]).pk
    browser.force_login(people[Role.COORDINATOR])
    url = reverse("end-membership", args=[pk])
    assert browser.get(url).status_code == 200
    assert browser.post(url, {"on": "2019-01-01"}).status_code == 422
    assert browser.post(url, {"on": "2026-05-01"}).status_code == 303
    with inside(klein()):
        assert Membership.objects.get(pk=pk).ends == date(2026, 5, 1)


def test_sending_and_withdrawing_are_posts(browser, people):
    browser.force_login(people[Role.COORDINATOR])
    for name in ("withdraw-invitation", "send-invitation-again"):
        assert browser.get(reverse(name, args=[1])).status_code == 405


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.AUDITOR])
def test_the_rules_of_a_year_can_be_read_by_who_may_not_change_them(browser, people, role):
    browser.force_login(people[role])
    address = reverse("rules-year", args=[2025])
    with inside(klein()):
        write_rules(2025, {"committee": "Runder Tisch"})
        write_rules(2025, {"committee": "Rat"})
    page = browser.get(address).text.partition("<main")[2]
    assert "Rat" in page
    assert '<form method="post"' not in page
    assert "Runder Tisch" in browser.get(f"{address}?fassung=1").text
    assert browser.get(f"{address}?fassung=3").status_code == 404
    assert browser.post(address, {"committee": "Ich"}).status_code == 403


def test_the_lead_office_may_change_what_it_reads(browser, people):
    browser.force_login(people[Role.LEAD_OFFICE])
    assert "Neue Fassung speichern" in browser.get(reverse("rules-year", args=[2025])).text
