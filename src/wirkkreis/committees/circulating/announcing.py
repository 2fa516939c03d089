"""Letters about decisions in writing are written by the worker; here they are only asked for."""

from typing import TYPE_CHECKING, Final, Literal

from procrastinate.contrib.django import app

if TYPE_CHECKING:
    from wirkkreis.committees.models import Circular

CIRCULAR_TASK: Final = "committees.tell_of_circular"

CircularNews = Literal["started", "remind", "stopped", "decided"]


def ask_to_tell(circular: "Circular", news: CircularNews) -> None:
    """Have those told who answer it, once this transaction is through."""
    app.configure_task(CIRCULAR_TASK).defer(
        partnership=circular.partnership_id, circular=circular.pk, news=news
    )
