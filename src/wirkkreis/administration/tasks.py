"""What the worker does for the administration."""

from datetime import timedelta

from procrastinate.contrib.django import app

from wirkkreis.administration.models import Invitation
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

KEPT_FOR = timedelta(days=90)


@app.periodic(cron="27 3 * * *")
@app.task(name="administration.forget_old_invitations", queueing_lock="administration.forget")
def forget_old_invitations(timestamp: int) -> None:  # noqa: ARG001  # periodic tasks get one
    """Forget the addresses of those who never answered."""
    now = clock.now()
    for partnership in Partnership.objects.all():
        with inside(partnership):
            old = Invitation.objects.waiting().filter(sent_at__lt=now - KEPT_FOR)
            old.update(withdrawn_at=now, email="")
