"""What the worker does: lapsed places go on, everybody is told, tomorrow's events are recalled."""

from datetime import timedelta

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from wirkkreis.accounts.actor import NOBODY, Actor
from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.events.formats import lay_out_formats
from wirkkreis.events.making.planning import change_event
from wirkkreis.events.models import Admission, Event, Registration
from wirkkreis.events.registration.registering import confirm, register
from wirkkreis.events.tasks import pass_on_lapsed, remind, tell_everybody
from wirkkreis.flow.engine import take
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.wall import inside


@pytest.fixture
def registered(partnership):
    """Two people with a place of two, a third who waits; and the coordinator."""
    with inside(partnership):
        starts = clock.now() + timedelta(days=10)
        event = Event.objects.create(
            title={"de": "Fachtag", "en": "Symposium"},
            format=lay_out_formats()[0],
            starts=starts,
            ends=starts + timedelta(hours=2),
            state="open",
            published_at=clock.now(),
        )
        admission = Admission.objects.create(event=event, capacity=2)
        people = [
            register(admission, by=NOBODY, language=language, email=f"{language}@example.org")
            for language in ("de", "en", "ar")
        ]
        confirm(people[1], by=NOBODY)
        mail.outbox.clear()
    return event


def states(partnership) -> list[str]:
    with inside(partnership):
        return list(Registration.objects.order_by("line").values_list("state", flat=True))


def told() -> dict[str, str]:
    return {letter.to[0]: str(letter.subject) for letter in mail.outbox}


def test_what_lapsed_goes_on_in_every_partnership(registered, partnership):
    pass_on_lapsed(0)
    assert states(partnership) == ["unconfirmed", "firm", "waiting"]
    with clock.at(clock.now() + timedelta(hours=25)):
        pass_on_lapsed(0)
    assert states(partnership) == ["expired", "firm", "offered"]


def test_everybody_who_counts_on_it_is_told_in_their_language(registered, partnership):
    tell_everybody(partnership.pk, registered.pk, "moved")
    assert told().keys() == {"de@example.org", "en@example.org", "ar@example.org"}
    assert "Fachtag" in told()["de@example.org"]
    assert "Symposium" in told()["en@example.org"]


def test_an_event_that_is_gone_is_told_of_to_nobody(partnership):
    tell_everybody(partnership.pk, 0, "moved")
    assert mail.outbox == []


def test_calling_an_event_off_has_everybody_told(registered, partnership):
    account = Account.objects.create_user("jana@example.org")
    with inside(partnership):
        Membership.objects.create(account=account, role=Role.COORDINATOR, starts=clock.today())
        staff = Actor(account, frozenset({Role.COORDINATOR}), second_factor=True)
        take(registered, "cancel", by=staff, cancel_note={"de": "Sturm"})
    job = ProcrastinateJob.objects.latest("id")
    assert job.task_name == "events.tell_everybody"
    tell_everybody(**job.args)
    assert told()["de@example.org"] == "Abgesagt: Fachtag"
    assert "Der Grund: Sturm" in mail.outbox[0].body


def test_whoever_was_told_that_it_is_called_off_hears_that_it_is_not(registered, partnership):
    account = Account.objects.create_user("jana@example.org")
    with inside(partnership):
        Membership.objects.create(account=account, role=Role.COORDINATOR, starts=clock.today())
        staff = Actor(account, frozenset({Role.COORDINATOR}), second_factor=True)
        take(take(registered, "cancel", by=staff), "resume", by=staff)
    tell_everybody(**ProcrastinateJob.objects.latest("id").args)
    assert told()["de@example.org"] == "Findet doch statt: Fachtag"
    assert told()["en@example.org"] == "Takes place after all: Symposium"
    assert "Ihre Anmeldung bleibt, wie sie ist." in mail.outbox[0].body


@pytest.mark.parametrize(
    ("field", "value", "is_told"),
    [("place", "Turnhalle", True), ("all_day", True, True), ("project", "Fest 1", False)],
)
def test_another_time_or_place_is_told_by_a_task(registered, partnership, field, value, is_told):
    before = ProcrastinateJob.objects.count()
    with inside(partnership):
        setattr(registered, field, value)
        change_event(registered, by=NOBODY)
    assert ProcrastinateJob.objects.count() == before + is_told
    if is_told:
        assert ProcrastinateJob.objects.latest("id").args["news"] == "moved"


def test_the_day_before_those_with_a_place_are_reminded_once(registered):
    with clock.at(registered.starts - timedelta(days=2)):
        remind(0)
        assert mail.outbox == []
    with clock.at(registered.starts - timedelta(days=1)):
        remind(0)
        remind(0)
        assert told() == {"en@example.org": mail.outbox[0].subject}
        assert len(mail.outbox) == 1
