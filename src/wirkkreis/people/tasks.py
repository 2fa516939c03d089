"""What the worker does for persons and organisations."""

from procrastinate.contrib.django import app

from wirkkreis.people.importing import forget_old_drafts
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside


@app.periodic(cron="47 * * * *")
@app.task(name="people.forget_old_drafts", queueing_lock="people.forget_old_drafts")
def forget_drafts(timestamp: int) -> None:  # noqa: ARG001  # periodic tasks get one
    """Delete spreadsheets that nobody took over in time, in every partnership."""
    for partnership in Partnership.objects.all():
        with inside(partnership):
            forget_old_drafts()
