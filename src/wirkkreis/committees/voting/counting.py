"""From the votes to what they decide: tallies, result, lot and run-off."""

import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count as Number
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.committees.models import (
    Entitlement,
    Manner,
    Office,
    OfficeKind,
    OpenBallot,
    Option,
    OptionResult,
    Result,
    Subject,
    Tally,
    Vote,
)
from wirkkreis.committees.procedure import Procedure
from wirkkreis.committees.reckoning.deciding import (
    Bid,
    Count,
    Election,
    Side,
    allot,
    elect,
    outcome,
)
from wirkkreis.committees.records.registering import register_resolution
from wirkkreis.committees.voting.ballots import (
    Asked,
    Counts,
    asked_in,
    cast_in,
    refuse_impossible,
)
from wirkkreis.committees.voting.opening import prepare
from wirkkreis.flow.engine import take
from wirkkreis.tenancy import clock

DRAW = secrets.SystemRandom()


@transaction.atomic
def close_vote(
    *, by: Actor, vote: Vote, counts: Counts | None = None, chair_side: str = ""
) -> Vote:
    """End a vote that is not secret by phone, and state its result.

    `counts` are the hands or papers that were counted, `chair_side` how the chair voted, where it
    is known; of votes by name both are read. Raises ValidationError where the counts are missing
    or are more than there can be, and where the chair has no vote here, or votes in secret.
    """
    if chair_side and vote.is_secret:
        raise ValidationError(_("Wie jemand geheim stimmt, wird nicht eingetragen."))
    if chair_side and chair_of(vote) is None:
        raise ValidationError(_("Wer die Sitzung leitet, stimmt hier nicht mit."))
    closed = take(vote, "close", by=by, chair_side=chair_side)
    if closed.manner == Manner.OPEN:
        return count_by_name(closed, by=by)
    if counts is None:
        raise ValidationError(_("Bitte tragen Sie die gezählten Stimmen ein."))
    return _keep_and_state(closed, counts, by=by)


def count_by_name(vote: Vote, *, by: Actor) -> Vote:
    """Count what was cast by name in a vote that is over, and state its result."""
    vote.chair_side = side_of_chair(vote)
    vote.save(update_fields=["chair_side"])
    return _keep_and_state(vote, _counted_by_name(vote), by=by)


def _keep_and_state(vote: Vote, counts: Counts, *, by: Actor) -> Vote:
    asked = asked_in(vote)
    refuse_impossible(asked, counts, vote.present)
    for (option, side), votes in counts.items():
        Tally.objects.filter(vote=vote, option=option, side=side).update(votes=votes)
    return state_result(vote, asked, counts, by=by)


def state_result(vote: Vote, asked: Asked, counts: Counts, *, by: Actor) -> Vote:
    """Write what the counts decide under the rules of the vote's session or circular, and enter
    it in the register.
    """
    rules = rules_of(vote)
    if vote.is_secret and max(cast_in(asked, counts)) < rules.least_secret_votes:
        vote.result = Result.VOID
    elif vote.subject == Subject.MOTION:
        _state_motion(vote, counts, rules)
    elif vote.subject == Subject.ELECTION:
        _state_election(vote, asked, counts, rules)
    else:
        _state_ranking(vote, asked, counts, rules)
    vote.save(update_fields=["result", "by_chair"])
    register_resolution(by=by, vote=vote)
    return vote


def rules_of(vote: Vote) -> Procedure:
    """The rules the vote follows: those its session was invited under, or its circular sent."""
    if vote.item is not None:
        return vote.item.session.procedure
    assert vote.circular is not None
    statute = vote.circular.statute
    return statute.procedure if statute is not None else Procedure()


def counts_of(vote: Vote) -> Counts:
    """The tallies of a vote."""
    return {
        (option, Side(side)): votes
        for option, side, votes in vote.tallies.values_list("option_id", "side", "votes")
    }


def side_of_chair(vote: Vote) -> str:
    """How the one who led the session voted, by name; empty where she had no vote."""
    led = chair_of(vote)
    if led is None:
        return ""
    ballot = OpenBallot.objects.filter(entitlement=led, option__isnull=True).first()
    return ballot.side if ballot else ""


def chair_of(vote: Vote) -> Entitlement | None:
    """Whose vote breaks a tie: who presides, else the chair, else the vice chair, if entitled."""
    session = vote.item.session if vote.item is not None else None
    if session is not None and session.presided_by_id is not None:
        return vote.entitlements.filter(mandate=session.presided_by_id).first()
    day = session.on if session is not None else clock.today()
    leading = (OfficeKind.CHAIR, OfficeKind.VICE_CHAIR)
    held = Office.objects.on(day).filter(kind__in=leading)
    rights = vote.entitlements.filter(mandate__offices__in=held).order_by("mandate__offices__kind")
    return rights.first()


def can_tie(rules: Procedure) -> bool:
    """Whether the chair's vote can matter under these rules."""
    usual = rules.majority == "simple" and rules.majority_base == "yes_and_no"
    return usual and rules.tie == "chair"


@transaction.atomic
def draw_lot(*, by: Actor, vote: Vote, winners: Collection[int] = ()) -> Vote:
    """Give the places for which votes were level by lot: drawn in the room, or here by chance.

    Raises ValidationError where there is nothing to draw, or not as many as there are places.
    """
    locked = Vote.objects.select_for_update().get(pk=vote.pk)
    level = list(locked.options.filter(result=OptionResult.LOT))
    if locked.state != "closed" or not level:
        raise ValidationError(_("Hier gibt es nichts auszulosen."))
    left = locked.places - locked.options.filter(result=OptionResult.ELECTED).count()
    drawn = set(winners) or {option.pk for option in DRAW.sample(level, left)}
    if len(drawn) != left or not drawn <= {option.pk for option in level}:
        raise ValidationError(_("Bitte nennen Sie genau %(count)d.") % {"count": left})
    for option in level:
        won = option.pk in drawn
        option.result = OptionResult.ELECTED if won else OptionResult.DEFEATED
        option.by_lot = True
        option.save(update_fields=["result", "by_lot"])
    locked.result = Result.ELECTED
    locked.save(update_fields=["result"])
    record("committees.vote.drawn", locked, by=by, changes={"result": (Result.LOT, locked.result)})
    register_resolution(by=by, vote=locked)
    return locked


@transaction.atomic
def prepare_run_off(*, by: Actor, vote: Vote) -> Vote:
    """Prepare the second ballot between those who are left, cast in the same way.

    Raises ValidationError where there is nothing to run off, or it is prepared already.
    """
    locked = Vote.objects.select_for_update().get(pk=vote.pk)
    left = list(locked.options.filter(result=OptionResult.RUN_OFF))
    if locked.state != "closed" or not left:
        raise ValidationError(_("Hier steht keine Stichwahl an."))
    if locked.run_offs.exclude(state="withdrawn").exists():
        raise ValidationError(_("Die Stichwahl ist schon vorbereitet."))
    second = Vote(
        item=locked.item,
        subject=Subject.ELECTION,
        manner=locked.manner,
        places=locked.places,
        run_off_of=locked,
        question=_("Stichwahl: %(question)s") % {"question": locked.question},
    )
    again = [Option(label=each.label, organisation=each.organisation) for each in left]
    return prepare(by=by, vote=second, options=again)


def _counted_by_name(vote: Vote) -> Counts:
    """How many ballots each side has; sides that nobody chose have none."""
    cast = OpenBallot.objects.filter(entitlement__vote=vote).order_by()
    found = cast.values_list("option_id", "side").annotate(votes=Number("pk"))
    known = {(option, Side(side)): votes for option, side, votes in found}
    return {line: known.get(line, 0) for line in asked_in(vote).lines()}


def _state_motion(vote: Vote, counts: Counts, rules: Procedure) -> None:
    chair = Side(vote.chair_side) if vote.chair_side else None
    found = outcome(
        _count(counts, None), rules, present=vote.present, members=vote.base, chair=chair
    )
    vote.result = Result.ADOPTED if found.adopted else Result.REJECTED
    vote.by_chair = found.by_chair


def _state_election(vote: Vote, asked: Asked, counts: Counts, rules: Procedure) -> None:
    found = _elected(vote, asked, counts, rules)
    said = dict.fromkeys(asked.options, OptionResult.DEFEATED)
    said |= dict.fromkeys(found.elected, OptionResult.ELECTED)
    said |= dict.fromkeys(found.tied, OptionResult.LOT)
    said |= dict.fromkeys(found.run_off, OptionResult.RUN_OFF)
    _write(vote, said)
    if found.run_off:
        vote.result = Result.RUN_OFF
    elif found.tied:
        vote.result = Result.LOT
    else:
        vote.result = Result.ELECTED if found.elected else Result.NOBODY


def _elected(vote: Vote, asked: Asked, counts: Counts, rules: Procedure) -> Election:
    """One candidate needs more yes than no. In a run-off the most votes win, level ones draw."""
    if asked.is_yes_or_no:
        (only,) = asked.options
        sides = _count(counts, only)
        return Election(elected=(only,) if sides.yes > sides.no else ())
    votes = {option: counts[(option, Side.YES)] for option in asked.options}
    by_most = replace(rules, election="most") if vote.run_off_of_id else rules
    return elect(votes, by_most, places=vote.places, cast=sum(votes.values()))


def _state_ranking(vote: Vote, asked: Asked, counts: Counts, rules: Procedure) -> None:
    assert vote.budget is not None
    bids = [
        Bid(option.pk, _count(counts, option.pk), option.amount or vote.budget)
        for option in vote.options.all()
    ]
    found = allot(bids, vote.budget, rules, present=vote.present, members=vote.base)
    said = dict.fromkeys(asked.options, OptionResult.REJECTED)
    said |= dict.fromkeys(found.funded, OptionResult.FUNDED)
    said |= dict.fromkeys(found.unfunded, OptionResult.UNFUNDED)
    _write(vote, said)
    vote.result = Result.SPREAD


def _write(vote: Vote, said: Mapping[int, OptionResult]) -> None:
    options: Iterable[Option] = vote.options.all()
    for option in options:
        option.result = said[option.pk]
    Option.objects.bulk_update(options, ["result"])


def _count(counts: Counts, option: int | None) -> Count:
    yes, no, abstain = (counts[(option, side)] for side in (Side.YES, Side.NO, Side.ABSTAIN))
    return Count(yes, no, abstain)
