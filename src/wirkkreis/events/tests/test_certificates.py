"""Certificates: for who came with a name, and checked without anything stored."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wirkkreis.events.aftermath import certificates
from wirkkreis.events.aftermath.forgetting import forget_registration
from wirkkreis.events.models import Attendance, Names, Registration
from wirkkreis.tenancy import clock


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
def over(event):
    """Two days, the last of them yesterday, six hours together."""
    event.starts = clock.now() - timedelta(days=2, hours=2)
    event.ends, event.state = event.starts + timedelta(days=1), "held"
    event.hours, event.content = Decimal(6), {"de": "- Zuhören\n- Streiten", "en": "Listening"}
    event.save()
    event.refresh_from_db()
    return event


@pytest.fixture
def ada(over, admission):
    """Registered, and there on both days."""
    made = Registration.objects.create(
        admission=admission, state="firm", name="Ada Şen-Müller", line=1, code="AAAAAA"
    )
    for day in over.days():
        Attendance.objects.create(event=over, registration=made, kind="registered", day=day)
    return made


def walk_in(event, name, day=None):
    day = day or event.days()[0]
    return Attendance.objects.create(event=event, kind="walk_in", day=day, name=name)


def at(event, code):
    return reverse("certificate-check", args=[event.uid, code])


def test_who_came_with_a_name_gets_one(over, ada, admission):
    Registration.objects.create(
        admission=admission, state="firm", name="Kam nicht", line=2, code="BBBBBB"
    )
    walk_in(over, "Özlem")
    walk_in(over, "")
    Attendance.objects.create(
        event=over, kind="counted", day=over.days()[0], age_band="65+", count=40
    )
    found = [(one.name, len(one.days)) for one in certificates.certified(over)]
    assert found == [("Ada Şen-Müller", 2), ("Özlem", 1)]
    made = certificates.certificates_of(over)
    assert made is not None
    assert made.startswith(b"%PDF")


def test_two_of_the_same_name_get_one_each(over):
    walk_in(over, "Jan Koch")
    walk_in(over, "Jan Koch")
    assert len(certificates.certified(over)) == 2


@pytest.mark.parametrize("names", [Names.PROTECTED])
def test_people_in_danger_get_none(over, ada, names):
    over.names = names
    over.save()
    registration = Registration.objects.select_related("admission__event").get(pk=ada.pk)
    assert certificates.certificate_for(registration) is None
    assert certificates.certificates_of(over) is None
    code = certificates.code_of(over, ada.name, 2)
    assert certificates.genuine_days(over, ada.name, code) is None


def test_who_did_not_come_or_was_forgotten_gets_none(over, ada, coordinator):
    assert certificates.certificate_for(ada) is not None
    forget_registration(ada, by=coordinator)
    ada.refresh_from_db()
    assert certificates.certificate_for(ada) is None
    Attendance.objects.all().delete()
    assert certificates.certificates_of(over) is None


@pytest.mark.parametrize(
    ("hours", "days", "certified"),
    [(6, 2, "6"), (6, 1, "3"), ("5.5", 1, "2.75"), ("2.7", 1, "1.25"), (None, 1, None)],
)
def test_hours_are_those_of_the_days_somebody_was_there(over, hours, days, certified):
    over.hours = hours and Decimal(hours)
    found = certificates.hours_for(over, days)
    assert found == (certified and Decimal(certified))


@pytest.mark.parametrize(
    ("name", "genuine"),
    [
        ("Ada Şen-Müller", True),
        ("  ada  şen-müller ", True),
        ("ADA ŞEN-MÜLLER", True),
        ("Ada Müller", False),
        ("", False),
    ],
)
def test_the_code_belongs_to_the_name_in_any_spelling_of_its_letters(over, ada, name, genuine):
    code = certificates.code_of(over, ada.name, 2)
    assert (certificates.genuine_days(over, name, code) == 2) is genuine


def test_a_code_is_of_one_event_one_number_of_days_and_its_hours(over, ada):
    code = certificates.code_of(over, ada.name, 1)
    assert certificates.genuine_days(over, ada.name, code) == 1
    over.hours = Decimal(8)
    assert certificates.genuine_days(over, ada.name, code) is None
    over.hours, over.uid = Decimal(6), uuid4()
    assert certificates.genuine_days(over, ada.name, code) is None


def test_another_secret_makes_another_code(over, settings):
    before = certificates.code_of(over, "Ada", 1)
    settings.SECRET_KEY = "another"
    assert certificates.code_of(over, "Ada", 1) != before


def test_the_page_says_whether_it_is_genuine_and_stores_nothing(anybody, over, ada):
    url = at(over, certificates.code_of(over, ada.name, 2))
    assert "Regionalkonferenz" not in anybody.get(url).text
    genuine = anybody.post(url, {"name": "ada şen-müller"})
    assert "Die Bescheinigung ist echt." in genuine.text
    assert "Regionalkonferenz" in genuine.text
    wrong = anybody.post(url, {"name": "Eva Beispiel"})
    assert "Das passt nicht zusammen." in wrong.text
    assert "Regionalkonferenz" not in wrong.text
    assert anybody.post(url, {"name": " "}).status_code == 422
    assert not anybody.cookies


@pytest.mark.parametrize("code", ["x", "aaaaaaaaaaaaaaaa", "AAAA-AAAA-AAAA-AAAA", "0" * 60])
def test_a_forged_code_is_not_genuine(anybody, over, ada, code):
    answer = anybody.post(at(over, code), {"name": ada.name})
    assert "Das passt nicht zusammen." in answer.text


def test_the_code_as_it_is_printed_is_known(anybody, over, ada):
    code = certificates.code_of(over, ada.name, 2).upper()
    printed = "-".join(code[place : place + 4] for place in range(0, 16, 4))
    assert "ist echt" in anybody.post(at(over, printed), {"name": ada.name}).text


def test_an_unknown_event_is_not_found(anybody, over):
    url = reverse("certificate-check", args=[uuid4(), "x"])
    assert anybody.get(url).status_code == 404


def test_who_tries_too_often_waits(anybody, over, monkeypatch):
    monkeypatch.setattr("wirkkreis.events.pages.aftermath_checking.RATES", "1/h/key")
    assert anybody.post(at(over, "x"), {"name": "Ada"}).status_code == 200
    assert anybody.post(at(over, "x"), {"name": "Ada"}).status_code == 429


def test_staff_get_one_document_for_everybody(staff, over, ada):
    page = staff.get(reverse("event-certificates", args=[over.pk]))
    assert "Ada Şen-Müller" in page.text
    pdf = staff.get(reverse("event-certificates-pdf", args=[over.pk]))
    assert pdf["Content-Type"] == "application/pdf"
    assert b"/MarkInfo" in pdf.content


def test_nobody_with_a_name_is_said(staff, over):
    answer = staff.get(reverse("event-certificates-pdf", args=[over.pk]), follow=True)
    assert "Es ist niemand mit Namen eingetragen" in answer.text


@pytest.mark.parametrize("language", ["de", "de-simple", "en", "ar"])
def test_the_page_and_the_paper_speak_every_language(anybody, staff, over, ada, language):
    url = at(over, "x")
    assert anybody.get(f"/{language}{url}" if language != "de" else url).status_code == 200
    path = f"/planung/{over.pk}/nachher/bescheinigungen.pdf"
    assert staff.get(path if language == "de" else f"/{language}{path}").status_code == 200


def test_the_list_asks_as_often_for_many_people(staff, over, ada):
    asked = []
    for number in (1, 30):
        for turn in range(number):
            walk_in(over, f"Mensch {number}-{turn}")
        with CaptureQueriesContext(connection) as caught:
            staff.get(reverse("event-certificates", args=[over.pk]))
        asked.append(len(caught.captured_queries))
    assert asked[0] == asked[1]


def test_the_days_on_the_paper_are_those_somebody_came(over, ada):
    Attendance.objects.filter(registration=ada, day=over.days()[1]).delete()
    (one,) = certificates.certified(over)
    assert list(one.days) == [over.days()[0]]
    assert isinstance(one.days[0], date)


def test_who_was_let_in_early_gets_none_before_it_begins(over, ada):
    with clock.at(over.starts - timedelta(minutes=1)):
        assert not certificates.is_certified(ada)
        assert certificates.certificates_of(over) is None
    with clock.at(over.starts):
        assert certificates.is_certified(ada)
