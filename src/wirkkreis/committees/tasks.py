"""What the worker does for committees."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from wirkkreis.committees.voting import sealing
from wirkkreis.committees.voting.announcing import SEAL_TASK
from wirkkreis.committees.voting.rewriting import NotRewritten

LATER_AND_LATER = RetryStrategy(exponential_wait=2, retry_exceptions=[NotRewritten])


@app.task(name=SEAL_TASK, retry=LATER_AND_LATER)
def seal_vote(partnership: int, vote: int) -> None:
    """Remove the traces of a secret vote and state its result; again later while that fails."""
    sealing.seal(partnership, vote)
