"""Django's way to send mail, led into the outbox: whatever calls `send` gets its promises."""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage, make_msgid
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from wirkkreis.accounts.envelopes import packed
from wirkkreis.accounts.models import OutgoingMail
from wirkkreis.accounts.tasks import carry_mail
from wirkkreis.tenancy import clock


class OutboxBackend(BaseEmailBackend):
    """Writes letters into the transaction that is open, each with the task that carries it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Put letters into the outbox; how many they were. Those to nobody are left out.

        A letter to several people becomes one for each: none sees the others' addresses, and one
        that is refused holds nobody up.
        """
        letters = [letter for letter in email_messages if letter.recipients()]
        with transaction.atomic():
            for letter in letters:
                for reader in dict.fromkeys(letter.recipients()):
                    _queue(letter, reader)
        return len(letters)


def _queue(letter: EmailMessage, reader: str) -> None:
    mail = OutgoingMail.objects.create(
        message_id=make_msgid(domain=_domain_of(letter.from_email)),
        letter=packed(letter) | {"to": [reader], "cc": [], "bcc": []},
        queued_at=clock.now(),
    )
    if settings.MAIL_CARRIER:
        carry_mail.defer(mail=mail.pk)


def _domain_of(address: str) -> str:
    return address.rpartition("@")[2].strip("> ") or "localhost"
