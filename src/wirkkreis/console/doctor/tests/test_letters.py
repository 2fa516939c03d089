"""The doctor's lines about letters, with a real mail server and a mailbox; each made to fail."""

from datetime import timedelta

import pytest

from wirkkreis.accounts.models import OutgoingMail
from wirkkreis.console.doctor import letters
from wirkkreis.console.doctor.tests.conftest import mended
from wirkkreis.tenancy import clock
from wirkkreis.testing.mailbox import PASSWORD, mail_server, mailbox


@pytest.fixture
def delivery(settings):
    """What the configured mail server keeps."""
    with mail_server() as (kept, port):
        settings.DEMO = False
        settings.MAIL_CARRIER = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        yield kept


@pytest.fixture
def inbox(delivery, settings):
    """The mailbox where those letters arrive."""
    with mailbox(delivery.letters) as port:
        settings.MAILBOX_URL = _address(port)
        yield delivery


def test_a_letter_is_sent_and_nothing_more_claimed(delivery):
    findings = list(letters.examine())
    assert mended(findings) == ""
    assert "wird nicht geprüft" in findings[1].says
    assert len(delivery.letters) == 1


def test_a_letter_is_seen_arriving_and_taken_out_again(inbox):
    findings = list(letters.examine())
    assert mended(findings) == ""
    assert "angekommen" in findings[1].says
    assert inbox.letters == []


def test_a_server_that_does_not_answer_is_named(delivery, settings):
    settings.EMAIL_PORT = 1
    assert "127.0.0.1:1 nimmt keinen Brief an" in mended(letters.examine())


def test_a_refused_address_is_named(delivery, settings):
    settings.DEFAULT_FROM_EMAIL = "nobody@example.org"
    assert "no such mailbox" in mended(letters.examine())


def test_a_letter_that_never_arrives_is_missed(inbox, settings, monkeypatch):
    monkeypatch.setattr(letters, "PATIENCE", 0.0)
    with mailbox([]) as elsewhere:
        settings.MAILBOX_URL = _address(elsewhere)
        assert "nicht angekommen" in mended(letters.examine())


@pytest.mark.parametrize(("password", "folder"), [("wrong", ""), (PASSWORD, "Spam")])
def test_a_mailbox_that_does_not_open_is_named(inbox, settings, password, folder):
    with mailbox([]) as port:
        settings.MAILBOX_URL = _address(port, password=password, folder=folder)
        assert "lässt sich nicht öffnen" in mended(letters.examine())


def test_the_example_says_where_its_letters_lie(settings):
    settings.DEMO = True
    (finding,) = letters.examine()
    assert "/post/" in finding.says


def _address(port: int, *, password: str = PASSWORD, folder: str = "") -> str:
    secret = password.replace(" ", "%20")
    return f"imap://doctor:{secret}@127.0.0.1:{port}/{folder}?address=doctor@example.org"


def test_letters_that_were_refused_for_good_are_counted(db):
    assert mended(letters.refused()) == ""
    _given_up(trouble="SMTPRecipientsRefused 550")
    said = mended(letters.refused())
    assert "1 in den letzten sieben Tagen, zuletzt: SMTPRecipientsRefused 550" in said
    assert "SPF" in said


def test_an_old_refusal_and_one_on_its_way_are_not_counted(db):
    _given_up(ended_at=clock.now() - timedelta(days=8))
    OutgoingMail.objects.create(message_id="b", letter={"to": []}, queued_at=clock.now())
    assert mended(letters.refused()) == ""


def test_the_command_in_the_mend_shows_whom_the_letters_were_for(db, capsys):
    _given_up()
    exec(letters.SHOW_REFUSED.split('"')[1], {})  # noqa: S102  # it is ours, and shown to people
    assert "weg@example.org" in capsys.readouterr().out


def _given_up(**facts):
    facts = {"ended_at": clock.now(), "queued_at": clock.now(), "message_id": "a"} | facts
    OutgoingMail.objects.create(state="failed", letter={"to": ["weg@example.org"]}, **facts)
