"""A random body in its room and its rules: as facts for `said_again`, and as rows."""

from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    Committee,
    Mandate,
    Office,
    Presence,
    Recusal,
    Seat,
    Session,
    Statute,
)
from wirkkreis.people.models import Person
from wirkkreis.tenancy import clock

SLOWLY = settings(
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
"""For tests that write rows: a case that fails is told as it was found, shrinking takes minutes."""

ROLES = ("member", "substitute")
IS = st.sampled_from(["here", "here", "away", "gone"])
RULED = st.sampled_from(["", "", "", "free", "declared", "excluded"])
USUAL = {
    "votes": True,
    "member": "held",
    "member_is": "here",
    "member_ruled": "",
    "substitute": "held",
    "substitute_is": "here",
    "substitute_ruled": "",
}
NOBODY_LEADS = dict.fromkeys(("chair", "vice_chair", "once_chair", "presides"))
ODD = st.fixed_dictionaries(
    {
        "votes": st.sampled_from([True, True, True, False]),
        "member": st.sampled_from(["held", "held", "held", "none", "ended"]),
        "member_is": IS,
        "member_ruled": RULED,
        "substitute": st.sampled_from(["held", "held", "none", "ended"]),
        "substitute_is": IS,
        "substitute_ruled": RULED,
    }
)
"""Who holds a seat or did until yesterday, where she is, and what was ruled of her bias."""

BODIES = st.lists(st.just(USUAL) | ODD, min_size=1, max_size=7)

HOLDER = st.tuples(st.integers(0, 6), st.sampled_from(ROLES))
LEADS = st.sampled_from(
    [None, (0, "member"), (1, "member"), (1, "substitute"), (2, "member"), (3, "member")]
)
RULES = st.fixed_dictionaries(
    {
        "substitutes": st.sampled_from([True, True, False]),
        "substitute_for_recused": st.booleans(),
        "quorum": st.sampled_from(["more_than_half", "half", "third", "two_thirds", "number"]),
        "quorum_least": st.sampled_from([1, 1, 2, 3]),
        "vacant_count": st.booleans(),
        "second_invitation": st.booleans(),
        "majority": st.sampled_from([*["simple"] * 3, "two_thirds", "three_quarters"]),
        "majority_base": st.sampled_from([*["yes_and_no"] * 3, "cast", "present", "members"]),
        "tie": st.sampled_from(["chair", "chair", "rejected"]),
        "least_secret_votes": st.integers(2, 4),
        "election": st.sampled_from(["half", "most"]),
        "over_budget": st.sampled_from(["passed", "stops"]),
    }
)
WORLDS = st.fixed_dictionaries(
    {
        "body": BODIES,
        "rules": RULES,
        "session_again": st.booleans(),
        "item_again": st.booleans(),
        "chair": LEADS,
        "vice_chair": LEADS,
        "once_chair": LEADS,
        "presides": st.none() | LEADS,
    }
)


@contextmanager
def undone():
    """A savepoint that is left by going back to it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def seated(world):
    """The item that is debated, and the mandates by holder: a number of a seat and a role."""
    committee = Committee.objects.create(name="Probe", kind="working")
    mandates = seats_taken(committee, world["body"])
    item = _item(committee, world, mandates)
    _come_in(item, world["body"], mandates)
    take_offices(world, mandates)
    return item, mandates


def seats_taken(committee, body):
    """The seats of a body, and who holds them."""
    today = clock.today()
    seats = Seat.objects.bulk_create(
        Seat(
            committee=committee,
            title=f"Sitz {number}",
            bench="youth" if seat["votes"] else "advisory",
            votes=seat["votes"],
            starts=today - timedelta(days=9),
        )
        for number, seat in enumerate(body)
    )
    holders = [
        (number, role) for number, seat in enumerate(body) for role in ROLES if seat[role] != "none"
    ]
    persons = Person.objects.bulk_create(
        Person(name=f"{role} {number}", purpose="Probe", keep_until=today)
        for number, role in holders
    )
    made = Mandate.objects.bulk_create(
        Mandate(
            seat=seats[number],
            person=person,
            substitute=role == "substitute",
            starts=today - timedelta(days=9),
            ends=today - timedelta(days=1) if body[number][role] == "ended" else None,
        )
        for (number, role), person in zip(holders, persons, strict=True)
    )
    return dict(zip(holders, made, strict=True))


def _item(committee, world, mandates):
    now = clock.now()
    day = {"starts": now, "ends": now + timedelta(hours=1)}
    statute = Statute.objects.create(
        committee=committee, starts=clock.today(), values=world["rules"]
    )
    before = Session.objects.create(committee=committee, title="1.", state="closed", **day)
    session = Session.objects.create(
        committee=committee,
        statute=statute,
        title="2.",
        state="open",
        opened_at=now,
        again_of=before if world.get("session_again") else None,
        presided_by=mandates.get(world["presides"]) if held(world, world["presides"]) else None,
        **day,
    )
    put_off = AgendaItem.objects.create(session=before, position=1, title="P", state="deferred")
    return AgendaItem.objects.create(
        session=session,
        position=1,
        title="P",
        state="running",
        carried_from=put_off if world.get("item_again") else None,
    )


def _come_in(item, body, mandates):
    now = clock.now()
    came = [holder for holder in mandates if body[holder[0]][f"{holder[1]}_is"] != "away"]
    places = Attendee.objects.bulk_create(
        Attendee(session=item.session, mandate=mandates[holder]) for holder in came
    )
    Presence.objects.bulk_create(
        Presence(
            attendee=place,
            came=now - timedelta(hours=1),
            left=now if body[number][f"{role}_is"] == "gone" else None,
        )
        for (number, role), place in zip(came, places, strict=True)
    )
    Recusal.objects.bulk_create(
        Recusal(item=item, mandate=mandate, ruling=body[number][f"{role}_ruled"])
        for (number, role), mandate in mandates.items()
        if body[number][f"{role}_ruled"]
    )


def take_offices(world, mandates):
    """Who chairs the body, is vice chair, or was chair until yesterday."""
    today = clock.today()
    until = {"once_chair": today - timedelta(days=1)}
    Office.objects.bulk_create(
        Office(
            mandate=mandates[world[office]],
            kind="chair" if office == "once_chair" else office,
            starts=today - timedelta(days=9),
            ends=until.get(office),
        )
        for office in ("chair", "vice_chair", "once_chair")
        if held(world, world[office])
    )


def held(world, holder):
    """Whether there is such a holder, and she still is one."""
    if holder is None or holder[0] >= len(world["body"]):
        return False
    number, role = holder
    return world["body"][number][role] == "held"
