"""The day itself, on a phone: plain and with htmx."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wirkkreis.events.door import counting
from wirkkreis.events.models import (
    Admission,
    Attendance,
    Event,
    EventFile,
    Names,
    Registration,
    Workshop,
    WorkshopPlace,
)
from wirkkreis.events.registration import registering
from wirkkreis.events.tokens import sign
from wirkkreis.tenancy import clock

HTMX = {"HX-Request": "true"}
PDF = b"%PDF-1.7 ..."


@pytest.fixture
def page(client, coordinator, settings):
    """The browser of the coordinator."""
    settings.ALLOWED_HOSTS = ["muster.example"]
    client.defaults["HTTP_HOST"] = "muster.example"
    client.force_login(coordinator.account)
    return client


@pytest.fixture
def today(event):
    """The event takes place today; it began an hour ago."""
    starts = clock.now().replace(hour=10, minute=0)
    Event.objects.filter(pk=event.pk).update(starts=starts, ends=starts + timedelta(minutes=30))
    with clock.at(starts + timedelta(hours=1)):
        yield Event.objects.get(pk=event.pk)


@pytest.fixture
def admission(today):
    return Admission.objects.create(event=today, capacity=500, largest_group=6)


def registered(admission: Admission, **more) -> Registration:
    line = admission.registrations.count() + 1
    given = {"state": "firm", "name": f"Kim {line}", "line": line, "code": f"C{line}"} | more
    return Registration.objects.create(admission=admission, **given)


def door(name: str, event: Event, *more: object) -> str:
    return reverse(name, args=[event.pk, *more])


def tick(event: Event, **more: object) -> dict[str, object]:
    return {"day": event.day.isoformat(), "nonce": str(uuid4())} | more


def test_the_list_says_who_is_expected_and_who_is_here(page, today, admission, coordinator):
    registered(admission, name="Zoë Kühn", size=3)
    counting.check_in(registered(admission), by=coordinator)
    text = page.get(door("event-door", today)).text
    numbers = re.findall(r'number-value">(\d+)<', text)
    assert numbers[:3] == ["1", "4", "500"]
    assert text.index("Kim 2") < text.index("Zoë Kühn"), "by name"
    assert "Alle da" in text
    assert "Rückgängig" in text


@pytest.mark.parametrize(("asked", "found"), [("kuehn", 1), ("c2", 1), ("niemand", 0), ("", 2)])
def test_the_list_is_searched_by_name_and_code(page, today, admission, asked, found):
    registered(admission, name="Zoë Kühn")
    registered(admission)
    text = page.get(door("event-door", today), {"q": asked}, headers=HTMX).text
    assert "<html" not in text
    assert text.count('class="door-guest"') == found


@pytest.mark.parametrize(("asked", "who"), [("here", "Kim 1"), ("missing", "Kim 2")])
def test_the_list_shows_only_who_is_here_or_missing(
    page, today, admission, coordinator, asked, who
):
    counting.check_in(registered(admission), by=coordinator)
    registered(admission)
    text = page.get(door("event-door", today), {"show": asked}).text
    assert re.findall(r"<bdi>(Kim \d)</bdi></a>", text) == [who]


def test_one_tap_lets_the_whole_group_in_and_leads_back_to_the_line(page, today, admission):
    guest = registered(admission, size=4)
    url = door("event-door-guest", today, guest.pk)
    answer = page.post(url, tick(today, in_list="yes", show="missing"))
    assert answer.status_code == 303
    assert answer.url.startswith(door("event-door", today))
    assert answer.url.endswith(f"show=missing#guest-{guest.pk}")
    assert Attendance.objects.get().count == 4


def test_with_htmx_only_the_line_changes_and_the_number_above_it(page, today, admission):
    guest = registered(admission)
    url = door("event-door-guest", today, guest.pk)
    text = page.post(url, tick(today, in_list="yes"), headers=HTMX, follow=True).text
    assert "<html" not in text
    assert f'id="guest-{guest.pk}"' in text
    assert re.search(r'hx-swap-oob="true".*number-value">1<', text, re.DOTALL)


def test_a_double_tap_and_a_tick_sent_later_count_once(page, today, admission):
    guest = registered(admission)
    url, sent = door("event-door-guest", today, guest.pk), tick(today)
    for again in (sent, sent | {"resent": "yes"}, tick(today)):
        assert page.post(url, again, headers=HTMX).status_code == 303
    assert Attendance.objects.count() == 1


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_tick_is_taken_back(page, today, admission, coordinator, headers):
    came = counting.check_in(registered(admission), by=coordinator)
    url = door("event-door-undo", today, came.pk)
    for _twice in range(2):
        assert page.post(url, {"in_list": "yes"}, headers=headers).status_code in {204, 303}
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "2020-01-01"},
        {"day": (clock.today() + timedelta(days=400)).isoformat()},
        {"day": "gestern"},
        {"count": "-1"},
        {"count": "999999999999"},
        {"nonce": "x"},
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_wrong_tick_is_refused_with_the_reason(page, today, admission, wrong, headers):
    url = door("event-door-guest", today, registered(admission).pk)
    answer = page.post(url, tick(today) | wrong, headers=headers)
    assert answer.status_code == 422
    assert "field-error" in answer.text or "error-summary" in answer.text
    assert not Attendance.objects.exists()


def test_a_registration_of_another_event_is_not_found(page, today, admission, formats):
    other = Event.objects.create(
        title={"de": "Fest"}, format=formats["festival"], starts=clock.now(), ends=clock.now()
    )
    url = door("event-door-guest", other, registered(admission).pk)
    assert page.get(url).status_code == 404
    assert page.post(url, tick(today)).status_code == 404


def test_before_its_day_nobody_is_ticked(page, event):
    guest = registered(Admission.objects.create(event=event))
    text = page.get(door("event-door", event)).text
    assert "tragen Sie hier ein, wer da ist" in text
    assert "data-tick" not in text
    url = door("event-door-guest", event, guest.pk)
    answer = page.post(url, {"day": event.days()[0].isoformat(), "nonce": str(uuid4())})
    assert answer.status_code == 422


def test_the_qr_code_shows_who_it_is_and_lets_nobody_in_by_itself(page, today, admission):
    guest = registered(admission, size=2, supports=["sign_language"], state="waiting")
    workshop = Workshop.objects.create(
        event=today, title={"de": "Rap"}, starts=today.starts, ends=today.ends
    )
    WorkshopPlace.objects.create(registration=guest, workshop=workshop, state="firm")
    url = reverse("door-token", args=[sign("door", guest.key)])
    text = page.get(url).text
    for said in ("Kim 1", "Rap", "Gebärdensprache", "Warteliste", "Ist da"):
        assert said in text
    assert not Attendance.objects.exists()
    answer = page.post(url, tick(today, count="1"), follow=True)
    assert "Ist da, eingetragen um" in answer.text
    assert Attendance.objects.get().count == 1


def test_a_forged_code_opens_nothing(page, admission):
    key = registered(admission).key
    for token in (sign("registration", key), sign("door", uuid4()), "x"):
        assert page.get(reverse("door-token", args=[token])).status_code == 404


def test_who_gave_the_place_up_has_no_button(page, today, admission):
    guest = registered(admission, state="cancelled")
    text = page.get(door("event-door-guest", today, guest.pk)).text
    assert "gilt nicht mehr" in text
    assert 'name="nonce"' not in text


def test_strangers_are_shown_the_way_to_sign_in(client, today, admission, settings):
    settings.ALLOWED_HOSTS = ["muster.example"]
    url = reverse("door-token", args=[sign("door", registered(admission).key)])
    answer = client.get(url, headers={"host": "muster.example"})
    assert (answer.status_code, "Kim" in answer.text) == (302, False)


def test_a_class_is_found_by_the_adult_who_comes_with_it(page, event, coordinator):
    admission = Admission.objects.create(event=event, capacity=50, largest_group=30)
    class_4b = registered(admission, name="", guardian="Frau Adam", size=24, minors=24)
    assert "Frau Adam" in page.get(door("event-door", event), {"q": "adam"}).text

    registering.change(class_4b, by=coordinator, guardian="Herr Wolf")
    assert "Herr Wolf" in page.get(door("event-door", event), {"q": "wolf"}).text


def test_where_names_are_not_written_down_the_door_shows_codes(page, today, admission):
    Event.objects.update(names=Names.PROTECTED)
    registered(admission, name="Zora")
    text = page.get(door("event-door", today)).text
    assert "Zora" not in text
    assert "C1" in text
    assert 'name="name"' not in text


def test_a_walk_in_is_noted_without_a_name_and_taken_back(page, today):
    url = door("event-door-walk-in", today)
    sent = tick(today, count="2", age_band="14–17", name="")
    for _twice in range(2):
        assert page.post(url, sent).status_code == 303
    came = Attendance.objects.get()
    assert (came.kind, came.count, came.age_band) == ("walk_in", 2, "14–17")
    assert "ohne Namen" in page.get(door("event-door", today)).text
    page.post(door("event-door-undo", today, came.pk), {})
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"count": "-3"}, {"count": ""}, {"count": "1000000"}, {"age_band": "über 200"}]
)
def test_a_wrong_walk_in_comes_back_with_what_was_typed(page, today, wrong):
    sent = tick(today, count="2", name="Zora") | wrong
    answer = page.post(door("event-door-walk-in", today), sent)
    assert answer.status_code == 422
    assert 'value="Zora"' in answer.text
    assert not Attendance.objects.exists()


def test_heads_are_counted_first_where_nobody_registers(page, today):
    text = page.get(door("event-door", today)).text
    assert "Wie viele Menschen waren da?" in text
    assert 'id="door-list"' not in text
    sent = {"day": today.day.isoformat(), "people": "40", "band_1": "12"}
    assert page.post(door("event-door-count", today), sent).status_code == 303
    assert counting.participations(today).by_band == {"14–17": 12, "": 28}
    shown = page.get(door("event-door", today)).text
    assert re.search(r'name="people" value="40"', shown)
    assert "Teilnehmende" in shown


def test_an_empty_count_says_that_nobody_counted(page, today, coordinator):
    counting.count_heads(today, by=coordinator, day=today.day, counts={"": 5})
    page.post(door("event-door-count", today), {"day": today.day.isoformat()})
    assert counting.participations(today).total is None


@pytest.mark.parametrize("wrong", [{"people": "-1"}, {"people": "3", "band_0": "5"}])
def test_a_wrong_count_comes_back(page, today, wrong):
    sent = {"day": today.day.isoformat()} | wrong
    assert page.post(door("event-door-count", today), sent).status_code == 422
    assert not Attendance.objects.exists()


def test_each_day_of_several_has_its_own_list_and_count(page, today):
    Event.objects.filter(pk=today.pk).update(starts=today.starts - timedelta(days=2))
    first = Event.objects.get().days()[0]
    sent = {"day": first.isoformat(), "people": "7"}
    page.post(door("event-door-count", today), sent)
    assert Attendance.objects.get().day == first
    text = page.get(door("event-door", today), {"day": first.isoformat()}).text
    assert re.search(r'name="people" value="7"', text)
    assert not re.search(r'name="people" value="7"', page.get(door("event-door", today)).text)


@pytest.mark.parametrize("day", ["", "morgen", "2026-13-45", "1999-01-01"])
def test_a_day_the_event_does_not_have_shows_the_usual_one(page, today, day):
    assert page.get(door("event-door", today), {"day": day}).status_code == 200


def test_an_idea_without_a_day_has_no_door_yet(page, formats):
    idea = Event.objects.create(title={"de": "Fest"}, format=formats["festival"])
    assert "Noch ohne Tag" in page.get(door("event-door", idea)).text


def test_a_signed_list_is_kept_for_the_staff_until_its_date(page, today, client):
    sent = {"day": today.day.isoformat(), "scans": SimpleUploadedFile("Kim Kranz.pdf", PDF)}
    answer = page.post(door("event-door-scans", today), sent, follow=True)
    kept = EventFile.objects.get()
    assert (kept.kind, kept.day, kept.is_public) == ("signed_list", today.day, False)
    assert "Kranz" not in kept.name
    assert f"wird gelöscht am 01.01.{today.day.year + 6}" in answer.text
    url = door("event-door-scan", today, kept.pk)
    assert b"".join(page.get(url).streaming_content) == PDF
    client.logout()
    assert client.get(url).status_code == 302


@pytest.mark.parametrize(
    ("name", "content"), [("liste.txt", b"Kim"), ("liste.pdf", b"Kim"), ("liste.pdf", b"")]
)
def test_what_is_no_scan_stays_outside(page, today, name, content):
    sent = {"day": today.day.isoformat(), "scans": SimpleUploadedFile(name, content)}
    assert page.post(door("event-door-scans", today), sent).status_code == 422
    assert not EventFile.objects.exists()


def test_a_signed_list_is_deleted_before_its_time_after_a_question(page, today):
    sent = {"day": today.day.isoformat(), "scans": SimpleUploadedFile("a.pdf", PDF)}
    page.post(door("event-door-scans", today), sent)
    kept = EventFile.objects.get()
    url = door("event-door-scan-remove", today, kept.pk)
    assert kept.name in page.get(url).text
    assert page.post(url).status_code == 303
    assert not EventFile.objects.exists()


def test_the_page_asks_as_often_for_five_hundred_as_for_one(page, today, admission):
    url, counted = door("event-door", today), []
    for number in (1, 50, 500):
        first = admission.registrations.count()
        made = Registration.objects.bulk_create(
            Registration(
                admission=admission, state="firm", name=f"Kim {turn}", line=turn, code=f"X{turn}"
            )
            for turn in range(first + 1, number + 1)
        )
        Attendance.objects.bulk_create(
            Attendance(event=today, registration=one, kind="registered", day=today.day)
            for one in made
        )
        Attendance.objects.bulk_create(
            Attendance(event=today, kind="walk_in", day=today.day) for _ in made
        )
        with CaptureQueriesContext(connection) as caught:
            assert page.get(url).status_code == 200
        counted.append(len(caught))
    assert counted[0] == counted[1] == counted[2] < 35


def test_a_tick_of_another_event_is_not_taken_back_from_here(page, today, formats, coordinator):
    now = {"starts": clock.now(), "ends": clock.now(), "state": "held"}
    other = Event.objects.create(title={"de": "Fest"}, format=formats["festival"], **now)
    came = counting.note_walk_in(other, by=coordinator, day=clock.today(), nonce=uuid4())
    page.post(door("event-door-undo", today, came.pk), {})
    assert Attendance.objects.get() == came
