"""What sessions leave to do: minutes, resolutions, plans that were adopted."""

from datetime import timedelta

import pytest

from wirkkreis.accounts.models import Role
from wirkkreis.committees.models import Committee, Minutes, Office, Resolution, Session
from wirkkreis.goals.models import Plan
from wirkkreis.people.models import Person
from wirkkreis.portal.worklist import worklist
from wirkkreis.tenancy import clock


@pytest.fixture
def told(cast):
    def tasks(role):
        lists = worklist(cast[role], on=clock.today())
        return {task.title: task for one in lists if one.name == "committees" for task in one.tasks}

    return tasks


@pytest.fixture
def body(mansfeld):
    return Committee.objects.active().get(kind="steering")


@pytest.fixture
def over(body):
    """A session of three weeks ago, whose minutes nobody has written."""
    starts = clock.now() - timedelta(days=21)
    return Session.objects.create(
        committee=body, title="Klausur", starts=starts, ends=clock.now(), state="closed"
    )


def test_minutes_are_due_by_the_rules_of_the_session(told, over):
    task = told(Role.COORDINATOR)["Niederschrift schreiben: Bündnis, Klausur"]
    assert (task.state, task.due) == ("overdue", over.on + timedelta(days=14))
    Minutes.objects.create(session=over, state="sent")
    assert "Niederschrift schreiben: Bündnis, Klausur" not in told(Role.COORDINATOR)


def test_members_are_asked_for_minutes_in_their_office_alone(told, over, cast):
    title = "Niederschrift schreiben: Bündnis, Klausur"
    assert title not in told(Role.COMMITTEE)
    person = Person.objects.get(account=cast[Role.COMMITTEE].account)
    mandate = person_mandate(person, over)
    Office.objects.create(mandate=mandate, kind="keeper", starts=mandate.starts)
    assert title in told(Role.COMMITTEE)


def person_mandate(person, session):
    return session.committee.seats.get(mandates__person=person).mandates.get(person=person)


@pytest.fixture
def resolved(body):
    def make(title, **facts):
        number = f"{900 + Resolution.objects.count()}/2026"
        given = {"day": clock.today(), "power": "recommends", "text": title}
        return Resolution.objects.create(
            committee=body, number=number, title=title, **given | facts
        )

    return make


def test_resolutions_that_are_nobodys_task(told, resolved):
    row, done = resolved("Fest"), resolved("Wahl", needs_work=False)
    assert f"Beschluss vergeben: {row}" in told(Role.LEAD_OFFICE)
    assert f"Beschluss vergeben: {done}" not in told(Role.LEAD_OFFICE)
    assert not any("vergeben" in title for title in told(Role.COMMITTEE))


def test_a_plan_that_was_adopted_and_not_entered(told, resolved):
    plan = Plan.objects.create(title="Zielplan 2030", starts=clock.today(), ends=clock.today())
    row = resolved("Zielplan", kind="plan", plan=plan, needs_work=False)
    title = f"Beschluss {row.number} beim Plan eintragen: Zielplan 2030"
    assert title in told(Role.LEAD_OFFICE)
    assert title not in told(Role.COMMITTEE)
    Plan.objects.filter(pk=plan.pk).update(state="adopted")
    assert title not in told(Role.LEAD_OFFICE)
