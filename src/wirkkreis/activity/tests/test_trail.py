"""`record`: what the trail keeps, and what it refuses to keep."""

import pytest

from wirkkreis.accounts.models import Role
from wirkkreis.activity.models import Activity
from wirkkreis.activity.trail import record
from wirkkreis.goals.models import Plan
from wirkkreis.tenancy.wall import OutsidePartnership

VERB, PUBLIC_VERB = "goals.plan.changed", "goals.plan.adopted"


@pytest.fixture
def plan(mansfeld):
    return Plan.objects.latest("pk")


@pytest.fixture
def coordinator(cast):
    return cast[Role.COORDINATOR]


def test_it_says_who_did_what_with_which_row(plan, coordinator):
    activity = record(VERB, plan, by=coordinator, fields=["title"])
    assert activity.actor == coordinator.account
    assert list(Activity.objects.about(plan)[:1]) == [activity]
    assert activity.fields == ["title"]
    assert activity.kind.name == VERB


def test_values_are_kept_of_declared_fields_only(plan, coordinator):
    kept = record(VERB, plan, by=coordinator, changes={"starts": (plan.starts, plan.ends)})
    assert kept.changes == {"starts": [str(plan.starts), str(plan.ends)]}
    assert kept.fields == ["starts"]
    with pytest.raises(ValueError, match="personal"):
        record(VERB, plan, by=coordinator, changes={"title": ("alt", "neu")})


def test_a_verb_nobody_registered_is_refused(plan, coordinator):
    with pytest.raises(KeyError):
        record("goals.plan.eaten", plan, by=coordinator)


def test_the_verb_decides_who_may_read_it(plan, coordinator):
    assert not record(VERB, plan, by=coordinator).is_public
    public = record(PUBLIC_VERB, plan, by=coordinator)
    assert public in Activity.objects.public()


def test_the_person_can_be_forgotten_and_the_deed_stays(plan, coordinator):
    activity = record(VERB, plan, by=coordinator)
    Activity.objects.filter(pk=activity.pk).update(actor=None)
    assert Activity.objects.get(pk=activity.pk).actor is None


def test_outside_of_a_partnership_nothing_is_recorded(db, ahrfeld):
    with pytest.raises(OutsidePartnership):
        Activity.objects.create(verb=VERB, subject_type_id=1, subject_id=1)
