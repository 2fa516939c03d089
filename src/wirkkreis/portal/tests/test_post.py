"""The letters of the example can be read on one's own machine, and nowhere else."""

import re

import pytest
from django.core.mail import EmailMessage


@pytest.fixture
def asked(browser, settings):
    """A browser that has asked for a code."""
    settings.EMAIL_BACKEND = "wirkkreis.accounts.mail_backend.OutboxBackend"
    client = browser(None)
    client.post("/anmelden/", {"email": "jana.brandt@example.org"})
    return client


def test_the_code_to_sign_in_can_be_read(asked):
    page = asked.get("/post/").content.decode()
    assert "jana.brandt@example.org" in page
    code = re.findall(r"\b\d{4}-\d{4}\b", page)[0]
    answer = asked.post("/anmelden/code/", {"code": code, "action": "verify"})
    assert answer.status_code in {302, 303}
    assert asked.get("/heute/").status_code == 200


def test_the_page_with_the_code_field_leads_there(asked):
    assert "/post/" in asked.get("/anmelden/code/").content.decode()


def test_through_a_proxy_there_is_no_such_page(asked):
    assert asked.get("/post/", headers={"x-forwarded-for": "1.2.3.4"}).status_code == 404


def test_from_elsewhere_there_is_no_such_page(asked):
    assert asked.get("/post/", REMOTE_ADDR="10.0.0.1").status_code == 404


def test_with_a_real_partnership_there_is_no_such_page(asked, mansfeld):
    mansfeld.is_example = False
    mansfeld.save()
    assert asked.get("/post/").status_code == 404


def test_what_a_letter_encloses_is_named_and_a_text_can_be_read(asked):
    letter = EmailMessage("Termin", "Bis bald", to=["jana.brandt@example.org"])
    letter.attach("termin.ics", "SUMMARY:<b>Café</b>", "text/calendar; method=REQUEST")
    letter.attach("plakat.pdf", b"%PDF", "application/pdf")
    letter.send()
    page = asked.get("/post/").content.decode()
    assert "termin.ics" in page
    assert "SUMMARY:&lt;b&gt;Café&lt;/b&gt;</pre>" in page
    assert "plakat.pdf" in page
