"""The waiting list: offers in line, with a deadline, and what lapses goes on."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.events.models import Admission, Attendance, Registration
from wirkkreis.events.registration.registering import cancel, change, register
from wirkkreis.events.registration.waiting import accept, decline, overdue, pass_on, put_back
from wirkkreis.tenancy import clock

OFFER = timedelta(hours=48)


@pytest.fixture
def come(admission, nobody):
    """Register for the event of five places, with an address unless it is empty."""
    count = iter(range(1000))

    def come(size=1, *, email=None):
        address = f"{next(count)}@example.org" if email is None else email
        return register(admission, by=nobody, language="de", size=size, email=address)

    return come


@pytest.fixture
def holder(come):
    """Holds all five places, firmly."""
    return come(5, email="")


def states(*registrations: Registration) -> list[str]:
    for registration in registrations:
        registration.refresh_from_db()
    return [registration.state for registration in registrations]


def newest_subject() -> str:
    return str(mail.outbox[-1].subject)


def test_a_free_place_is_offered_to_the_first_in_line_with_a_deadline(holder, come, nobody):
    first, second = come(), come()
    with clock.at(clock.now()):
        cancel(holder, by=nobody)
        assert states(first, second) == ["offered", "offered"]
        assert first.expires_at == clock.now() + OFFER
    assert newest_subject() == "Ein Platz ist frei: Regionalkonferenz"
    assert accept(first, by=nobody).state == "firm"


def test_an_offer_ends_at_the_latest_when_the_event_begins(holder, come, nobody, event):
    first = come()
    with clock.at(event.starts - timedelta(hours=1)):
        cancel(holder, by=nobody)
    first.refresh_from_db()
    assert first.expires_at == event.starts


def test_who_cannot_be_told_gets_the_place_at_once(holder, come, nobody):
    first = come(email="")
    cancel(holder, by=nobody)
    assert states(first) == ["firm"]
    assert first in Registration.objects.to_review()


def test_an_offer_that_nobody_takes_goes_to_the_next(come, nobody, admission):
    holder, *_ = (come(1, email="") for _ in range(5))
    first, second = come(), come()
    cancel(holder, by=nobody)
    with clock.at(clock.now() + OFFER):
        with pytest.raises(ValidationError, match="gilt nicht mehr"):
            accept(first, by=nobody)
        assert overdue() == [admission]
        pass_on(admission)
        assert states(first, second) == ["expired", "offered"]
        assert overdue() == []
        assert accept(second, by=nobody).state == "firm"


def test_who_does_not_confirm_loses_the_place_to_the_next(come, admission):
    lazy, first = come(5), come()
    with clock.at(lazy.expires_at):
        pass_on(admission)
        assert states(lazy, first) == ["expired", "offered"]


def test_places_that_have_lapsed_are_free_before_the_worker_sweeps_them(come):
    lazy = come(5)
    with clock.at(lazy.expires_at):
        assert come(5).state == "unconfirmed"
    assert states(lazy) == ["expired"]


@pytest.mark.parametrize(
    ("rule", "after"),
    [
        ("passed", ["waiting", "offered", "offered", "waiting"]),
        ("held", ["waiting", "waiting", "waiting", "waiting"]),
    ],
)
def test_who_comes_first_when_a_group_does_not_fit(come, nobody, write_rule, rule, after):
    write_rule(waiting_groups=rule)
    come(3, email="")
    leaving = come(2, email="")
    line = [come(size) for size in (3, 1, 1, 1)]
    cancel(leaving, by=nobody)
    assert states(*line) == after


def test_nobody_new_passes_those_who_wait_and_would_fit(come, nobody, admission):
    come(5, email="")
    first = come()
    Admission.objects.filter(pk=admission.pk).update(capacity=6)
    assert come().state == "waiting"
    assert states(first) == ["offered"]


def test_when_the_event_has_begun_nothing_is_offered(holder, come, event, admission):
    first = come()
    Admission.objects.filter(pk=admission.pk).update(capacity=9)
    with clock.at(event.starts):
        pass_on(admission)
    assert states(first) == ["waiting"]


def test_who_declines_an_offer_passes_it_on(holder, come, nobody):
    first, second = come(5), come(5)
    cancel(holder, by=nobody)
    cancel(first, by=nobody)
    assert states(first, second) == ["cancelled", "offered"]


def test_accepting_twice_is_accepting_once(holder, come, nobody):
    first = come()
    cancel(holder, by=nobody)
    accept(first, by=nobody)
    assert accept(first, by=nobody).state == "firm"


def test_staff_turn_down_with_a_reason_and_the_place_goes_on(holder, come, coordinator, nobody):
    first = come(5)
    with pytest.raises(PermissionDenied):
        decline(holder, by=nobody, note="doppelt")
    assert decline(holder, by=coordinator, note="doppelt").state == "declined"
    assert states(first) == ["offered"]


def test_staff_put_somebody_back_when_there_are_fewer_places(come, coordinator, admission):
    kept, back = come(3, email=""), come(2, email="")
    Admission.objects.filter(pk=admission.pk).update(capacity=3)
    assert put_back(back, by=coordinator, note="kleinerer Raum").state == "waiting"
    assert states(kept, back) == ["firm", "waiting"]


def test_who_came_in_time_does_not_lapse(come, nobody, event, admission):
    here, elsewhere = come(), come()
    Attendance.objects.create(
        event=event, registration=here, kind="registered", day=event.starts.date()
    )
    mail.outbox.clear()
    with clock.at(event.starts + timedelta(minutes=5)):
        assert overdue() == [admission]
        pass_on(admission)
        assert overdue() == []
    assert states(here, elsewhere) == ["unconfirmed", "expired"]
    assert [letter.to for letter in mail.outbox] == [[elsewhere.email]]


def test_a_group_larger_than_all_places_does_not_wait(holder, come):
    with pytest.raises(ValidationError, match="im Ganzen 5 Plätze"):
        come(6)
    waiting = come(2)
    with pytest.raises(ValidationError, match="im Ganzen 5 Plätze"):
        change(waiting, by=NOBODY, size=6)
    assert states(waiting) == ["waiting"]


def test_a_group_that_no_longer_fits_the_event_holds_nobody_up(
    holder, come, nobody, admission, write_rule
):
    write_rule(waiting_groups="held")
    group, single = come(4), come()
    Admission.objects.update(capacity=3)
    cancel(holder, by=nobody)
    assert states(group, single) == ["waiting", "offered"]
    assert come().state == "unconfirmed"
