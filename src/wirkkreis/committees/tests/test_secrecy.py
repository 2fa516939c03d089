"""Nothing joins a voter to what she chose: not the rows, not the trail, not the letters or logs."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import psycopg
import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, connections

from wirkkreis.accounts.actor import actor_of
from wirkkreis.accounts.models import Account
from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    Committee,
    Mandate,
    Manner,
    Motion,
    Option,
    Presence,
    Resolution,
    Result,
    Seat,
    Session,
    Vote,
)
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.voting.casting import cast_secret
from wirkkreis.committees.voting.opening import open_vote, prepare, put_motion, withdraw_vote
from wirkkreis.committees.voting.rewriting import NotRewritten, rewrite
from wirkkreis.committees.voting.sealing import end_vote, seal, try_again
from wirkkreis.people.models import Person
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside
from wirkkreis.testing.cast import MANSFELD

YES, NO, ABSTAIN = Side.YES, Side.NO, Side.ABSTAIN
SIDES = (YES, NO, NO, ABSTAIN, YES, NO)
PATIENCE = 60.0  # seconds
TALLIES, RIGHTS = "committees_tally", "committees_entitlement"


@pytest.fixture
def house(own_database):
    return Partnership.objects.get(slug="mansfeld-suedharz")


@pytest.fixture
def by(house):
    with inside(house):
        return actor_of(Account.objects.get(email=MANSFELD[0].email), second_factor=True)


@pytest.fixture
def ballot(house, by):
    """An open secret vote: `ballot(6)` on a motion for so many voters, or on options."""

    def make(voters, options=(), **asked):
        with inside(house):
            item = _item(voters)
            if not options:
                asked["motion"] = put_motion(by=by, motion=Motion(item=item, text="Geheimes"))
            vote, named = Vote(item=item, manner=Manner.SECRET, **asked), map(_option, options)
            return open_vote(by=by, vote=prepare(by=by, vote=vote, options=list(named)))

    return make


def _option(label):
    return Option(label=label, amount=400)


def _item(voters):
    committee, now = Committee.objects.create(name="Probe", kind="working"), clock.now()
    session = Session.objects.create(
        committee=committee,
        title="Probe",
        starts=now,
        ends=now + timedelta(hours=2),
        state="open",
        opened_at=now,
    )
    for number in range(voters):
        seat = Seat.objects.create(
            committee=committee, title=f"Sitz {number}", bench="youth", starts=clock.today()
        )
        person = Person.objects.create(
            name=f"Stimme {number}", purpose="Probe", keep_until=clock.today()
        )
        mandate = Mandate.objects.create(seat=seat, person=person, starts=clock.today())
        place = Attendee.objects.create(session=session, mandate=mandate)
        Presence.objects.create(attendee=place, came=now)
    return AgendaItem.objects.create(session=session, position=1, title="Probe", state="running")


def cast(house, vote, sides=SIDES):
    """Let everybody vote, each in a transaction of her own."""
    with inside(house):
        rights = list(vote.entitlements.order_by("pk"))
    for right, side in zip(rights, sides, strict=True):
        with inside(house):
            cast_secret(entitlement=right, ballot={None: side})
    return rights


def rows(house, statement, *parameters):
    with inside(house), connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def sealed(house, vote):
    """Seal as the worker does: again, while transactions of other tests hold old rows back."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return seal(house.pk, vote.pk)
        except NotRewritten:
            assert time.monotonic() < end


def test_no_transaction_joins_a_voter_to_a_side(house, ballot):
    vote = ballot(len(SIDES))
    cast(house, vote)
    pairs = rows(
        house,
        f"SELECT r.id, t.side FROM {RIGHTS} r JOIN {TALLIES} t ON t.xmin = r.xmin"  # noqa: S608
        " WHERE r.vote_id = %s AND t.vote_id = %s",
        vote.pk,
        vote.pk,
    )
    assert pairs, "the last transaction wrote both"
    for voter in {voter for voter, _side in pairs}:
        assert {side for found, side in pairs if found == voter} == set(Side)


def test_the_place_of_the_sums_does_not_depend_on_what_was_chosen(house, ballot):
    layouts = set()
    for sides in (SIDES, (NO,) * len(SIDES), (ABSTAIN, YES) * 3):
        vote = ballot(len(SIDES))
        cast(house, vote, sides)
        layouts.add(
            tuple(
                rows(
                    house,
                    f"SELECT side FROM {TALLIES} WHERE vote_id = %s"  # noqa: S608
                    " ORDER BY ctid",
                    vote.pk,
                )
            )
        )
    assert len(layouts) == 1


def test_a_vote_changes_nothing_but_that_somebody_voted_and_one_sum(house, ballot):
    vote = ballot(len(SIDES))
    before = everything(house)
    with inside(house):
        right = vote.entitlements.earliest("pk")
        cast_secret(entitlement=right, ballot={None: YES})
    after = everything(house)
    changed = {table for table in after if after[table] != before[table]}
    assert changed == {TALLIES, RIGHTS, "tenancy_partnership"}
    assert len(after[RIGHTS] - before[RIGHTS]) == 1
    assert len(after[TALLIES] - before[TALLIES]) == 1


def everything(house):
    """Every row of every table as text, as somebody reads them who can read all."""
    tables = rows(
        house,
        "SELECT relname FROM pg_class WHERE relkind = 'r'"
        " AND relnamespace = 'public'::regnamespace",
    )
    return {
        name: {text for (text,) in rows(house, f'SELECT t::text FROM "{name}" t')}  # noqa: S608
        for (name,) in tables
    }


def test_the_end_leaves_one_transaction_and_no_old_rows(house, by, ballot):
    vote = ballot(len(SIDES))
    cast(house, vote)
    files = places(house)
    with inside(house):
        ended = end_vote(by=by, vote=vote)
    assert (ended.state, ended.result) == ("counting", "")
    sealed(house, vote)
    assert places(house) != files
    for table in (RIGHTS, TALLIES):
        written = rows(
            house,
            f"SELECT DISTINCT xmin::text FROM {table} WHERE vote_id = %s",  # noqa: S608
            vote.pk,
        )
        assert len(written) == 1, table
    with inside(house):
        done = Vote.objects.get(pk=vote.pk)
        assert (done.state, done.result) == ("closed", Result.REJECTED)
        assert counted(done) == {"yes": 2, "no": 3, "abstain": 1}


def places(house):
    return rows(house, "SELECT pg_relation_filenode(%s), pg_relation_filenode(%s)", RIGHTS, TALLIES)


def counted(vote):
    return dict(vote.tallies.values_list("side", "votes"))


def test_an_adopted_secret_vote_is_registered_once_it_is_sealed(house, by, ballot):
    vote = ballot(3)
    cast(house, vote, (YES, YES, NO))
    with inside(house):
        end_vote(by=by, vote=vote)
        assert not Resolution.objects.filter(vote=vote).exists()
    sealed(house, vote)
    sealed(house, vote)  # asked twice
    with inside(house):
        assert Resolution.objects.filter(vote=vote).count() == 1


def test_for_another_role_than_the_owner_nothing_is_believed(house, by, ballot):
    vote = ballot(3)
    cast(house, vote, (YES, YES, NO))
    with inside(house):
        end_vote(by=by, vote=vote)
    owner, app = settings.DATABASE_OWNER_URL, connection.settings_dict["USER"]
    with pytest.raises(NotRewritten, match=TALLIES.split("_", maxsplit=1)[0]):
        rewrite(url=owner.replace("wirkkreis_owner", app))
    with pytest.raises(NotRewritten, match="DATABASE_OWNER_URL"):
        rewrite(url="")


def test_while_nothing_is_rewritten_no_result_is_stated(house, by, ballot, settings):
    vote = ballot(3)
    cast(house, vote, (YES, YES, NO))
    with inside(house):
        end_vote(by=by, vote=vote)
    owner, settings.DATABASE_OWNER_URL = settings.DATABASE_OWNER_URL, ""
    with pytest.raises(NotRewritten):
        seal(house.pk, vote.pk)
    with inside(house):
        waiting = Vote.objects.get(pk=vote.pk)
        assert (waiting.state, waiting.result) == ("counting", "")
    settings.DATABASE_OWNER_URL = owner
    with inside(house):
        try_again(vote=waiting)
    sealed(house, vote)
    with inside(house):
        assert Vote.objects.get(pk=vote.pk).result == Result.ADOPTED
        with pytest.raises(ValidationError, match="schon ausgezählt"):
            try_again(vote=waiting)


def test_old_rows_that_somebody_can_still_see_keep_the_result_back(house, by, ballot):
    vote = ballot(3)
    url = settings.DATABASE_OWNER_URL
    with psycopg.connect(url, dbname=connection.settings_dict["NAME"]) as backup:
        backup.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        backup.execute("SELECT count(*) FROM tenancy_partnership")
        cast(house, vote, (YES, YES, NO))
        with inside(house):
            end_vote(by=by, vote=vote)
        with pytest.raises(NotRewritten):
            seal(house.pk, vote.pk)
    sealed(house, vote)


def test_of_a_withdrawn_vote_nothing_is_left(house, by, ballot):
    """One who voted and one sum would be a pair."""
    vote = ballot(3)
    cast_by(house, vote, 1)
    with inside(house):
        withdraw_vote(by=by, vote=vote, note="Der Antrag ist zurückgezogen.")
        assert set(vote.tallies.values_list("votes", flat=True)) == {0}
    files = places(house)
    sealed(house, vote)
    assert places(house) != files, "the tables were written anew"
    with inside(house):
        vote.refresh_from_db()
        assert (vote.state, vote.result) == ("withdrawn", "")


def test_a_vote_that_cannot_be_counted_now_can_be_withdrawn(house, by, ballot):
    """A backup that runs all evening does not hold up the session."""
    vote = ballot(3)
    cast_by(house, vote, 3)
    with inside(house):
        withdraw_vote(by=by, vote=end_vote(by=by, vote=vote), note="Wir stimmen auf Papier ab.")
        assert set(counted(vote).values()) == {0}
    sealed(house, vote)
    with inside(house):
        assert not Resolution.objects.filter(vote=vote).exists()


def test_of_too_few_votes_the_sums_are_gone(house, by, ballot):
    vote = ballot(3)
    cast_by(house, vote, 2)
    with inside(house):
        ended = end_vote(by=by, vote=vote)
        assert set(counted(ended).values()) == {0}
    sealed(house, vote)
    with inside(house):
        assert Vote.objects.get(pk=vote.pk).result == Result.VOID


def test_sums_that_do_not_add_up_are_void(house, by, ballot):
    vote = ballot(3)
    cast(house, vote, (YES, YES, YES))
    with inside(house):
        vote.tallies.filter(side="yes").update(votes=4)
        end_vote(by=by, vote=vote)
    sealed(house, vote)
    with inside(house):
        assert Vote.objects.get(pk=vote.pk).result == Result.VOID


def cast_by(house, vote, voters):
    with inside(house):
        rights = list(vote.entitlements.order_by("pk"))[:voters]
    for right in rights:
        with inside(house):
            cast_secret(entitlement=right, ballot={None: YES})


def test_of_ballots_cast_at_once_none_is_lost_and_none_counts_twice(house, ballot):
    vote_at_once(house, ballot(24), at_once=8)


def vote_at_once(house, vote, *, at_once):
    """Let everybody vote twice at the same moment, on two connections; many do at a time."""
    with inside(house):
        rights = list(vote.entitlements.order_by("pk"))
    sides = [SIDES[turn % len(SIDES)] for turn in range(len(rights))]
    pairs = [Barrier(2, timeout=PATIENCE) for _pair in range(at_once // 2)]

    def take_part(turn):
        pair, met = turn // 2, pairs[turn // 2]
        try:
            return [
                met.wait() >= 0 and _cast_once(house, right, side)
                for right, side in list(zip(rights, sides, strict=True))[pair :: len(pairs)]
            ]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(at_once) as crowd:
        counted_ones = [one for part in crowd.map(take_part, range(at_once)) for one in part]
    assert counted_ones.count(True) == counted_ones.count(False) == len(rights)
    with inside(house):
        assert not vote.entitlements.missing().exists()
        assert counted(vote) == {side.value: sides.count(side) for side in Side}


def _cast_once(house, right, side):
    try:
        with inside(house):
            cast_secret(entitlement=right, ballot={None: side})
    except ValidationError:
        return False
    return True
