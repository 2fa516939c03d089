"""The register: numbers, kinds, and what follows at once."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.committees.models import (
    AgendaItem,
    Circular,
    Committee,
    Minutes,
    Motion,
    Option,
    Resolution,
    Session,
    Vote,
)
from wirkkreis.committees.records import following
from wirkkreis.committees.records.registering import (
    change_resolution,
    enter_by_hand,
    register_resolution,
    strike_out,
)
from wirkkreis.goals.models import Goal, Level, Plan
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

from .conftest import TODAY


@pytest.fixture
def held(committee):
    """A session of today that is over."""
    statute = committee.statutes.create(starts=date(2026, 1, 1))
    return Session.objects.create(
        committee=committee,
        statute=statute,
        title="1. Sitzung",
        starts=clock.now(),
        ends=clock.now().replace(hour=14),
        place="Rathaus",
        state="closed",
    )


@pytest.fixture
def adopted(held):
    """Makes adopted motions: `adopted("Fest", kind="debate", …)`."""

    def make(title, *, result="adopted", amends=None, conditions="", **item):
        position = held.items.count() + 1
        found = AgendaItem.objects.create(session=held, position=position, title=title, **item)
        motion = Motion.objects.create(
            item=found, text=f"{title} findet statt.", conditions=conditions, amends=amends
        )
        return Vote.objects.create(item=found, motion=motion, state="closed", result=result)

    return make


def registered(by, vote):
    """What a vote became."""
    return register_resolution(by=by, vote=vote)


def test_a_list_that_pays_for_nothing_is_no_resolution(by, held):
    found = AgendaItem.objects.create(session=held, position=1, title="Fonds", kind="application")
    vote = Vote.objects.create(
        item=found, subject="ranking", budget=10, state="closed", result="spread"
    )
    dear = Option.objects.create(vote=vote, label="Fest", amount=20, result="unfunded")
    assert registered(by, vote) is None
    Option.objects.filter(pk=dear.pk).update(result="funded")
    assert registered(by, vote).text == "Fest: 20,00 Euro"


def test_a_resolution_has_the_words_that_were_voted_on(by, adopted, committee):
    row = registered(by, adopted("Fest", kind="decision", conditions="Ohne Lärm"))
    assert (row.number, row.title, row.text) == ("1/2026", "Fest", "Fest findet statt.")
    assert (row.kind, row.power, row.conditions) == ("decision", committee.power, "Ohne Lärm")
    assert row.day == TODAY
    assert row.is_public
    assert row.needs_work


def test_a_vote_is_registered_once(by, adopted):
    vote = adopted("Fest")
    assert registered(by, vote) == registered(by, vote)
    assert Resolution.objects.count() == 1


@pytest.mark.parametrize("result", ["rejected", "void", "run_off", "lot", "nobody", ""])
def test_what_was_not_decided_is_no_resolution(by, adopted, result):
    assert registered(by, adopted("Fest", result=result)) is None


def test_an_amendment_is_no_resolution_of_its_own(by, adopted):
    motion = adopted("Fest").motion
    assert registered(by, adopted("Fest", amends=motion)) is None


def test_numbers_run_by_body_and_year(by, adopted, held, committee):
    Resolution.objects.create(
        committee=committee, number="7/2026", day=TODAY, power="decides", title="x", text="x"
    )
    Resolution.objects.create(
        committee=committee, number="B-99", day=TODAY, power="decides", title="x", text="x"
    )
    other = Committee.objects.create(name="Forum", kind="youth")
    Resolution.objects.create(
        committee=other, number="40/2026", day=TODAY, power="decides", title="x", text="x"
    )
    assert registered(by, adopted("Fest")).number == "8/2026"


def test_what_is_not_public_stays_so(by, adopted, committee):
    assert not registered(by, adopted("Fest", is_public=False)).is_public
    committee.is_public = False
    committee.save()
    assert not registered(by, adopted("Lauf")).is_public


def test_an_election_names_who_was_elected(by, adopted):
    vote = adopted("Vorsitz", result="elected", kind="election")
    vote.motion, vote.subject = None, "election"
    vote.save()
    Option.objects.create(vote=vote, label="Uwe", result="elected")
    Option.objects.create(vote=vote, label="Mia", result="defeated")
    row = registered(by, vote)
    assert (row.kind, row.text, row.needs_work) == ("election", "Gewählt: Uwe", False)


def test_a_ranking_says_what_gets_money(by, adopted):
    vote = adopted("Anträge", result="spread", kind="application")
    vote.motion, vote.subject, vote.budget = None, "ranking", 2000
    vote.save()
    Option.objects.create(vote=vote, label="Fest", amount=1200, result="funded")
    Option.objects.create(vote=vote, label="Lauf", amount=900, result="unfunded")
    assert registered(by, vote).text == "Fest: 1.200,00 Euro"


def test_a_circular_becomes_a_resolution(by, committee):
    circular = Circular.objects.create(committee=committee, title="Fest", text="Es gibt ein Fest.")
    vote = Vote.objects.create(
        circular=circular, state="closed", result="adopted", closed_at=clock.now()
    )
    row = registered(NOBODY, vote)
    assert (row.circular, row.text, row.is_public) == (circular, "Es gibt ein Fest.", False)


def test_approved_minutes_are_approved_at_once(by, adopted, held):
    minutes = Minutes.objects.create(session=held, state="sent")
    registered(by, adopted("Genehmigung", kind="minutes", minutes_of=held))
    minutes.refresh_from_db()
    assert (minutes.state, minutes.approved_on) == ("approved", TODAY)


@pytest.fixture
def plan(here):
    plan = Plan.objects.create(
        title="Zielplan 2026", starts=date(2026, 1, 1), ends=date(2026, 12, 31)
    )
    Goal.objects.create(plan=plan, level=Level.GUIDING, number="1", position=1, text="Zusammen")
    return plan


def test_an_adopted_plan_holds_at_once(by, adopted, plan):
    vote = adopted("Zielplan", kind="plan", plan=plan)
    row = registered(by, vote)
    plan.refresh_from_db()
    assert row.plan == plan
    assert (plan.state, plan.adopted_on, plan.resolution) == ("adopted", TODAY, row.number)


def test_what_put_a_plan_in_force_is_not_struck_out(by, adopted, plan):
    row = registered(by, adopted("Zielplan", kind="plan", plan=plan))
    with pytest.raises(ValidationError, match="in Kraft gesetzt"):
        strike_out(by=by, resolution=row, note="Verzählt.")
    assert Resolution.objects.exists()


def test_what_stands_in_approved_minutes_is_not_struck_out(by, adopted, held):
    row = registered(by, adopted("Fest"))
    Minutes.objects.create(session=held, state="approved")
    with pytest.raises(ValidationError, match="schon genehmigt"):
        strike_out(by=by, resolution=row, note="Verzählt.")


def test_a_plan_waits_for_who_may_adopt_it(adopted, plan):
    registered(NOBODY, adopted("Zielplan", kind="plan", plan=plan))
    plan.refresh_from_db()
    assert plan.state == "draft"


def test_old_resolutions_keep_their_number(by, committee):
    old = Resolution(committee=committee, day=date(2017, 5, 3), title="Alt", text="Alt.")
    assert enter_by_hand(by=by, resolution=old, number="BV 4/17").number == "BV 4/17"
    again = Resolution(committee=committee, day=date(2017, 5, 3), title="Alt", text="Alt.")
    with pytest.raises(ValidationError, match="schon vergeben"):
        enter_by_hand(by=by, resolution=again, number="BV 4/17")


def test_nothing_is_decided_in_the_future(by, committee):
    row = Resolution(committee=committee, day=date(2027, 1, 1), title="Neu", text="Neu.")
    with pytest.raises(ValidationError, match="Zukunft"):
        enter_by_hand(by=by, resolution=row)


def test_only_who_runs_sessions_enters_by_hand(committee):
    row = Resolution(committee=committee, day=TODAY, title="Neu", text="Neu.")
    with pytest.raises(PermissionDenied):
        enter_by_hand(by=NOBODY, resolution=row)


def test_what_was_voted_on_keeps_its_wording(by, adopted):
    row = registered(by, adopted("Fest"))
    row.text = "Es gibt kein Fest."
    with pytest.raises(ValidationError, match="abgestimmt"):
        change_resolution(by=by, resolution=row, fields=["text"])
    row.refresh_from_db()
    row.is_public = False
    change_resolution(by=by, resolution=row, fields=["is_public"])
    row.refresh_from_db()
    assert not row.is_public


def test_a_resolution_becomes_a_task_once(by, adopted):
    row = registered(by, adopted("Fest", kind="decision"))
    assert list(Resolution.objects.unassigned()) == [row]
    following.give_task(
        by=by, resolution=row, owner=by.account, due=date(2026, 6, 1), note="Bitte melden"
    )
    row.refresh_from_db()
    assert row.measure.title == "Beschluss 1/2026: Fest"
    assert not Resolution.objects.unassigned()
    assert list(Resolution.objects.to_implement()) == [row]
    with pytest.raises(ValidationError, match="schon als Aufgabe"):
        following.give_task(by=by, resolution=row, owner=None, due=None)


def test_some_resolutions_need_nobody(by, adopted):
    row = registered(by, adopted("Fest", kind="decision"))
    following.set_need(by=by, resolution=row, needs_work=False)
    assert not Resolution.objects.unassigned()


def test_two_votes_at_once_get_two_numbers(own_database):
    with inside(Partnership.objects.get(slug="mansfeld-suedharz")):
        committee = Committee.objects.create(name="Eilig", kind="working")
        votes = [_decided(committee) for _turn in range(6)]
    ready = Barrier(len(votes))

    def register(vote):
        ready.wait()
        with inside(Partnership.objects.get(slug="mansfeld-suedharz")):
            registered(NOBODY, Vote.objects.get(pk=vote.pk))
        connection.close()

    threads = [Thread(target=register, args=[vote]) for vote in votes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with inside(Partnership.objects.get(slug="mansfeld-suedharz")):
        found = Resolution.objects.filter(committee=committee)
        numbers = set(found.values_list("number", flat=True))
    assert numbers == {f"{number}/2026" for number in range(1, 7)}


def _decided(committee):
    circular = Circular.objects.create(committee=committee, title="Eile", text="Es eilt.")
    return Vote.objects.create(circular=circular, state="closed", result="adopted")
