"""Person × address → answer, as written down by hand for each right."""

import pytest

from tests.house.rows import BEHIND, arguments_of
from tests.house.walked import addresses
from wirkkreis.access.rights import all_rights
from wirkkreis.accounts.actor import OPERATOR
from wirkkreis.accounts.models import Account, Operator, Role
from wirkkreis.tenancy import clock

NOBODY = "nobody"
PERSONS = (NOBODY, *Role, OPERATOR)
MEMBERS = set(Role)
STAFF = {Role.COORDINATOR, Role.LEAD_OFFICE}
SEATED = {Role.COMMITTEE, Role.YOUTH}

WHO = {
    "everyone": set(PERSONS),
    "signed_in": MEMBERS | {OPERATOR},
    "member": MEMBERS,
    "activity.history.read": STAFF | {Role.AUDITOR},
    "activity.trail.read": {Role.LEAD_OFFICE, Role.AUDITOR},
    "administration.acting.begin": {OPERATOR},
    "administration.acting.read": STAFF | {Role.AUDITOR, OPERATOR},
    "administration.members.invite": STAFF,
    "administration.members.read": STAFF,
    "administration.rules.change": {Role.LEAD_OFFICE},
    "administration.rules.read": STAFF | {Role.AUDITOR},
    "committees.committee.arrange": STAFF,
    "committees.committee.read": MEMBERS,
    "committees.circular.finish": STAFF | SEATED | {NOBODY},
    "committees.circular.object": STAFF | SEATED | {NOBODY},
    "committees.item.all": STAFF | {Role.AUDITOR},
    "committees.resolution.follow": STAFF,
    "committees.session.read": MEMBERS,
    "committees.session.request": SEATED,
    "committees.session.run": STAFF | SEATED,
    "committees.tie.own": MEMBERS,
    "committees.tie.read": STAFF,
    "committees.vote.seal": {NOBODY},
    "diary.entry.export": STAFF,
    "diary.entry.read": STAFF,
    "diary.entry.remove": STAFF,
    "diary.entry.write": STAFF,
    "diary.kind.arrange": STAFF,
    "events.attendance.write": STAFF,
    "events.documentation.write": STAFF,
    "events.event.read": STAFF | {Role.AUDITOR},
    "events.event.write": STAFF,
    "events.format.arrange": STAFF,
    "events.origin.follow": {NOBODY},
    "events.programme.own": set(PERSONS),
    "events.registration.own": set(PERSONS),
    "events.registration.read": STAFF,
    "events.registration.turn": set(PERSONS),
    "events.registration.write": STAFF,
    "goals.measure.write": STAFF,
    "goals.observation.write": STAFF,
    "goals.plan.adopt": STAFF,
    "goals.plan.edit": STAFF,
    "goals.proof.read": STAFF | {Role.AUDITOR},
    "goals.year.close": STAFF,
    "goals.year.reopen": {Role.LEAD_OFFICE},
    "people.read": STAFF,
    "people.write": STAFF,
    "places.write": STAFF,
}
"""Who holds each right: written by hand, so that a slip in a predicate is seen."""

NOT_OVER_THESE = {"committees.session.run": SEATED}
"""Who holds a right only over some rows, and not over those of the example: neither of the two is
in an office of the body in question.
"""

SHOWN, LEADS_ON, UNREADABLE, REFUSED, NOT_THERE, ONLY_POST = 200, 302, 400, 403, 404, 405
ANSWERS = {
    # Steps that were not begun lead back to the first one.
    "account_confirm_login_code": LEADS_ON,
    "mfa_authenticate": LEADS_ON,
    "mfa_login_webauthn": LEADS_ON,
    "new-address-code": LEADS_ON,
    "arrival": UNREADABLE,  # without a ticket
    "signed-in": LEADS_ON,
    "hand-over": NOT_THERE,  # on the only host there is
    # Nobody in the example has a second factor yet.
    "mfa_reauthenticate": REFUSED,
    "mfa_reauthenticate_webauthn": REFUSED,
    "mfa_deactivate_totp": NOT_THERE,
    "mfa_view_recovery_codes": NOT_THERE,
    "mfa_remove_webauthn": NOT_THERE,
    "logo": NOT_THERE,  # the example has none
    "registration-certificate": NOT_THERE,  # nobody was checked in there
    "event-picture": NOT_THERE,  # nor has its event
    # A step that was reloaded leads back to the review.
    "plan-review-all": LEADS_ON,
    "plan-review-goal": LEADS_ON,
    "plan-review-note": LEADS_ON,
    "plan-review-suggestion": LEADS_ON,
    "minutes-scan": NOT_THERE,  # nobody has signed them yet
    "minutes-scan-remove": NOT_THERE,
    # Buttons.
    "date-drop": ONLY_POST,
    "own-dates": ONLY_POST,
    "session-invite-one": ONLY_POST,
    "session-poll-ask": ONLY_POST,
    "minutes-publish": ONLY_POST,
    "resolution-need": ONLY_POST,
    "resolution-publish": ONLY_POST,
    "agenda-carry": ONLY_POST,
    "agenda-frame": ONLY_POST,
    "item-clear": ONLY_POST,
    "item-concern": ONLY_POST,
    "item-move": ONLY_POST,
    "item-papers": ONLY_POST,
    "recusal-withdraw": ONLY_POST,
    "item-step": ONLY_POST,
    "motion-withdraw": ONLY_POST,
    "own-live": LEADS_ON,  # only a part of a page that is there already
    "own-speak": ONLY_POST,
    "presence": ONLY_POST,
    "presence-all": ONLY_POST,
    "sitting-chair": ONLY_POST,
    "sitting-clear": ONLY_POST,
    "sitting-now": LEADS_ON,
    "sitting-open": ONLY_POST,
    "speaker": ONLY_POST,
    "speaker-add": ONLY_POST,
    "event-format-move": ONLY_POST,
    "area-load": ONLY_POST,
    "demo-sign-in": ONLY_POST,
    "diary-files": ONLY_POST,
    "diary-kind-move": ONLY_POST,
    "event-documentation-publish": ONLY_POST,
    "event-documentation-withdraw": ONLY_POST,
    "admission-question-move": ONLY_POST,
    "admission-workshop-move": ONLY_POST,
    "registration-letter-again": ONLY_POST,
    "registration-reviewed": ONLY_POST,
    "event-files": ONLY_POST,
    "event-impulses": ONLY_POST,
    "event-door-count": ONLY_POST,
    "event-door-scans": ONLY_POST,
    "event-door-undo": ONLY_POST,
    "event-door-walk-in": ONLY_POST,
    "feed-fetch": ONLY_POST,
    "programme-invite-rest": ONLY_POST,
    "programme-partner-invite": ONLY_POST,
    "programme-partner-remind": ONLY_POST,
    "programme-partner-remove": ONLY_POST,
    "event-series-step": ONLY_POST,
    "programme-publish": ONLY_POST,
    "programme-withdraw": ONLY_POST,
    "goal-confirm": ONLY_POST,
    "goal-move": ONLY_POST,
    "end-other-sessions": ONLY_POST,
    "plan-renumber": ONLY_POST,
    "registration-accept": ONLY_POST,
    "registration-workshop": ONLY_POST,
    "send-invitation-again": ONLY_POST,
    "sign-out": ONLY_POST,
    "circular-step": ONLY_POST,
    "vote-count": ONLY_POST,
    "vote-lot": ONLY_POST,
    "vote-step": ONLY_POST,
    "withdraw-invitation": ONLY_POST,
}
"""What a page answers to who may open it, where it is not simply shown."""


def test_every_address_states_a_right_that_exists():
    rights = {right.name for right in all_rights()}
    assert [address.name for address in addresses() if address.right not in rights] == []


def test_every_address_has_a_name_of_its_own():
    assert "" not in {address.name for address in addresses()}


def test_every_right_stands_in_the_table():
    assert {right.name for right in all_rights() if not right.name.startswith("tests.")} == set(WHO)


def test_every_address_has_its_arguments():
    assert {address.name for address in addresses() if address.takes} == set(BEHIND)


@pytest.mark.parametrize("person", PERSONS)
def test_everybody_gets_the_answer_of_the_table(furnished, bare_errors, at_the_door, person):
    wrong = {}
    for address in addresses():
        url = address.url(**arguments_of(address.name, address.takes))
        answer = at_the_door(person).get(url)
        if answer.status_code != (wanted := _wanted(address, person)):
            wrong[url] = f"{answer.status_code}, not {wanted}"
        elif person is NOBODY and address.right != "everyone":
            assert answer.url.startswith("/anmelden/"), url
    assert wrong == {}


@pytest.mark.parametrize("person", PERSONS)
def test_nobody_sends_a_form_to_a_page_that_is_not_theirs(
    furnished, bare_errors, at_the_door, person
):
    for address in addresses():
        if person not in _holders(address):
            url = address.url(**arguments_of(address.name, address.takes))
            assert at_the_door(person).post(url).status_code == REFUSED, url


@pytest.fixture
def at_the_door(browser):
    """A browser by the name of its person; the operator belongs to no partnership."""
    found = {}

    def open_for(person):
        if person not in found:
            found[person] = browser(Role(person) if person in MEMBERS else None)
            if person == OPERATOR:
                account = Account.objects.create_user("betrieb@example.org")
                Operator.objects.create(account=account, since=clock.today())
                found[person].force_login(account)
        return found[person]

    return open_for


def _wanted(address, person):
    if person in _holders(address):
        return ANSWERS.get(address.name, SHOWN)
    if ANSWERS.get(address.name) == ONLY_POST and person in WHO[address.right]:
        return ONLY_POST  # whose row it is does not matter before a form is sent
    return LEADS_ON if person is NOBODY else REFUSED


def _holders(address):
    holders = WHO[address.right]
    return holders - NOT_OVER_THESE.get(address.right, set()) if address.takes else holders
