"""What secret votes leave behind is the same whoever chose what: rows, their places, jobs, letters.

The same votes are played twice, each time in the same database made anew. Nobody chooses the same
in both, but two by two the voters choose the same together: after every second one there must be
nothing, in any column of any table, by which one play could be told from the other.
"""

import re
from collections import defaultdict
from itertools import cycle

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from wirkkreis.committees.models import Attendee
from wirkkreis.committees.own import own_token
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.tests.test_secrecy import RIGHTS, TALLIES, ballot, by, house, sealed
from wirkkreis.committees.voting.sealing import end_vote
from wirkkreis.tenancy.wall import inside
from wirkkreis.testing.plugin import POSTGRES

__all__ = ["ballot", "by", "house"]  # fixtures

SEE_OTHER, INVALID = 303, 422
ONE_PLAY, THE_OTHER = (0, 1, 2, 0), (1, 0, 0, 2)
"""Which of three ballots the voters cast, one after the other."""
THREE = ("Ali", "Bea", "Cem")
ASKED = {
    "motion": {},
    "election": {"options": THREE, "subject": "election", "question": "Welche?", "places": 2},
    "ranking": {"options": THREE, "subject": "ranking", "question": "Was?", "budget": 1000},
}
WAYS = ("own link", "own link, signed in", "device of the body")
CHANGED_BY_VOTES = {RIGHTS, TALLIES, "tenancy_partnership"}
TRANSACTIONS = ("xmin", "xmax")
PLACE = "ctid::text, xmin::text, xmax::text, cmin::text, cmax::text"
ALL_TABLES = (
    "SELECT relname FROM pg_class"
    " WHERE relkind IN ('r', 'm') AND relnamespace = 'public'::regnamespace"
)
ALWAYS_NEW = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"  # keys
    r"|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[.\d]*\+\d\d(?::\d\d)?"  # moments
)


class Step:
    """What lies in the database at one moment, as somebody reads it who may read all."""

    def __init__(self, name, *, all_tables=True):
        self.name = name
        with psycopg.connect(POSTGRES.urls(connection.settings_dict["NAME"]).superuser) as reader:
            self.rows = set(reader.execute(_all_rows(reader))) if all_tables else set()
            self.rights, self.tallies = _as_they_lie(reader)

    def since(self, earlier):
        """All rows that are new, without what is new each time anyway."""
        new = self.rows - earlier.rows
        return sorted((table, ALWAYS_NEW.sub("", row)) for table, row in new)

    def layout(self, *without):
        """The rows of the two tables as they lie, but for some columns."""
        return [
            {head: value for head, value in row.items() if head not in without}
            for row in (*self.rights, *self.tallies)
        ]

    def pairs(self, *without):
        """Whom a join by two columns pairs with one sum alone of her vote."""
        lines = defaultdict(list)
        for tally in self.tallies:
            for head in tally.keys() - set(without):
                key = tally["vote_id"], head, tally[head]
                lines[key].append((tally["option_id"], tally["side"]))
        return {
            (left, right, voter["mandate_id"], *found[0])
            for voter in self.rights
            for left, value in voter.items()
            for right in self.tallies[0]
            if len(found := lines[voter["vote_id"], right, value]) == 1
        }


def _all_rows(reader):
    tables = [name for (name,) in reader.execute(ALL_TABLES)]
    return " UNION ALL ".join(f"SELECT '{name}', t::text FROM \"{name}\" t" for name in tables)  # noqa: S608


def _as_they_lie(reader):
    """Each row of the two tables in its place, column by column as text.

    Transactions are numbered by their turn: other databases of the cluster have some, too.
    """
    tables = [_texts(reader, name) for name in (RIGHTS, TALLIES)]
    known = {int(row[name]) for rows in tables for row in rows for name in TRANSACTIONS}
    turns = {str(number): f"turn {turn}" for turn, number in enumerate(sorted(known))}
    return [
        [row | {name: turns[row[name]] for name in TRANSACTIONS} for row in rows] for rows in tables
    ]


def _texts(reader, table):
    found = reader.execute(f'SELECT {PLACE}, t.* FROM "{table}" t ORDER BY t.ctid')  # noqa: S608
    heads = [column.name for column in found.description]
    return [dict(zip(heads, map(str, row), strict=True)) for row in found]


@pytest.fixture
def play(own_database, house, by, ballot, settings):
    """Plays the votes in a database made anew: a step after each vote, its end and its seal."""
    settings.EMAIL_BACKEND = "wirkkreis.accounts.mail_backend.OutboxBackend"

    def played(turns):
        own_database()
        signed_in = _browser()
        signed_in.force_login(by.account)
        yield Step("before")
        for kind, asked in ASKED.items():
            vote = ballot(len(turns), **asked)
            for voters in _cast_by_http(house, vote, turns, signed_in):
                yield Step(f"{kind}, cast by {voters}", all_tables=voters % 2 == 0)
            with inside(house):
                end_vote(by=by, vote=vote)
            yield Step(f"{kind}, ended")
            sealed(house, vote)
            yield Step(f"{kind}, sealed")

    return played


def _cast_by_http(house, vote, turns, signed_in):
    """Everybody votes, each in one of three ways; the last one tries to do so twice."""
    with inside(house):
        rights = list(vote.entitlements.order_by("pk"))
        places = [Attendee.objects.get(mandate=right.mandate_id) for right in rights]
        forms = _forms(vote)
    voters = zip(rights, places, turns, cycle(WAYS))
    for number, (right, place, turn, way) in enumerate(voters, start=1):
        browser = _browser() if way == "own link" else signed_in
        url = reverse("own-vote", args=[own_token(place), vote.pk])
        if way == "device of the body":
            url = reverse("vote-ballot", args=[vote.pk, right.pk])
        assert browser.post(url, forms[turn]).status_code == SEE_OTHER
        yield number
        if number == len(turns):
            assert browser.post(url, forms[turn]).status_code == INVALID


def _browser():
    return Client(headers={"host": "localhost"})


def _forms(vote):
    """Three ballots, as they are sent."""
    pks = list(vote.options.values_list("pk", flat=True))
    if vote.subject == "motion":
        return [{"side_0": side} for side in Side]
    if vote.subject == "election":
        return [{"choice": pks[:2]}, {"choice": pks[2:]}, {"choice": ["0"]}]
    yes, no, abstain = Side
    sides = (yes, no, abstain), (no, no, yes), (abstain, yes, yes)
    return [{f"side_{pk}": side for pk, side in zip(pks, row, strict=True)} for row in sides]


def test_nothing_that_lies_in_the_database_tells_who_chose_what(play):
    plays = list(play(ONE_PLAY)), list(play(THE_OTHER))
    for one, other in zip(*plays, strict=True):
        sums = () if one.rows else ("votes",)
        assert one.layout("key", *sums) == other.layout("key", *sums), one.name
        pairs = one.pairs(*sums)
        assert pairs == other.pairs(*sums), one.name
        assert not {pair for pair in pairs - plays[0][0].pairs() if "xmin" in pair}, one.name
        assert one.since(plays[0][0]) == other.since(plays[1][0]), one.name
    steps = {step.name: step for step in plays[0]}
    for kind in ASKED:
        earlier, later = steps[f"{kind}, cast by 2"], steps[f"{kind}, cast by 4"]
        assert {table for table, _row in later.since(earlier)} == CHANGED_BY_VOTES
