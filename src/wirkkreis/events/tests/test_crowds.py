"""Many people register at the same moment, each with a connection of their own, through HTTP."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from wirkkreis.events.formats import lay_out_formats
from wirkkreis.events.models import Admission, Event, Registration, Workshop
from wirkkreis.events.registration.robots import new_ticket
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

PEOPLE, GROUPS, PLACES, AT_ONCE = 90, 60, 30, 10
SEE_OTHER = 303
WISHES = ((0, 1, 2), (1, 0), (2,), (), (0, 2))
ROOMS = (9, 5, 14)


@pytest.fixture
def house(own_database) -> Partnership:
    return Partnership.objects.get(slug="mansfeld-suedharz")


@pytest.fixture
def admission(house) -> Iterator[Admission]:
    with inside(house):
        starts = clock.now() + timedelta(days=10)
        event = Event.objects.create(
            title={"de": "Regionalkonferenz"},
            format=lay_out_formats()[0],
            starts=starts,
            ends=starts + timedelta(hours=3),
            state="open",
            published_at=clock.now(),
        )
        made = Admission.objects.create(event=event, capacity=PLACES, largest_group=6)
    yield made
    with inside(house):
        event.delete()


def test_of_many_at_once_the_first_have_a_place_and_the_others_stand_in_line(house, admission):
    single_people(house, admission, PEOPLE)


def test_groups_with_wishes_get_what_was_free_when_it_was_their_turn(house, admission):
    groups(house, admission, GROUPS)


def single_people(house: Partnership, admission: Admission, people: int) -> None:
    """Register so many people; exactly the first ones in the order of the lock have a place."""
    statuses = send_all(admission, [{"size": "1"}] * people)
    assert set(statuses) == {SEE_OTHER}
    with inside(house):
        line = Registration.objects.filter(admission=admission).order_by("line")
        found = list(line.values_list("line", "state"))
    places = admission.capacity or 0
    firm = [(number, "firm") for number in range(1, places + 1)]
    waiting = [(number, "waiting") for number in range(places + 1, people + 1)]
    assert found == firm + waiting


def groups(house: Partnership, admission: Admission, many: int) -> None:
    """Register so many groups of one to six; each got what there was at its turn in the line."""
    with inside(house):
        workshops = _workshops(admission.event)
    forms = [_form(turn, workshops) for turn in range(many)]
    assert set(send_all(admission, forms)) == {SEE_OTHER}
    with inside(house):
        registrations = list(Registration.objects.filter(admission=admission).order_by("line"))
        assert len(registrations) == many
        free = admission.capacity or 0
        rooms = {each.pk: each.capacity or 0 for each in workshops}
        for registration in registrations:
            has_place = registration.size <= free
            assert registration.state == ("firm" if has_place else "waiting")
            free -= registration.size if has_place else 0
            _assert_first_wish_with_room(registration, rooms, has_place=has_place)
        assert free < min(each.size for each in registrations if each.state == "waiting")


def send_all(admission: Admission, forms: Iterable[dict[str, object]]) -> list[int]:
    """Send every form, ten at a time, as fast as the answers come; the statuses.

    Ten connections to the internet: the limit of one would put its people in line by itself.
    """
    url = reverse("event-register", args=[admission.event_id])
    with clock.at(clock.now() - timedelta(seconds=9)):
        sent = [{"ticket": new_ticket(about=admission.pk), **form} for form in forms]

    def send(turn: int) -> list[int]:
        browser = Client(headers={"host": "localhost"}, REMOTE_ADDR=f"192.0.2.{turn}")
        try:
            return [browser.post(url, form).status_code for form in sent[turn::AT_ONCE]]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        return [status for part in crowd.map(send, range(AT_ONCE)) for status in part]


def _workshops(event: Event) -> list[Workshop]:
    """Three at the same time."""
    assert event.starts is not None
    assert event.ends is not None
    return [
        Workshop.objects.create(
            event=event,
            title={"de": f"Workshop {capacity}"},
            starts=event.starts,
            ends=event.ends,
            capacity=capacity,
        )
        for capacity in ROOMS
    ]


def _form(turn: int, workshops: list[Workshop]) -> dict[str, object]:
    wishes = WISHES[turn % len(WISHES)]
    named = {f"wish_1_{rank}": workshops[wish].pk for rank, wish in enumerate(wishes, 1)}
    return {"size": str(turn % 6 + 1), **named}


def _assert_first_wish_with_room(
    registration: Registration, rooms: dict[int, int], *, has_place: bool
) -> None:
    """Replay what somebody had to get; `rooms` holds what is left of each workshop."""
    given = False
    for place in registration.workshop_places.order_by("rank"):
        wanted = "wished"
        if has_place and not given:
            given = registration.size <= rooms[place.workshop_id]
            wanted = "firm" if given else "waiting"
        assert place.state == wanted
        rooms[place.workshop_id] -= registration.size if wanted == "firm" else 0
