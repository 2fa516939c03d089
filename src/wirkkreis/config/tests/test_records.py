import logging
import sys
from secrets import token_urlsafe
from urllib.parse import quote
from uuid import uuid4

import pytest

from wirkkreis.access.links import Links
from wirkkreis.config.records import WithoutTokens

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/mitglieder/", "/nicht-da/"])
def test_a_refusal_is_one_line_in_the_log(browser, caplog, address):
    response = browser(None).post(address)
    [record] = [entry for entry in caplog.records if entry.name == "django.request"]
    assert record.status_code == response.status_code
    assert record.exc_info is None


def test_a_fault_keeps_its_traceback(caplog):
    try:
        raise ValueError
    except ValueError:
        logging.getLogger("django.request").exception("broken")
    assert caplog.records[0].exc_info is not None


@pytest.mark.parametrize("made", ["signed link", "invitation"])
def test_no_line_of_the_log_opens_somebodys_link(made):
    signed = made == "signed link"
    token = Links("committees").sign("session", uuid4()) if signed else token_urlsafe(32)
    try:
        raise LookupError(quote(f"/sitzung/{token}/"))
    except LookupError:
        record = logging.LogRecord(
            "django.request", logging.ERROR, "", 0, "Gone: /sitzung/%s/", (token,), sys.exc_info()
        )
    said = WithoutTokens().format(record)
    assert said.startswith("Gone: /sitzung/[token]/")
    assert said.endswith("LookupError: /sitzung/[token]/")
