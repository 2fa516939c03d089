"""The substitute in time: who comes, goes or is recused before a vote, during it and after it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import event, given, settings
from hypothesis import strategies as st

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.committees.agenda import recusing
from wirkkreis.committees.models import Entitlement, Motion, Ruling, Vote
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.sitting import attending
from wirkkreis.committees.sitting.room import attendee_of
from wirkkreis.committees.tests import said_again
from wirkkreis.committees.tests.random_body import NOBODY_LEADS, SLOWLY, USUAL, seated, undone
from wirkkreis.committees.voting.casting import cast_open
from wirkkreis.committees.voting.counting import close_vote
from wirkkreis.committees.voting.opening import open_vote, prepare, put_motion
from wirkkreis.tenancy import clock

MEMBER, SUBSTITUTE = (0, "member"), (0, "substitute")
WHO = st.sampled_from([MEMBER, MEMBER, SUBSTITUTE, (1, "member")])
DOINGS = st.lists(
    st.tuples(st.sampled_from(["leave", "come", "excluded", "free"]), WHO), min_size=1, max_size=3
)
RULES = {"quorum": "number", "quorum_least": 1, "tie": "rejected"}


class Evening:
    """A session of two seats with substitutes and one without, as rows and as facts."""

    def __init__(self, by, rules=()):
        self.by, self.minutes = by, 0
        body = [dict(USUAL), dict(USUAL), USUAL | {"substitute": "none"}]
        self.world: dict[str, Any] = {
            "body": body,
            "rules": RULES | {"substitutes": True} | dict(rules),
        }
        self.item, self.mandates = seated(self.world | NOBODY_LEADS)
        self.start = clock.now()

    def do(self, what, holder):
        """Somebody comes or goes, or the body rules on her bias; the facts of it."""
        number, role = holder
        seat, mandate = self.world["body"][number], self.mandates[holder]
        with self._a_minute_later():
            if what in ("excluded", "free"):
                recusing.rule(by=self.by, item=self.item, mandate=mandate, ruling=Ruling(what))
                seat[f"{role}_ruled"] = what
            else:
                place = attendee_of(self.item.session, mandate.pk)
                getattr(attending, what)(place, by=self.by)
                seat[f"{role}_is"] = "here" if what == "come" else "gone"

    def refused(self, what, holder):
        """What cannot be done while it is voted."""
        with pytest.raises(ValidationError), transaction.atomic():
            self.do(what, holder)

    def opened(self):
        """The open vote on a new motion."""
        motion = put_motion(by=self.by, motion=Motion(item=self.item, text="Ja?"))
        vote = Vote(item=self.item, motion=motion, manner="open")
        with self._a_minute_later():
            return open_vote(by=self.by, vote=prepare(by=self.by, vote=vote))

    def voters(self, vote):
        """Who may vote in it."""
        known = {mandate.pk: holder for holder, mandate in self.mandates.items()}
        return {known[pk] for pk in vote.entitlements.values_list("mandate", flat=True)}

    def cast(self, vote, holder):
        """Whether her vote was taken."""
        mandate = self.mandates[holder]
        right = vote.entitlements.filter(mandate=mandate).first()
        forged = Entitlement(vote=vote, seat_id=mandate.seat_id, mandate=mandate)
        try:
            with transaction.atomic():
                cast_open(by=NOBODY, entitlement=right or forged, ballot={None: Side.YES})
        except ValidationError:
            return False
        return True

    def closed(self, vote):
        """How many votes it had in the end."""
        with self._a_minute_later():
            ended = close_vote(by=self.by, vote=vote)
        return ended.tallies.get(side="yes").votes

    def _a_minute_later(self):
        self.minutes += 1
        return clock.at(self.start + timedelta(minutes=self.minutes))


ROUNDS = st.lists(st.tuples(DOINGS, DOINGS), min_size=2, max_size=2)


@settings(SLOWLY, max_examples=8)
@given(rounds=ROUNDS, instead=st.booleans())
def test_who_votes_was_settled_when_it_opened_and_is_settled_anew_for_the_next(by, rounds, instead):
    with undone():
        evening = Evening(by, {"substitute_for_recused": instead})
        for before, meanwhile in rounds:
            for what, holder in before:
                evening.do(what, holder)
            wanted = said_again.voters(evening.world)
            event(f"substitutes: {sum(role == 'substitute' for _, role in wanted)}")
            vote = evening.opened() if wanted else None
            for what, holder in meanwhile:
                if vote and what in ("excluded", "free"):
                    evening.refused(what, holder)
                else:
                    evening.do(what, holder)
            if vote is None:
                continue
            assert evening.voters(vote) == wanted
            assert len({number for number, _role in wanted}) == len(wanted)
            taken = {holder for holder in evening.mandates if evening.cast(vote, holder)}
            assert taken == wanted
            assert evening.closed(vote) == len(wanted)


@pytest.mark.parametrize(
    ("first", "meanwhile", "votes_now", "votes_next"),
    [
        ([("leave", MEMBER)], [("come", MEMBER)], SUBSTITUTE, MEMBER),
        ([], [("leave", MEMBER)], MEMBER, SUBSTITUTE),
        ([("excluded", MEMBER)], [], SUBSTITUTE, SUBSTITUTE),
        ([("leave", MEMBER)], [("leave", SUBSTITUTE)], SUBSTITUTE, None),
        ([("leave", MEMBER), ("leave", SUBSTITUTE)], [("come", SUBSTITUTE)], None, SUBSTITUTE),
        ([], [("come", SUBSTITUTE)], MEMBER, MEMBER),
    ],
    ids=[
        "the member comes while her substitute votes",
        "the member leaves before she has cast her vote",
        "the member is recused",
        "the substitute leaves as well",
        "the substitute comes too late",
        "both are there all the time",
    ],
)
def test_the_member_or_her_substitute_never_both(by, first, meanwhile, votes_now, votes_next):
    evening = Evening(by)
    for doing in first:
        evening.do(*doing)
    vote = evening.opened()
    for doing in meanwhile:
        evening.do(*doing)
    for wanted in (votes_now, votes_next):
        pair = [holder for holder in (MEMBER, SUBSTITUTE) if evening.cast(vote, holder)]
        assert pair == ([wanted] if wanted else [])
        evening.closed(vote)
        vote = evening.opened()


def test_who_is_recused_between_opening_and_casting_waits_until_the_vote_is_taken_back(by):
    evening = Evening(by)
    vote = evening.opened()
    evening.refused("excluded", MEMBER)
    assert evening.cast(vote, MEMBER)
    assert evening.closed(vote) == 1
    evening.do("excluded", MEMBER)
    following = evening.opened()
    assert MEMBER not in evening.voters(following)
    assert SUBSTITUTE in evening.voters(following)
