"""Nights in which the clocks are put back or forward: no hour is lost, and it is said which one."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.urls import reverse

from wirkkreis.committees.inviting.calendars import session_ics
from wirkkreis.committees.inviting.deadlines import was_invited_late
from wirkkreis.committees.inviting.slots import Slot, hour_in_words, series
from wirkkreis.committees.models import Attendee, Minutes, Presence, Session
from wirkkreis.committees.readers import Reader
from wirkkreis.committees.records.drafting import draft
from wirkkreis.committees.records.session_calendars import feed
from wirkkreis.committees.sitting import attending, presiding
from wirkkreis.committees.sitting.room import quorum_at
from wirkkreis.committees.tests.test_pages import text
from wirkkreis.tenancy import clock

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
BACK, FORWARD = date(2026, 10, 25), date(2027, 3, 28)


def on(day, hour, minute=0, *, again=False):
    """A time on the wall; `again`: for the second time that night."""
    return datetime.combine(day, time(hour, minute, fold=again), BERLIN).astimezone(UTC)


EVENING, MORNING = on(BACK, 0) - timedelta(hours=1), on(BACK, 4)
FIRST_TIME, SECOND_TIME = on(BACK, 2, 40), on(BACK, 2, 40, again=True)


@pytest.fixture
def night(committee, rules):
    """A session from eleven in the evening until four, in the night with the hour that comes twice:
    six hours.
    """
    rules(quorum_least=2)
    return Session.objects.create(
        committee=committee,
        statute=committee.statutes.get(),
        title="Nachtsitzung",
        starts=EVENING,
        ends=MORNING,
        place="Rathaus",
        state="invited",
        invited_at=EVENING - timedelta(days=30),
    )


@pytest.fixture
def places(night, seats, put):
    """Uwe and Mia, invited."""
    members = [put(seat, name) for seat, name in zip(seats, ("Uwe", "Mia"), strict=False)]
    return [Attendee.objects.create(session=night, mandate=member) for member in members]


@pytest.fixture
def stay(night, places, by):
    """Uwe was there from the first 02:40 to the second, Mia all night; it is closed."""
    uwe, mia = places
    with clock.at(EVENING):
        attending.come(mia, by=by)
        presiding.open_session(night, by=by)
    with clock.at(FIRST_TIME):
        attending.come(uwe, by=by)
    with clock.at(SECOND_TIME):
        attending.leave(uwe, by=by)
    with clock.at(MORNING):
        presiding.close_session(night, by=by)
    return uwe.presences.get()


def test_what_is_pressed_in_both_hours_is_an_hour_apart(night, stay):
    assert stay.left - stay.came == timedelta(hours=1)
    minute = timedelta(minutes=1)
    for moment, present in (
        (FIRST_TIME - minute, 1),
        (FIRST_TIME + minute, 2),
        (SECOND_TIME - minute, 2),
        (SECOND_TIME + minute, 1),
    ):
        assert quorum_at(night, moment=moment).present == present


def test_minutes_and_the_page_of_times_say_which_of_the_two_it_was(at_work, night, stay):
    said = "02:40 (2A)–02:40 (2B)"
    closed = Session.objects.get()
    (uwe,) = [
        one
        for one in draft(
            Minutes.objects.create(session=closed), Reader(sees_all=True)
        ).attendance.voting
        if one.name == "Uwe"
    ]
    assert uwe.times == said
    with clock.at(MORNING):
        page = text(at_work.get(reverse("presence-times", args=[stay.attendee_id])))
    assert "02:40 (2A) bis 02:40 (2B)" in page


@pytest.mark.parametrize(
    ("came", "left"),
    [
        (FIRST_TIME, SECOND_TIME),
        (FIRST_TIME, FIRST_TIME + timedelta(minutes=5)),
        (SECOND_TIME, SECOND_TIME + timedelta(minutes=5)),
        (SECOND_TIME, MORNING),
        (EVENING, SECOND_TIME),
    ],
)
def test_a_form_sent_as_it_came_changes_no_time(at_work, stay, came, left):
    Presence.objects.filter(pk=stay.pk).update(came=came, left=left)
    page = reverse("presence-change", args=[stay.pk])
    with clock.at(MORNING):
        form = at_work.get(page).context["form"]
        sent = filled(form) | {"online": "on"}
        text(at_work.post(page, sent, follow=True))
    stay.refresh_from_db()
    assert (stay.came, stay.left, stay.online) == (came, left, True)


@pytest.mark.parametrize(("again", "came"), [({}, FIRST_TIME), ({"came_again": "on"}, SECOND_TIME)])
def test_by_hand_one_says_which_of_the_two_hours_is_meant(at_work, places, stay, again, came):
    page = reverse("presence-times", args=[places[0].pk])
    stay.delete()
    sent = {"came_0": f"{BACK}", "came_1": "02:40", "left_0": f"{BACK}", "left_1": "03:30"}
    with clock.at(MORNING):
        assert "zweimal" in text(at_work.get(page))
        text(at_work.post(page, sent | again, follow=True))
    found = Presence.objects.get(attendee=places[0])
    assert (found.came, found.left) == (came, on(BACK, 3, 30))


def test_on_other_nights_nobody_is_asked(at_work, night, places):
    Session.objects.update(starts=on(BACK, 18), ends=on(BACK, 20))
    with clock.at(on(BACK, 18)):
        page = text(at_work.get(reverse("presence-times", args=[places[0].pk])))
    assert "zweimal" not in page


def test_an_hour_that_is_left_out_comes_back_as_it_was_typed(at_work, night, places):
    starts = on(FORWARD, 1)
    Session.objects.update(starts=starts, ends=on(FORWARD, 4), opened_at=starts, state="open")
    page = reverse("presence-times", args=[places[0].pk])
    sent = {"came_0": f"{FORWARD}", "came_1": "01:30", "left_0": f"{FORWARD}", "left_1": "02:15"}
    with clock.at(on(FORWARD, 5)):
        back = text(at_work.post(page, sent), 422)
        assert "„02:15“ gibt es an diesem Tag nicht" in back
        assert 'value="01:30"' in back
        assert 'value="02:15"' in back
        text(at_work.post(page, sent | {"left_1": "03:15"}, follow=True))
    found = Presence.objects.get()
    assert found.left is not None
    assert found.left - found.came == timedelta(minutes=45)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (on(BACK, 1, 59), "01:59"),
        (on(BACK, 2), "02:00 (2A)"),
        (on(BACK, 2, 59, again=True), "02:59 (2B)"),
        (on(BACK, 3), "03:00"),
        (on(FORWARD, 1, 59) + timedelta(minutes=1), "03:00"),
    ],
)
def test_an_hour_in_words(moment, said):
    assert hour_in_words(moment) == said


def test_calendars_show_the_session_as_long_as_it_lasts(here, night, places):
    told = (
        session_ics(places[0], method="REQUEST"),
        feed(
            [night],
            house=here,
            name="Sitzungen",
            url="https://x.test/",
            page=lambda _: "https://x.test/",
        ),
    )
    for found in told:
        entry: Any
        (entry,) = icalendar.Calendar.from_ical(found).walk("VEVENT")
        begins, ends = (entry[key].dt.astimezone(UTC) for key in ("DTSTART", "DTEND"))
        assert (begins, ends) == (EVENING, MORNING)


@pytest.mark.parametrize(
    ("typed", "ends"),
    [
        ({"starts_0": "2026-10-24", "starts_1": "23:00"}, on(BACK, 1)),
        ({"starts_0": f"{FORWARD}", "starts_1": "00:30"}, on(FORWARD, 3, 30)),
        (
            {
                "starts_0": f"{FORWARD}",
                "starts_1": "01:00",
                "ends_0": f"{FORWARD}",
                "ends_1": "04:00",
            },
            on(FORWARD, 4),
        ),
    ],
)
def test_a_session_planned_over_such_a_night_keeps_its_hours(at_work, committee, typed, ends):
    page = reverse("session-add", args=[committee.pk])
    sent = {"title": "Nacht", "place": "Rathaus", "ends_0": "", "ends_1": ""} | typed
    text(at_work.post(page, sent, follow=True))
    planned = Session.objects.get()
    assert planned.ends == ends
    page = reverse("session-change", args=[planned.pk])
    text(at_work.post(page, filled(at_work.get(page).context["form"]), follow=True))
    assert Session.objects.values_list("starts", "ends").get() == (planned.starts, planned.ends)


def test_a_session_that_begins_in_an_hour_left_out_is_refused(at_work, committee):
    page = reverse("session-add", args=[committee.pk])
    sent = {"title": "Nacht", "starts_0": f"{FORWARD}", "starts_1": "02:30"}
    assert "weil die Uhren vorgestellt werden" in text(at_work.post(page, sent), 422)
    assert not Session.objects.exists()


@pytest.mark.parametrize("day", [BACK, FORWARD])
def test_a_series_over_such_a_night_lasts_by_the_wall(day):
    week = timedelta(days=7)
    first = Slot(on(day - week - timedelta(days=1), 22), on(day - week, 5))
    for one, lasts in zip(
        series(first, every=1, unit="weeks", count=2), (7, 8 if day == BACK else 6), strict=True
    ):
        assert one.ends.astimezone(UTC) - one.starts.astimezone(UTC) == timedelta(hours=lasts)
        assert (hour_in_words(one.starts), hour_in_words(one.ends)) == ("22:00", "05:00")


@pytest.mark.parametrize("day", [BACK, FORWARD])
@pytest.mark.parametrize(("minutes", "late"), [(-1, False), (0, True)])
def test_a_deadline_ends_at_midnight_of_that_day(committee, day, minutes, late):
    """The last day to invite is the one of 25 or 23 hours."""
    tomorrow = day + timedelta(days=1)
    starts = on(day + timedelta(days=15), 17)
    session = Session(committee=committee, title="Sitzung", starts=starts, state="invited")
    session.ends = starts + timedelta(hours=2)
    session.invited_at = on(tomorrow, 0) + timedelta(minutes=minutes)
    session.save()
    assert was_invited_late(session) is late


def filled(form):
    """What a browser sends of a form that nobody changed."""
    sent: dict[str, Any] = {}
    for field in form:
        value = field.value()
        parts = getattr(field.field.widget, "decompress", None)
        if parts is not None:
            day, hour = parts(value)
            sent |= {
                f"{field.html_name}_0": day or "",
                f"{field.html_name}_1": f"{hour:%H:%M}" if hour else "",
            }
        elif value is True:
            sent[field.html_name] = "on"
        elif value not in (None, False):
            sent[field.html_name] = value
    return sent
