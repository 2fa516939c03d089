"""Random bodies, rules and votes against a second statement of what has to come out."""

import operator

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import event, given, settings
from hypothesis import strategies as st

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.committees.models import Entitlement, Motion, Vote
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.tests import said_again
from wirkkreis.committees.tests.random_body import (
    HOLDER,
    NOBODY_LEADS,
    ROLES,
    SLOWLY,
    USUAL,
    WORLDS,
    held,
    seated,
    undone,
)
from wirkkreis.committees.voting import sealing
from wirkkreis.committees.voting.ballots import Counts
from wirkkreis.committees.voting.casting import cast_open, cast_secret
from wirkkreis.committees.voting.counting import chair_of, close_vote
from wirkkreis.committees.voting.opening import open_vote, prepare, put_motion

SIDE = st.sampled_from([Side.YES, Side.NO, Side.YES, Side.NO, Side.ABSTAIN])
EACH = st.lists(st.tuples(SIDE, st.sampled_from([*ROLES, "member"])), min_size=4, max_size=7).map(
    lambda tried: [((number, role), side) for number, (side, role) in enumerate(tried)]
)
CASTS = st.builds(operator.add, EACH, st.lists(st.tuples(HOLDER, SIDE), max_size=4))
"""Members and substitutes try to vote, whether they may or not, some of them twice."""

LEVEL = {"majority": "simple", "majority_base": "yes_and_no", "quorum": "number"}
HANDS = st.lists(SIDE, min_size=8, max_size=8)
TIES = st.builds(
    lambda world, tie: (
        world
        | {"rules": world["rules"] | LEVEL | {"tie": tie}, "body": [USUAL, USUAL, *world["body"]]}
    ),
    WORLDS,
    st.sampled_from(["chair", "chair", "chair", "rejected"]),
)
"""Bodies in which votes can be level, and the chair matters as a rule."""


@settings(SLOWLY, max_examples=40)
@given(world=WORLDS, manner=st.sampled_from(["open", "secret"]), casts=CASTS)
def test_every_vote_counts_once_and_only_of_who_may(by, unsealed, world, manner, casts):
    with undone():
        vote, rights, mandates = _opened(by, manner, world)
        if vote is None:
            return
        kept = _cast_all(vote, rights, mandates, casts)
        ended = _ended(by, manner, vote)
        told = dict(vote.tallies.values_list("side", "votes"))
        if manner == "secret" and len(kept) < world["rules"]["least_secret_votes"]:
            assert (ended.result, set(told.values())) == ("void", {0})
            return
        assert vote.entitlements.filter(has_voted=True).count() == len(kept)
        sides = [side.value for side in kept.values()]
        assert told == {side.value: sides.count(side.value) for side in Side}
        chair = kept.get(_tie_breaker(world)) if manner == "open" else None
        assert ended.chair_side == (chair or "")
        _is_as_said_again(ended, world, sides, chair)


@settings(SLOWLY, max_examples=30)
@given(
    world=WORLDS,
    manner=st.sampled_from(["hands", "hands", "paper"]),
    hands=HANDS,
    silent=st.sampled_from([0, 0, 1, 2, -1]),
    chair=st.none() | SIDE,
)
def test_hands_and_papers_decide_as_they_were_counted(by, world, manner, hands, silent, chair):
    with undone():
        vote, rights, _mandates = _opened(by, manner, world)
        if vote is None:
            return
        sides = [side.value for side in hands[: max(len(rights) - silent, 0)]]
        said = chair if manner == "hands" else None
        if len(sides) > len(rights) or (said and _tie_breaker(world) is None):
            with pytest.raises(ValidationError), transaction.atomic():
                _counted(by, vote, sides, said)
            assert set(vote.tallies.values_list("votes", flat=True)) == {0}
            assert Vote.objects.get(pk=vote.pk).state == "open"
            return
        ended = _counted(by, vote, sides, said)
        told = dict(vote.tallies.values_list("side", "votes"))
        assert told == {side.value: sides.count(side.value) for side in Side}
        if manner == "paper" and len(sides) < world["rules"]["least_secret_votes"]:
            assert ended.result == "void"
            return
        _is_as_said_again(ended, world, sides, said)


@settings(SLOWLY, max_examples=20)
@given(world=TIES, manner=st.sampled_from(["open", "open", "hands", "paper"]), first=st.booleans())
def test_level_votes_are_for_the_chair_who_votes_here_and_for_nobody_else(by, world, manner, first):
    with undone():
        vote, rights, mandates = _opened(by, manner, world)
        if vote is None:
            return
        sides = _level(rights, first=first)
        led = _tie_breaker(world)
        right = chair_of(vote)
        assert (right and right.mandate) == (mandates[led] if led else None)
        if manner == "open":
            _cast_all(vote, rights, mandates, list(sides.items()))
            ended = close_vote(by=by, vote=vote)
        else:
            chair = sides.get(led) if manner == "hands" else None
            ended = _counted(by, vote, list(sides.values()), chair)
        if ended.result != "void":
            chair = sides.get(led) if manner != "paper" else None
            _is_as_said_again(ended, world, list(sides.values()), chair)


FIRST, SECOND, ASIDE = (0, "member"), (1, "member"), (4, "member")
AWAY, RECUSED = {"member_is": "away"}, {"member_ruled": "excluded"}


@pytest.mark.parametrize(
    ("leads", "first", "told"),
    [
        ({"chair": FIRST, "vice_chair": SECOND}, {}, ("adopted", True, "yes")),
        ({"chair": FIRST, "vice_chair": SECOND}, AWAY, ("rejected", True, "no")),
        ({"chair": FIRST, "vice_chair": SECOND}, RECUSED, ("rejected", True, "no")),
        ({"chair": FIRST}, AWAY, ("rejected", False, "")),
        ({"chair": FIRST}, RECUSED, ("rejected", False, "")),
        ({"chair": FIRST, "presides": SECOND}, {}, ("rejected", True, "no")),
        ({"chair": FIRST, "presides": ASIDE}, {}, ("rejected", False, "")),
        ({"chair": SECOND, "presides": (0, "substitute")}, AWAY, ("adopted", True, "yes")),
        ({"once_chair": FIRST}, {}, ("rejected", False, "")),
        ({}, {}, ("rejected", False, "")),
    ],
    ids=[
        "the chair presides",
        "the chair is absent, the vice chair presides",
        "the chair is recused, the vice chair presides",
        "the chair is absent, her substitute votes",
        "the chair is recused, her substitute votes",
        "somebody else presides for this session",
        "somebody without a vote presides",
        "a substitute who votes presides",
        "the chair gave it up",
        "nobody presides",
    ],
)
def test_whose_vote_breaks_a_tie(by, leads, first, told):
    body = [USUAL | first, USUAL, USUAL, USUAL, USUAL | {"votes": False}]
    world = {"body": body, "rules": {"tie": "chair"}, **NOBODY_LEADS, **leads}
    item, mandates = seated(world)
    motion = put_motion(by=by, motion=Motion(item=item, text="Ja?"))
    vote = open_vote(by=by, vote=prepare(by=by, vote=Vote(item=item, motion=motion, manner="open")))
    numbers = {mandate.pk: number for (number, _role), mandate in mandates.items()}
    for right in vote.entitlements.all():
        side = Side.NO if numbers[right.mandate_id] % 2 else Side.YES
        cast_open(by=NOBODY, entitlement=right, ballot={None: side})
    ended = close_vote(by=by, vote=vote)
    assert (ended.result, ended.by_chair, ended.chair_side) == told


@pytest.fixture
def unsealed(monkeypatch):
    """Nothing is vacuumed: a secret vote ends and is counted inside this transaction."""
    monkeypatch.setattr(sealing, "rewrite", lambda: None)


def _opened(by, manner, world):
    """The open vote, who votes in it by holder, and all mandates; None where nobody may decide."""
    item, mandates = seated(world)
    motion = put_motion(by=by, motion=Motion(item=item, text="Ja?"))
    vote = prepare(by=by, vote=Vote(item=item, motion=motion, manner=manner))
    decides = said_again.can_decide(world)
    event(f"can decide: {decides}")
    if not decides:
        with pytest.raises(ValidationError), transaction.atomic():
            open_vote(by=by, vote=vote)
        assert not Entitlement.objects.filter(vote=vote).exists()
        return None, {}, mandates
    vote = open_vote(by=by, vote=vote)
    holders = {mandate.pk: holder for holder, mandate in mandates.items()}
    rights = {holders[right.mandate_id]: right for right in vote.entitlements.all()}
    assert rights.keys() == said_again.voters(world)
    assert len({right.seat_id for right in rights.values()}) == len(rights)
    return vote, rights, mandates


def _cast_all(vote, rights, mandates, casts):
    """Cast one after the other; what has to be kept: the last open one, the first secret one."""
    kept = {}
    for holder, side in casts:
        right = rights.get(holder)
        if right is None:
            _refused_without_a_right(vote, mandates.get(holder), side)
        elif vote.manner == "open":
            cast_open(by=NOBODY, entitlement=right, ballot={None: side})
            kept[holder] = side
        elif holder in kept:
            with pytest.raises(ValidationError), transaction.atomic():
                cast_secret(entitlement=right, ballot={None: side})
        else:
            cast_secret(entitlement=right, ballot={None: side})
            kept[holder] = side
    return kept


def _refused_without_a_right(vote, mandate, side):
    """A right that was never written is none, whoever brings it."""
    if mandate is None:
        return
    forged = Entitlement(vote=vote, seat_id=mandate.seat_id, mandate=mandate)
    with pytest.raises(ValidationError), transaction.atomic():
        if vote.manner == "open":
            cast_open(by=NOBODY, entitlement=forged, ballot={None: side})
        else:
            cast_secret(entitlement=forged, ballot={None: side})


def _level(rights, *, first):
    """As many for it as against it; one who is left over abstains, the first or the last."""
    order = sorted(rights, reverse=first)
    sides = dict(zip(order, [Side.YES, Side.NO] * len(order), strict=False))
    if len(order) % 2:
        sides[order[-1]] = Side.ABSTAIN
    return sides


def _counted(by, vote, sides, chair):
    """Entered by hand, with what the chair said where it is known."""
    counts: Counts = {(None, side): sides.count(side.value) for side in Side}
    return close_vote(by=by, vote=vote, counts=counts, chair_side=chair or "")


def _ended(by, manner, vote):
    if manner == "open":
        return close_vote(by=by, vote=vote)
    ended = sealing.end_vote(by=by, vote=vote)
    sealing.seal(vote.partnership_id, vote.pk)
    ended.refresh_from_db()
    return ended


def _tie_breaker(world):
    """Whoever was named for this session alone, else the chair, else the vice chair."""
    named = [world["presides"]] if held(world, world["presides"]) else []
    offices = [world[office] for office in ("chair", "vice_chair") if held(world, world[office])]
    return said_again.tie_breaker(world, named or offices)


def _is_as_said_again(ended, world, sides, chair):
    present, members = len(said_again.voters(world)), said_again.counted(world)
    adopted, by_chair = said_again.carried(
        world["rules"], sides, present=present, members=members, chair=chair
    )
    event(f"{ended.result}, by the chair: {by_chair}")
    assert ended.result == ("adopted" if adopted else "rejected")
    assert ended.by_chair == by_chair
