"""Ending memberships."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from wirkkreis.accounts.models import Membership, Role
from wirkkreis.administration.members import end_membership
from wirkkreis.tenancy import clock

TODAY = date(2026, 5, 1)


def held(people, role: Role) -> Membership:
    return Membership.objects.get(account=people[role])


@pytest.mark.parametrize(
    ("by", "role", "allowed"),
    [
        (Role.COORDINATOR, Role.YOUTH, True),
        (Role.COORDINATOR, Role.AUDITOR, False),
        (Role.COORDINATOR, Role.LEAD_OFFICE, False),
        (Role.LEAD_OFFICE, Role.COORDINATOR, True),
        (Role.COMMITTEE, Role.COMMITTEE, False),
    ],
)
def test_who_gives_a_role_also_ends_it(actors, people, by, role, allowed):
    if allowed:
        assert end_membership(held(people, role), by=actors[by], on=TODAY).ends == TODAY
    else:
        with pytest.raises(PermissionDenied):
            end_membership(held(people, role), by=actors[by], on=TODAY)


def test_the_last_day_still_counts(actors, people):
    end_membership(held(people, Role.YOUTH), by=actors[Role.COORDINATOR], on=TODAY)
    still = Membership.objects.on(TODAY).filter(role=Role.YOUTH)
    after = Membership.objects.on(TODAY + timedelta(days=1)).filter(role=Role.YOUTH)
    assert still.exists()
    assert not after.exists()


def test_somebody_who_can_invite_is_always_left(actors, people):
    end_membership(held(people, Role.COORDINATOR), by=actors[Role.LEAD_OFFICE], on=TODAY)
    with pytest.raises(ValidationError, match="niemand mehr"):
        end_membership(held(people, Role.LEAD_OFFICE), by=actors[Role.LEAD_OFFICE], on=TODAY)


def test_it_cannot_end_before_it_began(actors, people):
    with pytest.raises(ValidationError, match="vor dem Beginn"):
        end_membership(held(people, Role.YOUTH), by=actors[Role.COORDINATOR], on=date(2019, 12, 31))


def test_a_membership_that_ended_gives_nothing_any_more(actors, people):
    end_membership(held(people, Role.COORDINATOR), by=actors[Role.LEAD_OFFICE], on=TODAY)
    with clock.at(TODAY + timedelta(days=1)):
        assert not Membership.objects.on(clock.today()).filter(role=Role.COORDINATOR).exists()
