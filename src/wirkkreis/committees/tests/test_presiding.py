"""Opening and closing, calling items, and who leaves the room for one."""

from contextlib import suppress
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wirkkreis.activity.models import Activity
from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    Clearing,
    Departure,
    Minutes,
    Presence,
    Recusal,
    Ruling,
    Session,
    Vote,
)
from wirkkreis.committees.seating import seating
from wirkkreis.committees.sitting import attending, presiding
from wirkkreis.committees.sitting.deciding import why_no_decision
from wirkkreis.committees.sitting.room import quorum_at
from wirkkreis.tenancy import clock

EVENING = datetime(2026, 3, 12, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))
MINUTE = timedelta(minutes=1)


def later(minutes):
    return clock.at(EVENING + minutes * MINUTE)


@pytest.fixture
def evening(committee, by):
    """A session of this evening, invited."""
    return Session.objects.create(
        committee=committee,
        statute=committee.statutes.create(starts=EVENING.date()),
        title="1. Sitzung",
        starts=EVENING,
        ends=EVENING + timedelta(hours=2),
        place="Rathaus",
        state="invited",
        invited_at=EVENING - timedelta(days=30),
    )


@pytest.fixture
def places(evening, seats, put):
    """Uwe, Mia and Kim, invited."""
    members = [put(seat, name) for seat, name in zip(seats, ("Uwe", "Mia", "Kim"), strict=True)]
    return [Attendee.objects.create(session=evening, mandate=member) for member in members]


@pytest.fixture
def items(evening):
    return [
        AgendaItem.objects.create(session=evening, position=number, title=title)
        for number, title in enumerate(("Fest", "Zuschuss", "Wahl"), start=1)
    ]


@pytest.fixture
def opened(evening, places, items, by):
    """The session, open since 18:00, with all three in the room."""
    with later(0):
        for place in places:
            attending.come(place, by=by)
        return presiding.open_session(evening, by=by)


def recuse(item, place, moment=None):
    return Recusal.objects.create(
        item=item, mandate=place.mandate, ruling=Ruling.DECLARED, made_at=moment or clock.now()
    )


def there():
    return {presence.attendee.name for presence in Presence.objects.now()}


def stays(place):
    return [
        (int((stay.came - EVENING) / MINUTE), stay.left and int((stay.left - EVENING) / MINUTE))
        for stay in place.presences.all()
    ]


def test_the_quorum_of_the_opening_is_kept(opened):
    assert (opened.votes_present, opened.votes_needed) == (3, 3)
    assert opened.was_quorate


def test_who_comes_before_the_first_item_counts_for_the_opening(evening, places, items, by):
    with later(0):
        session = presiding.open_session(evening, by=by)
        assert session.votes_present == 0
        for place in places:
            attending.come(place, by=by)
    session.refresh_from_db()
    assert session.votes_present == 3
    with later(10):
        presiding.call_item(items[0], by=by)
        attending.leave(places[0], by=by)
    session.refresh_from_db()
    assert session.votes_present == 3


def test_a_session_is_opened_on_its_day(evening, by):
    with clock.at(EVENING - timedelta(days=1)), pytest.raises(ValidationError, match="anderen Tag"):
        presiding.open_session(evening, by=by)


def test_the_recused_leaves_for_her_item_and_comes_back(opened, places, items, by):
    recuse(items[0], places[1], EVENING)
    with later(10):
        presiding.call_item(items[0], by=by)
        assert there() == {"Uwe", "Kim"}
        assert not quorum_at(opened, item=items[0]).is_reached
        assert quorum_at(opened, item=items[0]).base == 2
    with later(20):
        presiding.finish_item(items[0], by=by)
    assert stays(places[1]) == [(0, 10), (20, None)]
    left = places[1].presences.first()
    assert left.left_for == items[0]


def test_who_declares_herself_while_it_runs_leaves_at_once_and_once(opened, places, items, by):
    with later(10):
        presiding.call_item(items[0], by=by)
    recuse(items[0], places[1], EVENING)
    with later(15):
        assert presiding.send_out(items[0], by=by) == 1
        assert presiding.send_out(items[0], by=by) == 0
        assert presiding.send_out(items[1], by=by) == 0
    assert stays(places[1]) == [(0, 15)]


@pytest.mark.parametrize("end", ["finish_item", "defer_item", "drop_item", "reset_item"])
def test_however_an_item_ends_those_outside_come_back(opened, places, items, by, end):
    recuse(items[0], places[1], EVENING)
    with later(10):
        presiding.call_item(items[0], by=by)
    with later(20):
        getattr(presiding, end)(AgendaItem.objects.get(pk=items[0].pk), by=by)
    assert there() == {"Uwe", "Mia", "Kim"}


def test_calling_the_next_item_finishes_the_first_and_changes_who_is_out(opened, places, items, by):
    for item, place in ((0, 1), (0, 2), (1, 2), (1, 0)):
        recuse(items[item], places[place], EVENING)
    with later(10):
        presiding.call_item(items[0], by=by)
        assert there() == {"Uwe"}
    with later(20):
        presiding.call_item(items[1], by=by)
        assert there() == {"Mia"}
    with later(30):
        presiding.call_item(items[2], by=by)
        assert there() == {"Uwe", "Mia", "Kim"}
    assert [stays(place) for place in places] == [
        [(0, 20), (30, None)],
        [(0, 10), (20, None)],
        [(0, 10), (30, None)],
    ]
    assert [item.state for item in opened.items.in_turn()] == ["done", "done", "running"]


def test_whoever_went_home_while_outside_does_not_come_back(opened, places, items, by):
    recuse(items[0], places[1], EVENING)
    with later(10):
        presiding.call_item(items[0], by=by)
        attending.leave(places[1], by=by)
    with later(20):
        presiding.finish_item(items[0], by=by)
    assert there() == {"Uwe", "Kim"}


def test_whoever_comes_during_an_item_she_is_recused_from_waits_outside(opened, places, items, by):
    with later(5):
        attending.leave(places[1], by=by)
    recuse(items[0], places[1], EVENING)
    with later(10):
        presiding.call_item(items[0], by=by)
    with later(12):
        first = attending.come(places[1], by=by)
        assert attending.come(places[1], by=by) == first
        assert there() == {"Uwe", "Kim"}
    with later(20):
        presiding.finish_item(items[0], by=by)
        assert there() == {"Uwe", "Mia", "Kim"}


def test_an_item_called_twice_is_called_once(opened, items, by):
    with later(10):
        presiding.call_item(items[0], by=by)
        presiding.call_item(AgendaItem.objects.get(pk=items[0].pk), by=by)
    assert Activity.objects.filter(verb="committees.item.called").count() == 1


def test_closing_finishes_what_runs_and_ends_the_stays(opened, places, items, by):
    with later(10):
        presiding.call_item(items[0], by=by)
    with later(90):
        closed = presiding.close_session(opened, by=by)
    assert closed.state == "closed"
    assert [item.state for item in closed.items.in_turn()] == ["done", "waiting", "waiting"]
    assert stays(places[0]) == [(0, 90)]
    assert quorum_at(closed).present == 3
    with pytest.raises(ValidationError, match="läuft gerade nicht"):
        attending.come(places[0], by=by)


def test_a_session_closed_by_mistake_goes_on_as_if_it_had_not_been(opened, places, items, by):
    recuse(items[0], places[1], EVENING)
    with later(10):
        presiding.call_item(items[0], by=by)
    with later(90):
        presiding.close_session(opened, by=by)
    with later(95):
        reopened = presiding.reopen(opened, by=by, note="Ein Punkt fehlte noch")
        assert there() == {"Uwe", "Mia", "Kim"}
        assert reopened.closed_at is None
    with later(100):
        presiding.close_session(reopened, by=by)
    assert stays(places[0]) == [(0, 100)]
    assert stays(places[1]) == [(0, 10), (95, 100)]


def test_reopened_on_another_day_it_keeps_the_hour_at_which_it_ended(opened, places, items, by):
    with later(90):
        presiding.close_session(opened, by=by)
    with later(60 * 24):
        reopened = presiding.reopen(opened, by=by, note="Name falsch")
        assert there() == set()
        assert quorum_at(reopened).present == 3
        closed = presiding.close_session(reopened, by=by)
    assert closed.closed_at == EVENING + 90 * MINUTE


def test_reopening_needs_its_reason_and_minutes_that_are_not_approved(opened, by):
    with later(90):
        closed = presiding.close_session(opened, by=by)
        with pytest.raises(ValidationError):
            presiding.reopen(closed, by=by, note=" ")
        Minutes.objects.create(session=closed, state="approved", approved_on=clock.today())
        with pytest.raises(ValidationError, match="genehmigt"):
            presiding.reopen(closed, by=by, note="Name falsch")


def test_a_session_held_on_paper_is_entered_with_those_who_were_there(evening, places, items, by):
    guest = Attendee.objects.create(session=evening, guest_name="Frau Berg")
    mandates = [place.mandate for place in places]
    with later(60 * 24):
        entered = presiding.enter_session(evening, by=by, mandates=mandates, guests=[guest])
    assert (entered.state, entered.votes_present, entered.votes_needed) == ("closed", 3, 3)
    assert {stays(place)[0] for place in (*places, guest)} == {(0, 120)}
    assert why_no_decision(entered, items[0]) == ""


def test_nothing_is_entered_before_it_has_begun(evening, places, by):
    with later(-10), pytest.raises(ValidationError, match="noch nicht begonnen"):
        presiding.enter_session(evening, by=by, mandates=[])


def test_a_mandate_that_ended_yesterday_does_not_count_any_more(opened, places, by):
    assert quorum_at(opened).is_reached
    yesterday = EVENING.date() - timedelta(days=1)
    seating.end_mandate(
        by=by, mandate=places[0].mandate, on=yesterday, departure=Departure.RESIGNED
    )
    assert quorum_at(opened).present == 2
    assert not quorum_at(opened).is_reached


@pytest.mark.parametrize(
    ("rule", "allowed"),
    [
        ("objection", {Clearing.NO_OBJECTION, Clearing.NO_DECISIONS}),
        ("urgent", {Clearing.URGENT, Clearing.NO_DECISIONS}),
        ("no_decisions", {Clearing.NO_DECISIONS}),
    ],
)
def test_what_the_rules_allow_after_a_late_invitation(opened, by, rule, allowed):
    opened.statute.values = {"late": rule}
    opened.statute.save()
    for clearing in Clearing:
        if clearing in allowed:
            presiding.clear_lateness(opened, by=by, clearing=clearing)
            assert Session.objects.get().clearing == clearing
        else:
            with pytest.raises(ValidationError, match="lässt die Geschäftsordnung nicht zu"):
                presiding.clear_lateness(opened, by=by, clearing=clearing)


def test_once_it_has_voted_the_way_is_chosen(opened, items, by):
    Vote.objects.create(item=items[0], question="Fest?", state="closed")
    with pytest.raises(ValidationError, match="schon abgestimmt"):
        presiding.clear_lateness(opened, by=by, clearing=Clearing.NO_DECISIONS)


DOINGS = st.lists(
    st.tuples(
        st.sampled_from(
            ["come", "online", "leave", "recuse", "call", "finish_item", "defer_item", "reset_item"]
        ),
        st.integers(0, 2),
        st.integers(0, 2),
    ),
    min_size=4,
    max_size=25,
)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(doings=DOINGS)
def test_whatever_happens_the_room_adds_up(opened, places, items, by, doings):
    _as_at_the_opening(opened, places)
    seen = []
    for number, (what, place, item) in enumerate(doings, start=1):
        with later(number):
            _do(what, places[place], AgendaItem.objects.get(pk=items[item].pk), by)
            running = opened.items.filter(state="running").first()
            if running is not None:
                recused = running.recusals.active().values_list("mandate", flat=True)
                inside = Presence.objects.now().values_list("attendee__mandate", flat=True)
                assert not set(recused) & set(inside)
            seen.append((clock.now(), running, quorum_at(opened, item=running)))
    for moment, running, found in seen:
        assert quorum_at(opened, item=running, moment=moment) == found
    for place in places:
        known = list(place.presences.order_by("came", "pk"))
        for before, after in pairwise(known):
            assert before.left is not None
            assert before.left <= after.came


def _as_at_the_opening(session, places):
    Recusal.objects.all().delete()
    Presence.objects.all().delete()
    session.items.update(state="waiting")
    for place in places:
        Presence.objects.create(attendee=place, came=EVENING)


def _do(what, place, item, by):
    """One thing that people do; what is refused is part of life."""
    with suppress(ValidationError):
        if what == "recuse":
            known = Recusal.objects.filter(item=item, mandate=place.mandate).exists()
            if not known:
                recuse(item, place)
            presiding.send_out(item, by=by)
        elif what == "call":
            presiding.call_item(item, by=by)
        elif what == "leave":
            attending.leave(place, by=by)
        elif what in ("come", "online"):
            attending.come(place, by=by, online=what == "online")
        else:
            getattr(presiding, what)(item, by=by)
