"""A vote by name, a vote that is prepared, and a decision in writing that is out for answers."""

from datetime import timedelta

from wirkkreis.committees.models import (
    AgendaItem,
    Circular,
    Committee,
    Entitlement,
    Motion,
    OpenBallot,
    Resolution,
    Result,
    Session,
    Tally,
    Vote,
)
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.seating.composition import composition
from wirkkreis.committees.sitting.room import quorum_at
from wirkkreis.tenancy import clock

SETTLED = "Das Bündnis beschließt die Satzung des Jugendforums in der Fassung vom September."
PRINTS = "Das Bündnis empfiehlt, die Druckkosten des Jugendforums mit 380 Euro zu übernehmen."
RUNS, LASTED = timedelta(days=14), timedelta(days=5)


def vote_by_name(item: AgendaItem, resolution: Resolution) -> Vote:
    """How a resolution of a session that is over came about: all for it, one abstained."""
    closed_at = item.session.closed_at
    assert closed_at is not None
    found = quorum_at(item.session, item=item, moment=closed_at - timedelta(minutes=40))
    motion = Motion.objects.create(item=item, text=resolution.text)
    vote = Vote.objects.create(
        item=item,
        motion=motion,
        manner="open",
        state="closed",
        opened_at=closed_at - timedelta(minutes=42),
        closed_at=closed_at - timedelta(minutes=40),
        present=found.present,
        needed=found.needed,
        base=found.base,
        result=Result.ADOPTED,
    )
    for turn, (seat, mandate) in enumerate(found.speaking.items()):
        right = Entitlement.objects.create(
            vote=vote, seat_id=seat, mandate_id=mandate, has_voted=True
        )
        OpenBallot.objects.create(entitlement=right, side=Side.YES if turn else Side.ABSTAIN)
    counts = {Side.YES: found.present - 1, Side.NO: 0, Side.ABSTAIN: 1}
    for side, votes in counts.items():
        Tally.objects.create(vote=vote, side=side, votes=votes)
    resolution.vote = vote
    return vote


def prepare_vote(session: Session) -> Vote:
    """A motion for the next session, to be voted on by phone."""
    item = session.items.filter(kind="decision").latest("position")
    motion = Motion.objects.create(item=item, text=SETTLED)
    return Vote.objects.create(item=item, motion=motion, manner="open")


def circulate(body: Committee) -> Circular:
    """A small thing that does not wait for the next session; two have answered."""
    started = clock.now() - LASTED
    circular = Circular.objects.create(
        committee=body,
        statute=body.statutes.on(clock.today()).first(),
        title="Druckkosten des Jugendforums",
        text=PRINTS,
        explanation="Die Rechnung ist vor der nächsten Sitzung fällig.",
        state="running",
        starts=started,
        ends=started + RUNS,
    )
    made_up = composition(body, clock.today()).voting
    members = [(row.seat, row.member.mandate) for row in made_up if row.member]
    vote = Vote.objects.create(
        circular=circular,
        manner="open",
        state="open",
        opened_at=started,
        present=len(members),
        needed=0,
        base=len(members),
    )
    for turn, (seat, mandate) in enumerate(members):
        right = Entitlement.objects.create(
            vote=vote, seat=seat, mandate=mandate, has_voted=turn in (1, 2)
        )
        if right.has_voted:
            OpenBallot.objects.create(entitlement=right, side=Side.YES)
    for side in Side:
        Tally.objects.create(vote=vote, side=side, votes=0)
    return circular
