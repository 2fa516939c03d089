"""The end of a secret vote: its traces are removed, then its result is stated (docs/adr/0016)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import NOBODY, Actor
from wirkkreis.committees.models import Result, Vote
from wirkkreis.committees.voting.announcing import ask_to_seal
from wirkkreis.committees.voting.ballots import asked_in, cast_in
from wirkkreis.committees.voting.counting import counts_of, rules_of, state_result
from wirkkreis.committees.voting.rewriting import rewrite
from wirkkreis.flow.engine import take
from wirkkreis.tenancy.wall import inside


@transaction.atomic
def end_vote(*, by: Actor, vote: Vote) -> Vote:
    """End a secret vote: nobody votes any more, the worker removes the traces and counts.

    All rows are written once more, so that the order in which people voted is gone as well. Of a
    vote with too few voters the sums are emptied here: nobody can read them, not even later.
    """
    ended = take(vote, "end", by=by)
    ended.entitlements.update(has_voted=F("has_voted"))
    too_few = _voters(ended) < rules_of(ended).least_secret_votes
    ended.tallies.update(votes=0 if too_few else F("votes"))
    ask_to_seal(ended)
    return ended


@transaction.atomic
def try_again(*, vote: Vote) -> None:
    """Have a vote counted that is still waiting for it. Raises ValidationError for others."""
    locked = Vote.objects.select_for_update().get(pk=vote.pk)
    if locked.state != "counting":
        raise ValidationError(_("Diese Abstimmung ist schon ausgezählt."))
    ask_to_seal(locked)


def seal(partnership: int, vote: int) -> None:
    """Remove the traces of a vote that has ended or was withdrawn, and state the result of the one
    that ended; once, however often asked.

    Raises NotRewritten while old versions of its rows may still lie in the database; the vote then
    stays as it is. To be called outside of any transaction.
    """
    if not _is_waiting(partnership, vote):
        return
    rewrite()
    with inside(partnership):
        waiting = Vote.objects.select_for_update().filter(pk=vote, state="counting").first()
        if waiting is not None:
            _state(take(waiting, "seal", by=NOBODY))


def _is_waiting(partnership: int, vote: int) -> bool:
    with inside(partnership):
        return Vote.objects.filter(pk=vote, state__in=("counting", "withdrawn")).exists()


def _state(sealed: Vote) -> None:
    """State what was decided; what does not add up to those who voted is void."""
    asked, counts = asked_in(sealed), counts_of(sealed)
    found, voters = cast_in(asked, counts), _voters(sealed)
    if found != {voters} and not (asked.is_choice and voters in found):
        sealed.result = Result.VOID
        sealed.save(update_fields=["result"])
        return
    state_result(sealed, asked, counts, by=NOBODY)


def _voters(vote: Vote) -> int:
    return vote.entitlements.filter(has_voted=True).count()
