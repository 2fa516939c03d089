"""Ways to the mail server that go wrong after it has taken the letter."""

import os
import signal
import smtplib
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend


class Dying(EmailBackend):
    """Kills its own process as soon as the mail server has taken the letter."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        super().send_messages(email_messages)
        os.kill(os.getpid(), signal.SIGKILL)
        return 1


class Doubtful(EmailBackend):
    """Loses the connection before the mail server's answer arrives."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        super().send_messages(email_messages)
        raise smtplib.SMTPServerDisconnected("gone")
