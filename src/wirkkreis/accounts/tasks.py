"""What the worker does for sign-in."""

from procrastinate.contrib.django import app

from wirkkreis.accounts.handing_over import GOOD_FOR
from wirkkreis.accounts.models import HandOver, Session
from wirkkreis.tenancy import clock


@app.periodic(cron="17 3 * * *")
@app.task(name="accounts.forget_what_has_run_out", queueing_lock="accounts.forget")
def forget_what_has_run_out(timestamp: int) -> None:  # noqa: ARG001  # periodic tasks get one
    """Delete sessions and tickets that are no longer good for anything."""
    Session.objects.filter(expire_date__lt=clock.now()).delete()
    HandOver.objects.filter(made_at__lt=clock.now() - GOOD_FOR).delete()
