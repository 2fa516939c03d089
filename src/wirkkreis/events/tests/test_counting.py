"""Who came, noted at the door."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wirkkreis.accounts.actor import NOBODY, actor_of
from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.activity.models import Activity
from wirkkreis.events.door import counting
from wirkkreis.events.formats import lay_out_formats
from wirkkreis.events.models import Admission, Attendance, Event, Names, Registration
from wirkkreis.events.models import participants as annotated
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside
from wirkkreis.testing.cast import MANSFELD

BERLIN = ZoneInfo("Europe/Berlin")
FIRST, SECOND, THIRD = date(2026, 7, 1), date(2026, 7, 2), date(2026, 7, 3)
BANDS = ["", "0–13", "14–17", "18–26"]
MANY_AT_ONCE = 20


def at(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=BERLIN)


@pytest.fixture
def three_days(event):
    """A conference from Wednesday to Friday, from 9 to 16 o'clock; it is Friday noon."""
    Event.objects.filter(pk=event.pk).update(starts=at(FIRST, 9), ends=at(THIRD, 16))
    with clock.at(at(THIRD)):
        yield Event.objects.get(pk=event.pk)


@pytest.fixture
def registration(three_days):
    return registered(Admission.objects.create(event=three_days, capacity=40))


def registered(admission: Admission, **more) -> Registration:
    line = admission.registrations.count() + 1
    given = {"state": "firm", "name": f"Kim {line}", "line": line, "code": f"C{line}"} | more
    return Registration.objects.create(admission=admission, **given)


def verbs_about(row) -> list[str]:
    return [activity.verb for activity in Activity.objects.about(row)]


def test_who_is_ticked_is_there_with_the_whole_group(three_days, registration, coordinator):
    Registration.objects.update(size=4)
    came = counting.check_in(registration, by=coordinator)
    assert (came.day, came.count, came.kind) == (THIRD, 4, "registered")
    assert verbs_about(came) == ["events.attendance.noted"]
    assert Event.objects.get().state == "held"
    assert registration.admission.event.state == "held", "and the row at hand knows"


def test_an_event_is_held_from_its_first_visitor_after_it_began(three_days, coordinator):
    with clock.at(at(FIRST, 8)):
        counting.note_walk_in(three_days, by=coordinator, day=FIRST, nonce=uuid4())
        assert Event.objects.get().state == "open"
    with clock.at(at(FIRST, 10)):
        counting.note_walk_in(three_days, by=coordinator, day=FIRST, nonce=uuid4())
        counting.note_walk_in(three_days, by=coordinator, day=FIRST, nonce=uuid4())
    assert verbs_about(three_days) == ["events.event.held"]


def test_counting_heads_of_a_past_event_makes_it_held(three_days, coordinator):
    with clock.at(at(THIRD) + timedelta(days=30)):
        counting.count_heads(three_days, by=coordinator, day=SECOND, counts={"": 60})
    assert Event.objects.get().state == "held"


def test_a_second_tick_changes_nothing(registration, coordinator):
    first = counting.check_in(registration, by=coordinator, nonce=uuid4())
    again = counting.check_in(registration, by=coordinator, nonce=uuid4())
    assert first == again
    assert verbs_about(first) == ["events.attendance.noted"]


def test_on_another_day_the_same_registration_comes_again(registration, coordinator):
    for day in (FIRST, SECOND, SECOND):
        counting.check_in(registration, by=coordinator, day=day)
    assert list(Attendance.objects.values_list("day", flat=True)) == [FIRST, SECOND]


def test_a_nonce_opens_the_door_for_one_registration_only(registration, coordinator):
    nonce = uuid4()
    counting.check_in(registration, by=coordinator, nonce=nonce)
    with pytest.raises(ValidationError, match="neu"):
        counting.check_in(registered(registration.admission), by=coordinator, nonce=nonce)
    assert Attendance.objects.count() == 1


@pytest.mark.parametrize("state", ["cancelled", "declined", "expired"])
def test_who_gave_the_place_up_is_not_ticked(registration, coordinator, state):
    Registration.objects.update(state=state)
    with pytest.raises(ValidationError, match="gilt nicht mehr"):
        counting.check_in(registration, by=coordinator)


@pytest.mark.parametrize("state", ["firm", "waiting"])
def test_who_stands_at_the_door_is_let_in(registration, coordinator, state):
    Registration.objects.update(state=state)
    assert counting.check_in(registration, by=coordinator).count == 1


@pytest.mark.parametrize(
    ("day", "said"),
    [(FIRST - timedelta(days=1), "nicht am"), (THIRD + timedelta(days=1), "nicht am")],
)
def test_nobody_comes_on_a_day_that_is_not_the_events(registration, coordinator, day, said):
    with pytest.raises(ValidationError, match=said):
        counting.check_in(registration, by=coordinator, day=day)


def test_nobody_comes_tomorrow(three_days, registration, coordinator):
    with clock.at(at(SECOND)):
        for note in (
            lambda: counting.check_in(registration, by=coordinator, day=THIRD),
            lambda: counting.note_walk_in(three_days, by=coordinator, day=THIRD, nonce=uuid4()),
            lambda: counting.count_heads(three_days, by=coordinator, day=THIRD, counts={"": 1}),
        ):
            with pytest.raises(ValidationError, match="kommt erst noch"):
                note()
    assert not Attendance.objects.exists()


@pytest.mark.parametrize("state", ["idea", "cancelled"])
def test_nobody_comes_to_what_does_not_take_place(three_days, coordinator, state):
    Event.objects.update(state=state)
    with pytest.raises(ValidationError, match="Zustand"):
        counting.note_walk_in(Event.objects.get(), by=coordinator, day=FIRST, nonce=uuid4())


@pytest.mark.parametrize("count", [-1, 0, 3, 10**12])
def test_of_a_group_come_as_many_as_registered_at_most(registration, coordinator, count):
    Registration.objects.update(size=2)
    with pytest.raises(ValidationError):
        counting.check_in(registration, by=coordinator, count=count)


@pytest.mark.parametrize("count", [-1, 0, 10**12])
def test_walk_ins_are_some_people_and_not_a_whole_country(three_days, coordinator, count):
    with pytest.raises(ValidationError, match="Zahl von 1 bis"):
        counting.note_walk_in(three_days, by=coordinator, day=FIRST, count=count, nonce=uuid4())


def test_a_walk_in_sent_twice_counts_once(three_days, coordinator):
    nonce = uuid4()
    for _ in range(2):
        counting.note_walk_in(
            three_days, by=coordinator, day=FIRST, name=" Kim ", age_band="14–17", nonce=nonce
        )
    came = Attendance.objects.get()
    assert (came.name, came.age_band, came.found_by) == ("Kim", "14–17", "kim")


def test_where_people_are_in_danger_no_name_is_written_down(three_days, coordinator):
    three_days.names = Names.PROTECTED
    with pytest.raises(ValidationError, match="keine Namen"):
        counting.note_walk_in(three_days, by=coordinator, day=FIRST, name="Kim", nonce=uuid4())


def test_an_age_band_stands_in_the_rules(three_days, coordinator):
    with pytest.raises(ValidationError, match="Altersgruppe"):
        counting.count_heads(three_days, by=coordinator, day=FIRST, counts={"über 200": 1})


def test_the_role_is_the_one_of_that_day(registration, coordinator):
    account = Account.objects.create_user("kim@example.org", name="Kim")
    held = [
        (Role.YOUTH, FIRST, FIRST),
        (Role.COORDINATOR, FIRST, None),
        (Role.COMMITTEE, SECOND, SECOND),
    ]
    for role, starts, ends in held:
        Membership.objects.create(account=account, role=role, starts=starts, ends=ends)
    Registration.objects.update(account=account)
    roles = [
        counting.check_in(registration, by=coordinator, day=day).role
        for day in (FIRST, SECOND, THIRD)
    ]
    assert roles == [Role.YOUTH, Role.COMMITTEE, Role.COORDINATOR]


def test_a_tick_is_taken_back_once(registration, coordinator):
    came = counting.check_in(registration, by=coordinator)
    pk = came.pk
    counting.undo(came, by=coordinator)
    came.pk = pk
    counting.undo(came, by=coordinator)
    came.pk = pk
    assert verbs_about(came) == ["events.attendance.undone", "events.attendance.noted"]
    assert not Attendance.objects.exists()


def test_heads_counted_anew_take_the_place_of_the_first_count(three_days, coordinator):
    for counts in ({"": 40}, {"14–17": 12, "": 0}, {"14–17": 12, "": 0}):
        counting.count_heads(three_days, by=coordinator, day=FIRST, counts=counts)
    counting.count_heads(three_days, by=coordinator, day=SECOND, counts={"": 5})
    assert counting.participations(three_days).by_day == {FIRST: 12, SECOND: 5}
    assert verbs_about(three_days).count("events.attendance.counted") == 3


def test_nobody_counted_is_not_nobody_came(three_days, coordinator):
    counting.count_heads(three_days, by=coordinator, day=FIRST, counts={"": 0})
    assert counting.participations(three_days).total == 0
    counting.count_heads(three_days, by=coordinator, day=FIRST, counts={})
    assert counting.participations(three_days).total is None
    assert counting.participants(three_days).total is None


def test_the_trail_holds_no_name(three_days, registration, coordinator):
    counting.check_in(registration, by=coordinator)
    counting.note_walk_in(three_days, by=coordinator, day=FIRST, name="Zora", nonce=uuid4())
    counting.undo(Attendance.objects.get(name="Zora"), by=coordinator)
    said = " ".join(f"{one.fields} {one.changes} {one.note}" for one in Activity.objects.all())
    assert not {"Zora", "Kim"} & set(said.replace("'", " ").split())


def test_participants_come_once_and_participations_every_day(three_days, registration, coordinator):
    Registration.objects.update(size=4)
    counting.check_in(registration, by=coordinator, day=FIRST)
    counting.check_in(registration, by=coordinator, day=SECOND, count=3)
    counting.note_walk_in(
        three_days, by=coordinator, day=FIRST, age_band="18–26", count=2, nonce=uuid4()
    )
    counting.count_heads(three_days, by=coordinator, day=FIRST, counts={"18–26": 10, "": 5})
    counting.count_heads(three_days, by=coordinator, day=SECOND, counts={"18–26": 20})
    noted = counting.participations(three_days)
    assert (noted.total, noted.by_band) == (44, {"": 12, "18–26": 32})
    assert noted.by_day == {FIRST: 21, SECOND: 23}
    assert counting.participants(three_days).by_band == {"": 9, "18–26": 22}


HEADS = st.dictionaries(st.sampled_from(BANDS), st.integers(0, 50), max_size=4)
DAYS = st.sampled_from([FIRST, SECOND, THIRD])


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    ticks=st.lists(st.tuples(st.integers(0, 2), DAYS, st.integers(1, 5)), max_size=8),
    walk_ins=st.lists(st.tuples(DAYS, st.sampled_from(BANDS), st.integers(1, 9)), max_size=4),
    heads=st.dictionaries(DAYS, HEADS, max_size=3),
)
def test_whoever_took_part_did_so_at_least_once(three_days, coordinator, ticks, walk_ins, heads):
    Attendance.objects.all().delete()
    admission, _ = Admission.objects.get_or_create(event=three_days)
    admission.registrations.all().delete()
    people = [registered(admission, size=5) for _ in range(3)]
    for person, day, count in ticks:
        counting.check_in(people[person], by=coordinator, day=day, count=count)
    for day, band, count in walk_ins:
        counting.note_walk_in(
            three_days, by=coordinator, day=day, age_band=band, count=count, nonce=uuid4()
        )
    for day, counts in heads.items():
        counting.count_heads(three_days, by=coordinator, day=day, counts=counts)
    every, once = counting.participations(three_days), counting.participants(three_days)
    assert (every.total or 0) == Attendance.objects.people() == sum(every.by_day.values())
    assert (every.total is None) == (once.total is None)
    assert (once.total or 0) <= (every.total or 0)
    assert all(once.by_band[band] <= every.by_band[band] for band in every.by_band)
    listed = Event.objects.annotate(once=annotated()).values_list("once", flat=True)
    assert listed.get(pk=three_days.pk) == once.total, "lists and the event's own page say the same"


@pytest.fixture
def crowded(own_database):
    """An event that began, with a registration, in a database where a commit is one."""
    partnership = Partnership.objects.get(slug="mansfeld-suedharz")
    with inside(partnership):
        now = clock.now()
        event = Event.objects.create(
            title={"de": "Fest"},
            format=lay_out_formats()[0],
            starts=now - timedelta(minutes=5),
            ends=now + timedelta(minutes=5),
            published_at=now,
            state="open",
        )
        registered(Admission.objects.create(event=event))
    return partnership, event.pk


def _at_once(partnership, note):
    """What twenty doors answer that note something in the same moment."""
    start = Barrier(MANY_AT_ONCE)

    def one(turn):
        try:
            start.wait(10)
            with inside(partnership):
                return note(turn, _coordinator())
        finally:
            connections.close_all()

    with ThreadPoolExecutor(MANY_AT_ONCE) as doors:
        return list(doors.map(one, range(MANY_AT_ONCE)))


def _coordinator():
    part = next(part for part in MANSFELD if part.role == Role.COORDINATOR)
    return actor_of(Account.objects.get(email=part.email))


@pytest.mark.parametrize("state", ["open", "held"])
def test_twenty_doors_tick_one_registration_once(crowded, state):
    partnership, event = crowded
    with inside(partnership):
        Event.objects.filter(pk=event).update(state=state)

    def tick(_turn, by):
        one = Registration.objects.select_related("admission__event").get(admission__event=event)
        return counting.check_in(one, by=by, nonce=uuid4()).pk

    assert len(set(_at_once(partnership, tick))) == 1
    with inside(partnership):
        assert Attendance.objects.filter(event=event).count() == 1
        held = verbs_about(Event.objects.get(pk=event))
        assert held == (["events.event.held"] if state == "open" else [])


def test_twenty_doors_note_twenty_walk_ins_and_nobody_waits_forever(crowded):
    partnership, event = crowded

    def note(turn, by):
        row = Event.objects.get(pk=event)
        nonce = UUID(int=turn // 2)
        counting.note_walk_in(row, by=by, day=row.day, nonce=nonce)
        counting.count_heads(row, by=by, day=row.day, counts={"": turn})

    _at_once(partnership, note)
    with inside(partnership):
        assert Attendance.objects.filter(event=event, kind="walk_in").count() == MANY_AT_ONCE // 2
        assert Attendance.objects.filter(event=event, kind="counted").count() == 1


def test_nobody_in_particular_can_be_noted_as_actor(three_days):
    with pytest.raises(Exception, match="Veranstaltungen planen"):
        counting.note_walk_in(three_days, by=NOBODY, day=FIRST, nonce=uuid4())
