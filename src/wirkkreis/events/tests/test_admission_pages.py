from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from wirkkreis.events.models import Admission, ConsentText, Event, Question, Workshop
from wirkkreis.events.registration.registering import register

FRAME = {
    "capacity": "30",
    "waiting_list": "on",
    "opens_0": "",
    "opens_1": "",
    "closes_0": "",
    "closes_1": "",
    "ask_name": "optional",
    "ask_email": "required",
    "largest_group": "4",
    "group_rule": "all_or_none",
    "supports": ["childcare"],
}


@pytest.fixture
def page(client, coordinator, here, settings):
    """The browser of the coordinator."""
    settings.ALLOWED_HOSTS = [here.host]
    client.defaults["HTTP_HOST"] = here.host
    client.force_login(coordinator.account)
    return client


def at(event, name="event-admission", *more):
    return reverse(name, args=[event.pk, *more])


def test_an_event_without_registration_begins_with_its_frame(page, event):
    shown = page.get(at(event)).text
    assert "Noch kann sich niemand anmelden" in shown
    assert "Eigene Fragen" not in shown


def test_the_frame_is_saved(page, event):
    assert page.post(at(event), FRAME).url == at(event)
    made = Admission.objects.get(event=event)
    assert (made.capacity, made.largest_group, made.ask_email) == (30, 4, "required")
    event.refresh_from_db()
    assert event.supports == ["childcare"]
    assert "Eigene Fragen" in page.get(at(event)).text


@pytest.mark.parametrize(
    "bad",
    [
        {"capacity": "0"},
        {"capacity": "-3"},
        {"capacity": "viele"},
        {"capacity": "99999999999"},
        {"largest_group": "0"},
        {"largest_group": "70000"},
        {"largest_group": ""},
        {"ask_name": "immer"},
        {"group_rule": ""},
        {"supports": ["unicorns"]},
        {"opens_0": "2026-01-32", "opens_1": "10:00"},
        {"opens_0": "2026-01-02", "opens_1": ""},
        {
            "opens_0": "2026-05-02",
            "opens_1": "10:00",
            "closes_0": "2026-05-01",
            "closes_1": "10:00",
        },
    ],
)
def test_bad_input_says_what_is_wrong_and_keeps_nothing(page, event, bad):
    answer = page.post(at(event), FRAME | bad)
    assert answer.status_code == 422
    assert "error-summary" in answer.text or "field-error" in answer.text
    assert not Admission.objects.exists()


def test_too_few_places_are_kept_and_said(page, event, admission, nobody):
    for _turn in range(3):
        register(admission, by=nobody, language="de")
    answer = page.post(at(event), FRAME | {"capacity": "1"}, follow=True)
    assert "2 Plätze mehr als jetzt vorgesehen sind schon vergeben" in answer.text
    assert admission.registrations.filter(state="firm").count() == 3


def test_a_consent_gets_a_version(page, event, admission):
    page.post(at(event, "admission-consent"), {"text": "Ja, gern.", "required": "on"})
    page.post(at(event, "admission-consent"), {"text": "Ja, sehr gern."})
    shown = page.get(at(event)).text
    assert "Fassung 2" in shown
    assert "Sie ist freiwillig." in shown
    assert ConsentText.objects.count() == 2


def test_a_question_is_added_changed_moved_and_removed(page, event, admission):
    for label in ("Eins", "Zwei"):
        page.post(at(event, "admission-question-add"), {"label": label, "kind": "text"})
    one, two = Question.objects.all()
    page.post(at(event, "admission-question", two.pk), {"label": "Drei", "kind": "number"})
    page.post(at(event, "admission-question-move", two.pk), {"up": "1"})
    assert [row.label for row in Question.objects.all()] == ["Drei", "Eins"]
    answer = page.post(at(event, "admission-question-remove", one.pk), {"known_answers": "0"})
    assert answer.status_code == 303
    assert list(Question.objects.all()) == [two]


def test_removing_a_question_says_what_is_lost(page, event, admission, nobody):
    question = Question.objects.create(admission=admission, label={"de": "Essen?"}, kind="text")
    register(admission, by=nobody, language="de", answers={question: "Suppe"})
    url = at(event, "admission-question-remove", question.pk)
    assert "Eine Anmeldung hat diese Frage beantwortet" in page.get(url).text
    assert page.post(url, {"known_answers": "0"}).status_code == 422
    assert page.post(url, {}).status_code == 422
    assert page.post(url, {"known_answers": "1"}).status_code == 303


def test_a_question_of_another_event_is_not_found(page, event, admission):
    other = Admission.objects.create(event=_another(event))
    question = Question.objects.create(admission=other, label={"de": "Essen?"}, kind="text")
    for name in ("admission-question", "admission-question-remove"):
        assert page.get(at(event, name, question.pk)).status_code == 404


def _another(event):
    return Event.objects.create(
        title={"de": "Fest"}, format=event.format, starts=event.starts, ends=event.ends
    )


def hours(event, minutes):
    """The fields of a workshop that begins with the event and lasts so long."""
    begins = timezone.localtime(event.starts)
    ends = begins + timedelta(minutes=minutes)
    return {
        "starts_0": f"{begins:%Y-%m-%d}",
        "starts_1": f"{begins:%H:%M:%S}",
        "ends_0": f"{ends:%Y-%m-%d}",
        "ends_1": f"{ends:%H:%M}",
    }


@pytest.fixture
def on_the_hour(event):
    """The event begins at ten, so that forms to the minute name its beginning."""
    event.starts = timezone.localtime(event.starts).replace(hour=10, minute=0, second=0)
    event.starts = event.starts.replace(microsecond=0)
    event.ends = event.starts + timedelta(hours=3)
    event.save()
    return event


def test_a_workshop_is_added_and_changed(page, on_the_hour, admission):
    sent = {"title": "Theater", "capacity": "12", "room": "Saal", **hours(on_the_hour, 60)}
    assert page.post(at(on_the_hour, "admission-workshop-add"), sent).status_code == 303
    workshop = Workshop.objects.get()
    assert (workshop.title, workshop.capacity, workshop.room) == ("Theater", 12, "Saal")
    sent |= {"capacity": "", "title": "Bühne"}
    page.post(at(on_the_hour, "admission-workshop", workshop.pk), sent)
    workshop.refresh_from_db()
    assert (workshop.title, workshop.capacity) == ("Bühne", None)


@pytest.mark.parametrize(
    "bad",
    [{"title": ""}, {"capacity": "0"}, {"ends_1": "09:00"}, {"ends_1": "23:59"}, {"starts_0": ""}],
)
def test_an_impossible_workshop_is_not_kept(page, on_the_hour, admission, bad):
    sent = {"title": "Theater", "capacity": "12", **hours(on_the_hour, 60), **bad}
    answer = page.post(at(on_the_hour, "admission-workshop-add"), sent)
    assert answer.status_code == 422
    assert not Workshop.objects.exists()


def test_removing_a_workshop_warns_and_wants_a_reason(page, on_the_hour, admission, nobody):
    workshop = Workshop.objects.create(
        event=on_the_hour, title={"de": "Theater"}, starts=on_the_hour.starts, ends=on_the_hour.ends
    )
    url = at(on_the_hour, "admission-workshop-remove", workshop.pk)
    assert "Noch zählt niemand" in page.get(url).text
    register(admission, by=nobody, language="de", size=2, workshops=[workshop])
    assert "2 Menschen verlieren damit einen Platz." in page.get(url).text
    assert page.post(url, {}).status_code == 422
    assert page.post(url, {"reason": "Krank"}).status_code == 303
    assert not Workshop.objects.exists()
