"""What the worker does for events."""

from procrastinate.contrib.django import app

from wirkkreis.events import telling
from wirkkreis.events.announcing import TASK, News
from wirkkreis.events.forgetting import forget_what_is_due
from wirkkreis.events.models import Event
from wirkkreis.events.waiting import overdue, pass_on
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside


@app.task(name=TASK)
def tell_everybody(partnership: int, event: int, news: News) -> None:
    """Write to everybody registered for an event, unless it is gone."""
    with inside(partnership):
        found = Event.objects.filter(pk=event).first()
        if found is not None:
            telling.tell_everybody(found, news)


@app.periodic(cron="*/5 * * * *")
@app.task(name="events.pass_on_lapsed", queueing_lock="events.pass_on_lapsed")
def pass_on_lapsed(timestamp: int) -> None:  # noqa: ARG001  # periodic tasks get one
    """Take back places whose time is over and offer them on, in every partnership.

    Each event in a transaction of its own: nobody who registers waits for more than one.
    """
    for partnership in Partnership.objects.all():
        with inside(partnership):
            lapsed = overdue()
        for admission in lapsed:
            with inside(partnership):
                pass_on(admission)


@app.periodic(cron="23 8-20 * * *")
@app.task(name="events.remind", queueing_lock="events.remind")
def remind(timestamp: int) -> None:  # noqa: ARG001  # periodic tasks get one
    """Remind of the events of tomorrow; each is reminded of once, however often this runs."""
    for partnership in Partnership.objects.all():
        with inside(partnership):
            for event in telling.to_remind():
                telling.remind(event)


@app.periodic(cron="7 4 * * *")
@app.task(name="events.forget_participants", queueing_lock="events.forget_participants")
def forget_participants(timestamp: int) -> None:  # noqa: ARG001  # periodic tasks get one
    """Delete personal data that has served its purpose, in every partnership."""
    for partnership in Partnership.objects.all():
        with inside(partnership):
            forget_what_is_due()
