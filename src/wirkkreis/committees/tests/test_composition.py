"""A body on a day, and what it should be made up like."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkkreis.committees.models import Bench, OfficeKind, Seat
from wirkkreis.committees.reckoning.composing import Chair, balance
from wirkkreis.committees.seating import seating
from wirkkreis.committees.seating.composition import composition
from wirkkreis.committees.tests.conftest import FIRST, LAST, TODAY

BENCHES = [bench for bench in Bench.values if bench != Bench.ADVISORY]


@pytest.mark.parametrize(
    ("filled", "majority", "missing"),
    [
        ("civil_society youth administration", True, False),
        ("civil_society administration", False, True),
        ("youth administration politics", False, False),
        ("", False, True),
    ],
)
def test_the_balance_of_votes(filled, majority, missing):
    chairs = [Chair(bench, bench in filled.split()) for bench in BENCHES]
    found = balance(chairs)
    assert found.has_civil_majority is majority
    assert found.youth_is_missing is missing
    assert found.filled + found.vacant == len(BENCHES)


@given(st.lists(st.builds(Chair, st.sampled_from(BENCHES), st.booleans())))
def test_a_majority_is_more_than_half_of_the_votes_there_are(chairs):
    votes = [chair.bench for chair in chairs if chair.is_filled]
    civil = votes.count("civil_society") + votes.count("youth")
    assert balance(chairs).has_civil_majority == (civil > len(votes) / 2)


def test_a_body_on_any_day(by, committee, seats, put):
    uwe = put(seats[0], "Uwe", ends=TODAY)
    put(seats[0], "Vera", starts=TODAY + timedelta(days=1))
    seating.give_office(by=by, mandate=uwe, kind=OfficeKind.CHAIR, starts=FIRST)
    names = {
        day: [row.member.name if row.member else "" for row in composition(committee, day).rows]
        for day in (FIRST - timedelta(days=1), TODAY, TODAY + timedelta(days=1))
    }
    assert list(names.values()) == [[], ["Uwe", "", ""], ["Vera", "", ""]]
    (held,) = [row.member for row in composition(committee, TODAY).rows if row.member]
    assert [office.kind for office in held.offices] == ["chair"]


def test_what_needs_attention(committee, seats, put):
    put(seats[0], "Uwe", ends=TODAY + timedelta(days=90))
    put(seats[1], "Vera", ends=LAST, impartial_since=FIRST, discreet_since=FIRST)
    made_up = composition(committee, TODAY)
    assert [held.name for held in made_up.ending_soon] == ["Uwe"]
    assert [held.name for held in made_up.undeclared] == ["Uwe"]


@pytest.mark.parametrize("number", [1, 12])
def test_it_takes_three_queries_however_many_sit_there(
    committee, put, number, django_assert_num_queries
):
    for place in range(number):
        seat = Seat.objects.create(
            committee=committee, title=f"Sitz {place}", bench="youth", starts=FIRST
        )
        put(seat, f"Mitglied {place}")
    with django_assert_num_queries(3):
        assert len(composition(committee, TODAY).rows) == number
