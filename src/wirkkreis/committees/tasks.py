"""What the worker does for committees."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.committees.circulating import circling
from wirkkreis.committees.circulating.announcing import CIRCULAR_TASK, CircularNews
from wirkkreis.committees.circulating.circular_letters import tell_of_circular
from wirkkreis.committees.inviting import polling, telling
from wirkkreis.committees.inviting.announcing import ALL_TASK, ONE_TASK, News
from wirkkreis.committees.inviting.forgetting import forget_what_is_due
from wirkkreis.committees.models import Attendee, Circular, Minutes, Session
from wirkkreis.committees.records.announcing import MINUTES_TASK
from wirkkreis.committees.records.minutes_letters import tell_of_minutes
from wirkkreis.committees.voting import sealing
from wirkkreis.committees.voting.announcing import SEAL_TASK
from wirkkreis.committees.voting.rewriting import NotRewritten
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

LATER_AND_LATER = RetryStrategy(exponential_wait=2, retry_exceptions=[NotRewritten])


@app.task(name=SEAL_TASK, retry=LATER_AND_LATER)
def seal_vote(partnership: int, vote: int) -> None:
    """Remove the traces of a secret vote and state its result; again later while that fails."""
    sealing.seal(partnership, vote)


@app.task(name=ALL_TASK)
def tell_everybody(partnership: int, session: int, news: News) -> None:
    """Write to everybody a news about a session concerns, unless it is gone."""
    with inside(partnership):
        found = Session.objects.filter(pk=session).select_related("committee").first()
        if found is not None:
            telling.tell_everybody(found, news)


@app.task(name=ONE_TASK)
def tell_one(partnership: int, attendee: int, news: News) -> None:
    """Write to one of those invited, unless she is not any more."""
    with inside(partnership):
        found = Attendee.objects.filter(pk=attendee).first()
        if found is not None:
            telling.tell_one(found, news)


@app.periodic(cron="37 8-20 * * *")
@app.task(name="committees.remind", queueing_lock="committees.remind")
def remind(timestamp: int) -> None:  # noqa: ARG001  # periodic tasks get one
    """Remind of the sessions of tomorrow and of polls with answers missing, each once."""
    for partnership in Partnership.objects.all():
        with inside(partnership):
            for session in telling.to_remind():
                telling.remind(session)
            polling.remind_what_is_due()


@app.periodic(cron="17 4 * * *")
@app.task(name="committees.forget_guests", queueing_lock="committees.forget_guests")
def forget_guests(timestamp: int) -> None:  # noqa: ARG001  # periodic tasks get one
    """Delete what was personal about sessions long over, in every partnership."""
    for partnership in Partnership.objects.all():
        with inside(partnership):
            forget_what_is_due()


@app.task(name=MINUTES_TASK)
def tell_body_of_minutes(partnership: int, minutes: int) -> None:
    """Write to the members that they can read the minutes, unless these were taken back."""
    with inside(partnership):
        found = Minutes.objects.exclude(state="draft").filter(pk=minutes)
        for row in found.select_related("session__committee"):
            tell_of_minutes(row)


@app.task(name=CIRCULAR_TASK)
def tell_of(partnership: int, circular: int, news: CircularNews) -> None:
    """Write to those who answer a decision in writing, unless it is gone."""
    with inside(partnership):
        rows = Circular.objects.select_related("committee", "vote")
        found = rows.filter(pk=circular, vote__isnull=False).first()
        if found is not None:
            tell_of_circular(found, news)


@app.periodic(cron="*/10 * * * *")
@app.task(name="committees.finish_circulars", queueing_lock="committees.finish_circulars")
def finish_circulars(timestamp: int) -> None:  # noqa: ARG001  # periodic tasks get one
    """End what is over, each in a transaction of its own, and remind of what ends soon."""
    for partnership in Partnership.objects.all():
        with inside(partnership):
            over = list(circling.overdue())
            for circular in circling.to_remind():
                circling.remind(circular)
        for circular in over:
            with inside(partnership):
                circling.finish_circular(by=NOBODY, circular=circular)
