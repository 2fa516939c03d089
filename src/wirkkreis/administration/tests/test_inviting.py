"""From the invitation to the membership."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.activity.models import Activity
from wirkkreis.administration.inviting import (
    accept,
    invite,
    invite_from_console,
    send_again,
    withdraw,
)
from wirkkreis.administration.models import Invitation
from wirkkreis.tenancy import clock

SITE = "https://klein.example"


@pytest.fixture
def new(here) -> Account:
    return Account.objects.create_user("neu@klein.example")


@pytest.fixture
def offer(actors) -> Invitation:
    return invite(
        by=actors[Role.COORDINATOR], email="Neu@Klein.example", role=Role.YOUTH, site=SITE
    )


GIVES = {
    Role.COORDINATOR: {Role.COORDINATOR, Role.COMMITTEE, Role.YOUTH},
    Role.LEAD_OFFICE: set(Role),
    Role.COMMITTEE: set(),
    Role.YOUTH: set(),
    Role.AUDITOR: set(),
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("given", Role)
def test_who_may_give_which_role(actors, role, given):
    def inviting() -> Invitation:
        return invite(by=actors[role], email="neu@klein.example", role=given, site=SITE)

    if given in GIVES[role]:
        assert inviting().role == given
    else:
        with pytest.raises(PermissionDenied):
            inviting()


def test_nobody_may_invite(here):
    with pytest.raises(PermissionDenied):
        invite(by=NOBODY, email="neu@klein.example", role=Role.YOUTH, site=SITE)


def test_the_letter_holds_the_only_copy_of_the_token(actors, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = invite(
            by=actors[Role.COORDINATOR],
            email="neu@klein.example",
            role=Role.YOUTH,
            site=SITE,
            language="en",
        )
    letter = mail.outbox[0]
    assert letter.to == ["neu@klein.example"]
    found = re.search(r"https://klein\.example/en/einladung/([\w-]+)/", str(letter.body))
    assert found
    assert list(Invitation.objects.by_token(found[1])) == [made]
    assert found[1] not in str(Invitation.objects.values().get())


def test_no_letter_leaves_when_it_is_rolled_back(actors, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(PermissionDenied):
        invite(by=actors[Role.YOUTH], email="neu@klein.example", role=Role.YOUTH, site=SITE)
    assert mail.outbox == []


def test_accepting_makes_the_membership_and_forgets_the_address(offer, new):
    membership = accept(offer, account=new)
    assert (membership.account, membership.role, membership.ends) == (new, Role.YOUTH, None)
    offer.refresh_from_db()
    assert offer.email == ""
    assert offer.accepted_at is not None


def test_a_term_is_kept(actors, new):
    starts, ends = date(2030, 1, 1), date(2031, 12, 31)
    made = invite(
        by=actors[Role.LEAD_OFFICE],
        email=new.email,
        role=Role.AUDITOR,
        site=SITE,
        starts=starts,
        ends=ends,
    )
    membership = accept(made, account=new)
    assert (membership.starts, membership.ends) == (starts, ends)


def test_an_end_before_the_start_is_refused(actors):
    with pytest.raises(ValidationError, match="vor dem Beginn"):
        invite(
            by=actors[Role.LEAD_OFFICE],
            email="neu@klein.example",
            role=Role.YOUTH,
            site=SITE,
            starts=date(2030, 2, 1),
            ends=date(2030, 1, 1),
        )


def test_another_address_cannot_accept(offer, people):
    with pytest.raises(PermissionDenied):
        accept(offer, account=people[Role.AUDITOR])


def test_it_is_accepted_once(offer, new):
    accept(offer, account=new)
    with pytest.raises(ValidationError):
        accept(offer, account=new)
    assert Membership.objects.filter(account=new).count() == 1


def test_a_withdrawn_one_is_over(offer, actors, new):
    withdraw(offer, by=actors[Role.COORDINATOR])
    with pytest.raises(ValidationError):
        accept(offer, account=new)


def test_it_runs_out_after_two_weeks_and_can_be_sent_again(offer, actors, new):
    with clock.at(clock.now() + timedelta(days=15)):
        assert offer.has_run_out
        with pytest.raises(ValidationError):
            accept(offer, account=new)
        accept(send_again(offer, by=actors[Role.COORDINATOR], site=SITE), account=new)
    assert Membership.objects.filter(account=new).exists()


def test_sending_again_ends_the_old_link(offer, actors):
    old = offer.token_digest
    assert send_again(offer, by=actors[Role.COORDINATOR], site=SITE).token_digest != old


def test_the_coordinator_does_not_touch_what_only_the_lead_office_gives(actors):
    made = invite(
        by=actors[Role.LEAD_OFFICE], email="neu@klein.example", role=Role.AUDITOR, site=SITE
    )
    for verb in (
        lambda: withdraw(made, by=actors[Role.COORDINATOR]),
        lambda: send_again(made, by=actors[Role.COORDINATOR], site=SITE),
    ):
        with pytest.raises(PermissionDenied):
            verb()


def test_one_open_offer_per_address_and_role(offer, actors):
    with pytest.raises(ValidationError, match="schon eine offene"):
        invite(by=actors[Role.COORDINATOR], email="NEU@klein.example", role=Role.YOUTH, site=SITE)


def test_who_has_the_role_is_not_invited_to_it(actors, people):
    with pytest.raises(ValidationError, match="hat die Rolle schon"):
        invite(
            by=actors[Role.COORDINATOR], email=people[Role.YOUTH].email, role=Role.YOUTH, site=SITE
        )


def test_the_console_invites_the_first_people(here):
    made = invite_from_console(email="erste@klein.example", role=Role.LEAD_OFFICE, site=SITE)
    assert made.invited_by is None


def test_the_trail_tells_everything_but_the_address(offer, actors, new):
    send_again(offer, by=actors[Role.COORDINATOR], site=SITE)
    accept(offer, account=new)
    told = Activity.objects.about(offer)
    assert {entry.verb for entry in told} == {
        "administration.invitation.sent",
        "administration.invitation.sent_again",
        "administration.invitation.accepted",
    }
    assert "klein.example" not in str(list(told.values("changes", "note", "fields")))
