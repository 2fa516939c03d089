import logging

import pytest

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
