"""Events passed on to neighbouring partnerships: a copy there that follows, never a row."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from wirkkreis.accounts.actor import Actor
from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.events.formats import lay_out_formats
from wirkkreis.events.making import planning
from wirkkreis.events.models import Admission, Event, Visibility
from wirkkreis.events.programmes import neighbouring
from wirkkreis.events.registration.announcing import CALL_OFF_TASK
from wirkkreis.events.tasks import call_off_copies
from wirkkreis.flow.engine import take
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside


@pytest.fixture
def partnership(db):
    return Partnership.objects.create(
        slug="musterland", name="Musterland", region="Musterland", host="muster.example"
    )


@pytest.fixture
def neighbour(db):
    other = Partnership.objects.create(
        slug="nachbarland", name="Nachbarland", region="Nachbarland", host="nachbar.example"
    )
    with inside(other):
        lay_out_formats()
    return other


@pytest.fixture
def by(partnership):
    with inside(partnership):
        account = Account.objects.create_user("jana@example.org", name="Jana")
        Membership.objects.create(account=account, role=Role.COORDINATOR, starts=clock.today())
    return Actor(account=account, roles=frozenset({Role.COORDINATOR}), second_factor=True)


@pytest.fixture
def event(partnership):
    """A public conference of ours."""
    starts = clock.now() + timedelta(days=10)
    with inside(partnership):
        formats = {one.code: one for one in lay_out_formats()}
        return Event.objects.create(
            title={"de": "Konferenz", "ar": "مؤتمر"},
            format=formats["supraregional_conference"],
            place="Rathaus",
            contact="Frau Yilmaz, 03475 1234",
            starts=starts,
            ends=starts + timedelta(hours=3),
            state="published",
            published_at=clock.now(),
        )


@pytest.fixture
def shared(event, partnership, neighbour, by):
    with inside(partnership):
        neighbouring.share(event, [neighbour], by=by)
    assert neighbouring.tell_neighbours(partnership) == 1
    return event


def copy_in(neighbour):
    with inside(neighbour):
        return Event.objects.select_related("origin", "format").get()


def changed(partnership, event, by, **facts):
    with inside(partnership):
        row = Event.objects.get(pk=event.pk)
        for name, value in facts.items():
            setattr(row, name, value)
        planning.change_event(row, by=by)


def test_a_neighbour_gets_a_proposal_with_texts_place_and_link(shared, partnership, neighbour):
    copy = copy_in(neighbour)
    assert (copy.state, dict(copy.title.all)) == ("proposed", dict(shared.title.all))
    assert (copy.place, copy.starts) == ("Rathaus", shared.starts)
    assert (copy.origin.name, copy.format.code) == ("Musterland", "supraregional_conference")
    assert copy.origin.url == f"http://muster.example/veranstaltungen/{shared.pk}/"
    assert copy.uid != shared.uid
    assert copy.contact == ""


def test_nothing_is_told_twice(shared, partnership):
    assert neighbouring.tell_neighbours(partnership) == 0


def test_a_copy_follows_changes_before_and_after_it_is_accepted(shared, partnership, neighbour, by):
    changed(partnership, shared, by, place="Stadthalle")
    assert neighbouring.tell_neighbours(partnership) == 1
    copy = copy_in(neighbour)
    assert copy.place == "Stadthalle"
    with inside(neighbour):
        take(take(copy, "accept", by=by), "publish", by=by)
    changed(partnership, shared, by, place="Schloss")
    neighbouring.tell_neighbours(partnership)
    followed = copy_in(neighbour)
    assert (followed.place, followed.state) == ("Schloss", "published")
    assert followed.sequence > copy.sequence


def test_a_copy_is_called_off_with_its_original(shared, partnership, neighbour, by):
    with inside(neighbour):
        take(take(Event.objects.get(), "accept", by=by), "publish", by=by)
    with inside(partnership):
        take(Event.objects.get(), "cancel", by=by, cancel_note={"de": "Sturm"})
    neighbouring.tell_neighbours(partnership)
    copy = copy_in(neighbour)
    assert (copy.state, copy.cancel_note) == ("cancelled", "Sturm")


def test_an_original_that_is_withdrawn_or_no_longer_shared_takes_its_copy_along(
    shared, partnership, neighbour, by
):
    with inside(partnership):
        neighbouring.share(shared, [], by=by)
    neighbouring.tell_neighbours(partnership)
    assert copy_in(neighbour).origin.cancelled_at
    with inside(partnership):
        neighbouring.share(shared, [neighbour], by=by)
    neighbouring.tell_neighbours(partnership)
    assert copy_in(neighbour).origin.cancelled_at is None
    with inside(partnership):
        take(Event.objects.get(), "withdraw", by=by)
    neighbouring.tell_neighbours(partnership)
    assert copy_in(neighbour).origin.cancelled_at


def test_what_was_turned_down_there_stays_so(shared, partnership, neighbour, by):
    with inside(neighbour):
        take(Event.objects.get(), "reject", by=by)
    changed(partnership, shared, by, place="Schloss")
    neighbouring.tell_neighbours(partnership)
    assert copy_in(neighbour).state == "rejected"


@pytest.mark.parametrize(
    "facts",
    [{"published_at": None, "state": "planned"}, {"visibility": Visibility.MEMBERS}],
)
def test_only_what_everybody_finds_is_passed_on(event, partnership, neighbour, by, facts):
    with inside(partnership):
        Event.objects.update(**facts)
        with pytest.raises(ValidationError):
            neighbouring.share(Event.objects.get(), [neighbour], by=by)


def test_the_page_offers_the_others_by_name_and_not_oneself(
    event, partnership, neighbour, by, settings
):
    settings.ALLOWED_HOSTS = [partnership.host]
    client = Client(headers={"host": partnership.host})
    client.force_login(by.account)
    url = reverse("event-share", args=[event.pk])
    form = client.get(url).context["form"]
    offered = {str(one) for one in form.fields["neighbours"].queryset}
    assert "Nachbarland" in offered
    assert "Musterland" not in offered
    assert client.post(url, {"neighbours": [partnership.pk]}).status_code == 422
    assert client.post(url, {"neighbours": [neighbour.pk]}).status_code == 303
    assert neighbouring.tell_neighbours(partnership) == 1


def test_a_copy_is_called_off_though_its_original_was_removed_before_anybody_was_told(
    shared, partnership, neighbour, by
):
    with inside(neighbour):
        take(take(Event.objects.get(), "accept", by=by), "publish", by=by)
    with inside(partnership):
        take(Event.objects.get(), "withdraw", by=by)
        planning.remove_event(Event.objects.get(), by=by)
    asked = ProcrastinateJob.objects.get(task_name=CALL_OFF_TASK)
    call_off_copies(**asked.args)
    assert copy_in(neighbour).state == "cancelled"


def test_a_copy_is_called_off_though_its_original_lost_its_day(shared, partnership, neighbour, by):
    with inside(partnership):
        take(Event.objects.get(), "withdraw", by=by)
    changed(partnership, shared, by, starts=None, ends=None)
    assert neighbouring.tell_neighbours(partnership) == 1
    assert copy_in(neighbour).origin.cancelled_at


def test_a_copy_of_an_online_event_whose_link_is_not_told_can_be_published(
    event, partnership, neighbour, by
):
    with inside(partnership):
        Event.objects.update(place="", online_url="https://meet.example/x")
        Admission.objects.create(event=event)
        neighbouring.share(Event.objects.get(), [neighbour], by=by)
    neighbouring.tell_neighbours(partnership)
    with inside(neighbour):
        take(take(Event.objects.get(), "accept", by=by), "publish", by=by)
    assert copy_in(neighbour).place == "online"
