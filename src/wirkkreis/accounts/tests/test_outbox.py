"""No letter is lost, and none is sent twice without saying so: with a real mail server."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from email import message_from_bytes, policy
from email.mime.text import MIMEText

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.db import connection, transaction
from icalendar import Calendar
from procrastinate.contrib.django.models import ProcrastinateJob

from wirkkreis.accounts import outbox
from wirkkreis.accounts.envelopes import REPEATED, enclosures
from wirkkreis.accounts.models import OutgoingMail
from wirkkreis.tenancy import clock
from wirkkreis.testing.mailbox import mail_server

SMTP = "django.core.mail.backends.smtp.EmailBackend"
DYING = "wirkkreis.accounts.tests.carriers.Dying"
DOUBTFUL = "wirkkreis.accounts.tests.carriers.Doubtful"
WORK = (
    "import sys, django; django.setup(); from django.conf import settings;"
    "settings.MAIL_CARRIER, settings.EMAIL_PORT = sys.argv[1], int(sys.argv[2]);"
)
CARRY = WORK + "from wirkkreis.accounts import outbox; outbox.carry(int(sys.argv[3]))"
WORKER = WORK + (
    "from django.core.management import call_command;"
    "call_command('procrastinate', 'worker', '--one-shot')"
)
JOB_GONE = "DELETE FROM procrastinate_jobs WHERE args->>'mail' = %s"
State = OutgoingMail.State


@pytest.fixture
def server(settings):
    """What the mail server took, and its port."""
    with mail_server() as (kept, port):
        settings.EMAIL_BACKEND = "wirkkreis.accounts.mail_backend.OutboxBackend"
        settings.MAIL_CARRIER = SMTP
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        yield kept, port


@pytest.fixture
def written(db, server):
    """Writes a letter into the outbox."""

    def write(to="jana@example.org", **fields):
        letter = EmailMultiAlternatives("Grüße", "Ihr Code: 1234", to=[to], **fields)
        letter.attach_alternative("<html><body class=x><p>1234</p></body></html>", "text/html")
        letter.send()
        return OutgoingMail.objects.latest("pk")

    return write


def taken(server):
    return [message_from_bytes(text.encode(), policy=policy.default) for text in server[0].letters]


def test_a_letter_to_several_people_is_one_for_each(db, server):
    letter = EmailMessage("Einladung", "Text", to=["a@example.org", "b@example.org"])
    letter.cc, letter.bcc = ["c@example.org"], ["a@example.org", "d@example.org"]
    assert letter.send() == 1
    for mail in OutgoingMail.objects.all():
        outbox.carry(mail.pk)
    for name, sent in zip("abcd", taken(server), strict=True):
        assert sent["To"] == f"{name}@example.org"
        assert not sent["Cc"]
    assert len({sent["Message-ID"] for sent in taken(server)}) == 4


def test_one_refused_address_holds_nobody_up(db, server):
    EmailMessage("E", "T", to=["nobody@example.org", "b@example.org"]).send()
    for mail in OutgoingMail.objects.order_by("pk"):
        outbox.carry(mail.pk)
    assert [sent["To"] for sent in taken(server)] == ["b@example.org"]
    assert set(OutgoingMail.objects.values_list("state", flat=True)) == {State.FAILED, State.SENT}


def test_whatever_sends_mail_writes_into_the_outbox_with_a_task_that_knows_its_id(db, server):
    send_mail("Barriere", "Zu hohe Stufe", None, ["amt@example.org"])
    mail = OutgoingMail.objects.get()
    job = ProcrastinateJob.objects.latest("pk")
    assert (job.task_name, job.args) == ("accounts.carry_mail", {"mail": mail.pk})
    assert server[0].letters == []


def test_a_letter_and_its_task_go_back_with_their_occasion(db, server):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        send_mail("x", "y", None, ["a@example.org"])
        raise ZeroDivisionError
    assert not OutgoingMail.objects.exists()
    assert not ProcrastinateJob.objects.filter(task_name="accounts.carry_mail").exists()


def test_without_a_carrier_letters_only_wait(db, server, settings):
    settings.MAIL_CARRIER = ""
    send_mail("x", "y", None, ["a@example.org"])
    assert OutgoingMail.objects.get().state == State.QUEUED
    assert not ProcrastinateJob.objects.filter(task_name="accounts.carry_mail").exists()


def test_a_letter_arrives_as_it_was_written_and_is_emptied(written, server):
    letter = written(headers={"Content-Language": "de"}, attachments=[("a.txt", "Inhalt", None)])
    outbox.carry(letter.pk)
    (got,) = taken(server)
    assert (got["Subject"], got["To"]) == ("Grüße", "jana@example.org")
    assert got["Message-ID"] == letter.message_id
    assert got[REPEATED] is None
    assert "Ihr Code: 1234" in got.get_body(("plain",)).get_content()
    assert "<p>1234</p>" in got.get_body(("html",)).get_content()
    assert [part.get_content() for part in got.iter_attachments()] == ["Inhalt"]
    letter.refresh_from_db()
    assert (letter.state, letter.letter) == (State.SENT, {})


INVITATION = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Wirkkreis//DE\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n"
    "UID:42@example.org\r\nDTSTAMP:20261101T090000Z\r\nDTSTART:20261123T140000Z\r\n"
    "SUMMARY:Begegnungscafé für alle – مقهى اللقاء\\, und ein Wort\\, das gefal\r\n tet ist\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.mark.parametrize("content", [INVITATION, INVITATION.encode()])
@pytest.mark.parametrize("kind", ["text/calendar; method=REQUEST", "text/calendar"])
def test_a_calendar_file_arrives_word_for_word_with_its_kind(db, server, content, kind):
    letter = EmailMultiAlternatives("Einladung", "Kommen Sie?", to=["jana@example.org"])
    letter.attach_alternative("<html><body><p>Kommen Sie?</p></body></html>", "text/html")
    letter.attach_alternative(content, kind)
    letter.attach("Termin für Jana.ics", content, kind)
    letter.send()
    outbox.carry(OutgoingMail.objects.get().pk)
    (got,) = taken(server)
    (file,) = got.iter_attachments()
    assert file.get_filename() == "Termin für Jana.ics"
    page = [part for part in got.walk() if part.get_content_type() == "text/calendar"]
    assert len(page) == 2
    for part in page:
        assert part.get_param("method") == ("REQUEST" if "method" in kind else None)
        assert part["Content-Type"].count("charset") == 1
        arrived = Calendar.from_ical(part.get_content())
        assert arrived.to_ical() == Calendar.from_ical(INVITATION).to_ical()
        assert part.get_content().splitlines() == INVITATION.splitlines()


def test_headers_of_its_own_arrive_with_a_letter(written, server):
    address = f"<https://example.org/abbestellen/{'x' * 120}/>"
    letter = written(
        headers={
            "List-Unsubscribe": f"{address}, <mailto:amt@example.org?subject=Abmelden>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        }
    )
    outbox.carry(letter.pk)
    (got,) = taken(server)
    assert got["List-Unsubscribe"].split() == [
        f"{address},",
        "<mailto:amt@example.org?subject=Abmelden>",
    ]
    assert got["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert got["Auto-Submitted"] == "auto-generated"


def test_what_a_waiting_letter_encloses_can_be_told(written):
    files = [("t.ics", INVITATION.encode(), "text/calendar"), ("b.png", b"\x89PNG", "image/png")]
    calendar, picture = enclosures(written(attachments=files))
    assert (calendar.name, calendar.kind, calendar.text) == ("t.ics", "text/calendar", INVITATION)
    assert (picture.name, picture.size, picture.text) == ("b.png", 4, "")


def test_a_letter_is_sent_once_however_often_its_task_runs(written, server):
    letter = written()
    outbox.carry(letter.pk)
    outbox.carry(letter.pk)
    assert len(server[0].letters) == 1


def test_a_server_that_cannot_be_reached_leaves_the_letter_in_line(written, server, settings):
    letter = written()
    settings.EMAIL_PORT = 1
    with pytest.raises(outbox.NotSent, match="ConnectionRefusedError"):
        outbox.carry(letter.pk)
    settings.EMAIL_PORT = server[1]
    outbox.carry(letter.pk)
    (got,) = taken(server)
    assert got[REPEATED] is None


def test_after_a_day_of_attempts_the_letter_is_given_up(written, server, settings):
    letter = written()
    settings.EMAIL_PORT = 1
    OutgoingMail.objects.update(attempts=outbox.MOST_ATTEMPTS - 1)
    with pytest.raises(outbox.GivenUp):
        outbox.carry(letter.pk)
    letter.refresh_from_db()
    assert letter.state == State.FAILED


def test_an_address_that_does_not_exist_is_not_tried_again_and_not_noted(written, server):
    letter = written("nobody@example.org")
    outbox.carry(letter.pk)
    letter.refresh_from_db()
    assert (letter.state, letter.trouble) == (State.FAILED, "SMTPRecipientsRefused 550")


def test_a_connection_lost_after_sending_is_told_to_the_reader(written, server, settings):
    letter = written(headers={"Content-Language": "de"})
    settings.MAIL_CARRIER = DOUBTFUL
    with pytest.raises(outbox.NotSent):
        outbox.carry(letter.pk)
    settings.MAIL_CARRIER = SMTP
    outbox.carry(letter.pk)
    first, second = taken(server)
    assert first[REPEATED] is None
    assert second[REPEATED] == "yes"
    assert first["Message-ID"] == second["Message-ID"]
    for kind in ("plain", "html"):
        assert "Vielleicht haben Sie" in second.get_body((kind,)).get_content()


def test_another_worker_at_it_is_left_alone(written, server, monkeypatch):
    letter = written()
    now = clock.now

    def overtaken():
        OutgoingMail.objects.filter(pk=letter.pk).update(state=State.SENDING, attempts=1)
        return now()

    monkeypatch.setattr(clock, "now", overtaken)
    outbox.carry(letter.pk)
    assert server[0].letters == []


def test_words_are_forgotten_after_a_week_and_traces_after_a_month(written):
    week, month = written(), written()
    now = clock.now()
    OutgoingMail.objects.filter(pk=week.pk).update(queued_at=now - timedelta(days=8))
    OutgoingMail.objects.filter(pk=month.pk).update(queued_at=now - timedelta(days=31))
    fresh = written()
    outbox.forget()
    rows = dict(OutgoingMail.objects.values_list("pk", "state"))
    assert rows == {week.pk: State.FAILED, fresh.pk: State.QUEUED}
    assert OutgoingMail.objects.get(pk=week.pk).letter == {}


def test_a_ready_mime_part_is_refused_before_anything_is_promised(db, server):
    with pytest.raises(TypeError):
        EmailMessage("x", "y", to=["a@example.org"], attachments=[MIMEText("x")]).send()
    assert not OutgoingMail.objects.exists()


@pytest.fixture
def committed(django_db_setup, django_db_blocker, server):
    """A letter that other processes can see; taken away again afterwards."""
    with django_db_blocker.unblock():
        connection.ensure_connection()
        send_mail("Grüße", "1234", None, ["jana@example.org"])
        mail = OutgoingMail.objects.latest("pk")
        yield mail
        OutgoingMail.objects.filter(pk=mail.pk).delete()
        with connection.cursor() as cursor:
            cursor.execute(
                "DELETE FROM procrastinate_jobs WHERE args->>'mail' = %s", [str(mail.pk)]
            )
        connection.close()


def in_a_process(words, carrier, server, *more):
    """Let a process of its own do something with this carrier; how it ended."""
    name = connection.settings_dict["NAME"]
    database = os.environ["DATABASE_URL"].replace("/wirkkreis?", f"/{name}?")
    return subprocess.run(
        [sys.executable, "-c", words, carrier, str(server[1]), *more],
        env=os.environ | {"DATABASE_URL": database},
        check=False,
    ).returncode


def test_the_worker_carries_what_waits(committed, server):
    assert in_a_process(WORKER, SMTP, server) == 0
    # The example's own letters wait there, too.
    assert len([text for text in server[0].letters if committed.message_id in text]) == 1
    committed.refresh_from_db()
    assert committed.state == State.SENT


def test_a_worker_killed_between_sending_and_noting_sends_again_and_says_so(committed, server):
    number = str(committed.pk)
    assert in_a_process(CARRY, DYING, server, number) == -signal.SIGKILL
    committed.refresh_from_db()
    assert committed.state == State.SENDING
    assert in_a_process(CARRY, SMTP, server, number) == 0
    first, second = taken(server)
    assert first[REPEATED] is None
    assert second[REPEATED] == "yes"
    committed.refresh_from_db()
    assert committed.state == State.SENT


def test_letters_to_somebody_who_is_forgotten_are_emptied_and_not_sent_any_more(written):
    mine, other = written('"Jana, B." <Jana@Example.org>'), written("andere@example.org")
    assert outbox.forget_letters_to(["jana@example.org", "nobody@example.org"]) == 1
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.letter, mine.state, mine.attempts) == ({}, State.FAILED, 1)
    assert other.letter["to"] == ["andere@example.org"]
    outbox.carry(mine.pk)
    mine.refresh_from_db()
    assert mine.state == State.FAILED


def test_nobody_to_forget_leaves_the_outbox_alone(written):
    written()
    assert outbox.forget_letters_to([]) == 0
