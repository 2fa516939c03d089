"""The planning pages: from nothing or from a pattern to a published event, a series, a table."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from wirkkreis.accounts.models import Role
from wirkkreis.events.making.listing import ORDERS
from wirkkreis.events.models import Admission, Attendance, Event, Format, Registration, Series
from wirkkreis.places.models import Municipality, Venue


@pytest.fixture
def jana(mansfeld, browser):
    return browser(Role.COORDINATOR)


def sent(**more):
    form = {
        "title": "Regionalkonferenz",
        "format": Format.objects.get(code="regional_conference").pk,
        "names": "normal",
        "visibility": "public",
        "price": "0",
    }
    return form | more


def length(event):
    return event.ends - event.starts


def begins(event, days=0):
    return event.starts + timedelta(days=days)


def test_an_idea_needs_a_title_and_a_format(jana):
    answer = jana.post(reverse("event-add"), sent(title=""))
    assert answer.status_code == 422
    assert jana.post(reverse("event-add"), sent()).status_code == 303
    made = Event.objects.latest("pk")
    assert (made.state, made.starts) == ("idea", None)
    assert jana.get(reverse("event-desk", args=[made.pk])).status_code == 200


def test_the_end_does_not_lie_before_the_beginning(jana):
    answer = jana.post(
        reverse("event-add"),
        sent(starts_0="2027-03-02", starts_1="18:00", ends_0="2027-03-02", ends_1="17:00"),
    )
    assert answer.status_code == 422
    assert "Das Ende liegt vor dem Beginn." in answer.content.decode()
    assert "2027-03-02" in answer.content.decode()


def test_whole_days_need_no_hours_and_last_until_midnight(jana):
    form = sent(all_day="on", starts_0="2027-10-30", ends_0="2027-10-31", place="Markt")
    assert jana.post(reverse("event-add"), form).status_code == 303
    made = Event.objects.latest("pk")
    first, last = timezone.localtime(made.starts), timezone.localtime(made.ends)
    assert (f"{first:%d.%m. %H:%M}", f"{last:%d.%m. %H:%M}") == ("30.10. 00:00", "31.10. 23:59")
    del form["ends_0"]
    assert jana.post(reverse("event-add"), form | {"starts_1": "23:00"}).status_code == 303
    assert len(Event.objects.latest("pk").days()) == 1


def test_a_venue_lies_in_its_municipality(jana):
    venue = Venue.objects.select_related("municipality").earliest("pk")
    other = Municipality.objects.exclude(pk=venue.municipality_id).earliest("pk")
    answer = jana.post(reverse("event-add"), sent(venue=venue.pk, municipality=other.pk))
    assert answer.status_code == 422
    assert f"Dieser Ort liegt in {venue.municipality}." in answer.content.decode()


def test_a_pattern_becomes_the_conference_of_another_place(jana):
    pattern = Event.objects.exclude(pattern="").get()
    place = Municipality.objects.get(name="Allstedt")
    answer = jana.post(
        reverse("event-copy", args=[pattern.pk]),
        {
            "title": "Regionalkonferenz Allstedt",
            "starts_0": "2027-03-02",
            "starts_1": "17:00",
            "municipality": place.pk,
            "place": "Rathaus",
        },
    )
    made = Event.objects.latest("pk")
    assert answer.url == reverse("event-change", args=[made.pk])
    assert (made.municipality, made.place, made.venue, made.state) == (
        place,
        "Rathaus",
        None,
        "idea",
    )
    assert length(made) == length(pattern)
    assert set(made.goals.all()) == set(pattern.goals.all())


def test_an_event_is_published_by_a_step(jana):
    made = Event.objects.get(state="idea", starts__isnull=False)
    step = reverse("event-step", args=[made.pk, "publish"])
    assert jana.post(step).status_code == 303
    made.refresh_from_db()
    assert made.state == "published"
    assert made.published_at


def test_it_is_not_published_without_a_day(jana):
    jana.post(reverse("event-add"), sent())
    made = Event.objects.latest("pk")
    answer = jana.get(reverse("event-step", args=[made.pk, "publish"]))
    assert "Es fehlen Beginn und Ende." in answer.content.decode()


def test_a_series_repeats_at_the_same_hour(jana):
    event = Event.objects.filter(state="open").latest("pk")
    until = begins(event, 30).date()
    form = {"every": "14", "until": until.isoformat()}
    assert jana.post(reverse("event-repeat", args=[event.pk]), form).status_code == 303
    event.refresh_from_db()
    others = Event.objects.filter(series=event.series_id).exclude(pk=event.pk)
    assert [one.starts for one in others.order_by("starts")] == [
        begins(event, 14),
        begins(event, 28),
    ]
    assert all(hasattr(one, "admission") for one in others)


def test_one_conference_goes_to_every_municipality_once(jana):
    event = Event.objects.exclude(pattern="").get()
    places = Municipality.objects.exclude(name=event.municipality)
    url = reverse("event-spread", args=[event.pk])
    assert jana.post(url, {"places": [place.pk for place in places]}).status_code == 303
    series = Series.objects.latest("pk")
    assert series.events.count() == Municipality.objects.count()
    assert jana.post(url, {"places": [places[0].pk]}).status_code == 422


def test_the_series_shows_what_each_reached(jana):
    event = Event.objects.exclude(pattern="").get()
    jana.post(
        reverse("event-spread", args=[event.pk]),
        {"places": [Municipality.objects.get(name="Helbra").pk]},
    )
    page = jana.get(reverse("event-series", args=[Series.objects.latest("pk").pk]))
    assert "38" in page.content.decode()


def test_what_was_shown_is_called_off_and_not_removed(jana):
    shown = Event.objects.filter(state="open").latest("pk")
    answer = jana.post(reverse("event-remove", args=[shown.pk]))
    assert answer.status_code == 422
    idea = Event.objects.filter(state="idea").latest("pk")
    assert jana.post(reverse("event-remove", args=[idea.pk])).status_code == 303
    assert not Event.objects.filter(pk=idea.pk).exists()


@pytest.mark.parametrize(("state", "is_offered"), [("published", True), ("held", False)])
def test_what_was_held_is_not_asked_whether_it_falls_through(jana, state, is_offered):
    event = Event.objects.filter(state=state, published_at__isnull=False).latest("pk")
    page = jana.get(reverse("event-desk", args=[event.pk])).content.decode()
    assert ("Wenn sie ausfällt" in page) is is_offered


def test_calling_off_asks_for_words_that_everybody_reads(jana):
    event = Event.objects.filter(state="open").latest("pk")
    url = reverse("event-step", args=[event.pk, "cancel"])
    assert jana.post(url, {"cancel_note": ""}).status_code == 422
    before = event.sequence
    assert jana.post(url, {"cancel_note": "Krankheit"}).status_code == 303
    event.refresh_from_db()
    assert (event.state, event.cancel_note, event.sequence) == (
        "cancelled",
        "Krankheit",
        before + 1,
    )


@pytest.mark.parametrize("view", ["coming", "past", "ideas", "nonsense"])
def test_the_list_has_its_parts(jana, view):
    assert jana.get(reverse("events-planning"), {"view": view}).status_code == 200


@pytest.mark.parametrize("sort", [f"{sign}{name}" for name in ORDERS for sign in ("", "-")])
def test_the_list_stands_in_any_order_with_its_people(jana, sort):
    event = Event.objects.filter(starts__gt=timezone.now(), admission=None)[0]
    admission = Admission.objects.create(event=event, capacity=70)
    Registration.objects.create(admission=admission, size=60, state="firm", line=1, code="A")
    Attendance.objects.create(event=event, kind="counted", day=event.days()[0], count=1_700)
    rows = jana.get(reverse("events-planning"), {"sort": sort}).context["rows"]
    (row,) = [row for row in rows if row.url == reverse("event-desk", args=[event.pk])]
    assert (row.title, row.registered, row.came) == (event.title, "60 / 70", "1700")
    if sort in {"-registered", "-people"}:
        assert rows[0] is row


def test_the_list_is_a_table_to_take_away(jana):
    sheet = jana.get(reverse("events-planning"), {"format": "csv", "view": "past"})
    assert b"".join(sheet.streaming_content if sheet.streaming else [sheet.content])


def test_a_new_moment_gets_a_higher_sequence(jana):
    event = Event.objects.filter(state="published").latest("pk")
    next_day = (timezone.localdate(begins(event)) + timedelta(days=1)).isoformat()
    form = sent(
        title=event.title,
        format=event.format_id,
        place="Rathaus",
        starts_0=next_day,
        starts_1="10:00",
        ends_0=next_day,
        ends_1="11:00",
    )
    assert jana.post(reverse("event-change", args=[event.pk]), form).status_code == 303
    after = Event.objects.get(pk=event.pk)
    assert after.sequence == event.sequence + 1
