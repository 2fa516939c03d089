"""What votes decide, against a second statement of the same rules."""

from dataclasses import asdict, replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirkkreis.committees.procedure import Procedure
from wirkkreis.committees.reckoning.deciding import Bid, Count, Side, allot, elect, outcome
from wirkkreis.committees.tests import said_again

RULES = Procedure()
MOST = replace(RULES, election="most")


@pytest.mark.parametrize(
    ("majority", "base", "count", "adopted"),
    [
        ("simple", "yes_and_no", Count(3, 2, 9), True),
        ("simple", "yes_and_no", Count(2, 3, 0), False),
        ("simple", "yes_and_no", Count(0, 0, 9), False),
        ("simple", "cast", Count(3, 2, 1), False),
        ("simple", "cast", Count(4, 2, 1), True),
        ("simple", "present", Count(5, 0, 0), False),
        ("simple", "present", Count(6, 0, 0), True),
        ("simple", "members", Count(7, 0, 0), False),
        ("simple", "members", Count(8, 0, 0), True),
        ("two_thirds", "yes_and_no", Count(4, 2, 0), True),
        ("two_thirds", "yes_and_no", Count(5, 3, 0), False),
        ("three_quarters", "cast", Count(6, 1, 1), True),
        ("three_quarters", "cast", Count(6, 1, 2), False),
        ("two_thirds", "yes_and_no", Count(0, 0, 0), False),
    ],
)
def test_majorities(majority, base, count, adopted):
    rules = replace(RULES, majority=majority, majority_base=base)
    assert outcome(count, rules, present=10, members=15).adopted is adopted


@pytest.mark.parametrize(
    ("tie", "chair", "adopted", "by_chair"),
    [
        ("chair", Side.YES, True, True),
        ("chair", Side.NO, False, True),
        ("chair", Side.ABSTAIN, False, False),
        ("chair", None, False, False),
        ("rejected", Side.YES, False, False),
    ],
)
def test_a_tie(tie, chair, adopted, by_chair):
    rules = replace(RULES, tie=tie)
    found = outcome(Count(3, 3, 1), rules, present=7, members=7, chair=chair)
    assert (found.adopted, found.by_chair) == (adopted, by_chair)


def test_the_chair_breaks_only_ties():
    found = outcome(Count(3, 4), RULES, present=7, members=7, chair=Side.YES)
    assert not found.adopted


@pytest.mark.parametrize(
    ("votes", "places", "elected", "tied", "run_off"),
    [
        ({1: 6, 2: 4}, 1, (1,), (), ()),
        ({1: 4, 2: 4, 3: 2}, 1, (), (), (1, 2)),
        ({1: 5, 2: 3, 3: 2}, 1, (), (), (1, 2)),
        ({1: 4, 2: 3, 3: 3}, 1, (), (), (1, 2, 3)),
        ({1: 3}, 1, (), (), ()),
        ({1: 9, 2: 8, 3: 1}, 2, (1, 2), (), ()),
        ({1: 9, 2: 4, 3: 4}, 2, (1,), (2, 3), ()),
        ({1: 9, 2: 0}, 2, (1,), (), ()),
        ({}, 1, (), (), ()),
    ],
)
def test_elections(votes, places, elected, tied, run_off):
    found = elect(votes, RULES, places=places, cast=10)
    assert (found.elected, found.tied, found.run_off) == (elected, tied, run_off)
    assert found.left == (places - len(elected) if tied else 0)


def test_the_most_votes_are_enough_where_the_rules_say_so():
    assert elect({1: 4, 2: 3, 3: 3}, MOST, cast=10).elected == (1,)
    assert elect({1: 4, 2: 4}, MOST, cast=10).tied == (1, 2)


def bid(key, yes, no, amount):
    return Bid(key, Count(yes, no), Decimal(amount))


def test_a_budget_goes_to_the_most_votes_and_passes_over_what_does_not_fit():
    bids = [bid(1, 5, 0, "600.50"), bid(2, 7, 0, 500), bid(3, 4, 1, 300), bid(4, 2, 5, 10)]
    found = allot(bids, Decimal(1000), RULES, present=7, members=7)
    assert found.funded == (2, 3)
    assert found.unfunded == (1,)
    assert found.rejected == (4,)
    assert found.left == 200
    stopped = allot(bids, Decimal(1000), replace(RULES, over_budget="stops"), present=7, members=7)
    assert stopped.funded == (2,)


def test_who_is_level_where_the_money_ends_is_named():
    bids = [bid(1, 5, 0, 600), bid(2, 5, 0, 600), bid(3, 6, 0, 100)]
    found = allot(bids, Decimal(1000), RULES, present=7, members=7)
    assert (found.funded, found.unfunded, found.tied) == ((3, 1), (2,), (1, 2))


counts = st.builds(Count, *[st.integers(0, 12)] * 3)
procedures = st.builds(
    Procedure,
    majority=st.sampled_from(["simple", "two_thirds", "three_quarters"]),
    majority_base=st.sampled_from(["yes_and_no", "cast", "present", "members"]),
    tie=st.sampled_from(["chair", "rejected"]),
    election=st.sampled_from(["half", "most"]),
    over_budget=st.sampled_from(["passed", "stops"]),
)
sides = st.none() | st.sampled_from(Side)


@given(counts, procedures, st.integers(0, 5), st.integers(0, 5), sides)
def test_a_motion_as_the_rules_say_it(count, rules, silent, away, chair):
    """Said once more with fractions of a whole."""
    present = count.cast + silent
    members = present + away
    whole = {
        "yes_and_no": count.cast - count.abstain,
        "cast": count.cast,
        "present": present,
        "members": members,
    }[rules.majority_base]
    share = Fraction(count.yes, whole) if whole else Fraction(0)
    carried = {
        "simple": share > Fraction(1, 2),
        "two_thirds": share >= Fraction(2, 3),
        "three_quarters": share >= Fraction(3, 4),
    }[rules.majority]
    level = rules.majority == "simple" and rules.majority_base == "yes_and_no"
    if level and share == Fraction(1, 2) and rules.tie == "chair":
        carried = chair is Side.YES
    found = outcome(count, rules, present=present, members=members, chair=chair)
    assert found.adopted is carried


@given(counts, procedures, st.integers(1, 5))
def test_one_more_yes_never_loses_a_motion(count, rules, silent):
    def adopted(one):
        return outcome(one, rules, present=one.cast + silent, members=40).adopted

    if adopted(count) and rules.majority_base in ("yes_and_no", "members"):
        assert adopted(replace(count, yes=count.yes + 1))


votes = st.dictionaries(st.integers(1, 6), st.integers(0, 9), max_size=6)


@given(votes, st.integers(1, 4), procedures)
def test_nobody_is_elected_over_somebody_with_more_votes(votes, places, rules):
    found = elect(votes, rules, places=places, cast=sum(votes.values()))
    chosen = {*found.elected, *found.tied}
    assert len(found.elected) + found.left <= places
    assert not {*found.elected} & {*found.tied}
    assert not found.tied or len(found.tied) > found.left > 0
    for loser in votes.keys() - chosen - {*found.run_off}:
        assert all(votes[key] >= votes[loser] for key in {*chosen, *found.run_off})
    if rules.election == "half" and places == 1:
        assert all(2 * votes[key] > sum(votes.values()) for key in found.elected)
    if votes and max(votes.values()) and rules.election == "most":
        assert chosen


bids = st.lists(st.tuples(counts, st.decimals("0.01", 5000, places=2)), max_size=8).map(
    lambda rows: [Bid(key, *row) for key, row in enumerate(rows)]
)


@given(bids, st.decimals(0, 9000, places=2), procedures)
def test_no_budget_is_overspent_and_no_application_lost(bids, budget, rules):
    found = allot(bids, budget, rules, present=12, members=12)
    by_key = {one.key: one for one in bids}
    spent = sum((by_key[key].amount for key in found.funded), Decimal(0))
    assert spent + found.left == budget
    assert found.left >= 0
    assert sorted((*found.funded, *found.unfunded, *found.rejected)) == sorted(by_key)
    for key in found.rejected:
        assert not outcome(by_key[key].count, rules, present=12, members=12).adopted
    if rules.over_budget == "passed":
        assert all(by_key[key].amount > found.left for key in found.unfunded)
    standing = [by_key[key].count.yes for key in found.funded]
    assert standing == sorted(standing, reverse=True)


@given(votes, st.integers(1, 4), procedures)
def test_an_election_as_it_is_said_again(votes, places, rules):
    found = elect(votes, rules, places=places, cast=sum(votes.values()))
    told = dict.fromkeys(votes, "defeated")
    told |= dict.fromkeys(found.elected, "elected") | dict.fromkeys(found.tied, "lot")
    told |= dict.fromkeys(found.run_off, "run_off")
    half = rules.election == "half" and places == 1
    assert told == said_again.elected(votes, places, more_than_half=half)


few = st.builds(Count, *[st.integers(0, 3)] * 3)
usual = procedures.map(lambda rules: replace(rules, majority="simple", majority_base="yes_and_no"))
small_bids = st.lists(st.tuples(few, st.integers(1, 9)), min_size=2, max_size=6)


@settings(max_examples=300)
@given(small_bids, st.integers(0, 20), usual)
def test_a_list_as_it_is_said_again(bids, budget, rules):
    found = allot(
        [Bid(key, count, Decimal(amount)) for key, (count, amount) in enumerate(bids)],
        Decimal(budget),
        rules,
        present=9,
        members=9,
    )
    told = dict.fromkeys(found.rejected, "rejected") | dict.fromkeys(found.funded, "funded")
    told |= dict.fromkeys(found.unfunded, "unfunded")
    again = [_said(count, amount, asdict(rules)) for count, amount in bids]
    assert told == said_again.spread(again, Decimal(budget), asdict(rules))


def _said(count, amount, rules):
    sides = ["yes"] * count.yes + ["no"] * count.no + ["abstain"] * count.abstain
    adopted, _by_chair = said_again.carried(rules, sides, present=9, members=9)
    return count.yes, count.no, amount, adopted
