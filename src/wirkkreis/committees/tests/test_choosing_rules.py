"""Random elections and rankings, in every manner, against a second statement of what comes out."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.committees.models import Option, Statute, Subject, Vote
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.tests import said_again
from wirkkreis.committees.tests.random_body import NOBODY_LEADS, SLOWLY, USUAL, seated, undone
from wirkkreis.committees.voting import sealing
from wirkkreis.committees.voting.ballots import Asked, Ballot, Line, cast_in, refuse_impossible
from wirkkreis.committees.voting.casting import cast_open, cast_secret
from wirkkreis.committees.voting.counting import close_vote, draw_lot, prepare_run_off
from wirkkreis.committees.voting.opening import open_vote, prepare

VOTERS = 6
MANNERS = st.sampled_from(["open", "secret", "hands", "paper"])
SIDES = st.sampled_from(list(Side))
CHOICES = st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=3), min_size=3, max_size=VOTERS)
"""Whom each voter names; more of them than there are places, and she names the first ones."""

ODD_CHOICES = st.lists(
    st.tuples(st.integers(0, VOTERS - 1), st.frozensets(st.integers(-1, 4), max_size=4)), max_size=3
)
"""What is said after that, -1 is to abstain: too many, nobody, somebody who does not stand."""

BIDS = st.lists(
    st.tuples(
        st.decimals("0.01", 900, places=2), st.lists(SIDES, min_size=VOTERS, max_size=VOTERS)
    ),
    min_size=2,
    max_size=4,
)
"""What each application asks for, and what each voter says of it."""


@pytest.fixture
def item(by, monkeypatch):
    """An item before a body of six members who are all there; nothing is vacuumed."""
    monkeypatch.setattr(sealing, "rewrite", lambda: None)
    made, _mandates = seated({"body": [USUAL] * VOTERS, "rules": {}, **NOBODY_LEADS})
    return made


@settings(SLOWLY, max_examples=20)
@given(
    manner=MANNERS,
    rule=st.sampled_from(["half", "most"]),
    standing=st.integers(2, 4),
    places=st.integers(1, 3),
    choices=CHOICES,
    odd=ODD_CHOICES,
)
@example("open", "most", 4, 3, [[0], [1], [2], [3]], [(4, {0, -1})])  # two places by lot
@example("secret", "half", 3, 1, [[0], [0], [1], [1], [2], [2]], [(0, {1})])  # a run-off
def test_who_is_elected(by, item, manner, rule, standing, places, choices, odd):
    with undone():
        _rule(item, election=rule)
        vote = Vote(item=item, subject="election", question="?", manner=manner, places=places)
        vote, options = _opened(by, vote, [Option(label=f"{n}") for n in range(standing)])
        named = [{n % standing for n in chosen[:places]} for chosen in choices]
        said = [*enumerate(named), *odd]
        kept = _cast_all(vote, [option.pk for option in options], said, places)
        ended = _ended(by, vote, kept)
        if manner in ("secret", "paper") and not _enough(manner, kept, places):
            assert ended.result == "void"
            return
        votes = {
            option.pk: sum(option.pk in ballot for ballot in kept.values()) for option in options
        }
        told = vote.tallies.filter(option__isnull=False)
        assert dict(told.values_list("option", "votes")) == votes
        half = rule == "half" and places == 1
        _is_as_said_again(by, ended, said_again.elected(votes, places, more_than_half=half))


@settings(SLOWLY, max_examples=6)
@given(manner=MANNERS, sides=st.lists(SIDES, min_size=VOTERS, max_size=VOTERS))
def test_one_candidate_alone_is_for_yes_or_no(by, item, manner, sides):
    with undone():
        vote = Vote(item=item, subject="election", question="?", manner=manner)
        vote, (only,) = _opened(by, vote, [Option(label="Ali")])
        rights = vote.entitlements.order_by("pk")
        kept = {right.pk: {only.pk: side} for right, side in zip(rights, sides, strict=True)}
        for right in rights:
            _cast(vote, right, kept[right.pk])
        ended = _ended(by, vote, kept)
        won = sides.count(Side.YES) > sides.count(Side.NO)
        assert ended.result == ("elected" if won else "nobody")


@settings(SLOWLY, max_examples=15)
@given(
    manner=MANNERS,
    bids=BIDS,
    budget=st.decimals(1, 2000, places=2),
    over=st.sampled_from(["passed", "stops"]),
    majority=st.sampled_from(["simple", "two_thirds"]),
)
def test_which_applications_are_paid(by, item, manner, bids, budget, over, majority):
    with undone():
        rules = {"over_budget": over, "majority": majority, "majority_base": "yes_and_no"}
        rules["tie"] = "rejected"
        _rule(item, **rules)
        vote = Vote(item=item, subject="ranking", question="?", manner=manner, budget=budget)
        asked = [Option(label=f"{n}", amount=amount) for n, (amount, _) in enumerate(bids)]
        vote, options = _opened(by, vote, asked)
        kept = {}
        for turn, right in enumerate(vote.entitlements.order_by("pk")):
            said = zip(options, bids, strict=True)
            kept[right.pk] = {option.pk: sides[turn] for option, (_, sides) in said}
            _cast(vote, right, kept[right.pk])
        ended = _ended(by, vote, kept)
        told = dict(enumerate(ended.options.values_list("result", flat=True)))
        assert told == said_again.spread([_bid(bid, rules) for bid in bids], budget, rules)
        paid = [amount for n, (amount, _) in enumerate(bids) if told[n] == "funded"]
        assert sum(paid, Decimal(0)) <= budget
        assert ended.result == "spread"


@pytest.mark.parametrize(("subject", "places"), [("election", 1), ("election", 2), ("ranking", 1)])
def test_secret_sums_that_do_not_add_up_to_the_voters_are_void(by, item, subject, places):
    vote = Vote(item=item, subject=subject, question="?", manner="secret", places=places, budget=9)
    asked = [Option(label=label, amount=5) for label in "AB"]
    vote, (first, second) = _opened(by, vote, asked)
    for right in vote.entitlements.all():
        other = {second.pk: Side.NO} if subject == "ranking" else {}
        _cast(vote, right, {first.pk: Side.YES} | other)
    vote.tallies.filter(option=first, side="yes").update(votes=VOTERS + 1)
    ended = _ended(by, vote, {})
    assert ended.result == "void"
    assert set(ended.options.values_list("result", flat=True)) == {""}


SHEETS = st.lists(st.integers(0, 5), min_size=2, max_size=4)


@given(st.integers(0, 4), SHEETS, st.integers(1, 4), st.integers(0, 5))
def test_a_count_of_choices_stands_if_ballots_can_be_dealt_that_give_it(
    abstained, votes, places, present
):
    asked = Asked(Subject.ELECTION, tuple(range(1, len(votes) + 1)), places)
    counts: dict[Line, int] = {(None, Side.ABSTAIN): abstained}
    counts |= {(option, Side.YES): number for option, number in enumerate(votes, start=1)}
    voters = {n for n in range(sum(votes) + 1) if _can_be_dealt(votes, n, places)}
    if any(n + abstained <= present for n in voters):
        refuse_impossible(asked, counts, present)
    else:
        with pytest.raises(ValidationError):
            refuse_impossible(asked, counts, present)
    if voters:
        assert cast_in(asked, counts) == {n + abstained for n in voters}


def _can_be_dealt(votes, voters, places):
    """Whether so many voters, none of them silent, can have given these votes."""
    hands = [0] * voters
    for number in votes:
        hands.sort()
        if number > voters:
            return False
        for turn in range(number):
            hands[turn] += 1
    return all(0 < used <= places for used in hands)


def _rule(item, **values):
    Statute.objects.filter(pk=item.session.statute_id).update(values=values)
    item.session.statute.values = values


def _opened(by, vote, options):
    prepare(by=by, vote=vote, options=options)
    return open_vote(by=by, vote=vote), options


def _cast_all(vote, options, choices, places):
    """Cast what can be counted, and see the rest refused; what has to be kept of it."""
    rights, kept = list(vote.entitlements.order_by("pk")), {}
    for voter, chosen in choices:
        right = rights[voter]
        strangers = [n for n in chosen if n >= len(options)]
        ballot = {options[n]: Side.YES for n in chosen if 0 <= n < len(options)}
        ballot |= {-1: Side.YES} if strangers else {}
        ballot |= {None: Side.ABSTAIN} if -1 in chosen else {}
        counts = bool(chosen) and not strangers
        counts = counts and (chosen == {-1} or (-1 not in chosen and len(chosen) <= places))
        again = right.pk in kept and vote.manner == "secret"
        if counts and not again:
            _cast(vote, right, ballot)
            kept[right.pk] = ballot
        elif vote.manner in ("open", "secret"):
            with pytest.raises(ValidationError), transaction.atomic():
                _cast(vote, right, ballot)
    return kept


def _cast(vote, right, ballot):
    """By phone; hands and papers are counted at the end."""
    if vote.manner == "open":
        cast_open(by=NOBODY, entitlement=right, ballot=ballot)
    elif vote.manner == "secret":
        cast_secret(entitlement=right, ballot=ballot)


def _ended(by, vote, kept):
    if vote.manner == "open":
        return close_vote(by=by, vote=vote)
    if vote.manner == "secret":
        sealing.end_vote(by=by, vote=vote)
        sealing.seal(vote.partnership_id, vote.pk)
        return Vote.objects.get(pk=vote.pk)
    lines = [(line.option_id, Side(line.side)) for line in vote.tallies.all()]
    said = [line for ballot in kept.values() for line in ballot.items()]
    return close_vote(by=by, vote=vote, counts={line: said.count(line) for line in lines})


def _enough(manner, kept, places):
    """Three at least; of papers with several names one knows only how many there can have been."""
    least, abstained = 3, sum(None in ballot for ballot in kept.values())
    if manner == "secret" or places == 1:
        return len(kept) >= least
    return abstained + sum(len(ballot) for ballot in kept.values() if None not in ballot) >= least


def _bid(bid, rules):
    amount, sides = bid
    said = [side.value for side in sides]
    adopted, _by_chair = said_again.carried(rules, said, present=VOTERS, members=VOTERS)
    return said.count("yes"), said.count("no"), amount, adopted


def _is_as_said_again(by, vote, said):
    """Each candidate is told what she is; what is left is drawn by lot, or run off."""
    event(vote.result)
    assert dict(vote.options.values_list("pk", "result")) == said
    words = set(said.values())
    if "lot" in words:
        assert vote.result == "lot"
        drawn = draw_lot(by=by, vote=vote)
        before = [pk for pk, word in said.items() if word == "elected"]
        now = set(drawn.options.filter(result="elected").values_list("pk", flat=True))
        assert len(now) == vote.places
        assert set(before) <= now
        assert now <= {pk for pk, word in said.items() if word in ("elected", "lot")}
    elif "run_off" in words:
        assert vote.result == "run_off"
        _run_off(by, vote, sum(word == "run_off" for word in said.values()))
    else:
        assert vote.result == ("elected" if "elected" in words else "nobody")


def _run_off(by, vote, standing):
    """Between those alone; who has the most votes then needs no half of them."""
    second = open_vote(by=by, vote=prepare_run_off(by=by, vote=vote))
    assert (second.manner, second.options.count()) == (vote.manner, standing)
    votes = dict(zip(second.options.values_list("pk", flat=True), (2, 1, 1, 1), strict=False))
    kept: dict[int, Ballot] = {}
    rights = list(second.entitlements.order_by("pk"))
    for pk, number in votes.items():
        for right in rights[len(kept) : len(kept) + number]:
            kept[right.pk] = {pk: Side.YES}
            _cast(second, right, kept[right.pk])
    ended = _ended(by, second, kept)
    said = said_again.elected(votes, 1, more_than_half=False)
    assert ended.result == "elected"
    assert dict(ended.options.values_list("pk", "result")) == said
