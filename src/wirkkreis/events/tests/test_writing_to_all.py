import pytest
from django.core import mail
from django.urls import reverse

from wirkkreis.activity.models import Activity
from wirkkreis.events.models import Registration, Workshop
from wirkkreis.tenancy import clock

WORDS = {"subject": "Hallo", "subject-en": "Hello", "text": "Bis bald.\n\nWir freuen uns."}


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


def firm(admission, number):
    """So many registrations; every second one has an address."""
    Registration.objects.bulk_create(
        Registration(
            admission=admission,
            state="firm",
            line=turn,
            code=f"C{turn}",
            email=f"{turn}@example.org" if turn % 2 else "",
            created_at=clock.now(),
        )
        for turn in range(number)
    )


def test_a_letter_is_looked_at_before_it_is_sent(page, event, admission, workshop):
    firm(admission, 4)
    url = at(event, "registrations-letter")
    seen = page.post(url, WORDS | {"states": ["firm"]})
    assert seen.status_code == 200
    assert "2 Anmeldungen bekommen diese E-Mail." in seen.text
    assert "2 haben keine E-Mail-Adresse" in seen.text
    assert "<strong>Hello</strong>" in seen.text
    assert not mail.outbox
    assert page.post(url, WORDS | {"states": ["firm"], "send": "1"}).status_code == 303
    assert len(mail.outbox) == 2
    assert Activity.objects.get(verb="events.admission.written_to_all").note == "2 E-Mails"


@pytest.mark.parametrize(
    "bad",
    [
        {"states": []},
        {"states": ["cancelled"]},
        {"states": ["waiting"]},
        {"states": ["firm"], "subject": ""},
        {"states": ["firm"], "text": " "},
        {"states": ["firm"], "text": "x" * 5001},
        {"states": ["firm"], "workshop": "0"},
    ],
)
def test_a_letter_to_nobody_or_without_words_is_not_sent(page, event, admission, workshop, bad):
    firm(admission, 2)
    answer = page.post(at(event, "registrations-letter"), WORDS | {"send": "1"} | bad)
    assert answer.status_code == 422
    assert not mail.outbox
