"""Feedback: anonymous, once for each form, in its time, on a phone and on paper."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wirkkreis.activity.models import Activity
from wirkkreis.events.aftermath import feedback
from wirkkreis.events.models import Feedback, PassingOn
from wirkkreis.events.tokens import sign
from wirkkreis.people.models import Organisation, OrganisationKind
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import write_rules


@pytest.fixture
def anybody(here, settings):
    settings.ALLOWED_HOSTS = [here.host]
    return Client(headers={"host": here.host}, enforce_csrf_checks=True)


@pytest.fixture
def staff(here, coordinator, settings):
    settings.ALLOWED_HOSTS = [here.host]
    client = Client(headers={"host": here.host})
    client.force_login(coordinator.account)
    return client


@pytest.fixture
def held(event):
    """A conference that ended three hours ago."""
    event.starts = clock.now() - timedelta(hours=6)
    event.ends, event.state = event.starts + timedelta(hours=3), "held"
    event.save()
    event.refresh_from_db()
    return event


def at(event, language=""):
    path = reverse("event-feedback-give", args=[event.pk, sign("feedback", event.uid)])
    return f"{language}{path}"


def said(**more):
    return {"nonce": str(uuid4()), "rating": "5", "good": "", "better": "", "told": "", **more}


def test_somebody_says_how_it_was_and_no_cookie_is_left(anybody, held):
    page = anybody.get(at(held))
    assert page.status_code == 200
    answer = anybody.post(at(held), said(learned="4", good="Das Essen", told="12"))
    assert (answer.status_code, answer.url) == (303, f"{at(held)}?danke=1")
    assert "Vielen Dank!" in anybody.get(answer.url).text
    kept = Feedback.objects.get()
    assert (kept.rating, kept.learned, kept.welcome, kept.good) == (5, 4, None, "Das Essen")
    assert (kept.on_paper, kept.language, kept.day) == (False, "de", clock.today())
    assert PassingOn.objects.get().count == 12
    assert not anybody.cookies
    assert not Activity.objects.exists()


@pytest.mark.parametrize("language", ["de-simple", "en", "ar"])
def test_the_language_of_the_page_is_kept(anybody, held, language):
    anybody.post(at(held, f"/{language}"), said())
    assert Feedback.objects.get().language == language


def test_a_form_sent_twice_counts_once(anybody, held):
    sent = said(told="3")
    for _ in range(2):
        assert anybody.post(at(held), sent).status_code == 303
    assert (Feedback.objects.count(), PassingOn.objects.count()) == (1, 1)


BAD = {
    "six of five": {"rating": "6"},
    "a word for a number": {"told": "viele"},
    "too many": {"told": "501"},
    "below nothing": {"told": "-1"},
    "too long": {"good": "x" * 2001},
    "no form": {"nonce": "x"},
}


@pytest.mark.parametrize("bad", BAD)
def test_bad_input_comes_back_with_what_was_written(anybody, held, bad):
    answer = anybody.post(at(held), said(better="Mehr Licht") | BAD[bad])
    assert answer.status_code == 422
    assert "Mehr Licht" in answer.text
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("good", ["", "  "])
def test_an_empty_form_asks_for_one_answer(anybody, held, good):
    answer = anybody.post(at(held), said(rating="", good=good))
    assert answer.status_code == 422
    assert "mindestens eine Antwort" in answer.text


def test_a_robot_is_thanked_and_nothing_is_kept(anybody, held):
    assert anybody.post(at(held), said(website="https://spam.example")).status_code == 303
    assert not Feedback.objects.exists()


def test_a_forged_link_is_not_found(anybody, held):
    forged = ["x", sign("registration", held.uid), sign("feedback", uuid4())]
    for token in forged:
        url = reverse("event-feedback-give", args=[held.pk, token])
        assert anybody.get(url).status_code == 404
        assert anybody.post(url, said()).status_code == 404


def test_feedback_comes_from_the_beginning_until_days_after_the_end(anybody, held):
    begun, last = held.starts, held.ends + timedelta(days=30)
    write_rules(held.ends.year, {"days_for_feedback": 30})
    for moment, words in (
        (begun - timedelta(seconds=1), "noch nicht begonnen"),
        (last, "ist vorbei"),
    ):
        with clock.at(moment):
            assert words in anybody.get(at(held)).text
            answer = anybody.post(at(held), said())
        assert (answer.status_code, words in answer.text) == (422, True)
    assert not Feedback.objects.exists()
    for moment in (begun, last - timedelta(seconds=1)):
        with clock.at(moment):
            assert anybody.post(at(held), said()).status_code == 303
    assert Feedback.objects.count() == 2


def test_a_cancelled_event_takes_none(anybody, held):
    held.state = "cancelled"
    held.save()
    assert anybody.post(at(held), said()).status_code == 422


def test_a_flood_is_told_to_come_later(anybody, held, monkeypatch):
    monkeypatch.setattr("wirkkreis.events.pages.aftermath_saying.RATES", "1/h/key")
    assert anybody.post(at(held), said()).status_code == 303
    assert anybody.post(at(held), said()).status_code == 429
    assert Feedback.objects.count() == 1


def test_staff_see_numbers_and_words(staff, held):
    for rating, good in ((5, "Zu Zweit reden"), (3, "Anfang"), (None, "")):
        feedback.give_feedback(
            held, nonce=uuid4(), language="de", rating=rating, good=good, welcome=4, told=2
        )
    page = staff.get(reverse("event-feedback", args=[held.pk]))
    assert "Im Schnitt 4,0 von 5, 2 Antworten" in page.text
    assert page.text.index("Anfang") < page.text.index("Zu Zweit reden")
    assert (page.context["number"], page.context["told"]) == (3, 6)
    overall, learned, _ = feedback.results(held)
    assert (overall.average, overall.counts, learned.average) == (4.0, {5: 1, 3: 1}, None)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_answers_go_into_a_spreadsheet(staff, held, kind):
    feedback.give_feedback(held, nonce=uuid4(), language="ar", good="=1+1", rating=2)
    answer = staff.get(reverse("event-feedback", args=[held.pk]), {"format": kind})
    assert answer["Content-Disposition"].startswith("attachment")
    if kind == "csv":
        assert ";ar;nein;2;;;'=1+1;" in answer.content.decode()


def test_sheets_of_paper_are_typed_in_one_after_the_other(staff, held):
    url = reverse("event-feedback-type", args=[held.pk])
    answer = staff.post(url, said(language="ar", better="المزيد"))
    assert answer.url == f"{url}?sprache=ar"
    assert "Der nächste Bogen kann kommen" in staff.get(answer.url).text
    kept = Feedback.objects.get()
    assert (kept.on_paper, kept.language) == (True, "ar")
    assert Activity.objects.get().verb == "events.feedback.typed_in"
    assert staff.post(url, said(language="ar", rating="")).status_code == 422


def test_what_was_passed_on_is_noted_with_an_organisation(staff, held):
    Organisation.objects.create(name="Sportverein", kind=OrganisationKind.ASSOCIATION)
    url = reverse("event-passing-on", args=[held.pk])
    sent = {"day": "2026-07-01", "count": "30", "audience": "youth"}
    staff.post(url, sent | {"organisations": ["Sportverein"]})
    noted = PassingOn.objects.get()
    assert (noted.count, noted.audience, str(noted.organisation)) == (30, "youth", "Sportverein")
    assert staff.post(url, sent | {"count": "0"}).status_code == 422
    assert staff.get(url).status_code == 200


def test_a_number_nobody_can_have_told_is_refused(held, coordinator):
    with pytest.raises(ValidationError):
        feedback.note_passing_on(held, by=coordinator, day=clock.today(), count=-1)


@pytest.mark.parametrize("language", ["de", "de-simple", "en", "ar"])
def test_the_paper_is_a_tagged_page_in_each_language(staff, held, language):
    answer = staff.get(reverse("event-feedback-paper", args=[held.pk, language]))
    assert answer["Content-Type"] == "application/pdf"
    assert b"/MarkInfo" in answer.content


def test_paper_in_a_strange_language_is_not_found(staff, held):
    assert staff.get(reverse("event-feedback-paper", args=[held.pk, "xx"])).status_code == 404


def test_the_code_to_show_leads_to_the_form_in_every_language(staff, anybody, held):
    form = at(held)
    page = staff.get(f"/en{reverse('event-feedback-show', args=[held.pk])}")
    assert page.context["address"] == f"http://muster.example{form}"
    assert '<li lang="ar" dir="rtl">' in page.text
    assert anybody.get(page.context["address"]).status_code == 200


def test_the_pages_ask_as_often_for_many_answers(staff, anybody, held):
    asked = []
    for number in (1, 40):
        for _ in range(number):
            feedback.give_feedback(held, nonce=uuid4(), language="de", rating=3, good="gut")
        with CaptureQueriesContext(connection) as caught:
            staff.get(reverse("event-feedback", args=[held.pk]))
        asked.append(len(caught.captured_queries))
    assert asked[0] == asked[1] <= 24
    with CaptureQueriesContext(connection) as caught:
        anybody.get(at(held))
    assert len([one for one in caught.captured_queries if "FROM" in one["sql"]]) <= 4
