"""What waits for somebody today."""

from datetime import timedelta

import pytest

from wirkkreis.accounts.models import Role
from wirkkreis.committees.models import Committee, Mandate, Session, SessionRequest
from wirkkreis.events.models import Event
from wirkkreis.portal.worklist import worklist
from wirkkreis.tenancy import clock


@pytest.fixture
def events_of(cast):
    def titles(role):
        lists = worklist(cast[role], on=clock.today())
        return [task.title for one in lists if one.name == "events" for task in one.tasks]

    return titles


def test_the_events_of_the_next_days_stand_with_their_day(events_of):
    soon = Event.objects.filter(state="published", day__gt=clock.today()).earliest("starts")
    assert any(str(soon) in title for title in events_of(Role.COORDINATOR))
    assert not any("Arbeits- und Vernetzungstreffen" in one for one in events_of(Role.COORDINATOR))


def test_what_is_over_asks_for_its_people(events_of):
    past = clock.now() - timedelta(days=2)
    Event.objects.filter(state="open").update(starts=past, ends=past)
    asked = [title for title in events_of(Role.LEAD_OFFICE) if "Wie viele Menschen" in title]
    assert len(asked) == 2


def test_what_was_held_asks_for_its_documentation(events_of):
    assert any("Dokumentieren" in title for title in events_of(Role.COORDINATOR))


def test_members_are_not_asked(events_of):
    assert not events_of(Role.COMMITTEE)


def test_vacant_seats_and_mandates_that_end_are_named(cast):
    last = clock.today() + timedelta(days=30)
    Mandate.objects.filter(person__name="Uwe Hartung").update(ends=last)
    (found,) = [
        one
        for one in worklist(cast[Role.COORDINATOR], on=clock.today())
        if one.name == "committees"
    ]
    said = {task.title: task.due for task in found.tasks}
    assert said["Bündnis: Sitz „Polizei“ besetzen"] is None
    assert said["Bündnis: Das Mandat von Uwe Hartung endet"] == last
    assert not any("Katrin Oelze" in title for title in said)


def test_members_are_not_asked_to_fill_seats(cast):
    lists = worklist(cast[Role.COMMITTEE], on=clock.today())
    assert "committees" not in {one.name for one in lists}


def test_sessions_to_be_called_are_named(cast):
    body = Committee.objects.active().get(kind="steering")
    starts = clock.now() + timedelta(days=20)
    Session.objects.filter(committee=body, state="planned").delete()
    Session.objects.create(
        committee=body, title="Sondersitzung", starts=starts, ends=starts + timedelta(hours=1)
    )
    Session.objects.create(committee=body, title="Klausur", state="searching")
    mandate = Mandate.objects.filter(seat__committee=body).latest("pk")
    SessionRequest.objects.create(committee=body, mandate=mandate, reason="Der Fonds ist leer.")
    lists = worklist(cast[Role.LEAD_OFFICE], on=clock.today())
    (found,) = [one for one in lists if one.name == "committees"]
    said = {task.title: task for task in found.tasks}
    invite = said["Bündnis: Zur Sondersitzung einladen"]
    assert (invite.state, invite.due) == ("due_soon", clock.today() + timedelta(days=5))
    assert "Bündnis: Mitglieder bitten um eine Sitzung (1 von 3)" in said
    assert "Bündnis: Termin festlegen" in said
