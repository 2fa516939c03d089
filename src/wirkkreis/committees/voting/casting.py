"""Casting a vote: openly, where it is kept by name, or secretly, where only the sums are."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.committees.models import Entitlement, Manner, OpenBallot, Recusal, Tally, Vote
from wirkkreis.committees.voting.ballots import Ballot, asked_in, refuse_invalid


@transaction.atomic
def cast_open(*, by: Actor, entitlement: Entitlement, ballot: Ballot) -> None:
    """Keep how somebody votes in an open vote; until it ends she may change it.

    `by` is nobody where it came by her own link; whoever enters it for her is recorded. Raises
    ValidationError once the vote is over, or for what cannot be counted.
    """
    vote = _lock_open_vote(entitlement, Manner.OPEN)
    refuse_invalid(asked_in(vote), ballot)
    right = _lock_right(entitlement)
    if right.has_voted:
        right.ballots.all().delete()
    OpenBallot.objects.bulk_create(
        OpenBallot(entitlement=right, option_id=option, side=side)
        for option, side in ballot.items()
    )
    if not right.has_voted:
        right.has_voted = True
        right.save(update_fields=["has_voted"])
    if by.is_signed_in:
        record("committees.vote.entered", vote, by=by)


@sensitive_variables()
@transaction.atomic
def cast_secret(*, entitlement: Entitlement, ballot: Ballot) -> None:
    """Count a secret vote, once. Who casts it is not asked, and nothing is recorded.

    The sides it counts for are added in one statement that writes every row of the vote: none of
    them shows which it was (docs/adr/0016). Raises ValidationError once the vote is over, for who
    has voted already, and for what cannot be counted.
    """
    vote = _lock_open_vote(entitlement, Manner.SECRET)
    refuse_invalid(asked_in(vote), ballot)
    right = _lock_right(entitlement)
    if right.has_voted:
        raise ValidationError(_("Diese Stimme ist schon gezählt."), code="voted")
    Entitlement.objects.filter(pk=right.pk).update(has_voted=True)
    chosen = Q()
    for option, side in ballot.items():
        chosen |= Q(option_id=option, side=side) if option else Q(option__isnull=True, side=side)
    one_more = Case(When(chosen, then=Value(1)), default=Value(0))
    Tally.objects.filter(vote=vote).update(votes=F("votes") + one_more)


def _lock_open_vote(entitlement: Entitlement, manner: Manner) -> Vote:
    """The vote, held until this transaction is through, so that nobody ends it meanwhile."""
    vote = Vote.objects.select_for_update().get(pk=entitlement.vote_id)
    if vote.manner != manner:
        raise ValidationError(_("So wird hier nicht abgestimmt."))
    if vote.state == "prepared":
        raise ValidationError(_("Die Abstimmung ist noch nicht eröffnet."))
    if vote.state != "open":
        raise ValidationError(_("Die Abstimmung ist schon beendet."), code="over")
    return vote


def _lock_right(entitlement: Entitlement) -> Entitlement:
    recused = Recusal.objects.active().filter(
        item__votes=OuterRef("vote"), mandate=OuterRef("mandate")
    )
    rights = Entitlement.objects.select_for_update(of=("self",)).exclude(Exists(recused))
    right = rights.filter(pk=entitlement.pk).first()
    if right is None:
        raise ValidationError(_("Wer befangen ist, stimmt nicht mit."))
    return right
