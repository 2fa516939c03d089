"""Coming and going: pressed now, or entered by hand and corrected."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from wirkkreis.activity.models import Activity
from wirkkreis.committees.models import Attendee, Minutes, Presence, Session
from wirkkreis.committees.sitting import attending, presiding
from wirkkreis.committees.sitting.room import quorum_at
from wirkkreis.tenancy import clock

BERLIN = ZoneInfo("Europe/Berlin")
EVENING = datetime(2026, 3, 12, 18, 0, tzinfo=BERLIN)
NIGHT_OF_CHANGE = datetime(2026, 10, 24, 23, 0, tzinfo=BERLIN)


def at(hour, minute=0, *, day=EVENING, fold=0):
    return day.replace(hour=hour, minute=minute, fold=fold)


@pytest.fixture
def evening(sitting):
    """The open session, from 18:00 on."""
    Session.objects.filter(pk=sitting.pk).update(
        starts=EVENING,
        ends=EVENING + timedelta(hours=2),
        opened_at=EVENING,
        statute=sitting.committee.statutes.create(starts=EVENING.date()),
    )
    with clock.at(at(19)):
        yield Session.objects.get()


@pytest.fixture
def uwe(evening, seats, put):
    return Attendee.objects.create(session=evening, mandate=put(seats[0], "Uwe"), answer="comes")


def only():
    return Presence.objects.get()


def test_pressed_twice_she_is_there_once(uwe, by):
    assert attending.come(uwe, by=by) == attending.come(uwe, by=by)
    assert only().came == at(19)
    assert Activity.objects.filter(verb="committees.presence.came").count() == 1


def test_from_the_room_to_online_without_a_gap(uwe, by):
    attending.come(uwe, by=by, at=at(18))
    attending.come(uwe, by=by, online=True)
    room, online = uwe.presences.all()
    assert (room.left, online.came, online.online) == (at(19), at(19), True)


def test_leaving_twice_is_leaving_once(uwe, by):
    attending.come(uwe, by=by)
    attending.leave(uwe, by=by)
    attending.leave(uwe, by=by)
    assert only().left == at(19)


def test_everybody_who_promised_is_there_with_one_press(evening, uwe, seats, put, by):
    online = Attendee.objects.create(session=evening, mandate=put(seats[1], "Mia"), answer="online")
    Attendee.objects.create(session=evening, mandate=put(seats[2], "Kim"), answer="declines")
    gone = Attendee.objects.create(session=evening, guest_name="Frau Berg", answer="comes")
    attending.come(gone, by=by, at=at(18))
    attending.leave(gone, by=by)
    assert attending.all_who_promised(evening, by=by) == 2
    assert attending.all_who_promised(evening, by=by) == 0
    assert uwe.presences.get().online is False
    assert online.presences.get().online is True


def test_whoever_was_not_invited_is_added(evening, seats, put, by):
    mandate = put(seats[1], "Mia")
    assert list(attending.expected_members(evening)) == [mandate]
    attending.come_as_member(evening, mandate, by=by)
    attending.come_as_guest(evening, by=by, name=" Frau Berg ", role="stellt vor")
    assert list(attending.expected_members(evening)) == []
    assert {str(stay) for stay in Presence.objects.all()} == {"Mia", "Frau Berg"}
    assert quorum_at(evening).present == 1
    with pytest.raises(ValidationError, match="Namen"):
        attending.come_as_guest(evening, by=by, name=" ")


@pytest.mark.parametrize(
    ("came", "left", "said"),
    [
        (at(18, 30), at(18, 20), "Gehen liegt vor dem Kommen"),
        (at(18, 30) - timedelta(days=1), at(18, 40), "vor dem Tag der Sitzung"),
        (at(18, 30), at(19, 1), "in der Zukunft"),
        (at(18, 5), at(18, 15), "schon da"),
    ],
    ids=["left before coming", "the day before", "the future", "overlap"],
)
def test_times_that_cannot_be_are_refused_with_the_reason(uwe, by, came, left, said):
    Presence.objects.create(attendee=uwe, came=at(18), left=at(18, 10))
    with pytest.raises(ValidationError, match=said):
        attending.correct(Presence(attendee=uwe), by=by, came=came, left=left, online=False)
    assert Presence.objects.count() == 1


def test_a_wrong_time_is_corrected(uwe, by):
    attending.come(uwe, by=by)
    attending.correct(only(), by=by, came=at(18, 5), left=None, online=True)
    stay = only()
    assert (stay.came, stay.left, stay.online) == (at(18, 5), None, True)


def test_what_is_typed_by_the_minute_keeps_the_second_that_was_pressed(evening, uwe, by):
    with clock.at(at(18, 0).replace(second=7)):
        attending.come(uwe, by=by)
    with clock.at(at(19, 30).replace(second=40)):
        closed = presiding.close_session(evening, by=by)
        stay = only()
        attending.correct(stay, by=by, came=at(18), left=at(19, 30), online=False)
        late = Presence(attendee=Attendee.objects.create(session=closed, guest_name="Frau Berg"))
        attending.correct(late, by=by, came=at(19), left=at(19, 30), online=False)
    assert stay.came.second == 7
    assert late.left == stay.left == closed.closed_at
    assert quorum_at(closed).present == 1


def test_after_the_end_a_stay_needs_its_end_within_the_session(evening, uwe, by):
    attending.come(uwe, by=by)
    with clock.at(at(19, 30)):
        presiding.close_session(evening, by=by)
    with clock.at(at(22)):
        with pytest.raises(ValidationError, match="bis wann"):
            attending.correct(only(), by=by, came=at(18), left=None, online=False)
        with pytest.raises(ValidationError, match="schon zu Ende"):
            attending.correct(only(), by=by, came=at(18), left=at(20), online=False)


def test_a_stay_that_never_was_is_struck_out(uwe, by):
    attending.come(uwe, by=by)
    attending.strike_out(only(), by=by)
    assert not Presence.objects.exists()


def test_approved_minutes_stay_as_they_are(evening, uwe, by):
    attending.come(uwe, by=by)
    Minutes.objects.create(session=evening, state="approved", approved_on=date(2026, 3, 12))
    with pytest.raises(ValidationError, match="Berichtigung"):
        attending.strike_out(only(), by=by)
    with pytest.raises(ValidationError, match="Berichtigung"):
        attending.leave(uwe, by=by)


@pytest.fixture
def night(evening):
    """A session in the night in which the clocks are put back, until four."""
    Session.objects.update(
        starts=NIGHT_OF_CHANGE, ends=NIGHT_OF_CHANGE + timedelta(hours=6), opened_at=NIGHT_OF_CHANGE
    )
    with clock.at(NIGHT_OF_CHANGE + timedelta(hours=6)):
        yield Session.objects.get()


def test_an_hour_that_comes_twice_is_the_second_where_the_first_cannot_be(night, seats, put, by):
    place = Attendee.objects.create(session=night, mandate=put(seats[0], "Uwe"))
    sunday = NIGHT_OF_CHANGE + timedelta(days=1)
    came, left = at(2, 40, day=sunday), at(2, 10, day=sunday)
    stay = attending.correct(Presence(attendee=place), by=by, came=came, left=left, online=False)
    assert stay.left is not None
    assert stay.left - stay.came == timedelta(minutes=30)


def test_nobody_comes_to_a_session_that_does_not_sit(evening, uwe, by):
    for state in ("planned", "cancelled", "closed"):
        Session.objects.update(state=state)
        with pytest.raises(ValidationError, match="läuft gerade nicht"):
            attending.come(uwe, by=by)
