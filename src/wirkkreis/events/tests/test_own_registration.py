"""The page of one's own registration: confirming, changing, cancelling, taking an offer."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from wirkkreis.events.models import (
    BEST_RATING,
    Attendance,
    AttendanceKind,
    Documentation,
    Event,
    EventFile,
    Feedback,
    FileKind,
    Registration,
    Workshop,
)
from wirkkreis.events.registration.registering import register
from wirkkreis.events.registration.waiting import pass_on
from wirkkreis.events.tokens import sign
from wirkkreis.tenancy import clock

INVALID, SEE_OTHER, NOT_FOUND = 422, 303, 404


@pytest.fixture
def visitor(partnership, settings):
    settings.ALLOWED_HOSTS = [partnership.host]
    return Client(headers={"host": partnership.host})


@pytest.fixture
def mine(admission, nobody):
    return register(admission, by=nobody, language="de", email="amira@example.org")


def own(registration, name="registration", purpose="registration") -> str:
    return reverse(name, args=[sign(purpose, registration.key)])


def text(response) -> str:
    return str(response.content, "utf-8")


def test_the_link_of_the_letter_confirms_by_a_button_not_by_being_opened(visitor, mine):
    link = own(mine, "registration-confirm", "confirm")
    assert "Anmeldung bestätigen" in text(visitor.get(link))
    mine.refresh_from_db()
    assert mine.state == "unconfirmed"
    assert visitor.post(link).url == own(mine)
    mine.refresh_from_db()
    assert mine.state == "firm"
    assert "nichts mehr zu bestätigen" in text(visitor.get(link))


def test_the_letter_holds_the_link_and_the_code(mine):
    letter = mail.outbox[-1]
    assert own(mine, "registration-confirm", "confirm") in letter.body
    assert mine.code in letter.body


def test_the_own_page_does_not_open_the_confirmation(visitor, mine):
    token = sign("registration", mine.key)
    url = reverse("registration-confirm", args=[token])
    assert visitor.post(url).status_code == NOT_FOUND


def test_the_typed_code_confirms_too(visitor, mine):
    assert visitor.post(own(mine), {"code": "FALSCH"}).status_code == INVALID
    typed = f" {mine.code[:3].lower()}-{mine.code[3:]} "
    assert visitor.post(own(mine), {"code": typed}).status_code == SEE_OTHER
    mine.refresh_from_db()
    assert mine.state == "firm"


def test_codes_are_tried_only_so_often(visitor, mine):
    for _ in range(10):
        visitor.post(own(mine), {"code": "FALSCH"})
    answer = visitor.post(own(mine), {"code": mine.code})
    assert answer.status_code == INVALID
    assert "Zu viele Versuche" in text(answer)


def test_what_has_lapsed_says_so_before_anybody_swept(visitor, mine):
    with clock.at(mine.expires_at):
        assert "verfallen" in text(visitor.get(own(mine)))
        answer = visitor.post(own(mine, "registration-confirm", "confirm"), follow=True)
    assert "Frist zum Bestätigen ist vorbei" in text(answer)


def test_cancelling_asks_first(visitor, mine):
    assert "Wirklich absagen?" in text(visitor.get(own(mine, "registration-cancel")))
    mine.refresh_from_db()
    assert mine.state == "unconfirmed"
    answer = visitor.post(own(mine, "registration-cancel"), follow=True)
    assert "Sie sind abgemeldet" in text(answer)


def test_an_offer_is_taken_by_a_button(visitor, admission, nobody):
    register(admission, by=nobody, language="de", size=5)
    waiting = register(admission, by=nobody, language="de", email="amira@example.org")
    assert "Ihr Platz in der Reihe: 1" in text(visitor.get(own(waiting)))
    admission.capacity = 6
    admission.save()
    pass_on(admission)
    assert "Platz annehmen" in text(visitor.get(own(waiting)))
    answer = visitor.post(own(waiting, "registration-accept"), follow=True)
    assert "Ihr Platz ist sicher" in text(answer)


def test_an_offered_workshop_is_taken_by_a_button(visitor, event, admission, nobody):
    theatre, walk = (
        Workshop.objects.create(
            event=event, title={"de": title}, starts=event.starts, ends=event.ends, capacity=1
        )
        for title in ("Theater", "Rundgang")
    )
    register(admission, by=nobody, language="de", workshops=[theatre])
    mine = register(admission, by=nobody, language="de", workshops=[theatre, walk])
    Registration.objects.filter(pk=mine.pk).update(email="amira@example.org")
    Workshop.objects.filter(pk=theatre.pk).update(capacity=2)
    pass_on(admission)
    place = mine.workshop_places.get(workshop=theatre)
    assert "ein Platz ist frei" in text(visitor.get(own(mine)))
    url = reverse("registration-workshop", args=[sign("registration", mine.key), place.pk])
    visitor.post(url, {"step": "accept"})
    place.refresh_from_db()
    assert place.state == "firm"
    visitor.post(url, {"step": "leave"})
    place.refresh_from_db()
    assert place.state == "left"


def test_the_place_of_somebody_else_is_not_found(visitor, event, admission, nobody, mine):
    workshop = Workshop.objects.create(
        event=event, title={"de": "Theater"}, starts=event.starts, ends=event.ends
    )
    other = register(admission, by=nobody, language="de", workshops=[workshop])
    place = other.workshop_places.get()
    url = reverse("registration-workshop", args=[sign("registration", mine.key), place.pk])
    assert visitor.post(url, {"step": "leave"}).status_code == NOT_FOUND


def test_the_calendar_file_has_the_link_to_take_part_only_with_a_place(visitor, mine, event):
    Event.objects.filter(pk=event.pk).update(online_url="https://meet.example/abc")
    url = own(mine, "registration-calendar")
    assert b"meet.example" not in visitor.get(url).content
    visitor.post(own(mine, "registration-confirm", "confirm"))
    answer = visitor.get(url)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"meet.example" in answer.content


def test_who_was_let_in_with_a_name_takes_the_certificate_along(visitor, mine, event):
    url = own(mine, "registration-certificate")
    assert visitor.get(url).status_code == NOT_FOUND
    Registration.objects.filter(pk=mine.pk).update(name="Amira", state="firm")
    Attendance.objects.create(
        event=event, registration=mine, kind=AttendanceKind.REGISTERED, day=event.days()[0]
    )
    assert url not in text(visitor.get(own(mine)))
    with clock.at(event.ends):
        assert url in text(visitor.get(own(mine)))
        assert visitor.get(url).content.startswith(b"%PDF-")


def test_deleting_says_first_what_goes_and_what_stays_and_cancels_in_the_same_step(visitor, mine):
    url = own(mine, "registration-erase")
    assert url in text(visitor.get(own(mine)))
    page = text(visitor.get(url))
    assert "Das wird gelöscht" in page
    assert "dass 1 Mensch angemeldet war" in page
    assert "Absagen und Angaben löschen" in page
    mine.refresh_from_db()
    assert mine.email
    answer = visitor.post(url)
    assert (answer.status_code, answer.url) == (SEE_OTHER, url)
    mine.refresh_from_db()
    assert (mine.email, mine.state) == ("", "cancelled")
    page = text(visitor.get(url))
    assert "Ihre Angaben sind gelöscht" in page
    assert own(mine) not in page.replace(url, "")
    assert visitor.get(own(mine)).status_code == NOT_FOUND
    assert visitor.post(url).status_code == SEE_OTHER


def test_who_has_cancelled_or_waits_is_asked_in_other_words(visitor, admission, nobody):
    register(admission, by=nobody, language="de", size=5)
    waiting = register(admission, by=nobody, language="de", email="amira@example.org")
    url = own(waiting, "registration-erase")
    assert "Von der Warteliste nehmen und löschen" in text(visitor.get(url))
    visitor.post(own(waiting, "registration-cancel"))
    page = text(visitor.get(url))
    assert "Wirklich löschen?" in page
    assert "Warteliste" not in page


def test_while_the_event_is_on_deleting_has_to_wait(visitor, mine, event):
    url = own(mine, "registration-erase")
    with clock.at(event.starts):
        assert "Die Veranstaltung läuft gerade" in text(visitor.get(url))
        assert "schon begonnen" in text(visitor.post(url, follow=True))
    mine.refresh_from_db()
    assert mine.email


def test_before_deleting_there_is_word_of_the_certificate_and_of_the_signed_list(
    visitor, mine, event
):
    Registration.objects.filter(pk=mine.pk).update(name="Amira", state="firm")
    Attendance.objects.create(
        event=event, registration=mine, kind=AttendanceKind.REGISTERED, day=event.days()[0]
    )
    EventFile.objects.create(
        event=event, kind=FileKind.SIGNED_LIST, name="liste.pdf", upload="liste.pdf", size=5
    )
    with clock.at(event.ends + timedelta(days=1)):
        page = text(visitor.get(own(mine, "registration-erase")))
    assert own(mine, "registration-certificate") in page
    assert "die Liste aus Papier" in page


def test_afterwards_the_own_page_leads_to_the_feedback_and_ties_nothing_to_it(visitor, mine, event):
    visitor.post(own(mine, "registration-confirm", "confirm"))
    url = reverse("event-feedback-give", args=[event.pk, sign("feedback", event.uid)])
    assert url not in text(visitor.get(own(mine)))
    Documentation.objects.create(event=event, text={"de": "Gut."}, published_at=clock.now())
    with clock.at(event.ends + timedelta(hours=1)):
        page = text(visitor.get(own(mine)))
        assert f'href="{url}" rel="noreferrer"' in page
        assert reverse("event-documentation", args=[event.pk]) in page
        assert "Die Veranstaltung ist vorbei" in page
        assert "Für den Einlass" not in page
        form = text(visitor.get(url))
        nonce = form.split('name="nonce" value="')[1].split('"')[0]
        visitor.post(url, {"rating": "5", "nonce": nonce})
    assert Feedback.objects.get().rating == BEST_RATING
    assert {field.name for field in Feedback._meta.get_fields() if field.is_relation} == {
        "partnership",
        "event",
    }
    with clock.at(event.ends + timedelta(days=400)):
        assert url not in text(visitor.get(own(mine)))


def test_who_had_cancelled_is_not_asked_how_it_was(visitor, mine, event):
    visitor.post(own(mine, "registration-cancel"))
    with clock.at(event.ends + timedelta(hours=1)):
        assert "Rückmeldung geben" not in text(visitor.get(own(mine)))


@pytest.mark.parametrize(
    "name",
    [
        "registration",
        "registration-change",
        "registration-erase",
        "registration-cancel",
        "registration-calendar",
        "registration-confirm",
    ],
)
def test_no_page_of_a_registration_is_kept_or_found_by_searching(visitor, mine, name):
    purpose = "confirm" if name == "registration-confirm" else "registration"
    answer = visitor.get(own(mine, name, purpose))
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "same-origin"
    assert visitor.get(reverse(name, args=["forged:token"])).status_code == NOT_FOUND


def test_what_was_forgotten_is_not_found(visitor, mine):
    Registration.objects.filter(pk=mine.pk).update(forgotten_at=clock.now())
    assert visitor.get(own(mine)).status_code == NOT_FOUND


def test_a_child_is_added_with_the_parents_consent(visitor, mine, admission):
    admission.ask_guardian = True
    admission.save()
    sent = {"size": "2", "minors": "1", "guardian": "Oma", "name": "Amira"}
    refused = visitor.post(own(mine, "registration-change"), sent)
    assert refused.status_code == INVALID
    assert "Ohne Einwilligung der Eltern" in text(refused)
    assert visitor.post(own(mine, "registration-change"), {**sent, "guardian_agreed": "on"}).url
    mine.refresh_from_db()
    assert (mine.size, mine.minors, mine.guardian_agreed) == (2, 1, True)


def test_a_misspelt_name_is_put_right_and_a_childs_name_is_taken_out(visitor, mine):
    url = own(mine, "registration-change")
    assert visitor.post(url, {"size": "1", "name": "Amira"}).status_code == SEE_OTHER
    mine.refresh_from_db()
    assert mine.name == "Amira"
    child = {"size": "1", "minors": "1", "guardian": "Oma", "name": "Amira"}
    refused = visitor.post(url, child)
    assert refused.status_code == INVALID
    assert 'href="#id_name"' in text(refused)
    assert visitor.post(url, {**child, "name": ""}).status_code == SEE_OTHER
    mine.refresh_from_db()
    assert (mine.name, mine.guardian) == ("", "Oma")


def test_what_the_form_does_not_ask_stays(visitor, mine, event):
    Registration.objects.update(minors=1, guardian="Oma", guardian_agreed=True)
    Event.objects.update(names="protected", supports=["lift"])
    visitor.post(own(mine, "registration-change"), {"size": "2", "supports": ["lift"]})
    mine.refresh_from_db()
    assert (mine.minors, mine.guardian, mine.guardian_agreed) == (1, "Oma", True)
