"""Planning sessions: titles, series, requests, second invitations, and changes that are told."""

from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from wirkkreis.accounts.actor import actor_of
from wirkkreis.accounts.models import Account
from wirkkreis.activity.models import Activity
from wirkkreis.committees.inviting.planning import (
    change_session,
    in_series,
    plan_series,
    plan_session,
    suggested_title,
)
from wirkkreis.committees.inviting.requesting import demands, own_mandate, request_session
from wirkkreis.committees.inviting.sending import invite
from wirkkreis.committees.inviting.slots import Slot, series
from wirkkreis.committees.models import AgendaItem, Session, SessionRequest
from wirkkreis.committees.tests.conftest import TODAY
from wirkkreis.flow.engine import take
from wirkkreis.people.models import Person
from wirkkreis.tenancy import clock


def evening(ahead):
    starts = timezone.make_aware(datetime.combine(TODAY + timedelta(days=ahead), time(17)))
    return Slot(starts, starts + timedelta(hours=2))


@pytest.fixture
def draft(committee):
    """Makes unsaved sessions: so many days ahead, five in the afternoon."""

    def make(ahead=30, **facts):
        slot = evening(ahead)
        known = {"starts": slot.starts, "ends": slot.ends, "state": "planned"}
        known |= {"title": "1. Sitzung 2026", "place": "Rathaus"}
        return Session(committee=committee, **{**known, **facts})

    return make


def told():
    jobs = ProcrastinateJob.objects.filter(task_name="committees.tell_everybody").order_by("id")
    return [job.args["news"] for job in jobs]


def test_titles_count_through_a_year(by, committee, draft):
    assert suggested_title(committee, 2026) == "1. Sitzung 2026"
    plan_session(by=by, session=draft())
    off = plan_session(by=by, session=draft(40))
    take(off, "cancel", by=by, cancel_note="Sturm")
    assert suggested_title(committee, 2026) == "2. Sitzung 2026"
    assert suggested_title(committee, 2027) == "1. Sitzung 2027"


def test_a_series_is_numbered_and_keeps_the_distance_of_its_deadline(by, draft):
    first = draft(200, applications_until=TODAY + timedelta(days=180))
    slots = series(evening(200), every=2, unit="months", count=3)
    shown = [(one.title, one.on) for one in in_series(first, slots)]
    made = plan_series(by=by, session=first, slots=slots)
    assert [one.title for one in made] == [title for title, _day in shown]
    assert [one.title for one in made] == ["1. Sitzung 2026", "2. Sitzung 2026", "1. Sitzung 2027"]
    apart = [one.applications_until + timedelta(days=20) for one in made if one.applications_until]
    assert apart == [one.on for one in made]
    assert len({one.uid for one in made}) == 3


@pytest.mark.parametrize("facts", [{}, {"starts": None, "ends": None, "state": "searching"}])
def test_a_button_pressed_twice_plans_once(by, draft, facts):
    plan_session(by=by, session=draft(**facts))
    with pytest.raises(ValidationError, match="schon geplant"):
        plan_session(by=by, session=draft(**facts))
    plan_session(by=by, session=draft(31))


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"starts": None, "ends": None}, "starts"),
        ({"applications_until": date(2027, 1, 1)}, "applications_until"),
        ({"title": ""}, "title"),
        ({"online_url": "http://example.org"}, "online_url"),
    ],
)
def test_what_is_missing_is_said_at_its_field(by, draft, facts, field):
    with pytest.raises(ValidationError) as refused:
        plan_session(by=by, session=draft(**facts))
    assert field in refused.value.error_dict
    assert not Session.objects.exists()


def test_members_ask_and_a_planned_session_answers_them(by, committee, seats, put, draft):
    account = Account.objects.create_user("mia@example.org", name="Mia")
    mandate = put(seats[0], "Mia")
    Person.objects.filter(pk=mandate.person.pk).update(account=account)
    mia = actor_of(account)
    assert own_mandate(mia, committee) == mandate
    assert demands([committee], TODAY) == []
    request_session(by=mia, committee=committee, reason="Der Fonds ist leer.")
    with pytest.raises(ValidationError, match="schon um eine Sitzung gebeten"):
        request_session(by=mia, committee=committee, reason="Noch einmal")
    (found,) = demands([committee], TODAY)
    assert (found.asked, found.needed, found.is_reached) == (1, 3, False)
    session = plan_session(by=by, session=draft())
    assert SessionRequest.objects.get().session == session
    assert demands([committee], TODAY) == []
    with pytest.raises(ValidationError, match="nur Mitglieder"):
        request_session(by=by, committee=committee, reason="Nicht im Gremium")


def test_a_second_invitation_takes_up_what_was_not_decided(by, committee, draft):
    first = plan_session(by=by, session=draft())
    AgendaItem.objects.create(session=first, position=1, title="Fest", state="done")
    AgendaItem.objects.create(session=first, position=2, title="Haushalt")
    again = plan_session(by=by, session=draft(40, again_of=first))
    assert [item.title for item in again.items.all()] == ["Haushalt"]
    assert again.items.filter(carried_from__session=first).exists()


def test_changes_are_told_once_everybody_is_invited(by, seats, put, draft):
    put(seats[0], "Uwe")
    session = plan_session(by=by, session=draft())
    session.place = "Schule"
    assert change_session(by=by, session=session) == {"place"}
    assert (told(), session.sequence) == ([], 0)
    AgendaItem.objects.create(session=session, position=1, title="Fest")
    session = invite(session, by=by)
    session.attendees.update(way="post", invited_at=session.invited_at, answer="comes")
    assert change_session(by=by, session=session) == set()
    session.note = "Bringen Sie Kuchen mit."
    change_session(by=by, session=session)
    assert (told(), session.sequence) == (["invited"], 0)
    session.place = "Rathaus, Saal 2"
    change_session(by=by, session=session)
    assert (told(), session.sequence) == (["invited", "changed"], 1)
    attendee = session.attendees.get()
    assert (attendee.way, attendee.answer) == ("post", "comes"), "the proof of the day stays"


def test_another_day_is_a_new_invitation(by, seats, put, draft):
    put(seats[0], "Uwe")
    put(seats[1], "Mia", starts=TODAY + timedelta(days=35))
    session = plan_session(by=by, session=draft())
    AgendaItem.objects.create(session=session, position=1, title="Fest")
    session = invite(session, by=by)
    session.attendees.update(way="mail", invited_at=session.invited_at, answer="comes")
    later = clock.now() + timedelta(days=3)
    week_after = evening(37)
    session.starts, session.ends = week_after.starts, week_after.ends
    with clock.at(later):
        change_session(by=by, session=session)
    assert told() == ["invited", "moved", "invited"]
    session.refresh_from_db()
    assert session.invited_at == later
    assert {one.name: one.answer for one in session.attendees.all()} == {"Uwe": "", "Mia": ""}


def test_on_another_day_the_rules_of_that_day_hold(by, committee, draft):
    session = plan_session(by=by, session=draft())
    AgendaItem.objects.create(session=session, position=1, title="Fest")
    session = invite(session, by=by)
    moved = evening(37)
    newer = committee.statutes.create(starts=moved.day, values={"quorum": "third"})
    session.place = "Schule"
    change_session(by=by, session=session)
    assert session.statute != newer
    session.starts, session.ends = moved.starts, moved.ends
    change_session(by=by, session=session)
    session.refresh_from_db()
    assert session.statute == newer


def test_what_is_over_is_not_changed_and_the_trail_holds_nothing_personal(by, draft):
    session = plan_session(by=by, session=draft(note="Frau Kern bringt den Schlüssel."))
    session.note = "Herr Kern bringt ihn."
    change_session(by=by, session=session)
    take(session, "cancel", by=by, cancel_note="Sturm")
    session.place = "Schule"
    with pytest.raises(ValidationError, match="schon eröffnet"):
        change_session(by=by, session=session)
    assert not any("Kern" in str(one.changes) + one.note for one in Activity.objects.all())
