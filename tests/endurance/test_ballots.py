"""Two hundred secret ballots at the same moment, on connections of their own."""

from wirkkreis.committees.tests.test_secrecy import ballot, by, house, vote_at_once

__all__ = ["ballot", "by", "house"]  # fixtures

VOTERS, AT_ONCE = 200, 20


def test_of_two_hundred_ballots_at_once_none_is_lost_and_none_counts_twice(house, ballot):
    vote_at_once(house, ballot(VOTERS), at_once=AT_ONCE)
