"""The rules of votes, said a second time: from the facts alone, nothing here asks the product."""

from fractions import Fraction

MAJORITY = {
    "simple": lambda share: share > Fraction(1, 2),
    "two_thirds": lambda share: share >= Fraction(2, 3),
    "three_quarters": lambda share: share >= Fraction(3, 4),
}
QUORUM = {
    "more_than_half": lambda there, of: there + there > of,
    "half": lambda there, of: there + there >= of,
    "third": lambda there, of: there * 3 >= of,
    "two_thirds": lambda there, of: there * 3 >= of * 2,
    "number": lambda _there, _of: True,
}


def voters(world):
    """For each seat with a vote that has a member: she, else her substitute as far as the rules
    let. Nobody else, and never both.
    """
    found = set()
    for number, seat in enumerate(world["body"]):
        if not seat["votes"] or seat["member"] != "held":
            continue
        if takes_part(seat, "member"):
            found.add((number, "member"))
        elif _may_stand_in(seat, world["rules"]):
            found.add((number, "substitute"))
    return found


def takes_part(seat, role):
    """Whether somebody is in the room and not recused."""
    return seat[f"{role}_is"] == "here" and not _recused(seat, role)


def counted(world):
    """How many seats the quorum is reckoned of: not those whose member is recused and for which
    nobody else votes; those without a member only where the rules say so.
    """
    speaking = {number for number, _role in voters(world)}
    return sum(
        number in speaking or _counts_silent(seat, world["rules"])
        for number, seat in enumerate(world["body"])
        if seat["votes"]
    )


def can_decide(world):
    """Whether those who vote are enough; invited to the same item again, one of them is."""
    there, rules = len(voters(world)), world["rules"]
    if world["session_again"] and world["item_again"] and rules["second_invitation"]:
        return there > 0
    return there >= rules["quorum_least"] and QUORUM[rules["quorum"]](there, counted(world))


def tie_breaker(world, led):
    """Who of those that `led` may break a tie: the first of them who votes."""
    entitled = voters(world)
    return next((holder for holder in led if holder in entitled), None)


def carried(rules, sides, *, present, members, chair=None):
    """Whether a motion is adopted, and whether by the chair. `sides`: all that was said."""
    yes, no = sides.count("yes"), sides.count("no")
    whole = {
        "yes_and_no": yes + no,
        "cast": len(sides),
        "present": present,
        "members": members,
    }[rules["majority_base"]]
    usual = rules["majority"] == "simple" and rules["majority_base"] == "yes_and_no"
    if usual and rules["tie"] == "chair" and yes == no > 0:
        return chair == "yes", chair in ("yes", "no")
    return bool(whole) and MAJORITY[rules["majority"]](Fraction(yes, whole)), False


def elected(votes, places, *, more_than_half):
    """What becomes of each candidate, by how many have more votes than she, and how many as many.

    Where more than half of all votes is asked for and nobody has it, those stand again who have
    at most one before them.
    """
    total = sum(votes.values())
    if more_than_half and total and all(2 * mine <= total for mine in votes.values()):
        return {
            who: "run_off" if mine and _before(votes, mine) <= 1 else "defeated"
            for who, mine in votes.items()
        }
    return {who: _place(votes, mine, places) for who, mine in votes.items()}


def _place(votes, mine, places):
    before = _before(votes, mine)
    level = sum(other == mine for other in votes.values())
    if not mine or before >= places:
        return "defeated"
    return "elected" if before + level <= places else "lot"


def _before(votes, mine):
    return sum(other > mine for other in votes.values())


def spread(bids, budget, rules):
    """What becomes of each application: `bids` are (yes, no, amount, whether it is adopted).

    An adopted one is paid if it fits into what those before it left, and where the list ends at
    the first that does not fit, if all before it were paid.
    """
    turn = sorted(
        (bid for bid in range(len(bids)) if bids[bid][3]),
        key=lambda bid: (-bids[bid][0], bids[bid][1], bid),
    )
    said = dict.fromkeys(range(len(bids)), "rejected")
    for place, bid in enumerate(turn):
        before = turn[:place]
        left = budget - sum(bids[other][2] for other in before if said[other] == "funded")
        unbroken = all(said[other] == "funded" for other in before)
        fits = bids[bid][2] <= left and (unbroken or rules["over_budget"] == "passed")
        said[bid] = "funded" if fits else "unfunded"
    return said


def _recused(seat, role):
    return seat[f"{role}_ruled"] in ("declared", "excluded")


def _may_stand_in(seat, rules):
    willing = seat["substitute"] == "held" and takes_part(seat, "substitute")
    instead = rules["substitute_for_recused"] or not _recused(seat, "member")
    return rules["substitutes"] and willing and instead


def _counts_silent(seat, rules):
    if seat["member"] != "held":
        return rules["vacant_count"]
    return not _recused(seat, "member")
