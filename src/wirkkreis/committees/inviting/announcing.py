"""Letters about sessions are written by the worker; here they are only asked for."""

from typing import TYPE_CHECKING, Final, Literal

from procrastinate.contrib.django import app

if TYPE_CHECKING:
    from wirkkreis.committees.models import Attendee, Session

ALL_TASK: Final = "committees.tell_everybody"
ONE_TASK: Final = "committees.tell_one"

News = Literal[
    "dates",
    "settled",
    "invited",
    "changed",
    "moved",
    "cancelled",
    "needed",
    "not_needed",
    "tomorrow",
]
"""What a letter is about: days are asked for, the day stands, come, something else, another day,
called off, the substitute is needed or is not, it is tomorrow."""


def announce(session: "Session", news: News) -> None:
    """Have everybody concerned told, once this transaction is through."""
    app.configure_task(ALL_TASK).defer(
        partnership=session.partnership_id, session=session.pk, news=news
    )


def announce_to(attendee: "Attendee", news: News) -> None:
    """Have one of those invited told, once this transaction is through."""
    app.configure_task(ONE_TASK).defer(
        partnership=attendee.partnership_id, attendee=attendee.pk, news=news
    )
