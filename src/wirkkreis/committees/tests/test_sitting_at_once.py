"""Several people at several devices press in the same moment, on a real database."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from wirkkreis.accounts.actor import actor_of
from wirkkreis.accounts.models import Account, Role
from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    Committee,
    CommitteeKind,
    Mandate,
    Presence,
    Recusal,
    Ruling,
    Session,
    Speaker,
)
from wirkkreis.committees.sitting import attending, presiding, reporting, turns
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside
from wirkkreis.testing.cast import MANSFELD

AT_ONCE = 8


@pytest.fixture(autouse=True)
def _today():
    """The clock of threads cannot be moved: here it is now."""
    return


@pytest.fixture
def open_now(own_database):
    """A session of the example that is open, with somebody on her way and two items."""
    partnership = Partnership.objects.get(slug="mansfeld-suedharz")
    with inside(partnership):
        now = clock.now()
        body = Committee.objects.active().get(kind=CommitteeKind.STEERING)
        session = Session.objects.create(
            committee=body,
            statute=body.statutes.latest("pk"),
            title="Offen",
            starts=now - timedelta(minutes=5),
            ends=now + timedelta(hours=1),
            state="open",
            opened_at=now - timedelta(minutes=5),
        )
        held = Mandate.objects.on(session.on).filter(seat__committee=body, person__isnull=False)
        Attendee.objects.create(session=session, mandate=held.earliest("pk"))
        for number in (1, 2):
            AgendaItem.objects.create(session=session, position=number, title=f"Punkt {number}")
    return partnership, session.pk


def _at_once(partnership, do):
    """What all of them get; a refusal in words is an answer, anything else an error."""
    start = Barrier(AT_ONCE)

    def one(turn):
        try:
            start.wait(10)
            with inside(partnership):
                return do(turn, _coordinator())
        except ValidationError as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as hands:
        return list(hands.map(one, range(AT_ONCE)))


def _coordinator():
    part = next(part for part in MANSFELD if part.role == Role.COORDINATOR)
    return actor_of(Account.objects.get(email=part.email))


def test_she_comes_and_goes_once_however_many_press(open_now):
    partnership, pk = open_now

    def press(turn, by):
        place = Attendee.objects.get(session=pk)
        if turn % 2:
            return attending.leave(place, by=by)
        return attending.come(place, by=by, online=turn % 4 == 0)

    answers = _at_once(partnership, press)
    assert not [answer for answer in answers if isinstance(answer, ValidationError)]
    with inside(partnership):
        assert Presence.objects.filter(attendee__session=pk, left=None).count() <= 1


def test_one_item_runs_and_the_recused_is_out_however_many_call(open_now):
    partnership, pk = open_now
    with inside(partnership):
        place = Attendee.objects.get(session=pk)
        attending.come(place, by=_coordinator())
        first = AgendaItem.objects.get(session=pk, position=1)
        assert place.mandate is not None
        Recusal.objects.create(item=first, mandate=place.mandate, ruling=Ruling.DECLARED)

    def press(turn, by):
        if turn == 0:
            return attending.come(Attendee.objects.get(session=pk), by=by, online=True)
        item = AgendaItem.objects.get(session=pk, position=1 + turn % 2)
        return presiding.call_item(item, by=by)

    _at_once(partnership, press)
    with inside(partnership):
        running = AgendaItem.objects.get(session=pk, state="running")
        is_here = Presence.objects.filter(attendee=place, left=None).exists()
        assert is_here == (running != first)


def test_she_stands_on_the_list_once_and_one_report_is_kept(open_now):
    partnership, pk = open_now
    with inside(partnership):
        item = AgendaItem.objects.get(session=pk, position=1)
        presiding.call_item(item, by=_coordinator())
        place = Attendee.objects.get(session=pk)

    _at_once(partnership, lambda _turn, by: turns.ask_to_speak(item, attendee=place, by=by))
    seen = reporting.edition_of("")
    answers = _at_once(
        partnership,
        lambda turn, by: reporting.write_report(item, by=by, text=f"Von {turn}", seen=seen),
    )
    with inside(partnership):
        assert Speaker.objects.filter(item=item).count() == 1
        kept = AgendaItem.objects.get(pk=item.pk).report
    written = [answer for answer in answers if isinstance(answer, AgendaItem)]
    assert [row.report for row in written] == [kept]
