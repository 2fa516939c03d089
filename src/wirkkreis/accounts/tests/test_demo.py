"""One-click sign-in opens on one's own machine and nowhere else."""

from datetime import date
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from wirkkreis.accounts import demo
from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

pytestmark = pytest.mark.django_db


def from_home(**differently: str) -> HttpRequest:
    at_home: dict[str, Any] = {"HTTP_HOST": "localhost:8000", "REMOTE_ADDR": "127.0.0.1"}
    return RequestFactory().get("/", **(at_home | differently))


@pytest.fixture(autouse=True)
def example():
    return Partnership.objects.create(
        slug="klein", name="Klein", region="Klein", prefix="klein", is_example=True
    )


@pytest.mark.parametrize(
    "differently",
    [
        {},
        {"HTTP_HOST": "127.0.0.1:8000"},
        {"HTTP_HOST": "[::1]:8000", "REMOTE_ADDR": "::1"},
        {"REMOTE_ADDR": "::ffff:127.0.0.1"},
    ],
)
def test_open_on_the_own_machine(differently):
    assert demo.is_open_to(from_home(**differently))


@pytest.mark.parametrize(
    "differently",
    [
        {"HTTP_HOST": "msh.example.org"},
        {"HTTP_HOST": "localhost.example.org"},
        {"REMOTE_ADDR": "192.168.1.7"},
        {"REMOTE_ADDR": "::ffff:192.168.1.7"},
        {"REMOTE_ADDR": ""},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_X_FORWARDED_HOST": "localhost"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_VIA": "1.1 proxy"},
        {"HTTP_X_REAL_IP": "127.0.0.1"},
    ],
)
def test_closed_anywhere_else(differently, settings):
    settings.ALLOWED_HOSTS = ["*"]
    assert not demo.is_open_to(from_home(**differently))


def test_closed_outside_demo_mode(settings):
    settings.DEMO = False
    assert not demo.is_open_to(from_home())


def test_closed_beside_a_real_partnership():
    Partnership.objects.create(slug="echt", name="Echt", region="Echt", prefix="echt")
    assert not demo.is_open_to(from_home())


def test_people_stand_once_with_all_their_roles_of_today(example):
    with inside(example):
        anna = Account.objects.create_user("anna@example.org", name="Anna")
        left = Account.objects.create_user("left@example.org", name="Left")
        for role in (Role.COMMITTEE, Role.COORDINATOR):
            Membership.objects.create(account=anna, role=role, starts=date(2020, 1, 1))
        Membership.objects.create(
            account=left, role=Role.YOUTH, starts=date(2020, 1, 1), ends=date(2020, 2, 1)
        )
        found = demo.people()
    assert [person.account for person in found] == [anna]
    assert found[0].roles == (str(Role.COORDINATOR.label), str(Role.COMMITTEE.label))
