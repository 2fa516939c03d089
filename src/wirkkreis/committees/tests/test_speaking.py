"""Who votes and whether they are enough, against a second statement of the same rules."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirkkreis.committees.procedure import Procedure
from wirkkreis.committees.reckoning.speaking import Place, Room, quorum, speaking
from wirkkreis.committees.tests import said_again
from wirkkreis.committees.tests.random_body import ROLES, WORLDS

RULES = Procedure()
SEATS = tuple(Place(seat, member=10 + seat, substitute=20 + seat) for seat in range(1, 6))


def room(*present, recused=()):
    return Room(frozenset(present), frozenset(recused))


@pytest.mark.parametrize(
    ("present", "recused", "votes"),
    [
        ((11, 12), (), {1: 11, 2: 12}),
        ((11, 21), (), {1: 11}),
        ((21,), (), {1: 21}),
        ((11, 21), (11,), {1: 21}),
        ((11, 21), (11, 21), {}),
        ((99,), (), {}),
    ],
    ids=["members", "both", "substitute", "member recused", "both recused", "a guest"],
)
def test_who_votes_for_a_seat(present, recused, votes):
    assert speaking(SEATS, room(*present, recused=recused), RULES) == votes


def test_the_substitute_of_a_recused_member_stays_silent_where_the_rules_say_so():
    rules = replace(RULES, substitute_for_recused=False)
    assert speaking(SEATS, room(11, 21, recused=[11]), rules) == {}
    assert speaking(SEATS, room(21, recused=[11]), rules) == {}


def test_a_member_on_two_seats_votes_once_and_her_substitute_not_at_all():
    seats = [Place(1, member=11), Place(2, member=11, substitute=22)]
    assert speaking(seats, room(11, 22), RULES) == {1: 11}


def test_a_vacant_seat_has_no_vote_and_counts_only_where_the_rules_say_so():
    seats = [*SEATS, Place(6, substitute=26)]
    there = room(11, 12, 13, 26)
    assert quorum(seats, there, RULES).base == 5
    assert quorum(seats, there, RULES).is_reached
    strict = quorum(seats, there, replace(RULES, vacant_count=True))
    assert (strict.base, strict.needed, strict.is_reached) == (6, 4, False)


@pytest.mark.parametrize(
    ("rule", "members", "needed"),
    [
        ("more_than_half", 10, 6),
        ("more_than_half", 11, 6),
        ("half", 10, 5),
        ("half", 11, 6),
        ("third", 10, 4),
        ("two_thirds", 10, 7),
        ("number", 10, 3),
        ("more_than_half", 2, 3),
    ],
)
def test_how_many_are_needed(rule, members, needed):
    seats = [Place(seat, member=seat) for seat in range(members)]
    assert quorum(seats, room(), replace(RULES, quorum=rule)).needed == needed


def test_recusal_can_cost_the_quorum_and_leaves_the_base():
    there = room(11, 12, 13)
    assert quorum(SEATS, there, RULES).to_spare == 0
    without = quorum(SEATS, room(11, 12, 13, recused=[13]), RULES)
    assert (without.present, without.base, without.needed) == (2, 4, 3)


def test_the_second_invitation_is_enough_for_one():
    again = quorum(SEATS, room(11), RULES, again=True)
    assert again.is_reached
    refused = quorum(SEATS, room(11), replace(RULES, second_invitation=False), again=True)
    assert not refused.is_reached


people = st.integers(1, 12)
bodies = st.lists(st.tuples(st.none() | people, st.none() | people), max_size=8).map(
    lambda rows: [Place(seat, *row) for seat, row in enumerate(rows) if row[0] != row[1]]
)
rooms = st.builds(room, recused=st.frozensets(people)).flatmap(
    lambda empty: st.frozensets(people).map(lambda there: replace(empty, present=there))
)
procedures = st.builds(
    Procedure,
    quorum=st.sampled_from(["more_than_half", "half", "third", "two_thirds", "number"]),
    quorum_least=st.integers(1, 5),
    vacant_count=st.booleans(),
    substitutes=st.booleans(),
    substitute_for_recused=st.booleans(),
    second_invitation=st.booleans(),
)


@given(bodies, rooms, procedures)
def test_nobody_votes_who_may_not(seats, there, rules):
    votes = speaking(seats, there, rules)
    assert len(set(votes.values())) == len(votes)
    by_seat = {place.seat: place for place in seats}
    for seat, person in votes.items():
        place = by_seat[seat]
        assert person in there.present
        assert person not in there.recused
        assert place.member is not None
        if person != place.member:
            assert rules.substitutes
            assert person == place.substitute
            if place.member in there.recused:
                assert rules.substitute_for_recused
            else:
                assert place.member not in there.present


@given(bodies, rooms, procedures)
def test_every_member_who_may_vote_does(seats, there, rules):
    members = [place.member for place in seats if place.member is not None]
    votes = speaking(seats, there, rules)
    for place in seats:
        alone = members.count(place.member) == 1
        if place.member in there.present - there.recused and alone:
            assert votes[place.seat] == place.member


@given(bodies, rooms, procedures)
def test_the_quorum_as_the_law_says_it(seats, there, rules):
    """More than half etc., counted by asking for each number whether it would be enough."""
    found = quorum(seats, there, rules)
    shares = {
        "more_than_half": lambda n: 2 * n > found.base,
        "half": lambda n: 2 * n >= found.base,
        "third": lambda n: 3 * n >= found.base,
        "two_thirds": lambda n: 3 * n >= 2 * found.base,
        "number": lambda _: True,
    }
    enough = shares[rules.quorum](found.present) and found.present >= rules.quorum_least
    assert found.is_reached == enough
    again = quorum(seats, there, rules, again=True)
    assert again.is_reached == ((rules.second_invitation and found.present > 0) or enough)


@given(bodies, rooms, procedures)
def test_the_base_leaves_out_whom_nobody_can_speak_for(seats, there, rules):
    found = quorum(seats, there, rules)
    silenced = {
        place.seat
        for place in seats
        if place.member in there.recused and place.seat not in found.speaking
    }
    vacant = {place.seat for place in seats if place.member is None}
    everybody = {place.seat for place in seats} - silenced
    assert found.base == len(everybody if rules.vacant_count else everybody - vacant)
    assert found.speaking.keys() <= everybody - vacant


@given(bodies, rooms, procedures, people)
def test_who_leaves_the_room_takes_at_most_one_vote_along(seats, there, rules, person):
    before = quorum(seats, there, rules)
    after = quorum(seats, replace(there, present=there.present - {person}), rules)
    assert before.present - 1 <= after.present


@settings(max_examples=250)
@given(WORLDS)
def test_quorum_and_votes_as_they_are_said_again_from_the_facts(world):
    """Nothing of what the product reckons is asked for what has to come out."""
    places, there = _reckoned(world["body"])
    rules = Procedure(**world["rules"])
    again = world["session_again"] and world["item_again"]
    found = quorum(places, there, rules, again=again)
    wanted = said_again.voters(world)
    assert found.speaking == {seat: _known_as(seat, role) for seat, role in wanted}
    assert (found.present, found.base) == (len(wanted), said_again.counted(world))
    assert found.is_reached == said_again.can_decide(world)


def _reckoned(body):
    """The facts as the reckoning knows them: voting seats with their holders, and the room."""
    places = [
        Place(
            number, *(_known_as(number, role) if seat[role] == "held" else None for role in ROLES)
        )
        for number, seat in enumerate(body)
        if seat["votes"]
    ]
    everybody = [(number, role) for number in range(len(body)) for role in ROLES]
    present = [who for who in everybody if body[who[0]][f"{who[1]}_is"] == "here"]
    recused = [
        who for who in everybody if body[who[0]][f"{who[1]}_ruled"] in ("declared", "excluded")
    ]
    return places, room(
        *(_known_as(*who) for who in present), recused=[_known_as(*w) for w in recused]
    )


def _known_as(number, role):
    return number * 2 + ROLES.index(role)
