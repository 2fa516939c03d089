"""A series at once: published with one press, changed from one date on."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from wirkkreis.events.making import at_once, planning
from wirkkreis.events.models import Admission, Event
from wirkkreis.events.registration.announcing import TASK
from wirkkreis.flow.engine import take
from wirkkreis.people.models import Organisation


@pytest.fixture
def cafe(event, coordinator):
    """The first of four weekly dates; the others are ideas."""
    moments = [event.starts + timedelta(weeks=week) for week in (1, 2, 3)]
    planning.repeat_event(event, by=coordinator, starts=moments)
    return event


@pytest.fixture
def staff(here, coordinator, settings):
    settings.ALLOWED_HOSTS = [here.host]
    client = Client(headers={"host": here.host})
    client.force_login(coordinator.account)
    return client


def dates(event):
    return list(event.series.events.in_time())


def hour(event):
    return timezone.localtime(event.starts).time()


def test_all_dates_of_a_series_are_published_with_one_press(cafe, staff):
    url = reverse("event-series", args=[cafe.series_id])
    assert "3 Termine veröffentlichen" in staff.get(url).content.decode()
    staff.post(reverse("event-series-step", args=[cafe.series_id, "publish"]))
    assert {one.state for one in dates(cafe)[1:]} == {"published"}
    assert "veröffentlichen" not in staff.get(url).content.decode()


def test_registration_opens_for_all_that_have_a_form(cafe, staff):
    staff.post(reverse("event-series-step", args=[cafe.series_id, "publish"]))
    second = dates(cafe)[1]
    Admission.objects.create(event=second)
    staff.post(reverse("event-series-step", args=[cafe.series_id, "open"]))
    assert [one.state for one in dates(cafe)] == ["open", "open", "published", "published"]


def test_a_date_that_lacks_something_waits_and_says_what(cafe, staff):
    Event.objects.filter(pk=dates(cafe)[2].pk).update(place="")
    url = reverse("event-series-step", args=[cafe.series_id, "publish"])
    page = staff.post(url, follow=True).content.decode()
    assert "2 Termine stehen jetzt im Kalender." in page
    assert "Einer noch nicht: Es fehlt der Ort" in page


def test_a_series_takes_no_other_step_at_once(cafe, staff):
    assert (
        staff.post(reverse("event-series-step", args=[cafe.series_id, "cancel"])).status_code == 404
    )


def test_a_change_goes_to_the_dates_that_follow_and_to_no_earlier_one(cafe, coordinator):
    first, second, third, fourth = dates(cafe)
    take(fourth, "cancel", by=coordinator, cancel_note={"de": "Ferien"})
    second.title, second.place = {"de": "Erzählcafé"}, "Schloss"
    second.starts += timedelta(hours=1)
    second.ends += timedelta(hours=2)
    helper = Organisation.objects.create(name="Vielfalt e. V.")
    planning.change_event(second, by=coordinator, partners=[helper])
    parts = ["words", "hours", "place", "makers"]
    assert at_once.carry_over(second, by=coordinator, parts=parts) == 1
    assert at_once.carry_over(second, by=coordinator, parts=parts) == 0
    one, two, three, four = dates(cafe)
    assert [str(row.title) for row in (one, two, three, four)] == [
        "Regionalkonferenz", "Erzählcafé", "Erzählcafé", "Regionalkonferenz"
    ]  # fmt: skip
    assert (three.place, hour(three), three.ends - three.starts) == (
        "Schloss",
        hour(two),
        two.ends - two.starts,
    )
    assert timezone.localdate(three.starts) == timezone.localdate(third.starts)
    assert list(three.partners.all()) == [helper]
    assert one.place == first.place == "Rathaus"


def test_only_the_chosen_parts_are_carried_over(cafe, coordinator):
    second = dates(cafe)[1]
    second.place, second.price = "Schloss", 3
    planning.change_event(second, by=coordinator)
    at_once.carry_over(second, by=coordinator, parts=["price"])
    assert [(one.place, one.price) for one in dates(cafe)[2:]] == [("Rathaus", 3)] * 2


def test_who_is_registered_for_a_later_date_hears_of_its_new_place(cafe, coordinator):
    take(dates(cafe)[2], "publish", by=coordinator)
    cafe.place = "Schloss"
    planning.change_event(cafe, by=coordinator)
    at_once.carry_over(cafe, by=coordinator, parts=["place"])
    here = cafe.partnership_id
    told = ProcrastinateJob.objects.filter(task_name=TASK, args__partnership=here)
    assert {job.args["event"] for job in told} == {cafe.pk, dates(cafe)[2].pk}


def test_an_event_of_no_series_is_followed_by_nothing(event, coordinator):
    other = planning.copy_event(event, by=coordinator, starts=event.starts + timedelta(weeks=1))
    event.place = "Schloss"
    assert at_once.carry_over(event, by=coordinator, parts=["place"]) == 0
    assert Event.objects.get(pk=other.pk).place == "Rathaus"


def test_the_page_lists_what_follows_and_asks_what_to_carry_over(cafe, staff):
    url = reverse("event-carry-over", args=[cafe.pk])
    assert "Diese 3 Termine folgen" in staff.get(url).content.decode()
    assert staff.post(url, {}).status_code == 422
    answer = staff.post(url, {"parts": ["place"]})
    assert answer.url == reverse("event-series", args=[cafe.series_id])
    last = dates(cafe)[-1]
    page = staff.get(reverse("event-carry-over", args=[last.pk])).content.decode()
    assert "Danach kommt kein Termin mehr" in page
