"""Votes, ends of votes and seats that meet in the same moment, on a real database."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError

from wirkkreis.accounts.actor import NOBODY, actor_of
from wirkkreis.accounts.models import Account
from wirkkreis.committees.models import Mandate, Motion, OpenBallot, Vote
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.seating.seating import take_seat
from wirkkreis.committees.tests.random_body import NOBODY_LEADS, USUAL, seated
from wirkkreis.committees.tests.together import at_once
from wirkkreis.committees.voting import sealing
from wirkkreis.committees.voting.casting import cast_open, cast_secret
from wirkkreis.committees.voting.counting import close_vote
from wirkkreis.committees.voting.opening import open_vote, prepare, put_motion, withdraw_vote
from wirkkreis.people.models import Person
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside
from wirkkreis.testing.cast import MANSFELD

VOTERS, TURNS = 5, 3
YES, NO = Side.YES, Side.NO


@pytest.fixture(autouse=True)
def _today():
    """The clock of threads cannot be moved: here it is now."""
    return


@pytest.fixture
def house(own_database, monkeypatch):
    monkeypatch.setattr(sealing, "rewrite", lambda: None)
    return Partnership.objects.get(slug="mansfeld-suedharz")


@pytest.fixture
def by(house):
    """The coordinator."""
    with inside(house):
        return actor_of(Account.objects.get(email=MANSFELD[0].email), second_factor=True)


@pytest.fixture
def item(house):
    """An item before five members who are all there."""
    with inside(house):
        rules = {"least_secret_votes": 2, "tie": "rejected"}
        made, _mandates = seated({"body": [USUAL] * VOTERS, "rules": rules, **NOBODY_LEADS})
        return made


@pytest.fixture
def prepared(house, by, item):
    """Makes a vote that can be opened: `prepared("open")`."""

    def make(manner):
        with inside(house):
            motion = put_motion(by=by, motion=Motion(item=item, text="Ja?"))
            return prepare(by=by, vote=Vote(item=item, motion=motion, manner=manner))

    return make


def test_however_votes_meet_each_other_and_the_end_none_is_lost_or_counts_twice(
    house, by, prepared
):
    for turn in range(TURNS):
        _opened_once(house, by, prepared("open"), closed_first=bool(turn))
        _meets_the_end(house, by, prepared("open"), partial(close_vote, by=by))
        _meets_the_end(house, by, prepared("secret"), partial(_end_and_seal, by))
        _meets_a_withdrawal(house, by, prepared("secret"))


def _opened_once(house, by, vote, *, closed_first):
    """Pressed often it opens once; who presses both sides at once has one vote, the last one."""
    opened = at_once(house, *[partial(open_vote, by=by, vote=vote)] * 3)
    assert [isinstance(answer, Vote) for answer in opened].count(True) == 1
    with inside(house):
        first = vote.entitlements.earliest("pk")
        assert vote.entitlements.count() == VOTERS
    sides = (NO, YES, NO, YES) if closed_first else (YES, NO, YES, NO)
    at_once(house, *[partial(_cast, first, side) for side in sides])
    with inside(house):
        kept = OpenBallot.objects.get(entitlement__vote=vote)
    ended = at_once(house, *[partial(close_vote, by=by, vote=vote)] * 2)
    assert [isinstance(answer, Vote) for answer in ended].count(True) == 1
    with inside(house):
        assert _told(vote) == {"yes": 0, "no": 0, "abstain": 0} | {kept.side: 1}


def _meets_the_end(house, by, vote, end):
    """Two have voted, the others press while it ends: whoever was not refused is counted."""
    with inside(house):
        open_vote(by=by, vote=vote)
        rights = list(vote.entitlements.order_by("pk"))
        for right in rights[:2]:
            _cast(right, YES)
    late = [partial(_cast, right, NO) for right in rights[2:]]
    *answers, ended = at_once(house, *late, partial(end, vote=vote))
    assert not isinstance(ended, ValidationError)
    counted = [right.pk for right, answer in zip(rights[2:], answers, strict=True) if not answer]
    with inside(house):
        voted = vote.entitlements.filter(has_voted=True).values_list("pk", flat=True)
        assert set(voted) == {right.pk for right in rights[:2]} | set(counted)
        assert _told(vote) == {"yes": 2, "no": len(counted), "abstain": 0}
        assert Vote.objects.get(pk=vote.pk).result == (
            "adopted" if len(counted) < 2 else "rejected"
        )
        with pytest.raises(ValidationError, match="beendet"):
            _cast(rights[-1], NO)


def _meets_a_withdrawal(house, by, vote):
    """A secret vote that is taken back leaves no sums, whoever votes meanwhile."""
    with inside(house):
        open_vote(by=by, vote=vote)
        rights = list(vote.entitlements.all())
    back = partial(withdraw_vote, by=by, vote=vote, note="Verzählt")
    at_once(house, *[partial(_cast, right, YES) for right in rights], back)
    with inside(house):
        assert _told(vote) == {"yes": 0, "no": 0, "abstain": 0}


def _cast(right, side):
    if right.vote.manner == "open":
        return cast_open(by=NOBODY, entitlement=right, ballot={None: side})
    return cast_secret(entitlement=right, ballot={None: side})


def _end_and_seal(by, vote):
    ended = sealing.end_vote(by=by, vote=vote)
    sealing.seal(vote.partnership_id, vote.pk)
    return ended


def _told(vote):
    return dict(vote.tallies.values_list("side", "votes"))


def test_a_seat_has_one_substitute_and_a_person_one_seat_however_many_enter(house, by, item):
    with inside(house):
        first, second, *_others = item.committee.seats.order_by("pk")
        Mandate.objects.filter(seat__in=(first, second), substitute=True).delete()
        zoe, *persons = [
            Person.objects.create(name=name, purpose="Probe", keep_until=clock.today())
            for name in ("Zoe", "Uwe", "Kim")
        ]
    taken = at_once(house, *[partial(_stand_in, by, first, person) for person in persons])
    assert ["schon besetzt" in str(answer) for answer in taken].count(True) == 1
    with inside(house):
        kept = Mandate.objects.get(seat=first, substitute=True)
        assert kept.person in persons
        kept.delete()
    taken = at_once(house, *[partial(_stand_in, by, seat, zoe) for seat in (first, second)])
    assert ["schon einen Sitz" in str(answer) for answer in taken].count(True) == 1
    with inside(house):
        assert Mandate.objects.filter(person=zoe).count() == 1


def _stand_in(by, seat, person):
    mandate = Mandate(seat=seat, substitute=True, starts=clock.today())
    return take_seat(by=by, mandate=mandate, person=person)
