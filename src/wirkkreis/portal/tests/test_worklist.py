"""What waits for somebody today."""

from datetime import timedelta

import pytest

from wirkkreis.accounts.models import Role
from wirkkreis.committees.models import (
    Attendee,
    Committee,
    Entitlement,
    Mandate,
    Session,
    SessionRequest,
)
from wirkkreis.events.models import Event
from wirkkreis.portal.worklist import worklist
from wirkkreis.tenancy import clock
from wirkkreis.testing.cast import MANSFELD


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


@pytest.fixture
def own(cast):
    def titles(role):
        lists = worklist(cast[role], on=clock.today())
        return {task.title: task.url for one in lists if one.name == "own" for task in one.tasks}

    return titles


def test_members_are_asked_whether_they_come_and_led_behind_their_link(own, browser):
    place = _place(Role.COMMITTEE)
    asked = [title for title in own(Role.COMMITTEE) if str(place.session) in title]
    assert asked == [f"Kommen Sie? {place.committee}, {place.session}, {place.session.when()}"]
    assert browser(None).get(own(Role.COMMITTEE)[asked[0]]).status_code == 200
    Attendee.objects.filter(pk=place.pk).update(answer="comes")
    assert f"{place.session.when()}: {place.committee}, {place.session}" in own(Role.COMMITTEE)


def test_what_runs_is_named_and_what_is_over_is_not(own):
    place = _place(Role.COMMITTEE)
    then = clock.now() - timedelta(hours=1)
    held = Session.objects.filter(pk=place.session_id)
    statute = place.committee.statutes.on(clock.today()).get()
    begun = {"opened_at": then, "starts": then - timedelta(hours=1), "ends": then}
    held.update(state="open", statute=statute, **begun)
    assert f"Läuft gerade: {place.committee}, {place.session}" in own(Role.COMMITTEE)
    held.update(state="invited")
    assert not any(str(place.session) in title for title in own(Role.COMMITTEE))


def test_a_substitute_is_asked_once_she_is_needed(own):
    place = _place(Role.COMMITTEE)
    Mandate.objects.filter(seat=place.mandate.seat, substitute=True).delete()
    Mandate.objects.filter(pk=place.mandate_id).update(substitute=True)
    member = Mandate.objects.create(
        seat=place.mandate.seat, appointed="sent", starts=place.mandate.starts
    )
    first = Attendee.objects.create(session=place.session, mandate=member)
    assert not any("Kommen Sie?" in title for title in own(Role.COMMITTEE))
    Attendee.objects.filter(pk=first.pk).update(answer="declines")
    assert any("Kommen Sie?" in title for title in own(Role.COMMITTEE))


def test_decisions_in_writing_wait_for_those_who_have_not_answered(own):
    right = Entitlement.objects.filter(
        vote__circular__state="running", mandate__person__account__email=_email(Role.COMMITTEE)
    ).get()
    Entitlement.objects.filter(pk=right.pk).update(has_voted=False)
    circular = right.vote.circular
    assert circular is not None
    asked = f"{circular.committee}: Im Umlauf abstimmen: {circular}"
    assert asked in own(Role.COMMITTEE)
    Entitlement.objects.filter(pk=right.pk).update(has_voted=True)
    assert asked not in own(Role.COMMITTEE)


def _place(role):
    """The place of whoever plays a role, in a session she is invited to and has not answered."""
    email = _email(role)
    place = Attendee.objects.filter(
        session__state="invited",
        session__starts__gt=clock.now(),
        mandate__person__account__email=email,
    ).earliest("session__starts")
    Attendee.objects.filter(pk=place.pk).update(answer="")
    return Attendee.objects.get(pk=place.pk)


def _email(role):
    return next(part.email for part in MANSFELD if part.role == role)
