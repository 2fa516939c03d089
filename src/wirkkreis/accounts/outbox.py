"""The outbox: no letter is lost, and none is sent twice without saying so.

A letter is written in the transaction of its occasion (`mail_backend`), with a task that knows
only its id. The task claims it, hands it to the mail server and marks it, each in a step of its
own. Killed in between, it finds the letter still claimed: then nobody knows whether it went out,
and it is sent once more with a line that says so. docs/adr/0012-outbox.md tells why.
"""

import smtplib
from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F

from wirkkreis.accounts.envelopes import unpacked
from wirkkreis.accounts.models import OutgoingMail
from wirkkreis.tenancy import clock

State = OutgoingMail.State

MOST_ATTEMPTS = 10
"""With the waits of `tasks.carry_mail` that is about a day."""

WORDS_KEPT = timedelta(days=7)
TRACES_KEPT = timedelta(days=30)


class NotSent(Exception):
    """The mail server did not take a letter; it stays in line. Says nothing personal."""


class GivenUp(Exception):
    """The mail server took a letter in none of its attempts."""


class _Refused(Exception):
    """The mail server will never take this letter."""


def carry(pk: int) -> None:
    """Send one letter, unless it is sent or another worker is at it.

    Must run outside of a transaction: each step has to last. Raises NotSent when it is worth
    trying again, GivenUp after the last attempt.
    """
    mail = _claimed(pk)
    if mail is None:
        return
    carrier = get_connection(settings.MAIL_CARRIER)
    try:
        _hand_over(mail, carrier)
    except _Refused as refusal:
        _mark(mail, state=State.FAILED, trouble=str(refusal), ended_at=clock.now())
        return
    finally:
        with suppress(OSError, smtplib.SMTPException):
            carrier.close()


def forget() -> None:
    """Empty letters that could not be sent for a week, delete the traces of a month ago."""
    now = clock.now()
    OutgoingMail.objects.filter(queued_at__lt=now - WORDS_KEPT).exclude(letter={}).update(
        letter={}, state=State.FAILED, ended_at=now
    )
    OutgoingMail.objects.filter(queued_at__lt=now - TRACES_KEPT).delete()


def forget_letters_to(addresses: Iterable[str]) -> int:
    """Empty what still lies here for these addresses: their owners are to be forgotten.

    It counts as one more attempt, so that a worker who is at such a letter right now does not put
    it back in line.
    """
    wanted = {address.lower() for address in addresses}
    if not wanted:
        return 0
    there = OutgoingMail.objects.exclude(letter={})
    found = [
        pk
        for pk, readers in there.values_list("pk", "letter__to").iterator()
        if wanted & {_bare(reader) for reader in readers or ()}
    ]
    return OutgoingMail.objects.filter(pk__in=found).update(
        letter={}, state=State.FAILED, ended_at=clock.now(), attempts=F("attempts") + 1
    )


def undeliverable(addresses: Iterable[str]) -> set[str]:
    """Those of these addresses, in small letters, to which a letter of the last week did not go."""
    wanted = {address.lower() for address in addresses}
    failed = OutgoingMail.objects.filter(state=State.FAILED).exclude(letter={})
    found = failed.values_list("letter__to", flat=True) if wanted else ()
    return wanted & {_bare(reader) for readers in found for reader in readers or ()}


def _claimed(pk: int) -> OutgoingMail | None:
    """The letter, claimed by compare-and-set; None when there is nothing to do.

    Its only task comes back either after NotSent, then it is queued again, or because the worker
    before us fell silent while sending.
    """
    found = OutgoingMail.objects.filter(pk=pk, state__in=(State.QUEUED, State.SENDING)).first()
    if found is None:
        return None
    taken = OutgoingMail.objects.filter(
        pk=pk, state=found.state, attempts=found.attempts, claimed_at=found.claimed_at
    ).update(
        state=State.SENDING,
        attempts=F("attempts") + 1,
        maybe_sent=found.maybe_sent or found.state == State.SENDING,
        claimed_at=clock.now(),
    )
    return OutgoingMail.objects.get(pk=pk) if taken else None


def _hand_over(mail: OutgoingMail, carrier: BaseEmailBackend) -> None:
    """Reach the mail server, then send: only from there on a failure leaves doubt."""
    try:
        carrier.open()
    except (OSError, smtplib.SMTPException) as error:
        raise _back_in_line(mail, error, maybe_sent=mail.maybe_sent) from None
    try:
        unpacked(mail, carrier).send()
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _answer in error.recipients.values()]
        if all(code >= 500 for code in codes):
            raise _Refused(_told(error, *codes)) from None
        raise _back_in_line(mail, error, maybe_sent=mail.maybe_sent) from None
    except smtplib.SMTPResponseException as error:
        raise _back_in_line(mail, error, maybe_sent=mail.maybe_sent) from None
    except (OSError, smtplib.SMTPException) as error:
        raise _back_in_line(mail, error, maybe_sent=True) from None
    _mark(mail, state=State.SENT, letter={}, trouble="", ended_at=clock.now())


def _back_in_line(mail: OutgoingMail, error: Exception, *, maybe_sent: bool) -> Exception:
    code = getattr(error, "smtp_code", None)
    trouble = _told(error, *([code] if code else []))
    if mail.attempts >= MOST_ATTEMPTS:
        _mark(mail, state=State.FAILED, trouble=trouble, ended_at=clock.now())
        return GivenUp(trouble)
    _mark(mail, state=State.QUEUED, trouble=trouble, maybe_sent=maybe_sent)
    return NotSent(trouble)


def _mark(mail: OutgoingMail, **fields: object) -> None:
    """Write what became of this attempt; a later attempt's word stands against ours."""
    OutgoingMail.objects.filter(pk=mail.pk, attempts=mail.attempts).update(**fields)


def _bare(reader: str) -> str:
    """The address of a reader, who may stand there with a name before it."""
    return parseaddr(reader)[1].lower()


def _told(error: Exception, *codes: int) -> str:
    """What went wrong, without the server's own words: they name the reader."""
    return " ".join([type(error).__name__, *map(str, codes)])
