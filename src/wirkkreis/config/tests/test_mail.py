"""Addresses of the mail server and the mailbox: what they mean, and which are refused."""

import pytest

from wirkkreis.config.environment import Misconfigured
from wirkkreis.config.mail import mailbox, server


@pytest.mark.parametrize(
    ("url", "port", "ssl", "starttls"),
    [
        ("smtps://mail.example", 465, True, False),
        ("smtp://mail.example", 587, False, True),
        ("smtp://mail.example:25", 25, False, True),
        ("smtp://localhost", 25, False, False),
    ],
)
def test_a_letter_leaves_this_machine_only_encrypted(url, port, ssl, starttls):
    found = server(url)
    assert (found["EMAIL_PORT"], found["EMAIL_USE_SSL"], found["EMAIL_USE_TLS"]) == (
        port,
        ssl,
        starttls,
    )


def test_user_and_password_may_hold_any_sign():
    found = server("smtps://post%40amt.example:p%2Fw%3A1@mail.example")
    assert found["EMAIL_HOST_USER"] == "post@amt.example"
    assert found["EMAIL_HOST_PASSWORD"] == "p/w:1"


def test_a_mailbox_is_its_users_inbox():
    found = mailbox("imaps://doctor%40amt.example:secret@mail.example")
    assert (found.port, found.folder, found.address) == (993, "INBOX", "doctor@amt.example")


def test_a_mailbox_may_have_another_address_and_folder():
    found = mailbox("imaps://u:secret@mail.example/Tests?address=doctor@amt.example")
    assert (found.user, found.folder, found.address) == ("u", "Tests", "doctor@amt.example")


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://"])
def test_other_mail_servers_are_refused(url):
    with pytest.raises(Misconfigured, match="WIRKKREIS_MAIL_URL"):
        server(url)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("imap://u@amt.example:secret@mail.example", "reads along"),
        ("imaps://u:secret@mail.example", "address="),
    ],
)
def test_mailboxes_that_cannot_be_used_are_refused(url, reason):
    with pytest.raises(Misconfigured, match=reason):
        mailbox(url)
