"""Operators act for a member: for a reason, for a time, seen by all who look after it."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from wirkkreis.accounts.actor import OPERATOR, actor_of
from wirkkreis.accounts.models import Account, Acting, Role
from wirkkreis.accounts.sessions import SessionStore
from wirkkreis.activity.models import Activity
from wirkkreis.administration.acting import (
    appoint_operator,
    begin_acting,
    dismiss_operator,
    end_acting,
)
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.wall import inside


@pytest.fixture
def operator(db) -> Account:
    account = appoint_operator("betrieb@plattform.example").account
    account.name = "Kim vom Betrieb"
    account.save()
    return account


@pytest.fixture
def session(db) -> SessionBase:
    return SessionStore()


@pytest.fixture
def at_desk(browser, operator, people):
    browser.force_login(operator)
    return browser


def begin(client: Client, member: Account, reason: str = "Hilfe am Telefon"):
    return client.post(reverse("acting"), {"member": member.pk, "reason": reason})


def test_an_operator_has_no_role_and_sees_nothing_by_herself(operator, here):
    assert actor_of(operator).roles == {OPERATOR}


@pytest.mark.parametrize("name", ["today", "members", "invite"])
def test_pages_of_members_stay_closed_to_operators(at_desk, name):
    assert at_desk.get(reverse(name)).status_code == 403


def test_acting_gives_the_roles_of_the_member_and_says_so_on_every_page(at_desk, people):
    assert begin(at_desk, people[Role.COORDINATOR]).status_code == 303
    page = at_desk.get(reverse("members"))
    assert page.status_code == 200
    assert "Sie handeln gerade für Die coordinator" in page.content.decode()


def test_what_is_done_meanwhile_names_both(at_desk, people, operator, partnership):
    begin(at_desk, people[Role.COORDINATOR])
    data = {"email": "neu@klein.example", "role": "youth", "language": "de"}
    at_desk.post(reverse("invite"), data)
    with inside(partnership):
        told = Activity.objects.get(verb="administration.invitation.sent")
        assert (told.actor, told.acting_for) == (operator, people[Role.COORDINATOR])


def test_it_ends_by_the_button(at_desk, people, partnership):
    begin(at_desk, people[Role.COORDINATOR])
    assert at_desk.get(reverse("end-acting")).status_code == 200
    at_desk.post(reverse("end-acting"))
    assert at_desk.get(reverse("members")).status_code == 403
    with inside(partnership):
        assert Acting.objects.get().ended_at is not None
        assert Activity.objects.filter(verb="administration.acting.ended").exists()


def test_it_ends_after_an_hour(at_desk, people):
    begin(at_desk, people[Role.COORDINATOR])
    with clock.at(clock.now() + timedelta(minutes=59)):
        assert at_desk.get(reverse("members")).status_code == 200
    with clock.at(clock.now() + timedelta(minutes=61)):
        assert at_desk.get(reverse("members")).status_code == 403


def test_it_ends_at_once_with_the_appointment(at_desk, people, operator):
    begin(at_desk, people[Role.COORDINATOR])
    assert dismiss_operator(operator.email)
    assert at_desk.get(reverse("members")).status_code == 403


def test_it_is_good_in_the_session_that_began_it(at_desk, people, operator):
    begin(at_desk, people[Role.COORDINATOR])
    other = Client(HTTP_HOST="klein.example")
    other.force_login(operator)
    assert other.get(reverse("members")).status_code == 403


def test_nobody_uses_the_acting_of_another(at_desk, people, partnership):
    begin(at_desk, people[Role.COORDINATOR])
    with inside(partnership):
        pk = Acting.objects.get().pk
    thief = Client(HTTP_HOST="klein.example")
    thief.force_login(people[Role.YOUTH])
    session = thief.session
    session["acting"] = pk
    session.save()
    assert thief.get(reverse("members")).status_code == 403


@pytest.mark.parametrize("role", Role)
def test_only_operators_begin(actors, people, session, role):
    with pytest.raises(PermissionDenied):
        begin_acting(by=actors[role], acting_for=people[Role.YOUTH], reason="weil", session=session)


def test_it_needs_a_reason_and_a_member(operator, people, here, session):
    by = actor_of(operator)
    with pytest.raises(ValidationError):
        begin_acting(by=by, acting_for=people[Role.YOUTH], reason="", session=session)
    with pytest.raises(ValidationError, match="kein Mitglied"):
        begin_acting(by=by, acting_for=operator, reason="weil", session=session)


def test_the_second_factor_is_demanded(operator, people, here, session, settings):
    settings.DEMO = False
    with pytest.raises(PermissionDenied, match="zweiten Faktor"):
        begin_acting(
            by=actor_of(operator), acting_for=people[Role.YOUTH], reason="weil", session=session
        )


def test_ending_without_a_beginning_does_nothing(operator, here, session):
    end_acting(by=actor_of(operator), session=session)
    assert not Activity.objects.filter(verb="administration.acting.ended").exists()


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.COORDINATOR, 200), (Role.LEAD_OFFICE, 200), (Role.AUDITOR, 200), (Role.YOUTH, 403)],
)
def test_who_sees_the_log(at_desk, people, role, status):
    begin(at_desk, people[Role.COORDINATOR])
    reader = Client(HTTP_HOST="klein.example")
    reader.force_login(people[role])
    page = reader.get(reverse("acting"))
    assert page.status_code == status
    assert ("Hilfe am Telefon" in page.content.decode()) == (status == 200)


def test_members_cannot_begin_by_posting(browser, people):
    browser.force_login(people[Role.LEAD_OFFICE])
    assert begin(browser, people[Role.COORDINATOR]).status_code == 403


def test_a_partnership_does_not_see_another_ones_acting(at_desk, people, operator, ahrfeld):
    begin(at_desk, people[Role.COORDINATOR])
    with inside(ahrfeld):
        assert not Acting.objects.filter(operator=operator).exists()
