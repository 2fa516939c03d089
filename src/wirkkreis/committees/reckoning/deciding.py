"""What a count of votes decides: a motion (VwVfG § 91), an election (§ 92), a list in a budget."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from wirkkreis.committees.procedure import Procedure

MAJORITIES = {"simple": (1, 2), "two_thirds": (2, 3), "three_quarters": (3, 4)}
"""Numerator and denominator; the simple one is to be exceeded, the others to be reached."""


class Side(StrEnum):
    """How one votes on a motion."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


@dataclass(frozen=True)
class Count:
    """The votes on a motion."""

    yes: int = 0
    no: int = 0
    abstain: int = 0

    @property
    def cast(self) -> int:
        """All votes, abstentions among them."""
        return self.yes + self.no + self.abstain


@dataclass(frozen=True)
class Outcome:
    """Whether a motion is adopted; `by_chair` where the chair's vote broke a tie."""

    adopted: bool
    by_chair: bool = False


@dataclass(frozen=True)
class Election:
    """Who is elected, between whom lots are drawn for `left` places, who stands in a run-off."""

    elected: tuple[int, ...] = ()
    tied: tuple[int, ...] = ()
    left: int = 0
    run_off: tuple[int, ...] = ()


@dataclass(frozen=True)
class Bid:
    """One application in a joint vote, in the order of the list. `amount` in euros."""

    key: int
    count: Count
    amount: Decimal


@dataclass(frozen=True)
class Allotment:
    """Which applications find money, in the order of their votes, which do not, and what is left.

    `tied` have as many votes as each other, and the money did not reach for all of them: the body
    has to say which of them comes first.
    """

    funded: tuple[int, ...]
    unfunded: tuple[int, ...]
    rejected: tuple[int, ...]
    left: Decimal
    tied: tuple[int, ...] = ()


def outcome(
    count: Count, rules: Procedure, *, present: int, members: int, chair: Side | None = None
) -> Outcome:
    """Whether a motion is adopted. `chair`: how the chair voted, where known and entitled.

    `present` and `members` are votes in the room and in the body, without the recused.
    """
    base = {
        "yes_and_no": count.yes + count.no,
        "cast": count.cast,
        "present": present,
        "members": members,
    }[rules.majority_base]
    numerator, denominator = MAJORITIES[rules.majority]
    have, need = count.yes * denominator, base * numerator
    if have > need or (have == need > 0 and rules.majority != "simple"):
        return Outcome(adopted=True)
    if _is_tie(count, rules) and rules.tie == "chair" and chair is not None:
        return Outcome(adopted=chair is Side.YES, by_chair=chair is not Side.ABSTAIN)
    return Outcome(adopted=False)


def elect(votes: Mapping[int, int], rules: Procedure, *, places: int = 1, cast: int) -> Election:
    """Who is elected by these votes for each candidate; `cast`: valid ballots, abstentions out.

    For one place the rules may ask for more than half; then the first two (and whoever is level
    with the second) stand in a run-off. Where the last places are tied, lots are drawn.
    """
    order = sorted((key for key in votes if votes[key]), key=lambda key: (-votes[key], key))
    if places == 1 and rules.election == "half" and order and votes[order[0]] * 2 <= cast:
        if len(order) == 1:
            return Election()
        edge = votes[order[1]]
        return Election(run_off=tuple(key for key in order if votes[key] >= edge))
    if len(order) <= places:
        return Election(elected=tuple(order))
    edge = votes[order[places - 1]]
    safe = tuple(key for key in order if votes[key] > edge)
    level = tuple(key for key in order if votes[key] == edge)
    if len(safe) + len(level) == places:
        return Election(elected=safe + level)
    return Election(elected=safe, tied=level, left=places - len(safe))


def allot(
    bids: Sequence[Bid], budget: Decimal, rules: Procedure, *, present: int, members: int
) -> Allotment:
    """Spread a budget in euros over the adopted applications, most votes first.

    One that no longer fits stops the list or is passed over, as the rules say.
    """
    adopted = [
        bid for bid in bids if outcome(bid.count, rules, present=present, members=members).adopted
    ]
    ranked = sorted(adopted, key=_support, reverse=True)  # stable: level ones keep their order
    funded: list[Bid] = []
    for bid in ranked:
        if bid.amount <= budget - _sum(funded):
            funded.append(bid)
        elif rules.over_budget == "stops":
            break
    unfunded = [bid for bid in ranked if bid not in funded]
    return Allotment(
        funded=_keys(funded),
        unfunded=_keys(unfunded),
        rejected=_keys(bid for bid in bids if bid not in adopted),
        left=budget - _sum(funded),
        tied=_keys(_level(funded, unfunded)),
    )


def _is_tie(count: Count, rules: Procedure) -> bool:
    level = count.yes == count.no > 0
    return level and rules.majority == "simple" and rules.majority_base == "yes_and_no"


def _support(bid: Bid) -> tuple[int, int]:
    return bid.count.yes, -bid.count.no


def _level(funded: Sequence[Bid], unfunded: Sequence[Bid]) -> list[Bid]:
    standings = {_support(bid) for bid in funded} & {_support(bid) for bid in unfunded}
    return [bid for bid in (*funded, *unfunded) if _support(bid) in standings]


def _sum(bids: Iterable[Bid]) -> Decimal:
    return sum((bid.amount for bid in bids), Decimal(0))


def _keys(bids: Iterable[Bid]) -> tuple[int, ...]:
    return tuple(bid.key for bid in bids)
