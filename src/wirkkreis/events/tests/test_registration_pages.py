from datetime import timedelta
from itertools import count

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from wirkkreis.activity.models import Activity
from wirkkreis.events.aftermath.forgetting import forget_event
from wirkkreis.events.models import (
    Answer,
    Question,
    Registration,
    Workshop,
    WorkshopPlace,
)
from wirkkreis.events.registration.registering import confirm, register
from wirkkreis.tenancy import clock

LINE = count(1000)


@pytest.fixture
def page(client, coordinator, here, settings):
    """The browser of the coordinator."""
    settings.ALLOWED_HOSTS = [here.host]
    client.defaults["HTTP_HOST"] = here.host
    client.force_login(coordinator.account)
    return client


@pytest.fixture
def workshop(event):
    return Workshop.objects.create(
        event=event, title={"de": "Theater"}, starts=event.starts, ends=event.ends, capacity=1
    )


def at(event, name="event-registrations", *more):
    return reverse(name, args=[event.pk, *more])


def crowd(admission, workshop, question, number, state="firm"):
    """So many registrations straight into the table, each with an answer and a workshop."""
    lines = [next(LINE) for _ in range(number)]
    rows = Registration.objects.bulk_create(
        Registration(
            admission=admission,
            state=state,
            line=line,
            code=f"C{line}",
            name=f"Mensch {line}",
            email=f"{line}@example.org" if line % 2 else "",
            expires_at=clock.now() + timedelta(days=1),
            supports=["childcare"],
        )
        for line in lines
    )
    WorkshopPlace.objects.bulk_create(
        WorkshopPlace(registration=row, workshop=workshop, state="waiting") for row in rows
    )
    Answer.objects.bulk_create(
        Answer(registration=row, question=question, text="Suppe") for row in rows
    )


def queries(page, url):
    with CaptureQueriesContext(connection) as caught:
        assert page.get(url).status_code == 200
    return len(caught)


def test_an_event_without_registration_says_how_to_begin(page, event):
    shown = page.get(at(event)).text
    assert "Man kann einfach kommen" in shown
    assert at(event, "event-admission") in shown


@pytest.mark.parametrize(
    ("name", "query", "most"),
    [
        ("event-registrations", "", 26),
        ("event-registrations", "?q=mensch&state=firm&sort=name", 26),
        ("event-registrations", "?format=csv", 20),
        ("event-waiting", "", 20),
        ("event-admission", "", 22),
    ],
)
def test_a_page_asks_as_often_for_500_registrations_as_for_one(
    page, event, admission, workshop, name, query, most
):
    question = Question.objects.create(admission=admission, label={"de": "Essen?"}, kind="text")
    url = at(event, name) + query
    counted = []
    for more in (1, 49, 450):
        for state in ("firm", "waiting", "offered"):
            crowd(admission, workshop, question, more, state)
        page.get(url)
        counted.append(queries(page, url))
    assert len(set(counted)) == 1, counted
    assert counted[0] <= most


def test_the_list_shows_fifty_at_once(page, event, admission, workshop):
    question = Question.objects.create(admission=admission, label={"de": "Essen?"}, kind="text")
    crowd(admission, workshop, question, 60)
    assert page.get(at(event)).text.count("Mensch ") == 50
    assert page.get(at(event) + "?page=2").text.count("Mensch ") == 10


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_the_list_is_taken_along_as_a_file_and_the_trail_knows(
    page, event, admission, nobody, format_
):
    question = Question.objects.create(admission=admission, label={"de": "Essen?"}, kind="text")
    register(admission, by=nobody, language="de", name="Ada", answers={question: "=1+1"})
    answer = page.get(at(event) + f"?format={format_}")
    assert answer["Content-Disposition"].endswith(f'.{format_}"')
    if format_ == "csv":
        assert "'=1+1" in answer.content.decode("utf-8-sig")
    assert Activity.objects.filter(verb="events.admission.taken_along").count() == 1


def test_one_tap_notes_that_somebody_looked(page, event, admission, nobody):
    row = register(admission, by=nobody, language="de", name="Ada")
    assert "Durchsehen" in page.get(at(event)).text
    url = at(event, "registration-reviewed", row.pk)
    for _twice in range(2):
        assert page.post(url, {"back": "list"}).url.endswith("?review=on")
    row.refresh_from_db()
    assert row.reviewed_at
    assert Activity.objects.filter(verb="events.registration.reviewed").count() == 1
    assert "Durchsehen" not in page.get(at(event)).text
    assert page.get(url).status_code == 405


def test_where_names_are_hidden_no_page_tells_them(page, event, admission, nobody):
    row = register(admission, by=nobody, language="de", name="Ada Lovelace")
    admission.capacity = 1
    admission.save()
    waits = register(admission, by=nobody, language="de", name="Ben Lovelace")
    event.names = "protected"
    event.save()
    pages = [
        at(event),
        at(event, "event-waiting"),
        at(event, "staff-registration", row.pk),
        at(event, "staff-registration-change", row.pk),
        at(event, "staff-registration-step", row.pk, "decline"),
        at(event, "waiting-move", waits.pk),
        at(event, "waiting-offer", waits.pk),
    ]
    for url in pages:
        shown = page.get(url)
        assert shown.status_code == 200, url
        assert "Lovelace" not in shown.text, url
    assert row.code in page.get(at(event)).text


def test_one_registration_tells_all(page, event, admission, nobody, workshop):
    question = Question.objects.create(admission=admission, label={"de": "Essen?"}, kind="text")
    row = register(
        admission,
        by=nobody,
        language="ar",
        name="Ada",
        size=3,
        answers={question: "<b>Suppe</b>"},
        workshops=[workshop],
    )
    shown = page.get(at(event, "staff-registration", row.pk)).text
    for said in (row.code, "Arabisch", "&lt;b&gt;Suppe", "Theater", "hat sich angemeldet"):
        assert said in shown, said
    assert "Verfallen lassen" not in shown


@pytest.mark.parametrize(
    ("step", "sent", "state"),
    [
        ("cancel", {}, "cancelled"),
        ("decline", {"reason": "Kommt doppelt vor"}, "declined"),
        ("put_back", {"reason": "Der Saal ist kleiner"}, "firm"),
    ],
)
def test_a_step_is_taken_and_recorded(page, event, admission, nobody, step, sent, state):
    row = register(admission, by=nobody, language="de", name="Ada")
    url = at(event, "staff-registration-step", row.pk, step)
    assert page.get(url).status_code == 200
    if sent:
        assert page.post(url, {"reason": " "}).status_code == 422
    assert page.post(url, sent).url == at(event, "staff-registration", row.pk)
    row.refresh_from_db()
    assert row.state == state, "who is put back and first in line is offered the place again"


def test_a_cancelled_place_goes_to_the_next(page, event, admission, nobody):
    admission.capacity = 1
    admission.save()
    first, second = (register(admission, by=nobody, language="de") for _ in "ab")
    page.post(at(event, "staff-registration-step", first.pk, "cancel"))
    second.refresh_from_db()
    assert second.state == "firm"


@pytest.mark.parametrize(
    ("step", "status"), [("unknown", 404), ("expire", 303), ("confirm", 303), ("accept", 303)]
)
def test_a_step_out_of_turn_changes_nothing(page, event, admission, nobody, step, status):
    row = register(admission, by=nobody, language="de")
    answer = page.post(at(event, "staff-registration-step", row.pk, step))
    assert answer.status_code == status
    row.refresh_from_db()
    assert row.state == "firm"


def test_only_time_lets_a_registration_lapse(page, event, admission, workshop):
    question = Question.objects.create(admission=admission, label={"de": "Essen?"}, kind="text")
    crowd(admission, workshop, question, 1, "unconfirmed")
    row = Registration.objects.get()
    answer = page.post(at(event, "staff-registration-step", row.pk, "expire"))
    assert answer.status_code == 422
    row.refresh_from_db()
    assert row.state == "unconfirmed"


def test_size_and_help_are_changed(page, event, admission, nobody):
    event.supports = ["childcare", "lift"]
    event.save()
    row = register(admission, by=nobody, language="de", name="Ada")
    url = at(event, "staff-registration-change", row.pk)
    sent = {"size": "3", "minors": "0", "supports": ["lift"], "support_note": "zu dritt"}
    assert page.post(url, sent).status_code == 303
    row.refresh_from_db()
    assert (row.size, row.supports, row.support_note) == (3, ["lift"], "zu dritt")


@pytest.mark.parametrize(
    "bad",
    [
        {"size": "0"},
        {"size": "7"},
        {"size": "99999999"},
        {"size": "drei"},
        {"size": ""},
        {"minors": "2"},
        {"minors": "-1"},
        {"supports": ["lift"]},
        {"support_note": "x" * 501},
    ],
)
def test_what_is_impossible_changes_nothing(page, event, admission, nobody, bad):
    event.supports = ["childcare"]
    event.save()
    admission.capacity = 5
    admission.save()
    row = register(admission, by=nobody, language="de", name="Ada")
    sent = {"size": "1", "minors": "0", **bad}
    answer = page.post(at(event, "staff-registration-change", row.pk), sent)
    assert answer.status_code == 422
    row.refresh_from_db()
    assert (row.size, row.minors, row.supports) == (1, 0, [])


def test_the_letter_is_sent_again_only_where_there_is_an_address(page, event, admission, workshop):
    question = Question.objects.create(admission=admission, label={"de": "Essen?"}, kind="text")
    crowd(admission, workshop, question, 2)
    for row in Registration.objects.all():
        before = len(mail.outbox)
        page.post(at(event, "registration-letter-again", row.pk))
        assert len(mail.outbox) - before == bool(row.email)
    assert Activity.objects.filter(verb="events.registration.written_to").count() == 1


def test_a_registration_of_another_event_is_not_found(page, event, admission, nobody):
    row = register(admission, by=nobody, language="de")
    other = type(event).objects.create(title={"de": "Fest"}, format=event.format)
    type(admission).objects.create(event=other)
    for name in ("staff-registration", "staff-registration-change"):
        assert page.get(at(other, name, row.pk)).status_code == 404


PHONE = {"name": "Ada", "language": "ar", "size": "2", "minors": "", "email": ""}


def test_who_calls_is_registered_once_and_gets_a_code(page, event, admission, workshop):
    event.supports = ["childcare"]
    event.save()
    question = Question.objects.create(admission=admission, label={"de": "Wie alt?"}, kind="number")
    url = at(event, "staff-registration-add")
    assert "1. Wunsch" in page.get(url).text
    sent = PHONE | {
        "key": "00000000-0000-4000-8000-000000000007",
        "supports": ["childcare"],
        "wish_1_1": str(workshop.pk),
        f"question_{question.pk}": "0",
    }
    answers = [page.post(url, sent) for _double_click in range(2)]
    row = Registration.objects.get()
    assert {answer.url for answer in answers} == {at(event, "staff-registration", row.pk)}
    assert (row.state, row.size, row.language, row.supports) == ("firm", 2, "ar", ["childcare"])
    assert row.answers.get().text == "0"
    assert row.workshop_places.get().workshop == workshop


@pytest.mark.parametrize(
    "bad",
    [
        {"size": "0"},
        {"size": "7"},
        {"size": "100000000000"},
        {"minors": "3"},
        {"email": "keine"},
        {"language": "xx"},
        {"wish_1_1": "0"},
        {"key": "nein"},
        {"name": "x" * 161},
    ],
)
def test_what_is_impossible_is_not_registered(page, event, admission, workshop, bad):
    answer = page.post(at(event, "staff-registration-add"), PHONE | bad)
    assert answer.status_code == 422
    assert not Registration.objects.exists()


def test_an_answer_that_is_needed_is_asked_for_at_its_field(page, event, admission):
    Question.objects.create(
        admission=admission,
        label={"de": "Essen?"},
        kind="several",
        required=True,
        choices={"de": "Suppe\nSalat"},
    )
    answer = page.post(at(event, "staff-registration-add"), PHONE)
    assert answer.status_code == 422
    assert "Bitte wählen Sie hier etwas aus." in answer.text


def test_without_registration_open_nobody_is_registered(page, event, admission):
    event.state = "closed"
    event.save()
    answer = page.post(at(event, "staff-registration-add"), PHONE)
    assert answer.status_code == 422
    assert "kann man sich gerade nicht anmelden" in answer.text


def test_names_are_not_asked_for_where_nobody_may_write_them_down(page, event, admission):
    event.names = "protected"
    event.save()
    shown = page.get(at(event, "staff-registration-add")).text
    assert 'name="name"' not in shown
    assert 'name="email"' not in shown


def test_what_was_forgotten_needs_nobody_to_look_at_it(page, event, admission, nobody):
    row = register(admission, by=nobody, language="de", name="Ada")
    assert "Bitte schauen Sie kurz darauf" in page.get(at(event)).text
    with clock.at(event.ends + timedelta(days=400)):
        forget_event(event, by=nobody)
    assert "Bitte schauen Sie kurz darauf" not in page.get(at(event)).text
    assert ">durchgesehen<" not in page.get(at(event, "staff-registration", row.pk)).text


def test_a_certain_place_shows_no_deadline(page, event, admission, nobody):
    row = register(admission, by=nobody, language="de", email="ada@example.org")
    shown = at(event, "staff-registration", row.pk)
    limit = date_format(timezone.localtime(row.expires_at), "DATE_FORMAT")
    assert f"bis {limit}" in page.get(shown).text
    confirm(row, by=nobody)
    assert f"bis {limit}" not in page.get(shown).text
