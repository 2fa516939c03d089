"""Random bodies, rules and votes against a second statement of what has to come out."""

from contextlib import contextmanager
from datetime import timedelta
from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    Committee,
    Mandate,
    Motion,
    Presence,
    Recusal,
    Seat,
    Session,
    Statute,
    Vote,
)
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.voting import sealing
from wirkkreis.committees.voting.casting import cast_open, cast_secret
from wirkkreis.committees.voting.counting import close_vote
from wirkkreis.committees.voting.opening import open_vote, prepare, put_motion
from wirkkreis.people.models import Person
from wirkkreis.tenancy import clock

ONE_SEAT = st.fixed_dictionaries(
    {
        "substitute": st.booleans(),
        "member_there": st.booleans(),
        "substitute_there": st.booleans(),
        "member_recused": st.sampled_from([False, False, False, True]),
        "substitute_recused": st.sampled_from([False, False, False, True]),
    }
)
BODIES = st.lists(ONE_SEAT, min_size=1, max_size=7)
RULES = st.fixed_dictionaries(
    {
        "substitutes": st.booleans(),
        "substitute_for_recused": st.booleans(),
        "quorum": st.sampled_from(["more_than_half", "third", "number"]),
        "quorum_least": st.integers(1, 3),
        "majority": st.sampled_from(["simple", "two_thirds"]),
        "majority_base": st.sampled_from(["yes_and_no", "cast", "present", "members"]),
        "tie": st.just("rejected"),
        "least_secret_votes": st.integers(2, 4),
    }
)
CASTS = st.lists(st.tuples(st.integers(0, 13), st.sampled_from(list(Side))), max_size=20)


@pytest.mark.parametrize("manner", ["open", "secret"])
def test_every_vote_counts_once_and_only_of_who_may(by, monkeypatch, manner):
    monkeypatch.setattr(sealing, "rewrite", lambda: None)

    @settings(
        max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(body=BODIES, rules=RULES, casts=CASTS)
    def play(body, rules, casts):
        with undone():
            _play(by, manner, body, rules, casts)

    play()


@contextmanager
def undone():
    """A savepoint that is left by going back to it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _play(by, manner, body, rules, casts):
    item, holders = _seated(body, rules)
    may = _may_vote(body, rules)
    motion = put_motion(by=by, motion=Motion(item=item, text="Ja?"))
    vote = prepare(by=by, vote=Vote(item=item, motion=motion, manner=manner))
    try:
        vote = open_vote(by=by, vote=vote)
    except ValidationError:
        assert len(may) < _needed(body, rules, may)
        return
    assert len(may) >= _needed(body, rules, may)
    rights = {right.mandate_id: right for right in vote.entitlements.all()}
    assert set(rights) == {holders[place].pk for place in may}
    kept = _cast_all(manner, rights, holders, casts)
    result = _ended(by, manner, vote)
    told = dict(vote.tallies.values_list("side", "votes"))
    voted = vote.entitlements.filter(has_voted=True).count()
    if manner == "secret" and len(kept) < rules["least_secret_votes"]:
        assert (result, set(told.values())) == ("void", {0})
        return
    assert voted == len(kept)
    assert told == {side.value: list(kept.values()).count(side) for side in Side}
    adopted = _adopted(told, rules, present=len(may), members=_base(body, may))
    assert result == ("adopted" if adopted else "rejected")


def _seated(body, rules):
    """The body in its room, and its mandates: the member of seat 2 is 4, her substitute 5."""
    committee = Committee.objects.create(name="Probe", kind="working")
    today, now = clock.today(), clock.now()
    statute = Statute.objects.create(committee=committee, starts=today, values=rules)
    session = Session.objects.create(
        committee=committee,
        statute=statute,
        title="Probe",
        starts=now,
        ends=now + timedelta(hours=1),
        state="open",
        opened_at=now,
    )
    item = AgendaItem.objects.create(session=session, position=1, title="P", state="running")
    holders = {}
    for number, place in enumerate(body):
        seat = Seat.objects.create(
            committee=committee, title=f"{number}", bench="youth", starts=today
        )
        for as_substitute, role in ((False, "member"), (True, "substitute")):
            if as_substitute and not place["substitute"]:
                continue
            person = Person.objects.create(name=f"{role} {number}", purpose="P", keep_until=today)
            held = Mandate.objects.create(
                seat=seat, person=person, substitute=as_substitute, starts=today
            )
            holders[number * 2 + as_substitute] = held
            if place[f"{role}_there"]:
                attendee = Attendee.objects.create(session=session, mandate=held)
                Presence.objects.create(attendee=attendee, came=now)
            if place[f"{role}_recused"]:
                Recusal.objects.create(item=item, mandate=held, ruling="declared")
    return item, holders


def _may_vote(body, rules):
    """Said again: the member if she takes part, else her substitute, as far as the rules let."""
    found = set()
    for number, place in enumerate(body):
        if place["member_there"] and not place["member_recused"]:
            found.add(number * 2)
            continue
        allowed = rules["substitutes"] and place["substitute"] and place["substitute_there"]
        if place["member_recused"] and not rules["substitute_for_recused"]:
            allowed = False
        if allowed and not place["substitute_recused"]:
            found.add(number * 2 + 1)
    return found


def _base(body, may):
    """Every seat counts, but for those whose member is recused and has nobody in her place."""
    voting = {holder // 2 for holder in may}
    return sum(not place["member_recused"] or number in voting for number, place in enumerate(body))


def _needed(body, rules, may):
    base = _base(body, may)
    share = {"more_than_half": base // 2 + 1, "third": -(-base // 3), "number": 0}
    return max(share[rules["quorum"]], rules["quorum_least"])


def _cast_all(manner, rights, holders, casts):
    """Cast them one after the other; what has to be kept: the last open one, the first secret."""
    kept = {}
    for holder, side in casts:
        mandate = holders.get(holder)
        right = rights.get(mandate.pk) if mandate else None
        if right is None:
            continue
        if manner == "open":
            cast_open(by=NOBODY, entitlement=right, ballot={None: side})
            kept[right.pk] = side
        elif right.pk in kept:
            with pytest.raises(ValidationError), transaction.atomic():
                cast_secret(entitlement=right, ballot={None: side})
        else:
            cast_secret(entitlement=right, ballot={None: side})
            kept[right.pk] = side
    return kept


def _ended(by, manner, vote):
    if manner == "open":
        return close_vote(by=by, vote=vote).result
    ended = sealing.end_vote(by=by, vote=vote)
    sealing.seal(vote.partnership_id, vote.pk)
    ended.refresh_from_db()
    return ended.result


def _adopted(told, rules, *, present, members):
    """Said again, in fractions."""
    yes, no, abstain = told["yes"], told["no"], told["abstain"]
    of = {"yes_and_no": yes + no, "cast": yes + no + abstain, "present": present}
    base = of.get(rules["majority_base"], members)
    if not base:
        return False
    share = Fraction(yes, base)
    return share > Fraction(1, 2) if rules["majority"] == "simple" else share >= Fraction(2, 3)
