"""A small partnership with its people."""

from datetime import date

import pytest
from django.test import Client

from wirkkreis.accounts.actor import Actor, actor_of
from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside


@pytest.fixture
def partnership(db):
    return Partnership.objects.create(
        slug="klein", name="Klein & Co", region="Klein", host="klein.example", is_example=True
    )


@pytest.fixture
def here(partnership):
    """Inside the small partnership."""
    with inside(partnership):
        yield partnership


@pytest.fixture
def people(partnership):
    """One account per role, by role."""
    with inside(partnership):
        return {role: _engage(role) for role in Role}


def _engage(role: Role) -> Account:
    account = Account.objects.create_user(f"{role}@klein.example", name=f"Die {role}")
    Membership.objects.create(account=account, role=role, starts=date(2020, 1, 1))
    return account


@pytest.fixture
def actors(people, here) -> dict[Role, Actor]:
    return {role: actor_of(account) for role, account in people.items()}


@pytest.fixture
def browser(partnership, settings) -> Client:
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "klein.example"]
    return Client(HTTP_HOST="klein.example")
