from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from wirkkreis.activity.models import Activity
from wirkkreis.events.models import Registration, Workshop, WorkshopPlace
from wirkkreis.events.registration.line_order import (
    move_in_line,
    move_in_workshop_line,
    offer_by_hand,
    offer_workshop_by_hand,
)
from wirkkreis.events.registration.registering import cancel, register
from wirkkreis.events.registration.waiting import place_in_line

WHY = "Kommt mit dem Bus der Schule"


@pytest.fixture
def line(admission, nobody):
    """One place, taken; A, B, C and D wait."""
    admission.capacity = 1
    admission.save()
    return [register(admission, by=nobody, language="de", name=name) for name in "0ABCD"][1:]


def waiting(admission):
    return "".join(admission.registrations.in_line().values_list("name", flat=True))


@pytest.mark.parametrize(
    ("who", "to", "after"),
    [(3, 1, "DABC"), (0, 4, "BCDA"), (1, 3, "ACBD"), (0, 99, "BCDA"), (2, 3, "ABCD")],
)
def test_somebody_moves_and_the_others_stay_in_order(line, admission, coordinator, who, to, after):
    move_in_line(line[who], by=coordinator, to=to, reason=WHY)
    assert waiting(admission) == after


def test_the_trail_keeps_positions_and_the_reason(line, coordinator):
    move_in_line(line[3], by=coordinator, to=2, reason=WHY)
    done = Activity.objects.get(verb="events.registration.moved")
    assert (done.changes, done.note) == ({"line": [4, 2]}, WHY)


@pytest.mark.parametrize(("to", "reason", "field"), [(1, " ", "reason"), (0, WHY, "to")])
def test_without_a_reason_or_a_position_nobody_moves(
    line, admission, coordinator, to, reason, field
):
    with pytest.raises(ValidationError) as refused:
        move_in_line(line[3], by=coordinator, to=to, reason=reason)
    assert set(refused.value.message_dict) == {field}
    assert waiting(admission) == "ABCD"


def test_who_comes_later_stays_behind_all(line, admission, nobody, coordinator):
    move_in_line(line[0], by=coordinator, to=4, reason=WHY)
    last = register(admission, by=nobody, language="de", name="E")
    assert waiting(admission) == "BCDAE"
    assert place_in_line(last) == 5


def test_who_does_not_wait_any_more_cannot_be_moved(line, coordinator, nobody):
    gone = cancel(line[0], by=nobody)
    with pytest.raises(ValidationError, match="Wartet inzwischen nicht mehr"):
        move_in_line(gone, by=coordinator, to=1, reason=WHY)


def test_a_free_place_goes_to_the_new_first(admission, nobody, coordinator, write_rule):
    """A group holds up those behind it; staff let a single person pass."""
    write_rule(waiting_groups="held")
    admission.capacity = 2
    admission.save()
    register(admission, by=nobody, language="de", name="0")
    register(admission, by=nobody, language="de", name="Gruppe", size=2)
    single = register(admission, by=nobody, language="de", name="Ada")
    assert single.state == "waiting"
    offer_by_hand(single, by=coordinator, reason=WHY)
    single.refresh_from_db()
    assert single.state == "firm"
    assert waiting(admission) == "Gruppe"


def test_what_is_not_free_cannot_be_offered(line, coordinator):
    with pytest.raises(ValidationError, match="Dafür fehlt ein Platz"):
        offer_by_hand(line[2], by=coordinator, reason=WHY)


def test_places_of_what_has_begun_are_not_offered(line, event, coordinator):
    event.starts -= timedelta(days=20)
    event.save()
    with pytest.raises(ValidationError, match="nur vor einer"):
        offer_by_hand(line[2], by=coordinator, reason=WHY)


@pytest.fixture
def workshop_line(admission, nobody, event):
    """A workshop with one place, taken; A, B and C wait for it."""
    workshop = Workshop.objects.create(
        event=event, title={"de": "Theater"}, starts=event.starts, ends=event.ends, capacity=1
    )
    for name in "0ABC":
        register(admission, by=nobody, language="de", name=name, workshops=[workshop])
    return workshop


def waiting_for(workshop):
    return "".join(workshop.places.in_line().values_list("registration__name", flat=True))


def place_of(name):
    return WorkshopPlace.objects.get(registration__name=name)


def test_the_line_of_a_workshop_has_an_order_of_its_own(workshop_line, coordinator):
    move_in_workshop_line(place_of("C"), by=coordinator, to=1, reason=WHY)
    assert waiting_for(workshop_line) == "CAB"
    lines = Registration.objects.order_by("pk").values_list("line", flat=True)
    assert list(lines) == sorted(lines)


def test_the_next_free_place_of_a_workshop_goes_by_that_order(workshop_line, coordinator, nobody):
    move_in_workshop_line(place_of("C"), by=coordinator, to=1, reason=WHY)
    cancel(Registration.objects.get(name="0"), by=nobody)
    assert place_of("C").state == "firm"
    assert waiting_for(workshop_line) == "AB"


def test_who_comes_later_stays_behind_all_of_a_workshop(
    workshop_line, admission, coordinator, nobody
):
    move_in_workshop_line(place_of("A"), by=coordinator, to=3, reason=WHY)
    register(admission, by=nobody, language="de", name="D", workshops=[workshop_line])
    assert waiting_for(workshop_line) == "BCAD"


def test_a_full_workshop_offers_nothing(workshop_line, coordinator):
    with pytest.raises(ValidationError, match="Dafür fehlt ein Platz"):
        offer_workshop_by_hand(place_of("B"), by=coordinator, reason=WHY)


def test_a_workshop_lets_a_single_person_pass_a_group(
    admission, event, nobody, coordinator, write_rule
):
    write_rule(waiting_groups="held")
    workshop = Workshop.objects.create(
        event=event, title={"de": "Theater"}, starts=event.starts, ends=event.ends, capacity=2
    )
    for name, size in (("0", 1), ("Gruppe", 2), ("Ada", 1)):
        register(admission, by=nobody, language="de", name=name, size=size, workshops=[workshop])
    assert waiting_for(workshop) == "GruppeAda"
    offer_workshop_by_hand(place_of("Ada"), by=coordinator, reason=WHY)
    assert place_of("Ada").state == "firm"
    assert waiting_for(workshop) == "Gruppe"
