"""Letters to everybody registered are written by the worker; here they are only asked for."""

from typing import TYPE_CHECKING, Final, Literal

from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

if TYPE_CHECKING:
    from wirkkreis.events.models import Event, FeedSource

TASK: Final = "events.tell_everybody"
DECISION_TASK: Final = "events.tell_partner"
NEIGHBOURS_TASK: Final = "events.tell_neighbours_of"
CALL_OFF_TASK: Final = "events.call_off_copies"
FEED_TASK: Final = "events.read_feed"

News = Literal["moved", "called_off", "resumed"]


def announce(event: "Event", news: News) -> None:
    """Have everybody registered told, once this transaction is through."""
    app.configure_task(TASK).defer(partnership=event.partnership_id, event=event.pk, news=news)


def announce_decision(event: "Event") -> None:
    """Have the partner who handed an event in told what became of it, if there is one."""
    if event.proposed_by_id is not None:
        app.configure_task(DECISION_TASK).defer(partnership=event.partnership_id, event=event.pk)


def ask_to_tell_neighbours(event: "Event") -> None:
    """Have the neighbouring partnerships told, once this transaction is through."""
    app.configure_task(NEIGHBOURS_TASK).defer(partnership=event.partnership_id)


def ask_to_call_off_copies(event: "Event") -> None:
    """Have the copies of an event called off that is about to be gone for good."""
    told = event.sharings.values_list("neighbour_id", flat=True)
    neighbours: list[JSONValue] = [*sorted(told)]
    if neighbours:
        app.configure_task(CALL_OFF_TASK).defer(
            partnership=event.partnership_id, uid=str(event.uid), neighbours=neighbours
        )


def ask_for_feed(feed: "FeedSource") -> None:
    """Have a partner's calendar read, once this transaction is through."""
    app.configure_task(FEED_TASK).defer(partnership=feed.partnership_id, feed=feed.pk)
