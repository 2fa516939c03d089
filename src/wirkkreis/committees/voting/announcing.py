"""Results of secret votes are stated by the worker; here they are only asked for."""

from typing import TYPE_CHECKING, Final

from procrastinate.contrib.django import app

if TYPE_CHECKING:
    from wirkkreis.committees.models import Vote

SEAL_TASK: Final = "committees.seal_vote"


def ask_to_seal(vote: "Vote") -> None:
    """Have the traces of a secret vote removed and its result stated, after this transaction."""
    app.configure_task(SEAL_TASK).defer(partnership=vote.partnership_id, vote=vote.pk)
