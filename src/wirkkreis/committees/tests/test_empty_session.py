"""A session from whose agenda everything was taken, or to which nobody came: held and minuted."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from wirkkreis.committees.agenda import arranging
from wirkkreis.committees.inviting.sending import invite
from wirkkreis.committees.models import Minutes, Presence, Session
from wirkkreis.committees.readers import Reader
from wirkkreis.committees.records import minuting
from wirkkreis.committees.records.drafting import draft
from wirkkreis.committees.sitting import attending, presiding
from wirkkreis.tenancy import clock

OK, SEE_OTHER = 200, 303


@pytest.fixture
def emptied(by, committee, seats, put):
    """A session of today from whose agenda the last item was taken after the invitation."""
    now = clock.now()
    session = Session.objects.create(
        committee=committee,
        statute=committee.statutes.create(starts=clock.today()),
        title="1. Sitzung",
        starts=now,
        ends=now + timedelta(hours=2),
        place="Rathaus",
        state="invited",
        invited_at=now - timedelta(days=20),
    )
    put(seats[0], "Uwe")
    only = arranging.add_item(by=by, item=session.items.model(session=session, title="Fest"))
    arranging.remove_item(by=by, item=only)
    return session


@pytest.mark.parametrize("comes", [True, False], ids=["somebody comes", "nobody comes"])
def test_it_is_opened_closed_and_minuted_by_page(at_work, by, emptied, seats, comes):
    def at(name, *more):
        return reverse(name, args=[emptied.pk, *more])

    if comes:
        attending.come_as_member(emptied, seats[0].mandates.get(), by=by)
    for page, state in (("sitting-open", "open"), ("sitting-close", "closed")):
        assert at_work.post(at(page)).status_code == SEE_OTHER
        assert Session.objects.get().state == state
        for shown in ("sitting", "session-screen", "session"):
            assert at_work.get(at(shown)).status_code == OK, shown
    assert not Presence.objects.now().exists()
    assert at_work.get(at("minutes")).status_code == OK
    at_work.post(at("minutes-step", "send"))
    assert Minutes.objects.get().state == "sent"
    printed = at_work.get(at("minutes-pdf"))
    assert b"".join(printed).startswith(b"%PDF")
    assert Session.objects.get().was_quorate is False


def test_its_minutes_say_who_was_there_and_nothing_of_items(by, emptied, seats):
    attending.come_as_member(emptied, seats[0].mandates.get(), by=by)
    closed = presiding.close_session(presiding.open_session(emptied, by=by), by=by)
    minutes = minuting.start_minutes(by=by, session=closed)
    told = draft(minutes, Reader(sees_all=True))
    assert list(told.items) == []


def test_nobody_is_invited_to_an_empty_agenda(by, emptied):
    ahead = clock.now() + timedelta(days=20)
    Session.objects.update(
        state="planned", invited_at=None, starts=ahead, ends=ahead + timedelta(hours=2)
    )
    with pytest.raises(ValidationError, match="Tagesordnung ist noch leer"):
        invite(by=by, session=Session.objects.get())
    assert Session.objects.get().state == "planned"


def test_an_empty_session_opens_for_an_item_that_comes_late(by, emptied):
    opened = presiding.open_session(emptied, by=by)
    late = arranging.add_item(by=by, item=opened.items.model(session=opened, title="Fest"))
    assert late.position == 1
    assert presiding.call_item(late, by=by).state == "running"
