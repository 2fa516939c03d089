"""From the motion to the open vote: what is asked and how, and who may vote on it."""

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.committees.models import (
    AgendaItem,
    Entitlement,
    Manner,
    Motion,
    Option,
    Resolution,
    Result,
    Subject,
    Tally,
    Vote,
)
from wirkkreis.committees.reckoning.speaking import Quorum
from wirkkreis.committees.records.registering import strike_out
from wirkkreis.committees.sitting.deciding import why_no_decision
from wirkkreis.committees.sitting.room import quorum_at
from wirkkreis.committees.voting.announcing import ask_to_seal
from wirkkreis.committees.voting.ballots import asked_in
from wirkkreis.flow.engine import take

LEAST_BIDS = 2
"""A ranking of one application would be a motion."""


@transaction.atomic
def put_motion(*, by: Actor, motion: Motion) -> Motion:
    """Write a motion, or other words for it, at the end of its item's motions.

    Raises ValidationError once it is being voted on, or was.
    """
    if motion.votes.exclude(state__in=("prepared", "withdrawn")).exists() if motion.pk else False:
        raise ValidationError(_("Über diesen Wortlaut wird schon abgestimmt."))
    if motion.amends is not None and motion.amends.item_id != motion.item_id:
        raise ValidationError({"amends": _("Der Antrag gehört zu einem anderen Punkt.")})
    if motion._state.adding:
        motion.position = motion.item.motions.count() + 1
    motion.full_clean()
    motion.save()
    record("committees.motion.put", motion, by=by)
    return motion


@transaction.atomic
def prepare(*, by: Actor, vote: Vote, options: Sequence[Option] = ()) -> Vote:
    """Write down what will be voted on: a motion, or candidates or applications as `options`.

    Raises ValidationError where something to choose from is missing, or the motion has its vote.
    """
    if vote.motion is not None:
        _refuse_twice(vote.motion)
    _refuse_incomplete(vote, options)
    vote.full_clean()
    vote.save()
    for position, option in enumerate(options, start=1):
        option.vote, option.position = vote, position
        option.full_clean()
        option.save()
    record("committees.vote.prepared", vote, by=by)
    return vote


@transaction.atomic
def vote_secretly(*, by: Actor, vote: Vote, demanded_by: int, on_paper: bool = False) -> Vote:
    """Make a prepared vote secret, on the phone or on paper, when enough members demand it.

    Raises ValidationError where they are not enough, or once it has begun. There is no way back.
    """
    locked = Vote.objects.select_for_update().get(pk=vote.pk)
    assert locked.item is not None
    needed = locked.item.session.procedure.members_for_secret
    if locked.state != "prepared":
        raise ValidationError(_("Die Abstimmung läuft schon. Die Art steht damit fest."))
    if demanded_by < needed:
        raise ValidationError({"demanded_by": _at_least(needed)})
    locked.manner = Manner.PAPER if on_paper else Manner.SECRET
    locked.save(update_fields=["manner"])
    record("committees.vote.made_secret", locked, by=by, fields=("manner",))
    return locked


@transaction.atomic
def open_vote(*, by: Actor, vote: Vote) -> Vote:
    """Open a vote: freeze who may vote, with the quorum of this moment, and begin at no votes.

    Raises ValidationError where the body cannot decide, or something has to be voted on before.
    """
    AgendaItem.objects.select_for_update(of=("self",)).get(votes=vote)
    opened = take(vote, "open", by=by)
    assert opened.item is not None
    _refuse_out_of_turn(opened, opened.item)
    if reason := why_no_decision(opened.item.session, opened.item):
        raise ValidationError(reason)
    return freeze(opened, quorum_at(opened.item.session, item=opened.item))


def freeze(vote: Vote, found: Quorum) -> Vote:
    """Write who votes for which seat, and a tally for each side. Nobody is added later."""
    vote.present, vote.needed, vote.base = found.present, found.needed, found.base
    vote.save(update_fields=["present", "needed", "base"])
    Entitlement.objects.bulk_create(
        Entitlement(vote=vote, seat_id=seat, mandate_id=mandate)
        for seat, mandate in found.speaking.items()
    )
    Tally.objects.bulk_create(
        Tally(vote=vote, option_id=option, side=side) for option, side in asked_in(vote).lines()
    )
    return vote


@transaction.atomic
def withdraw_vote(*, by: Actor, vote: Vote, note: str) -> Vote:
    """Let a vote count for nothing, with the reason; what was decided by it is no longer.

    Of a secret one the sums are emptied, and the worker removes the traces of how they grew.
    Raises ValidationError where the reason is missing, or something followed from what was decided.
    """
    resolution = Resolution.objects.filter(vote=vote).first()
    if resolution is not None:
        strike_out(by=by, resolution=resolution, note=note)
    withdrawn = take(vote, "withdraw", by=by, note=note)
    if withdrawn.manner == Manner.SECRET and withdrawn.opened_at is not None:
        withdrawn.tallies.update(votes=0)
        ask_to_seal(withdrawn)
    return withdrawn


def _refuse_twice(motion: Motion) -> None:
    """One vote for each motion, unless it was withdrawn or void; a button pressed twice is one."""
    locked = Motion.objects.select_for_update(of=("self",)).get(pk=motion.pk)
    counting = locked.votes.exclude(state="withdrawn").exclude(result=Result.VOID)
    if counting.exists():
        raise ValidationError(_("Zu diesem Antrag gibt es schon eine Abstimmung."))


def _refuse_incomplete(vote: Vote, options: Sequence[Option]) -> None:
    if vote.subject == Subject.MOTION and vote.motion is None:
        raise ValidationError({"motion": _("Worüber wird abgestimmt?")})
    if vote.subject == Subject.ELECTION and not options:
        raise ValidationError({"candidates": _("Bitte nennen Sie, wer zur Wahl steht.")})
    if vote.subject == Subject.RANKING:
        _refuse_incomplete_list(options)
    labels = [option.label for option in options]
    if len(set(labels)) < len(labels):
        raise ValidationError(_("Eine Möglichkeit steht zweimal auf der Liste."))


def _refuse_incomplete_list(bids: Sequence[Option]) -> None:
    if len(bids) < LEAST_BIDS:
        raise ValidationError({"bids": _("Bitte nennen Sie mindestens zwei Anträge.")})
    if any(bid.amount is None for bid in bids):
        raise ValidationError({"bids": _("Bitte geben Sie zu jedem Antrag die Summe an.")})


def _refuse_out_of_turn(vote: Vote, item: AgendaItem) -> None:
    """One vote at a time, and what changes a motion comes before it."""
    if item.votes.filter(state="open").exclude(pk=vote.pk).exists():
        raise ValidationError(_("Zu diesem Punkt läuft schon eine Abstimmung."))
    if vote.motion is None:
        return
    if vote.motion.is_withdrawn:
        raise ValidationError(_("Dieser Antrag ist zurückgezogen."))
    if any(_open_amendments(vote.motion)):
        raise ValidationError(_("Zuerst wird über die Änderungsanträge abgestimmt."))


def _open_amendments(motion: Motion) -> Iterable[Motion]:
    pending = motion.amendments.filter(is_withdrawn=False)
    return pending.exclude(votes__state="closed")


def _at_least(needed: int) -> str:
    return ngettext(
        "Geheim abgestimmt wird, wenn es mindestens %(count)d Mitglied verlangt.",
        "Geheim abgestimmt wird, wenn es mindestens %(count)d Mitglieder verlangen.",
        needed,
    ) % {"count": needed}
