"""Random bodies that decide in writing, against a second statement of what has to come out."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import event, given, settings
from hypothesis import strategies as st

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.committees.circulating import circling
from wirkkreis.committees.models import (
    Circular,
    Committee,
    Entitlement,
    Mandate,
    Resolution,
    Seat,
    Statute,
)
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.tests import said_again
from wirkkreis.committees.tests.random_body import (
    BODIES,
    HOLDER,
    LEADS,
    NOBODY_LEADS,
    RULES,
    SLOWLY,
    USUAL,
    held,
    seats_taken,
    take_offices,
    undone,
)
from wirkkreis.tenancy import clock

SIDE = st.sampled_from([Side.YES, Side.YES, Side.NO, Side.ABSTAIN])
WORLDS = st.fixed_dictionaries(
    {
        "body": BODIES,
        "rules": RULES,
        "objection_stops": st.booleans(),
        "chair": LEADS,
        "vice_chair": LEADS,
        "once_chair": LEADS,
    }
)
ANSWERS = st.lists(st.tuples(HOLDER, SIDE), max_size=3)
OBJECTS = st.sampled_from([None, None, (0, "member"), (1, "member"), (0, "substitute")])
EVERYBODY = st.lists(
    st.sampled_from([Side.YES, Side.YES, Side.YES, Side.NO, Side.ABSTAIN, None]),
    min_size=7,
    max_size=7,
).map(lambda sides: [((number, "member"), side) for number, side in enumerate(sides) if side])


@settings(SLOWLY, max_examples=15)
@given(world=WORLDS, first=EVERYBODY, more=ANSWERS, objects=OBJECTS)
def test_in_writing_all_members_are_asked_and_who_is_silent_counts_as_the_rules_say(
    by, world, first, more, objects
):
    with undone():
        circular, mandates = _sent(by, world)
        asked = _asked(world)
        if circular is None:
            return
        _change_the_body(circular.committee, mandates)
        rights = _rights(circular, mandates)
        assert rights.keys() == asked
        kept = _answered(circular, rights, mandates, [*first, *more])
        if objects in rights and _stopped(circular, rights[objects], world):
            return
        told = _finished(by, circular, everybody=kept.keys() == asked)
        sides = [side.value for side in kept.values()]
        assert dict(told.tallies.values_list("side", "votes")) == {
            side.value: sides.count(side.value) for side in Side
        }
        adopted, by_chair = _carried(world, sides, kept)
        event(f"adopted: {adopted}, by the chair: {by_chair}, silent: {len(kept) < len(asked)}")
        assert (told.result, told.by_chair) == ("adopted" if adopted else "rejected", by_chair)
        assert Resolution.objects.filter(circular=circular).exists() == adopted


@pytest.mark.parametrize(
    ("base", "vacant_count", "yes", "adopted"),
    [
        ("members", False, 3, True),
        ("members", False, 2, False),
        ("members", True, 3, False),
        ("members", True, 4, True),
        ("present", True, 3, True),
        ("yes_and_no", True, 1, True),
        ("yes_and_no", False, 0, False),
    ],
)
def test_who_is_silent_counts_against_it_where_all_members_are_asked_for(
    by, base, vacant_count, yes, adopted
):
    """Of six seats two are vacant; of the four members some say yes and nobody says no."""
    rules = {"majority_base": base, "vacant_count": vacant_count, "tie": "rejected"}
    body = [USUAL] * 4 + [USUAL | {"member": "none"}] * 2
    world = {"body": body, "rules": rules, "objection_stops": True, **NOBODY_LEADS}
    circular, mandates = _sent(by, world)
    rights = _rights(circular, mandates)
    kept = _answered(circular, rights, mandates, [((n, "member"), Side.YES) for n in range(yes)])
    told = _finished(by, circular, everybody=len(kept) == len(rights))
    assert told.result == ("adopted" if adopted else "rejected")


def _asked(world):
    """Said again: the member of each seat with a vote, wherever she is; no substitute."""
    return {
        (number, "member")
        for number, seat in enumerate(world["body"])
        if seat["votes"] and seat["member"] == "held"
    }


def _carried(world, sides, kept):
    """Present is who was asked; all there are, where vacant seats count, are all seats."""
    asked = _asked(world)
    votes = sum(seat["votes"] for seat in world["body"])
    led = [world[office] for office in ("chair", "vice_chair") if held(world, world[office])]
    chair = next((holder for holder in led if holder in asked), None)
    return said_again.carried(
        world["rules"],
        sides,
        present=len(asked),
        members=votes if world["rules"]["vacant_count"] else len(asked),
        chair=kept.get(chair),
    )


def _sent(by, world):
    """The circular that was sent out, and the mandates; None where nobody could be asked."""
    committee = Committee.objects.create(name="Probe", kind="working")
    mandates = seats_taken(committee, world["body"])
    take_offices(world, mandates)
    values = world["rules"] | {"objection_stops": world["objection_stops"]}
    Statute.objects.create(committee=committee, starts=clock.today(), values=values)
    draft = Circular(committee=committee, title="Druck", text="Wir zahlen 380 Euro.")
    circling.write_circular(by=by, circular=draft)
    if not _asked(world):
        with pytest.raises(ValidationError, match="Kein stimmberechtigter Sitz"):
            circling.start_circular(by=by, circular=draft)
        return None, mandates
    return circling.start_circular(by=by, circular=draft), mandates


def _change_the_body(committee, mandates):
    """Whatever becomes of the body and its rules meanwhile: who is asked stays, and how."""
    tomorrow = clock.today() + timedelta(days=1)
    values = {"majority": "three_quarters", "majority_base": "members", "objection_stops": True}
    Statute.objects.create(committee=committee, starts=tomorrow, values=values)
    seat = Seat.objects.create(
        committee=committee, title="Neu", bench="youth", starts=clock.today()
    )
    person = next(iter(mandates.values())).person
    Mandate.objects.create(seat=seat, person=person, starts=clock.today())


def _rights(circular, mandates):
    holders = {mandate.pk: holder for holder, mandate in mandates.items()}
    return {holders[right.mandate_id]: right for right in circular.vote.entitlements.all()}


def _answered(circular, rights, mandates, answers):
    """Everybody who may answers, the last word counts; nobody else's is taken."""
    kept = {}
    for holder, side in answers:
        if holder in rights:
            circling.answer_circular(by=NOBODY, entitlement=rights[holder], side=side)
            kept[holder] = side
        elif holder in mandates:
            mandate = mandates[holder]
            forged = Entitlement(vote=circular.vote, seat_id=mandate.seat_id, mandate=mandate)
            with pytest.raises(ValidationError), transaction.atomic():
                circling.answer_circular(by=NOBODY, entitlement=forged, side=side)
    return kept


def _stopped(circular, right, world):
    """Whether the objection ended it; then nobody answers any more, and nothing is decided."""
    if not world["objection_stops"]:
        with pytest.raises(ValidationError), transaction.atomic():
            circling.object_to(by=NOBODY, entitlement=right, reason="Reden wir.")
        return False
    stopped = circling.object_to(by=NOBODY, entitlement=right, reason="Reden wir.")
    with pytest.raises(ValidationError), transaction.atomic():
        circling.answer_circular(by=NOBODY, entitlement=right, side=Side.YES)
    with pytest.raises(ValidationError), transaction.atomic():
        circling.finish_circular(by=NOBODY, circular=stopped)
    assert (stopped.state, stopped.vote.result) == ("stopped", "")
    assert not Resolution.objects.filter(circular=circular).exists()
    return True


def _finished(by, circular, *, everybody):
    """Ended by hand once all have answered, else at the end of its time; then it stays so."""
    if everybody:
        circling.finish_circular(by=by, circular=circular)
    else:
        with pytest.raises(ValidationError, match="nicht alle"), transaction.atomic():
            circling.finish_circular(by=by, circular=circular)
        with clock.at(circular.ends + timedelta(minutes=1)):
            late = circular.vote.entitlements.earliest("pk")
            with pytest.raises(ValidationError, match="beendet"), transaction.atomic():
                circling.answer_circular(by=NOBODY, entitlement=late, side=Side.NO)
            circling.finish_circular(by=NOBODY, circular=circular)
    vote = type(circular.vote).objects.get(circular=circular)
    before = list(vote.tallies.values_list("pk", "votes"))
    for right in vote.entitlements.all():
        with pytest.raises(ValidationError, match="beendet"), transaction.atomic():
            circling.answer_circular(by=NOBODY, entitlement=right, side=Side.NO)
    assert list(vote.tallies.values_list("pk", "votes")) == before
    return vote
