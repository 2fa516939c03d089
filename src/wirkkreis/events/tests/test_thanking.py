"""Thanks: to who came and gave an address, once, in her language."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from wirkkreis.activity.models import Activity
from wirkkreis.events.aftermath import documenting, thanking
from wirkkreis.events.models import Attendance, Registration
from wirkkreis.events.tokens import sign
from wirkkreis.tenancy import clock


@pytest.fixture
def held(event):
    event.starts = clock.now() - timedelta(hours=6)
    event.ends, event.state = event.starts + timedelta(hours=3), "held"
    event.save()
    event.refresh_from_db()
    return event


@pytest.fixture
def guests(held, admission):
    """One who came, one who did not, one without an address, one who cancelled."""

    def guest(line, *, came=True, **facts):
        facts = {"state": "firm", "email": f"gast{line}@example.org", **facts}
        made = Registration.objects.create(
            admission=admission, line=line, code=f"A{line}", name="Ada", **facts
        )
        if came:
            Attendance.objects.create(
                event=held, registration=made, kind="registered", day=held.days()[0]
            )
        return made

    return [
        guest(1, language="ar"),
        guest(2, came=False),
        guest(3, email=""),
        guest(4, state="cancelled"),
    ]


def test_who_came_and_gave_an_address_is_thanked_once_in_her_language(held, guests, coordinator):
    assert thanking.thank(held, by=coordinator) == 1
    (letter,) = mail.outbox
    assert letter.to == ["gast1@example.org"]
    assert letter.extra_headers["Content-Language"] == "ar"
    assert "/ar/veranstaltungen/" in letter.body
    assert "Ada" not in letter.body
    with pytest.raises(ValidationError, match="niemand"):
        thanking.thank(held, by=coordinator)
    assert len(mail.outbox) == 1
    assert Activity.objects.get().verb == "events.feedback.thanked"


def test_who_is_ticked_later_is_thanked_later(held, guests, coordinator):
    thanking.thank(held, by=coordinator)
    Attendance.objects.create(
        event=held, registration=guests[1], kind="registered", day=held.days()[0]
    )
    assert thanking.thank(held, by=coordinator) == 1
    assert [letter.to for letter in mail.outbox] == [["gast1@example.org"], ["gast2@example.org"]]


def test_the_letter_leads_to_what_is_there(held, guests, coordinator):
    Registration.objects.update(language="de")
    documenting.write_documentation(held, by=coordinator, text={"de": "Voll."})
    documenting.publish_documentation(held, by=coordinator)
    with clock.at(held.ends + timedelta(days=31)):
        thanking.thank(held, by=coordinator)
    body = mail.outbox[0].body
    assert f"/veranstaltungen/{held.pk}/dokumentation/" in body
    assert "rueckmeldung" not in body


def test_nobody_is_thanked_before_the_day(event, admission, coordinator):
    with pytest.raises(ValidationError, match="stattgefunden"):
        thanking.thank(event, by=coordinator)


def test_the_page_asks_first(here, held, guests, coordinator, settings):
    settings.ALLOWED_HOSTS = [here.host]
    staff = Client(headers={"host": here.host})
    staff.force_login(coordinator.account)
    url = reverse("event-thank", args=[held.pk])
    assert "Eine E-Mail verschicken?" in staff.get(url).text
    assert not mail.outbox
    assert "Die E-Mails sind unterwegs." in staff.post(url, follow=True).text
    assert len(mail.outbox) == 1
    assert "niemanden zu danken" in staff.get(url).text
    assert "niemand mehr übrig" in staff.post(url, follow=True).text


def test_who_came_without_having_confirmed_is_thanked_too(held, admission, coordinator):
    came = Registration.objects.create(
        admission=admission,
        line=9,
        code="A9",
        email="spaet@example.org",
        state="unconfirmed",
        expires_at=held.starts,
    )
    Attendance.objects.create(event=held, registration=came, kind="registered", day=held.days()[0])
    assert thanking.thank(held, by=coordinator) == 1


def test_the_letter_leads_to_the_certificate_of_who_has_one(held, guests, coordinator):
    Registration.objects.update(language="de")
    Registration.objects.filter(pk=guests[1].pk).update(name="")
    Attendance.objects.create(
        event=held, registration=guests[1], kind="registered", day=held.days()[0]
    )
    thanking.thank(held, by=coordinator)
    named, nameless = mail.outbox
    own = reverse("registration", args=[sign("registration", guests[0].key)])
    assert own in named.body
    assert "Teilnahmebescheinigung" not in nameless.body
