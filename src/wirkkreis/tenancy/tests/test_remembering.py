from itertools import count

import pytest

from wirkkreis.tenancy.models import Partnership, rules_for, write_rules
from wirkkreis.tenancy.remembering import forget, once, remembering
from wirkkreis.tenancy.wall import inside


def test_outside_nothing_is_remembered():
    turn = count()
    assert [once("turn", lambda: next(turn)) for _ in range(2)] == [0, 1]


def test_inside_the_first_answer_stays_until_it_is_forgotten():
    turn = count()
    with remembering():
        assert [once("turn", lambda: next(turn)) for _ in range(2)] == [0, 0]
        forget()
        assert once("turn", lambda: next(turn)) == 1
    assert once("turn", lambda: next(turn)) == 2


def test_nothing_found_is_an_answer_too():
    asked = []
    with remembering():
        for _ in range(2):
            once("nothing", lambda: asked.append(1))
    assert asked == [1]


@pytest.mark.django_db
def test_the_rules_of_a_year_are_asked_for_once(django_assert_num_queries):
    with inside(Partnership.objects.get(slug="mansfeld-suedharz")):
        rules_for(2031)
        with django_assert_num_queries(0):
            rules_for(2031)
        write_rules(2031, {"action_goal": "Schritt"})
        assert rules_for(2031).action_goal == "Schritt"


@pytest.mark.django_db
def test_one_partnership_does_not_remember_for_another():
    with inside(Partnership.objects.get(slug="mansfeld-suedharz")):
        write_rules(2031, {"action_goal": "Schritt"})
        assert rules_for(2031).action_goal == "Schritt"
    with inside(Partnership.objects.get(slug="ahrfeld")):
        assert rules_for(2031).action_goal != "Schritt"
