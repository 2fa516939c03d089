"""Letters about minutes are written by the worker; here they are only asked for."""

from typing import TYPE_CHECKING, Final

from procrastinate.contrib.django import app

if TYPE_CHECKING:
    from wirkkreis.committees.models import Minutes

MINUTES_TASK: Final = "committees.tell_of_minutes"


def announce_minutes(minutes: "Minutes") -> None:
    """Have the body told that it can read the minutes, once this transaction is through."""
    app.configure_task(MINUTES_TASK).defer(partnership=minutes.partnership_id, minutes=minutes.pk)
