from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from wirkkreis.activity.models import Activity
from wirkkreis.events.models import Workshop, WorkshopPlace
from wirkkreis.events.registration.registering import register
from wirkkreis.events.registration.workshop_plan import (
    clashing,
    counting_on,
    holding_a_place,
    keep_workshop,
    move_workshop,
    remove_workshop,
)


@pytest.fixture
def plan(admission, coordinator):
    """Adds workshops: `plan("Theater", from_minute, to_minute, places)`."""
    begins = admission.event.starts

    def add(title="Theater", first=0, last=60, capacity=None):
        workshop = Workshop(
            event=admission.event,
            title={"de": title},
            starts=begins + timedelta(minutes=first),
            ends=begins + timedelta(minutes=last),
            capacity=capacity,
        )
        return keep_workshop(admission, workshop, by=coordinator)

    return add


def wishing(admission, nobody, *workshops, **more):
    return register(admission, by=nobody, language="de", workshops=workshops, **more)


def places():
    found = WorkshopPlace.objects.order_by("registration__line", "rank")
    return [(place.workshop.title, place.state) for place in found.select_related("workshop")]


@pytest.mark.parametrize(
    ("first", "last", "field"), [(-10, 60, "starts"), (0, 999, "ends"), (30, 30, "__all__")]
)
def test_a_workshop_lies_within_its_event(plan, first, last, field):
    with pytest.raises(ValidationError) as refused:
        plan(first=first, last=last)
    assert set(refused.value.message_dict) == {field}


def test_an_event_without_a_day_has_no_workshops_yet(plan, admission):
    admission.event.starts = admission.event.ends = None
    admission.event.published_at = None
    admission.event.save()
    with pytest.raises(ValidationError, match="zuerst Beginn und Ende"):
        plan()


def test_more_places_go_to_those_waiting(plan, admission, nobody, coordinator):
    theatre = plan(capacity=1)
    for _turn in range(3):
        wishing(admission, nobody, theatre)
    theatre.capacity = 2
    keep_workshop(admission, theatre, by=coordinator)
    assert [state for _title, state in places()] == ["firm", "firm", "waiting"]


def test_fewer_places_take_none_back(plan, admission, nobody, coordinator):
    theatre = plan(capacity=2)
    for _turn in range(2):
        wishing(admission, nobody, theatre)
    theatre.capacity = 1
    keep_workshop(admission, theatre, by=coordinator)
    assert [state for _title, state in places()] == ["firm", "firm"]
    assert holding_a_place(theatre) == 2


def test_workshops_of_one_hour_change_places_and_others_do_not(plan, admission, coordinator):
    a, b, later = plan("A"), plan("B"), plan("C", 60, 120)
    move_workshop(admission, b, by=coordinator, up=True)
    move_workshop(admission, later, by=coordinator, up=True)
    assert list(admission.event.workshops.all()) == [b, a, later]


def test_an_unused_workshop_goes_without_a_reason(plan, admission, coordinator):
    remove_workshop(admission, plan(), by=coordinator, reason="")
    assert not Workshop.objects.exists()


def test_a_workshop_people_count_on_goes_only_with_a_reason(plan, admission, nobody, coordinator):
    theatre = plan()
    wishing(admission, nobody, theatre)
    with pytest.raises(ValidationError) as refused:
        remove_workshop(admission, theatre, by=coordinator, reason=" ")
    assert set(refused.value.message_dict) == {"reason"}
    assert Workshop.objects.exists()


def test_who_loses_a_place_gets_the_next_wish_and_a_letter(plan, admission, nobody, coordinator):
    theatre, music = plan("Theater", capacity=1), plan("Musik")
    first = wishing(admission, nobody, theatre, music, email="ada@example.org")
    assert (first.state, places()) == (
        "unconfirmed",
        [("Theater", "firm"), ("Musik", "wished")],
    )
    written = len(mail.outbox)
    remove_workshop(admission, theatre, by=coordinator, reason="Die Leitung ist krank.")
    assert places() == [("Musik", "firm")]
    assert len(mail.outbox) == written + 1
    done = Activity.objects.get(note="Die Leitung ist krank.")
    assert done.verb == "events.admission.changed"


def test_who_left_a_workshop_does_not_count_on_it(plan, admission, nobody):
    theatre = plan()
    wishing(admission, nobody, theatre)
    WorkshopPlace.objects.update(state="left")
    assert counting_on(theatre) == []


def test_two_workshops_moved_to_the_same_hour_clash(plan, admission, nobody, coordinator):
    theatre, music = plan("Theater"), plan("Musik", 60, 120)
    wishing(admission, nobody, theatre, music)
    assert clashing(theatre) == 0
    music.starts, music.ends = theatre.starts, theatre.ends
    keep_workshop(admission, music, by=coordinator)
    assert clashing(theatre) == clashing(music) == 1
