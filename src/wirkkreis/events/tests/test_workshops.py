"""Workshops: ranked wishes, lines of their own, and places that are given back for dearer ones."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from wirkkreis.events.models import Workshop
from wirkkreis.events.registration.registering import cancel, change, confirm, register
from wirkkreis.events.registration.waiting import put_back
from wirkkreis.events.registration.workshops import accept_workshop, leave_workshop, with_positions
from wirkkreis.tenancy import clock


@pytest.fixture
def workshops(event, admission):
    """Three at the same time, of two places, one place and no limit; a fourth one afterwards."""
    admission.capacity = 50
    admission.save()
    later = event.starts + timedelta(hours=1)
    return [
        Workshop.objects.create(
            event=event,
            title={"de": title},
            starts=starts,
            ends=starts + timedelta(hours=1),
            capacity=capacity,
        )
        for title, starts, capacity in (
            ("Moderation", event.starts, 2),
            ("Theater", event.starts, 1),
            ("Stadtrundgang", event.starts, None),
            ("Ausklang", later, 2),
        )
    ]


@pytest.fixture
def come(admission, nobody, workshops):
    """Register with wishes, by number of the workshop; firm at once."""
    count = iter(range(1000))

    def come(*wishes, size=1, with_address=False):
        made = register(
            admission,
            by=nobody,
            language="de",
            size=size,
            email=f"{next(count)}@example.org" if with_address else "",
            workshops=[workshops[wish] for wish in wishes],
        )
        return confirm(made, by=nobody) if with_address else made

    return come


def places(registration) -> dict[str, str]:
    found = registration.workshop_places.select_related("workshop")
    return {str(place.workshop.title): place.state for place in found}


def place(registration, workshop):
    return registration.workshop_places.get(workshop=workshop)


def test_of_workshops_at_the_same_time_one_gets_the_dearest(come):
    assert places(come(0, 1, 3)) == {"Moderation": "firm", "Theater": "wished", "Ausklang": "firm"}


def test_who_finds_the_dearest_full_gets_the_next_and_waits(come):
    come(1)
    assert places(come(1, 0)) == {"Theater": "waiting", "Moderation": "firm"}


def test_a_group_needs_a_place_for_each_in_the_workshop_too(come):
    assert places(come(0, 2, size=3)) == {"Moderation": "waiting", "Stadtrundgang": "firm"}


def test_who_waits_for_the_event_only_wishes(come, admission):
    admission.capacity = 1
    admission.save()
    come(0)
    assert places(come(0)) == {"Moderation": "wished"}


def test_a_place_that_nothing_has_to_be_given_back_for_is_given_at_once(come, nobody, mailoutbox):
    first, second = come(1), come(1, with_address=True)
    cancel(first, by=nobody)
    assert places(second) == {"Theater": "firm"}
    assert mailoutbox[-1].subject == "Sie sind im Workshop dabei: Theater"


def test_a_place_that_another_is_given_back_for_is_offered(come, nobody, workshops, mailoutbox):
    first, second = come(1), come(1, 0, with_address=True)
    cancel(first, by=nobody)
    assert places(second) == {"Theater": "offered", "Moderation": "firm"}
    assert mailoutbox[-1].subject == "Ein Platz im Workshop ist frei: Theater"
    accept_workshop(place(second, workshops[1]), by=nobody)
    assert places(second) == {"Theater": "firm", "Moderation": "left"}


def test_who_cannot_be_asked_gets_the_dearer_place(come, nobody):
    first, second = come(1), come(1, 0)
    cancel(first, by=nobody)
    assert places(second) == {"Theater": "firm", "Moderation": "left"}


def test_a_place_given_back_goes_on_at_once(come, nobody, workshops):
    in_theatre = come(1)
    swapping, other = come(1, 0), come(0)
    waiting = come(0)
    assert places(waiting) == {"Moderation": "waiting"}
    cancel(in_theatre, by=nobody)
    assert places(swapping)["Theater"] == "firm"
    assert places(waiting) == {"Moderation": "firm"}
    assert places(other) == {"Moderation": "firm"}


def test_an_offer_that_nobody_takes_goes_to_the_next(come, nobody, workshops):
    first, second, third = come(1), come(1, 0, with_address=True), come(1)
    cancel(first, by=nobody)
    offered = place(second, workshops[1])
    with clock.at(offered.expires_at):
        with pytest.raises(ValidationError, match="gilt nicht mehr"):
            accept_workshop(offered, by=nobody)
        come(3)
        assert places(second) == {"Theater": "left", "Moderation": "firm"}
        assert places(third) == {"Theater": "firm"}


def test_the_line_goes_by_the_order_of_registering(come, nobody, workshops):
    first, *line = come(1), come(1), come(1)
    waiting = workshops[1].places.filter(state="waiting")
    assert [each.position for each in with_positions(waiting).order_by("pk")] == [1, 2]
    cancel(first, by=nobody)
    assert [places(each)["Theater"] for each in line] == ["firm", "waiting"]


def test_who_leaves_a_workshop_gives_the_place_to_the_next(come, nobody, workshops):
    first, second = come(1), come(1)
    leave_workshop(place(first, workshops[1]), by=nobody)
    leave_workshop(place(first, workshops[1]), by=nobody)
    assert (places(first), places(second)) == ({"Theater": "left"}, {"Theater": "firm"})


def test_wishes_can_be_ranked_anew(come, nobody, workshops):
    mine = come(0, 2)
    change(mine, by=nobody, workshops=[workshops[1], workshops[0]])
    assert places(mine) == {"Theater": "firm", "Moderation": "left", "Stadtrundgang": "left"}
    change(mine, by=nobody, workshops=[workshops[0]])
    assert places(mine)["Moderation"] == "firm"


def test_a_group_does_not_grow_beyond_its_workshop(come, nobody):
    mine = come(1)
    with pytest.raises(ValidationError, match="Theater"):
        change(mine, by=nobody, size=2)


def test_unchanged_wishes_stay_as_they_are(come, nobody, workshops):
    mine = come(0, 1)
    change(mine, by=nobody, workshops=[workshops[0], workshops[1]])
    assert places(mine) == {"Moderation": "firm", "Theater": "wished"}


def test_who_is_put_back_waits_in_the_workshop_too(come, coordinator, nobody, admission):
    mine, next_in_line = come(1), come(1)
    admission.capacity = 1
    admission.save()
    put_back(mine, by=coordinator, note="kleinerer Raum")
    assert places(mine) == {"Theater": "waiting"}
    assert places(next_in_line) == {"Theater": "firm"}


def test_what_is_over_holds_no_workshop(come, nobody):
    mine = come(0, 3)
    cancel(mine, by=nobody)
    assert set(places(mine).values()) == {"left"}


def test_after_the_beginning_no_place_is_given_back_or_passed_on(come, nobody, event):
    holds, waits = come(1), come(1)
    with (
        clock.at(event.starts + timedelta(minutes=1)),
        pytest.raises(ValidationError, match="schon begonnen"),
    ):
        leave_workshop(holds.workshop_places.get(), by=nobody)
    assert (places(holds), places(waits)) == ({"Theater": "firm"}, {"Theater": "waiting"})


def test_a_group_larger_than_the_workshop_holds_nobody_up(come, write_rule, workshops, nobody):
    write_rule(waiting_groups="held")
    holder, group, single = come(0, size=2), come(0, size=3), come(0)
    cancel(holder, by=nobody)
    assert (places(group), places(single)) == ({"Moderation": "waiting"}, {"Moderation": "firm"})
