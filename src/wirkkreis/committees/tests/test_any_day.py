"""A body as of any day, against its history told a second time; and what its page shows of it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wirkkreis.committees.models import Bench, Committee, Departure, Mandate, Seat
from wirkkreis.committees.seating import founding, seating, terms
from wirkkreis.committees.seating.composition import composition
from wirkkreis.committees.tests.conftest import FIRST
from wirkkreis.committees.tests.test_pages import text

LENGTH = 12
"""Days of a story; it is looked at a day before and after, too."""
NAMES = ("Uwe", "Mia", "Kim", "Ina")
DAYS = st.integers(0, LENGTH)
LASTS = st.none() | DAYS
SEATS = st.tuples(st.sampled_from(Bench.values), st.integers(0, 3))
TAKES = st.tuples(st.just("take"), st.integers(0, 2), st.booleans(), st.integers(0, 3), DAYS, LASTS)
LEAVES = st.tuples(st.just("leave"), st.integers(0, 9), st.booleans(), DAYS)
ABOLISHED = st.tuples(st.just("abolish"), st.integers(0, 2), DAYS)
STORIES = st.lists(TAKES | TAKES | LEAVES | ABOLISHED, min_size=3, max_size=14)


@dataclass
class Span:
    """From a day to a day of the story, both included; without an end it goes on."""

    starts: int
    ends: int | None = None

    def covers(self, day):
        return self.starts <= day and (self.ends is None or day <= self.ends)

    def meets(self, other):
        return any(self.covers(day) and other.covers(day) for day in range(LENGTH + 2))


@dataclass
class Sat(Span):
    """Who sat where, as the story tells it, and the row that was written of it."""

    seat: int = 0
    substitute: bool = False
    name: str = ""
    row: Any = None


def on(day):
    return FIRST + timedelta(days=day)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    database=None,
)
@given(seats=st.lists(SEATS, min_size=3, max_size=3), story=STORIES)
def test_on_every_day_it_is_made_up_as_its_history_tells(by, person, seats, story):
    with transaction.atomic():
        _tell_and_look(by, [person(name) for name in NAMES], seats, story)
        transaction.set_rollback(True)


def _tell_and_look(by, persons, seats, story):
    committee = Committee.objects.create(name="Probe", kind="steering")
    rows = [_set_up(committee, number, *seat) for number, seat in enumerate(seats)]
    lasting = [Span(starts) for _bench, starts in seats]
    sat: list[Sat] = []
    does: dict[str, Any] = {"take": _take, "leave": _leave, "abolish": _abolish}
    for what, *facts in story:
        does[what](by, persons, rows, lasting, sat, *facts)
    for day in range(-1, LENGTH + 2):
        found = composition(committee, on(day))
        assert {row.seat.title: _held(row) for row in found.rows} == {
            f"Sitz {number}": (_member(sat, number, day), _substitute(sat, number, day))
            for number, span in enumerate(lasting)
            if span.covers(day)
        }
        assert found.balance.has_civil_majority == _civil_majority(seats, lasting, sat, day)


def _set_up(committee, number, bench, starts):
    votes = bench != Bench.ADVISORY
    return Seat.objects.create(
        committee=committee, title=f"Sitz {number}", bench=bench, votes=votes, starts=on(starts)
    )


def _take(by, persons, rows, lasting, sat, seat, substitute, who, starts, lasts):
    """Somebody takes a seat where it is hers to take: the story says so before it is tried."""
    ends = None if lasts is None else starts + lasts
    new = Sat(starts, ends, seat, substitute, NAMES[who])
    may = (
        lasting[seat].covers(starts)
        and (lasting[seat].ends is None or (ends is not None and ends <= lasting[seat].ends))
        and not any(
            one.meets(new)
            for one in sat
            if one.name == new.name or (one.seat, one.substitute) == (seat, substitute)
        )
    )
    new.row = Mandate(
        seat=rows[seat],
        substitute=substitute,
        starts=on(starts),
        ends=None if ends is None else on(ends),
    )
    if _is_done(lambda: seating.take_seat(by=by, mandate=new.row, person=persons[who])):
        assert may
        sat.append(new)
    else:
        assert not may


def _leave(by, _persons, _rows, _lasting, sat, who, moves_up, last):
    """A member or substitute leaves before her time; her substitute of that day may follow her."""
    if not sat:
        return
    leaving = sat[who % len(sat)]
    follower = _follower(sat, leaving, last) if moves_up else None
    done = _is_done(
        lambda: terms.end_and_succeed(
            by=by,
            mandate=leaving.row,
            on=on(last),
            departure=Departure.RESIGNED,
            substitute=follower.row if follower else None,
        )
    )
    if not done:
        leaving.row.refresh_from_db()
        assert not leaving.covers(last) or follower is not None
        return
    assert leaving.covers(last)
    left_over, leaving.ends = leaving.ends, last
    if follower is not None:
        follower.ends, until = last, left_over if left_over != last else None
        row = Mandate.objects.get(seat=follower.row.seat, substitute=False, starts=on(last + 1))
        sat.append(Sat(last + 1, until, leaving.seat, name=follower.name, row=row))


def _follower(sat, leaving, day):
    """The substitute of a member on a day."""
    if leaving.substitute:
        return None
    beside = (one for one in sat if one.substitute and one.seat == leaving.seat)
    return next((one for one in beside if one.covers(day)), None)


def _abolish(by, _persons, rows, lasting, sat, seat, last):
    held = any(one.seat == seat and (one.ends is None or one.ends > last) for one in sat)
    done = _is_done(lambda: founding.end_seat(by=by, seat=rows[seat], on=on(last)))
    assert done == (last >= lasting[seat].starts and not held)
    if done:
        lasting[seat].ends = last


def _is_done(act):
    try:
        with transaction.atomic():
            act()
    except ValidationError:
        return False
    return True


def _held(row):
    return tuple(held.name if held else "" for held in (row.member, row.substitute))


def _member(sat, seat, day):
    return _who((one for one in sat if not one.substitute), seat, day)


def _substitute(sat, seat, day):
    return _who((one for one in sat if one.substitute), seat, day)


def _who(sat, seat, day):
    return next((one.name for one in sat if one.seat == seat and one.covers(day)), "")


def _civil_majority(seats, lasting, sat, day):
    votes = Counter(
        bench in ("civil_society", "youth")
        for number, (bench, _starts) in enumerate(seats)
        if bench != "advisory" and lasting[number].covers(day) and _member(sat, number, day)
    )
    return votes[True] > votes[False]


@pytest.fixture
def history(by, seats, put):
    """Uwe until Monday, then his substitute Ina; from Wednesday on Kim has a fourth seat."""
    monday = date(2026, 2, 9)
    uwe, ina = put(seats[0], "Uwe"), put(seats[0], "Ina", substitute=True)
    terms.end_and_succeed(
        by=by, mandate=uwe, on=monday, departure=Departure.RESIGNED, substitute=ina
    )
    fourth = Seat.objects.create(
        committee=seats[0].committee,
        title="Kultur",
        bench="politics",
        starts=monday + timedelta(days=2),
    )
    put(fourth, "Kim", starts=fourth.starts)
    return seats[0].committee


@pytest.mark.parametrize(
    ("day", "shown", "hidden", "has_majority"),
    [
        ("2025-12-31", (), ("Uwe", "Ina", "Kim", "Sport"), False),
        ("2026-02-09", ("Uwe", "Ina"), ("Kim", "Kultur"), True),
        ("2026-02-10", ("Ina",), ("Uwe", "Kim", "Kultur"), True),
        ("2026-02-11", ("Ina", "Kim", "Kultur"), ("Uwe",), False),
    ],
)
def test_its_page_shows_the_body_of_the_day_one_asks_for(
    at_work, history, day, shown, hidden, has_majority
):
    address = reverse("committee", args=[history.pk])
    page = text(at_work.get(address, {"tag": day}))
    sheet = text(at_work.get(address, {"tag": day, "format": "csv"}))
    assert "So war das Gremium" in page
    assert ("hat die Mehrheit" in page) is has_majority
    assert all(word in page and word in sheet for word in shown)
    assert not any(word in sheet for word in hidden)
    assert not any(f">{word}<" in page.partition("Verlauf")[0] for word in hidden)
