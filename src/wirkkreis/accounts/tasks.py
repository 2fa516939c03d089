"""What the worker does for sign-in and for letters."""

from django.db import Error
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from wirkkreis.accounts import outbox
from wirkkreis.accounts.handing_over import GOOD_FOR
from wirkkreis.accounts.models import HandOver, Session
from wirkkreis.tenancy import clock

LATER_AND_LATER = RetryStrategy(exponential_wait=3, retry_exceptions=[outbox.NotSent, Error])
"""Again after 3, 9, 27 seconds, and so on up to hours."""


@app.task(name="accounts.carry_mail", retry=LATER_AND_LATER)
def carry_mail(mail: int) -> None:
    """Send the letter with this id."""
    outbox.carry(mail)


@app.periodic(cron="27 3 * * *")
@app.task(name="accounts.forget_mail", queueing_lock="accounts.forget_mail")
def forget_mail(timestamp: int) -> None:  # noqa: ARG001  # periodic tasks get one
    """Empty letters that could not be sent, delete old traces."""
    outbox.forget()


@app.periodic(cron="17 3 * * *")
@app.task(name="accounts.forget_what_has_run_out", queueing_lock="accounts.forget")
def forget_what_has_run_out(timestamp: int) -> None:  # noqa: ARG001  # periodic tasks get one
    """Delete sessions and tickets that are no longer good for anything."""
    Session.objects.filter(expire_date__lt=clock.now()).delete()
    HandOver.objects.filter(made_at__lt=clock.now() - GOOD_FOR).delete()
