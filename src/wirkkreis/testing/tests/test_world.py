"""The example's past lies in the past, and what nobody looked at is unknown."""

import pytest
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from wirkkreis.accounts.models import OutgoingMail
from wirkkreis.activity.models import Activity
from wirkkreis.events.models import Impulse, Programme
from wirkkreis.events.programmes.clashes import clashes
from wirkkreis.goals.models import Closing, Observation, Plan
from wirkkreis.places.models import Population, Venue

pytestmark = pytest.mark.usefixtures("mansfeld")


def test_the_trail_of_2017_lies_in_its_years():
    plan = Plan.objects.get(state="closed")
    days = [timezone.localdate(row.happened_at) for row in Activity.objects.about(plan)]
    assert {day.year for day in days} == {2016, 2017, 2018}
    assert [timezone.localdate(closing.closed_at).year for closing in plan.closings.all()] == [2018]


def test_an_observation_was_entered_on_its_day():
    found = Observation.objects.filter(indicator__goal__plan__state="closed")
    assert found
    assert all(timezone.localdate(row.observed_at) == row.day for row in found)


def test_the_living_plan_was_made_before_it_began():
    plan = Plan.objects.in_force().get()
    first = Activity.objects.about(plan).earliest("happened_at")
    assert timezone.localdate(first.happened_at) < plan.starts
    assert not Activity.objects.filter(happened_at__gt=timezone.now()).exists()
    assert not Closing.objects.exclude(plan__state="closed").exists()


def test_nobody_has_looked_at_the_venues_and_the_page_says_so(browser):
    for venue in Venue.objects.filter(name__in=["Haus der Jugend Hettstedt", "Oase Sangerhausen"]):
        assert {known for _label, known in venue.accessibility()} == {None}
        page = browser(None).get(reverse("venue", args=[venue.pk])).content.decode()
        assert page.count("noch nicht geprüft") >= len(Venue.ACCESSIBILITY)
    assert Venue.objects.filter(name__contains="Oase").exists()


def test_every_population_names_its_year_and_source():
    assert Population.objects.get(municipality__name="Hettstedt", year=2019).count == 13_885
    assert not Population.objects.filter(source="").exists()


def test_the_intercultural_week_has_something_to_decide_and_a_clash():
    week = Programme.objects.public().get()
    entries = list(week.events.in_time())
    assert sorted(entry.state for entry in entries) == ["proposed", *["published"] * 4, "returned"]
    assert [clash.grave for clash in clashes(entries)].count(True) == 1
    assert week.takes_entries(timezone.localdate())


def test_the_impulses_of_the_conference_went_different_ways():
    assert {impulse.event.state for impulse in Impulse.objects.all()} == {"documented"}
    assert Impulse.objects.taken_up().count() == 1
    assert Impulse.objects.exclude(declined="").count() == 1
    assert all(impulse.text.all.keys() >= {"de", "en", "ar"} for impulse in Impulse.objects.all())


def test_no_letter_of_the_past_goes_out_now():
    assert not OutgoingMail.objects.exists()
    assert not ProcrastinateJob.objects.filter(status="todo").exists()
