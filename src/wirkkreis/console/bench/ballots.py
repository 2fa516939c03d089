"""Votes with very many voters: through HTTP, and what one secret vote costs by their number."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import cycle, islice

import psycopg
from django.urls import reverse

from wirkkreis.accounts.actor import actor_of
from wirkkreis.accounts.models import Account
from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    Committee,
    Entitlement,
    Mandate,
    Motion,
    Presence,
    Seat,
    Session,
    Vote,
)
from wirkkreis.committees.own import own_token
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.voting.casting import cast_secret
from wirkkreis.committees.voting.opening import open_vote, prepare, put_motion
from wirkkreis.people.models import Person
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside
from wirkkreis.testing.cast import MANSFELD

OPEN_VOTERS, SECRET_VOTERS = 1_000, 200
SIZES = (50, 100, 200, 400)
MEASURED = 25
"""Votes at the end of each size that are measured: the dearest ones."""

BALLOTS = """
    CREATE TABLE bench_ballot (id uuid DEFAULT gen_random_uuid() PRIMARY KEY, choice text);
    CREATE TABLE bench_right (id bigserial PRIMARY KEY, has_voted boolean DEFAULT false)
"""
REWRITE = """
    UPDATE bench_right SET has_voted = has_voted OR id = %(voter)s;
    WITH gone AS (DELETE FROM bench_ballot RETURNING choice),
    kept AS (SELECT choice FROM gone UNION ALL SELECT 'yes')
    INSERT INTO bench_ballot (choice) SELECT choice FROM kept ORDER BY random()
"""


def sides(voters: Sequence[object]) -> Iterator[Side]:
    """A side for each of the voters."""
    return islice(cycle(Side), len(voters))


def write_vote(partnership: Partnership, *, manner: str, voters: int) -> list[str]:
    """Open a vote of so many; the address of each one's own ballot."""
    with inside(partnership):
        vote = _opened(manner, voters)
        places = Attendee.objects.filter(session__items__votes=vote)
        return [reverse("own-vote", args=[own_token(place), vote.pk]) for place in places]


def curve() -> list[str]:
    """Milliseconds of one secret vote by the size of the vote: as it is done here, and as it would
    be with a ballot for each voter that is shuffled with all others at every vote.
    """
    partnership = Partnership.objects.get(host="localhost")
    lines = ["one secret vote, ms   sums (ours)   all ballots rewritten"]
    for size in SIZES:
        ours, theirs = 1000 * _sums(partnership, size), 1000 * _rewriting(size)
        lines.append(f"{f'of {size}':21} {ours:11.1f}   {theirs:21.1f}")
    return lines


def _opened(manner: str, voters: int) -> Vote:
    by = actor_of(Account.objects.get(email=MANSFELD[0].email), second_factor=True)
    item = _item(voters)
    motion = put_motion(by=by, motion=Motion(item=item, text="Ja?"))
    return open_vote(by=by, vote=prepare(by=by, vote=Vote(item=item, motion=motion, manner=manner)))


def _item(voters: int) -> AgendaItem:
    """An item in a session with so many members in the room."""
    committee, now, today = _committee(voters), clock.now(), clock.today()
    session = Session.objects.create(
        committee=committee,
        title="Vollversammlung",
        starts=now,
        ends=now + timedelta(hours=2),
        state="open",
        opened_at=now,
    )
    mandates = Mandate.objects.on(today).filter(seat__committee=committee)
    places = Attendee.objects.bulk_create(
        Attendee(session=session, mandate=mandate) for mandate in mandates
    )
    Presence.objects.bulk_create(Presence(attendee=place, came=now) for place in places)
    return AgendaItem.objects.create(session=session, position=1, title="Probe", state="running")


def _committee(voters: int) -> Committee:
    committee, today = Committee.objects.create(name="Forum", kind="working"), clock.today()
    numbers = range(voters)
    seats = Seat.objects.bulk_create(
        Seat(committee=committee, title=f"Sitz {number}", bench="youth", starts=today)
        for number in numbers
    )
    people = Person.objects.bulk_create(
        Person(name=f"Stimme {number}", purpose="Forum", keep_until=today) for number in numbers
    )
    Mandate.objects.bulk_create(
        Mandate(seat=seat, person=person, starts=today)
        for seat, person in zip(seats, people, strict=True)
    )
    return committee


def _sums(partnership: Partnership, size: int) -> float:
    """Seconds of one of the last votes of a vote of this size."""
    with inside(partnership):
        rights = list(Entitlement.objects.filter(vote=_opened("secret", size)))
    return _of_the_last(size, lambda turn: _cast(partnership, rights[turn]))


def _cast(partnership: Partnership, right: Entitlement) -> None:
    with inside(partnership):
        cast_secret(entitlement=right, ballot={None: Side.YES})


def _rewriting(size: int) -> float:
    """The same with a ballot for each voter, in tables of its own."""
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute(BALLOTS)
        owner.execute("INSERT INTO bench_right SELECT FROM generate_series(1, %s)", [size])

        def cast(turn: int) -> None:
            with owner.transaction(), psycopg.ClientCursor(owner) as cursor:
                cursor.execute(REWRITE, {"voter": turn + 1})

        took = _of_the_last(size, cast)
        owner.execute("DROP TABLE bench_ballot, bench_right")
    return took


def _of_the_last(size: int, cast: Callable[[int], None]) -> float:
    for turn in range(size - MEASURED):
        cast(turn)
    begun = time.perf_counter()
    for turn in range(size - MEASURED, size):
        cast(turn)
    return (time.perf_counter() - begun) / MEASURED
