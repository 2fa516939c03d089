"""What the worker does for events."""

from procrastinate.contrib.django import app

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.events.aftermath.forgetting import forget_what_is_due
from wirkkreis.events.models import Event, FeedSource
from wirkkreis.events.programmes import importing, neighbouring, programming
from wirkkreis.events.programmes.programme_letters import tell_decision
from wirkkreis.events.registration import telling
from wirkkreis.events.registration.announcing import (
    CALL_OFF_TASK,
    DECISION_TASK,
    FEED_TASK,
    NEIGHBOURS_TASK,
    TASK,
    News,
    ask_for_feed,
)
from wirkkreis.events.registration.waiting import overdue, pass_on
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


@app.task(name=DECISION_TASK)
def tell_partner(partnership: int, event: int) -> None:
    """Write to the partner who handed in an event what became of it, unless it is gone."""
    with inside(partnership):
        found = Event.objects.filter(pk=event).select_related("proposed_by__programme").first()
        if found is not None and found.proposed_by is not None:
            tell_decision(found.proposed_by, found)


@app.periodic(cron="41 8 * * *")
@app.task(name="events.remind_partners", queueing_lock="events.remind_partners")
def remind_partners(timestamp: int) -> None:  # noqa: ARG001  # periodic tasks get one
    """Remind partners of programmes before their deadline, each once."""
    for partnership in Partnership.objects.all():
        with inside(partnership):
            programming.remind_what_is_due()


@app.periodic(cron="13 4 * * *")
@app.task(name="events.forget_partners", queueing_lock="events.forget_partners")
def forget_partners(timestamp: int) -> None:  # noqa: ARG001  # periodic tasks get one
    """Delete the addresses of partners whose programme is long over, in every partnership."""
    for partnership in Partnership.objects.all():
        with inside(partnership):
            programming.forget_partners()


@app.task(name=FEED_TASK)
def read_feed(partnership: int, feed: int) -> None:
    """Fetch and read one calendar; what goes wrong is kept beside it, for staff to read.

    Fetched outside of any transaction: the other server may take its time.
    """
    with inside(partnership):
        found = FeedSource.objects.filter(pk=feed).exclude(url="").first()
    if found is None:
        return
    try:
        entries = importing.read(importing.fetched(found.url))
    except importing.Unreadable as trouble:
        with inside(partnership):
            importing.note_trouble(found, trouble)
        return
    with inside(partnership):
        near = FeedSource.objects.select_related("organisation").get(pk=feed)
        importing.take_over(near, entries, by=NOBODY, whole=True)


@app.periodic(cron="11 2 * * *")
@app.task(name="events.read_feeds", queueing_lock="events.read_feeds")
def read_feeds(timestamp: int) -> None:  # noqa: ARG001  # periodic tasks get one
    """Have every calendar of every partnership read, each by a task of its own."""
    for partnership in Partnership.objects.all():
        with inside(partnership):
            for feed in FeedSource.objects.to_fetch():
                ask_for_feed(feed)


@app.task(name=NEIGHBOURS_TASK)
def tell_neighbours_of(partnership: int) -> None:
    """Carry what one partnership shares over to its neighbours."""
    neighbouring.tell_neighbours(Partnership.objects.get(pk=partnership))


@app.task(name=CALL_OFF_TASK)
def call_off_copies(partnership: int, uid: str, neighbours: list[int]) -> None:
    """Call off what neighbours have of an event that was removed."""
    original = neighbouring.name_there(Partnership.objects.get(pk=partnership), uid)
    for neighbour in neighbours:
        with inside(neighbour):
            neighbouring.call_off(original, {})


@app.periodic(cron="*/10 * * * *")
@app.task(name="events.tell_neighbours", queueing_lock="events.tell_neighbours")
def tell_neighbours(timestamp: int) -> None:  # noqa: ARG001  # periodic tasks get one
    """Let all copies follow their originals: changed, called off, or no longer shared."""
    for partnership in Partnership.objects.all():
        neighbouring.tell_neighbours(partnership)
