"""Letters: does the mail server take one, and does it arrive where a mailbox is configured."""

import imaplib
import secrets
import smtplib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext

from wirkkreis.accounts.models import OutgoingMail
from wirkkreis.config.mail import Mailbox, mailbox
from wirkkreis.console.doctor.finding import Finding
from wirkkreis.tenancy import clock

PATIENCE = 60.0  # seconds for a letter to arrive
LOOK_EVERY = 2.0
ANSWER_SECONDS = 20
REFUSED_SINCE = timedelta(days=7)
SHOW_REFUSED = (
    'wirkkreis django shell -c "from wirkkreis.accounts.models import OutgoingMail as Mail; '
    "print(*Mail.objects.filter(state='failed').values_list('ended_at', 'trouble', 'letter__to'))\""
)


def examine() -> Iterator[Finding]:
    """Send a letter; where a mailbox is configured, watch it arrive and take it out again."""
    if settings.DEMO:
        yield Finding(
            gettext("Briefe"),
            gettext("das Beispiel schickt nichts fort; Briefe stehen auf der Seite /post/."),
        )
        return
    target = mailbox(settings.MAILBOX_URL) if settings.MAILBOX_URL else None
    token = f"wirkkreis-doctor-{secrets.token_hex(8)}"
    sent = _send(token, target.address if target else settings.DEFAULT_FROM_EMAIL)
    yield sent
    if sent.is_good:
        yield _arrival(target, token)


def refused() -> Iterator[Finding]:
    """The letters that were given up lately, and what the mail server said last."""
    about = gettext("Abgewiesene Briefe")
    since = clock.now() - REFUSED_SINCE
    letters = OutgoingMail.objects.filter(state=OutgoingMail.State.FAILED, ended_at__gte=since)
    last = letters.order_by("-ended_at").first()
    if last is None:
        yield Finding(about, gettext("in den letzten sieben Tagen keine."))
        return
    words = {"count": letters.count(), "trouble": last.trouble or "–"}
    yield Finding(
        about,
        gettext("%(count)s in den letzten sieben Tagen, zuletzt: %(trouble)s.") % words,
        gettext(
            "Eine Zahl ab 500 heißt: Das Postfach gibt es nicht, oder der Mailserver nimmt von "
            "Ihrer Absenderadresse nichts an (SPF und DKIM prüfen). Eine Woche lang zeigt "
            "%(command)s, an wen die Briefe gehen sollten. Berichtigen Sie die Adresse und "
            "schicken Sie die Einladung noch einmal."
        )
        % {"command": SHOW_REFUSED},
    )


def _send(token: str, address: str) -> Finding:
    about = gettext("Briefe senden")
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    letter = EmailMessage(
        subject=token,
        body=gettext("Wirkkreis prüft, ob Briefe ankommen. Sie können diesen Brief löschen.")
        + "\n",
        to=[address],
        headers={"Auto-Submitted": "auto-generated"},
        connection=get_connection(settings.MAIL_CARRIER),  # past the outbox, to see it answer
    )
    try:
        letter.send()
    except (OSError, smtplib.SMTPException) as error:
        return Finding(
            about,
            gettext("%(server)s nimmt keinen Brief an (%(error)s).")
            % {"server": server, "error": error},
            gettext("Prüfen Sie WIRKKREIS_MAIL_URL und WIRKKREIS_MAIL_FROM."),
        )
    return Finding(about, gettext("%(server)s hat einen Brief angenommen.") % {"server": server})


def _arrival(target: Mailbox | None, token: str) -> Finding:
    about = gettext("Briefe empfangen")
    if target is None:
        return Finding(
            about, gettext("wird nicht geprüft; dazu gehört ein Postfach in WIRKKREIS_MAILBOX_URL.")
        )
    try:
        with _opened(target) as box:
            arrived = _wait_for(token, box)
    except (OSError, imaplib.IMAP4.error) as error:
        return Finding(
            about,
            gettext("das Postfach lässt sich nicht öffnen (%(error)s).") % {"error": error},
            gettext("Prüfen Sie WIRKKREIS_MAILBOX_URL: Server, Benutzer, Passwort, Ordner."),
        )
    if arrived is None:
        return Finding(
            about,
            gettext("der Brief an %(address)s ist nach %(seconds)s Sekunden nicht angekommen.")
            % {"address": target.address, "seconds": round(PATIENCE)},
            gettext(
                "Sehen Sie im Protokoll des Mailservers und im Spam-Ordner nach; "
                "prüfen Sie SPF und DKIM der Absenderadresse."
            ),
        )
    return Finding(
        about, gettext("nach %(seconds)s Sekunden angekommen.") % {"seconds": round(arrived)}
    )


@contextmanager
def _opened(target: Mailbox) -> Iterator[imaplib.IMAP4]:
    kind = imaplib.IMAP4_SSL if target.tls else imaplib.IMAP4
    with kind(target.host, target.port, timeout=ANSWER_SECONDS) as box:
        box.login(target.user, target.password)
        answer, said = box.select(f'"{target.folder}"')
        if answer != "OK":
            raise imaplib.IMAP4.error(said[0])
        yield box


def _wait_for(token: str, box: imaplib.IMAP4) -> float | None:
    """Seconds until the letter was there, None when it did not come. It is deleted when seen."""
    begun = time.monotonic()
    while True:
        box.noop()
        _, found = box.search(None, "SUBJECT", f'"{token}"')
        if found and found[0]:
            for number in found[0].decode().split():
                box.store(number, "+FLAGS", r"\Deleted")
            box.expunge()
            return time.monotonic() - begun
        if time.monotonic() - begun > PATIENCE:
            return None
        time.sleep(LOOK_EVERY)
