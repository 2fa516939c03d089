"""Who was missing without a word, several times in a row."""

from datetime import timedelta

import pytest

from wirkkreis.committees.models import Attendee, Presence, Seat, Session
from wirkkreis.committees.seating.absences import absences
from wirkkreis.committees.tests.conftest import FIRST, TODAY
from wirkkreis.tenancy import clock


@pytest.fixture
def held(committee, seats, put):
    """Makes closed sessions, the earliest first: in each Mia was there, and Uwe as the letter says
    (m: missing, x: excused, t: there, s: his substitute was there, n: not invited).
    """
    uwe, vera = put(seats[0], "Uwe"), put(seats[0], "Vera", substitute=True)
    mia = put(seats[1], "Mia")

    def make(story):
        for number, how in enumerate(story):
            starts = clock.now() - timedelta(days=len(story) - number)
            session = Session.objects.create(
                committee=committee,
                title=f"{number}. Sitzung",
                starts=starts,
                ends=starts + timedelta(hours=1),
                state="closed",
            )
            come(session, mia)
            if how != "n":
                Attendee.objects.create(session=session, mandate=uwe, excused=how == "x")
                Attendee.objects.create(session=session, mandate=vera)
            if how == "t":
                come(session, uwe)
            if how == "s":
                come(session, vera)
        return uwe

    return make


def come(session, mandate):
    place, _made = Attendee.objects.get_or_create(session=session, mandate=mandate)
    Presence.objects.create(attendee=place, came=session.starts, left=session.ends)


@pytest.mark.parametrize(
    ("story", "times", "ends"),
    [
        ("m", 1, False),
        ("mm", 2, False),
        ("mmm", 3, True),
        ("mmmm", 4, True),
        ("mmt", 0, False),
        ("tmm", 2, False),
        ("mxm", 1, False),
        ("mms", 0, False),
        ("mmnm", 3, True),
        ("", 0, False),
    ],
)
def test_rows_of_absences(committee, held, story, times, ends):
    held(story)
    found = {str(one.mandate.person): one for one in absences([committee], TODAY)}
    assert set(found) == ({"Uwe"} if times else set())
    if times:
        assert (found["Uwe"].times, found["Uwe"].ends_seat) == (times, ends)


def test_sessions_in_which_nobody_was_noted_say_nothing(committee, held):
    held("mmm")
    Presence.objects.all().delete()
    assert absences([committee], TODAY) == []


def test_bodies_may_never_free_a_seat(committee, held, rules):
    held("mmm")
    rules(absences_end_seat=0)
    assert absences([committee], TODAY) == []


def test_whoever_left_her_seat_is_named_no_more(committee, held):
    uwe = held("mmm")
    uwe.ends = TODAY - timedelta(days=1)
    uwe.save()
    assert absences([committee], TODAY) == []


@pytest.mark.parametrize("more", [0, 10])
def test_it_takes_three_queries(committee, held, put, more, django_assert_num_queries):
    held("mmm")
    for number in range(more):
        seat = Seat.objects.create(
            committee=committee, title=f"Sitz {number}", bench="youth", starts=FIRST
        )
        mandate = put(seat, f"Mitglied {number}")
        Attendee.objects.create(session=Session.objects.latest("pk"), mandate=mandate)
    with django_assert_num_queries(3):
        absences([committee], TODAY)
