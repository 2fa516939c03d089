"""The form everybody can send, and where it leads."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.events.models import (
    Asked,
    ConsentText,
    Event,
    GroupRule,
    Names,
    Question,
    QuestionKind,
    Registration,
    Workshop,
)
from wirkkreis.events.registration import robots
from wirkkreis.events.registration.registering import register
from wirkkreis.events.registration.robots import new_ticket
from wirkkreis.events.tokens import sign
from wirkkreis.tenancy import clock

INVALID, TOO_MANY, SEE_OTHER, NOT_FOUND = 422, 429, 303, 404
SECONDS = timedelta(seconds=9)


@pytest.fixture
def visitor(partnership, settings):
    settings.ALLOWED_HOSTS = [partnership.host]
    return Client(headers={"host": partnership.host})


@pytest.fixture
def url(admission):
    return reverse("event-register", args=[admission.event_id])


@pytest.fixture
def ticket(admission):
    """Of a form that was opened some seconds ago."""
    with clock.at(clock.now() - SECONDS):
        return new_ticket(about=admission.pk)


@pytest.fixture
def send(visitor, url, ticket):
    """Send the form, filled in with this."""
    return lambda **said: visitor.post(url, {"ticket": ticket, "size": "1", **said})


def own(registration, name="registration", purpose="registration") -> str:
    return reverse(name, args=[sign(purpose, registration.key)])


def text(response) -> str:
    return str(response.content, "utf-8")


def test_the_form_asks_only_what_the_event_asks(visitor, url, admission):
    admission.ask_name, admission.ask_email, admission.largest_group = Asked.NO, Asked.NO, 1
    admission.save()
    page = text(visitor.get(url))
    for name in ("name", "email", "size", "supports", "consents"):
        assert f'name="{name}"' not in page


def test_sent_it_leads_to_the_page_of_the_registration(send, visitor):
    answer = send(name="Amira", email="amira@example.org", size="2")
    made = Registration.objects.get()
    assert (answer.status_code, answer.url) == (SEE_OTHER, own(made))
    assert (made.name, made.size, made.state) == ("Amira", 2, "unconfirmed")
    page = text(visitor.get(answer.url))
    assert "Bitte bestätigen Sie noch" in page
    assert made.code not in page


def test_without_an_address_the_page_shows_the_code(send, visitor):
    answer = send()
    assert Registration.objects.get().code in text(visitor.get(answer.url))


def test_a_double_click_registers_once(send):
    assert send().url == send().url
    assert Registration.objects.count() == 1


def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(send):
    answer = send(name="Amira", size="7")
    assert answer.status_code == INVALID
    assert "höchstens 6 Menschen" in text(answer)
    assert 'value="Amira"' in text(answer)
    assert not Registration.objects.exists()


def test_the_language_of_the_page_is_that_of_the_letters(visitor, url, ticket):
    visitor.post(f"/ar{url}", {"ticket": ticket, "size": "1", "email": "amira@example.org"})
    assert Registration.objects.get().language == "ar"
    assert mail.outbox[0].extra_headers["Content-Language"] == "ar"


def test_who_was_too_fast_sends_the_same_form_again(visitor, url, admission):
    opened = clock.now()
    form = {"ticket": new_ticket(about=admission.pk), "size": "1"}
    assert form["ticket"] in visitor.post(url, form).content.decode()
    with clock.at(opened + timedelta(seconds=3)):
        assert visitor.post(url, form).status_code == 303


def test_a_forged_ticket_an_old_one_and_a_robots_haste_are_asked_again(visitor, url, admission):
    with clock.at(clock.now() - timedelta(days=2)):
        old = new_ticket(about=admission.pk)
    elsewhere = new_ticket(about=admission.pk + 1)
    with clock.at(clock.now()):
        for bad in ("", "x", "1.2.3:abc", old, elsewhere, new_ticket(about=admission.pk)):
            answer = visitor.post(url, {"ticket": bad, "size": "1", "name": "Amira"})
            assert answer.status_code == INVALID
            assert 'value="Amira"' in text(answer)
    assert not Registration.objects.exists()


def test_who_sends_again_gets_a_ticket_that_is_good(visitor, url, event):
    Event.objects.filter(pk=event.pk).update(supports=["lift", "childcare"])
    answer = visitor.post(url, {"ticket": "x", "size": "1", "supports": ["lift", "childcare"]})
    assert text(answer).count("checked") == 2
    found = re.search(r'name="ticket" value="([^"]+)"', text(answer))
    assert found
    with clock.at(clock.now() + SECONDS):
        assert visitor.post(url, {"ticket": found[1], "size": "1"}).status_code == SEE_OTHER


def test_who_fills_in_what_nobody_sees_is_a_robot(send):
    assert send(website="https://spam.example").status_code == INVALID
    assert not Registration.objects.exists()


def test_one_form_is_sent_only_so_often(send, monkeypatch):
    monkeypatch.setattr("wirkkreis.events.registration.robots.FORM_RATES", "2/h/key")
    assert [send().status_code for _ in range(3)] == [SEE_OTHER, SEE_OTHER, TOO_MANY]


def test_a_whole_school_registers_from_one_address(visitor, url, admission):
    admission.capacity = 500
    admission.save()
    with clock.at(clock.now() - SECONDS):
        tickets = [new_ticket(about=admission.pk) for _ in range(30)]
    for each in tickets:
        assert visitor.post(url, {"ticket": each, "size": "1"}).status_code == SEE_OTHER


def test_after_the_deadline_the_answer_says_so_and_keeps_what_was_typed(send, admission):
    admission.closes = clock.now()
    admission.save()
    answer = send(name="Amira")
    assert answer.status_code == INVALID
    assert "ist seit" in text(answer)
    assert 'value="Amira"' in text(answer)


def test_a_closed_form_says_why(visitor, url, event):
    Event.objects.filter(pk=event.pk).update(state="closed")
    page = text(visitor.get(url))
    assert "gerade nicht anmelden" in page
    assert "<form" not in page.partition("<main")[2]


def test_an_event_that_is_not_published_has_no_form(visitor, url, event):
    Event.objects.filter(pk=event.pk).update(published_at=None)
    assert visitor.get(url).status_code == NOT_FOUND


def test_an_event_without_registration_has_no_form(visitor, event):
    assert visitor.get(reverse("event-register", args=[event.pk])).status_code == NOT_FOUND


def test_a_group_that_got_less_hears_how_many(send, visitor, admission):
    admission.group_rule = GroupRule.WHAT_IS_FREE
    admission.save()
    answer = send(size="6")
    assert "Sie wollten 6 Plätze, frei waren noch 5." in text(visitor.get(answer.url))


def test_every_kind_of_question_is_answered_and_kept_in_german(visitor, url, ticket, admission):
    def ask(kind, **more):
        return Question.objects.create(admission=admission, label={"de": kind}, kind=kind, **more)

    offered = {"de": "vegan\nfleischlos", "en": "vegan\nvegetarian"}
    answers = {
        ask(QuestionKind.TEXT): ("Eisleben", "Eisleben"),
        ask(QuestionKind.LONG): ("zwei\r\nZeilen", "zwei\r\nZeilen"),
        ask(QuestionKind.YES): ("ja", "ja"),
        ask(QuestionKind.NUMBER): ("7", "7"),
        ask(QuestionKind.ONE, choices=offered): ("1", "fleischlos"),
        ask(QuestionKind.SEVERAL, choices=offered): (["0", "1"], "vegan\nfleischlos"),
    }
    said = {f"question_{question.pk}": sent for question, (sent, _kept) in answers.items()}
    assert "vegetarian" in text(visitor.get(f"/en{url}"))
    assert visitor.post(f"/en{url}", {"ticket": ticket, "size": "1", **said}).status_code == 303
    made = Registration.objects.get()
    kept = {answer.question: answer.text for answer in made.answers.select_related("question")}
    assert kept == {question: wanted for question, (_sent, wanted) in answers.items()}
    page = text(visitor.get(own(made, "registration-change")))
    assert page.count("checked") == 4
    assert 'value="Eisleben"' in page


def test_wishes_are_ranked_without_scripts(visitor, send, event):
    theatre, walk = (
        Workshop.objects.create(
            event=event, title={"de": title}, starts=event.starts, ends=event.ends, capacity=1
        )
        for title in ("Theater", "Rundgang")
    )
    send(wish_1_1=walk.pk, wish_1_2=theatre.pk)
    made = Registration.objects.get()
    assert [place.workshop for place in made.workshop_places.all()] == [walk, theatre]
    assert "Rundgang (voll, mit Warteliste)" in text(
        visitor.get(reverse("event-register", args=[event.pk]))
    )
    assert visitor.post(own(made, "registration-change"), {"size": "1"}).status_code == SEE_OTHER
    assert set(made.workshop_places.values_list("state", flat=True)) == {"left"}


def test_consent_is_shown_and_needed(send, visitor, url, admission):
    ConsentText.objects.create(admission=admission, version=3, text={"de": "Fotos im Bericht."})
    assert "Fotos im Bericht." in text(visitor.get(url))
    assert send().status_code == INVALID
    assert send(consents="on", consent_version="2").status_code == INVALID
    assert send(consents="on", consent_version="3").status_code == SEE_OTHER
    assert Registration.objects.get().consents.get().text.version == 3


def test_endangered_people_are_asked_for_no_name(visitor, url, event):
    Event.objects.filter(pk=event.pk).update(names=Names.PROTECTED)
    page = text(visitor.get(url))
    for name in ("name", "email", "guardian", "minors"):
        assert f'name="{name}"' not in page


def test_for_children_one_adult_is_asked_for(send, event):
    Event.objects.filter(pk=event.pk).update(names=Names.UNDER_AGE)
    assert 'name="name"' not in text(answer := send(size="4", minors="3"))
    assert answer.status_code == INVALID
    assert send(size="4", minors="3", guardian="Frau Kaya").status_code == SEE_OTHER
    assert Registration.objects.get().guardian == "Frau Kaya"


def test_a_required_name_is_not_asked_of_who_is_too_young(send, admission):
    admission.ask_name = Asked.REQUIRED
    admission.save()
    assert send().status_code == INVALID
    assert send(minors="1", guardian="Frau Kaya").status_code == SEE_OTHER


def test_a_member_registers_as_herself(visitor, url, ticket):
    account = Account.objects.create_user("meryem@example.org", name="Meryem Aydın")
    Membership.objects.create(account=account, role=Role.COMMITTEE, starts=clock.today())
    visitor.force_login(account)
    assert 'value="Meryem Aydın"' in text(visitor.get(url))
    said = {"ticket": ticket, "size": "1", "as_herself": "on", "email": account.email}
    visitor.post(url, said)
    made = Registration.objects.get()
    assert (made.account, made.state) == (account, "firm")


def test_an_own_question_keeps_its_language_on_a_page_in_another(visitor, url, admission):
    Question.objects.create(
        admission=admission,
        label={"de": "Was essen Sie?"},
        kind=QuestionKind.ONE,
        choices={"de": "Suppe?\nBrot"},
    )
    shown = visitor.get(f"/ar{url}").text
    assert '<span lang="de" dir="ltr">Was essen Sie?</span>' in shown
    assert '<span lang="de" dir="ltr">Suppe?</span>' in shown
    assert "<span lang" not in visitor.get(url).text.partition("Was essen Sie?")[2][:200]


def test_where_nobody_can_wait_a_full_event_shows_no_form(visitor, url, admission, nobody):
    admission.capacity, admission.waiting_list = 1, False
    admission.save()
    assert "Verbindlich anmelden" in visitor.get(url).text
    register(admission, by=nobody, language="de")
    shown = visitor.get(url).text
    assert "Eine Warteliste gibt es nicht" in shown
    assert "Verbindlich anmelden" not in shown


def test_one_address_gets_only_so_many_letters(visitor, url, admission, monkeypatch):
    monkeypatch.setattr(robots, "ADDRESS_RATES", "1/h/key")
    with clock.at(clock.now() - SECONDS):
        first, second, third = (new_ticket(about=admission.pk) for _each in range(3))

    def status(ticket, email):
        sent = {"ticket": ticket, "size": "1", "email": email}
        return visitor.post(url, sent).status_code

    assert status(first, "amira@example.org") == SEE_OTHER
    assert status(second, "AMIRA@example.org") == TOO_MANY
    assert status(third, "karl@example.org") == SEE_OTHER
