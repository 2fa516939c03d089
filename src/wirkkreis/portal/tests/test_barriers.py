"""Telling about a barrier: with what limit, and that nothing typed is lost at it."""

import pytest
from django.core import mail
from django.urls import reverse

from wirkkreis.portal.pages.house import REPORTS_AN_HOUR
from wirkkreis.tenancy.models import Partnership

pytestmark = pytest.mark.django_db
TOLD = {"page": "/ziele/", "what": "Die Karte sagt mir nichts.", "email": "ich@example.org"}


@pytest.fixture
def visitor(mansfeld, browser):
    """Nobody in particular, at a partnership that can be reached."""
    Partnership.objects.filter(pk=mansfeld.pk).update(contact_email="barrieren@example.org")
    return browser(None)


@pytest.fixture
def tell(visitor):
    return lambda **more: visitor.post(reverse("report-barrier"), TOLD, **more)


def test_the_limit_stands_at_the_form(visitor):
    assert f"bis zu {REPORTS_AN_HOUR} Meldungen" in visitor.get(reverse("report-barrier")).text


def test_a_report_reaches_the_partnership(tell):
    assert "angekommen" in tell().text
    assert TOLD["what"] in mail.outbox[0].body


def test_beyond_the_limit_nothing_is_sent_and_nothing_typed_is_lost(tell):
    for _ in range(REPORTS_AN_HOUR):
        assert tell().status_code == 200
    response = tell()
    assert response.status_code == 429
    assert "steht noch im Formular" in response.text
    assert TOLD["what"] in response.text
    assert len(mail.outbox) == REPORTS_AN_HOUR


def test_others_are_not_held_up(tell):
    for _ in range(REPORTS_AN_HOUR + 1):
        tell()
    assert tell(REMOTE_ADDR="192.0.2.7").status_code == 200


def test_what_is_not_sent_is_not_counted(visitor, tell):
    for _ in range(REPORTS_AN_HOUR):
        assert visitor.post(reverse("report-barrier"), TOLD | {"what": ""}).status_code == 422
    assert tell().status_code == 200
