"""Four hundred people register at the same moment for fifty places, on real connections."""

from wirkkreis.events.tests.test_crowds import admission, groups, house, single_people
from wirkkreis.events.tests.test_every_order import play
from wirkkreis.tenancy.wall import inside

__all__ = ["admission", "house"]  # fixtures

PEOPLE, PLACES = 400, 50


def test_of_four_hundred_at_once_fifty_have_a_place_and_the_others_stand_in_line(house, admission):
    single_people(house, _with_places(house, admission), PEOPLE)


def test_four_hundred_groups_get_what_was_free_when_it_was_their_turn(house, admission):
    groups(house, _with_places(house, admission), PEOPLE)


def test_whatever_people_do_in_whatever_order(mansfeld):
    play(examples=60, steps=40)


def _with_places(partnership, opened):
    with inside(partnership):
        opened.capacity = PLACES
        opened.save()
    return opened
