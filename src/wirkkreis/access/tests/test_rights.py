"""What a right answers, and when it asks for a second factor."""

import pytest

from wirkkreis.access.rights import (
    all_rights,
    auditor,
    everyone,
    may,
    member,
    predicate,
    right,
    signed_in,
    staff,
)
from wirkkreis.accounts.actor import NOBODY, Actor
from wirkkreis.accounts.models import Account, Role


@predicate("is the row's own")
def own(actor: Actor, row: object) -> bool:
    return row is None or row == actor.account


PREDICATES = {
    "everyone": everyone,
    "signed in": signed_in,
    "member": member,
    "staff": staff,
    "staff or auditor": staff | auditor,
    "own": signed_in & own,
}


@pytest.fixture(autouse=True)
def strict(settings):
    settings.DEMO = False


@pytest.fixture(scope="module", autouse=True)
def registered():
    for name, tested in PREDICATES.items():
        if f"tests.{name}" not in {entry.name for entry in all_rights()}:
            right(f"tests.{name}", tested, title=name, reason="nur für Tests")


def somebody(*roles: Role, second_factor: bool = False) -> Actor:
    return Actor(Account(), frozenset(roles), second_factor=second_factor)


@pytest.mark.parametrize(
    ("roles", "open_without"),
    [
        ((), {"everyone", "signed in", "own"}),
        ((Role.COMMITTEE,), {"everyone", "signed in", "own", "member"}),
        ((Role.AUDITOR,), {"everyone", "signed in", "own", "member", "staff or auditor"}),
        ((Role.COORDINATOR,), {"everyone", "signed in", "own"}),
        ((Role.LEAD_OFFICE,), {"everyone", "signed in", "own"}),
        ((Role.COORDINATOR, Role.COMMITTEE), {"everyone", "signed in", "own", "member"}),
    ],
)
def test_what_is_open_without_a_second_factor(roles, open_without):
    actor = somebody(*roles)
    assert {name for name in PREDICATES if may(actor, f"tests.{name}")} == open_without


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.LEAD_OFFICE])
def test_with_it_everything_of_the_role_is_open(role):
    actor = somebody(role, second_factor=True)
    assert all(may(actor, f"tests.{name}") for name in PREDICATES)


def test_the_verdict_tells_a_missing_factor_from_a_missing_right():
    assert may(somebody(Role.COORDINATOR), "tests.staff").lacks_second_factor
    assert not may(somebody(Role.YOUTH), "tests.staff").lacks_second_factor
    assert may(NOBODY, "tests.staff").reason == "nur für Tests"


def test_demo_mode_does_not_ask(settings):
    settings.DEMO = True
    assert may(somebody(Role.COORDINATOR), "tests.staff")


def test_a_name_is_taken_once():
    with pytest.raises(ValueError, match="twice"):
        right("tests.staff", staff, title="", reason="")
