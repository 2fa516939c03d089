"""A session that was held, with all that minutes tell of: for tests of minutes and register."""

from datetime import timedelta

from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    Motion,
    Presence,
    Recusal,
    Resolution,
    Session,
    Statute,
    Tally,
    Vote,
)
from wirkkreis.tenancy import clock


def held_session(committee, *, days=20, **facts):
    """A session of this morning that is over, invited so many days before."""
    starts = clock.now() - timedelta(hours=3)
    statute = committee.statutes.first() or Statute.objects.create(
        committee=committee, starts=starts.date() - timedelta(days=90)
    )
    given = {
        "title": "1. Sitzung 2026",
        "starts": starts,
        "ends": starts + timedelta(hours=2),
        "opened_at": starts,
        "closed_at": starts + timedelta(hours=2),
        "invited_at": starts - timedelta(days=days),
        "place": "Rathaus",
        "state": "closed",
        "votes_present": 3,
        "votes_needed": 2,
        "is_public": True,
    }
    return Session.objects.create(committee=committee, statute=statute, **given | facts)


def came(session, mandate, *, minutes=0, left=None, **facts):
    """Somebody came so many minutes after the opening, and left, or stayed to the end."""
    attendee, _ = Attendee.objects.get_or_create(session=session, mandate=mandate)
    Presence.objects.create(
        attendee=attendee,
        came=session.starts + timedelta(minutes=minutes),
        left=session.starts + timedelta(minutes=left) if left else session.ends,
        **facts,
    )
    return attendee


def item(session, title, **facts):
    """The next item of the agenda, dealt with."""
    given = {"state": "done", "kind": "decision"} | facts
    position = session.items.count() + 1
    return AgendaItem.objects.create(session=session, position=position, title=title, **given)


def motion_voted(found, *, yes, no=0, abstain=0, number="", **facts):
    """An open vote on a motion of an item; with a number it became a resolution."""
    motion = Motion.objects.create(item=found, text=f"{found.title} wird gefördert.")
    given = {"state": "closed", "result": "adopted", "present": 3, "needed": 2, "base": 3}
    vote = Vote.objects.create(item=found, motion=motion, **given | facts)
    for side, votes in {"yes": yes, "no": no, "abstain": abstain}.items():
        Tally.objects.create(vote=vote, side=side, votes=votes)
    if number:
        Resolution.objects.create(
            committee=found.session.committee,
            number=number,
            day=found.session.on,
            item=found,
            vote=vote,
            power="recommends",
            title=found.title,
            text=motion.text,
            is_public=found.is_public,
        )
    return vote


def recused(found, mandate, ruling="declared"):
    """A member who takes no part in an item."""
    return Recusal.objects.create(item=found, mandate=mandate, ruling=ruling, ground="board")
