"""Whom the worker writes to, and what it notes about the invitation: who, how and when."""

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.activity.models import Activity
from wirkkreis.activity.trail import record
from wirkkreis.committees.inviting.announcing import News
from wirkkreis.committees.inviting.answering import is_needed
from wirkkreis.committees.inviting.letters import send
from wirkkreis.committees.inviting.polling import unanswered
from wirkkreis.committees.models import Answer, Attendee, Session, Way
from wirkkreis.committees.models.attendee import AttendeeQuerySet
from wirkkreis.tenancy import clock

REMINDED: Final = "committees.session.reminded"

STILL: Final[dict[str, tuple[str, ...]]] = {
    "dates": ("searching",),
    "settled": ("planned",),
    "invited": ("invited", "open"),
    "changed": ("invited", "open"),
    "moved": ("invited", "open"),
    "needed": ("invited",),
    "not_needed": ("invited",),
    "cancelled": ("cancelled",),
    "tomorrow": ("invited",),
}
"""States in which a letter is still true: what was overtaken meanwhile is not told."""

INVITING: Final = ("invited", "moved", "needed")
"""Letters by which somebody is invited: the day of the first is the proof, until it is moved."""


@transaction.atomic
def tell_everybody(session: Session, news: News) -> int:
    """Write to everybody a news concerns who has an address; how many letters it was.

    Told again, it writes no invitation twice.
    """
    if session.state not in STILL[news]:
        return 0
    concerned = [one for one in _concerned(session, news) if one.email]
    for attendee in concerned:
        _write(attendee, news)
    return len(concerned)


@transaction.atomic
def tell_one(attendee: Attendee, news: News) -> None:
    """Write to one of those invited, unless it is overtaken meanwhile."""
    if attendee.session.state not in STILL[news]:
        return
    if (news == "needed") != is_needed(attendee) and news in {"needed", "not_needed"}:
        return
    if attendee.email:
        _write(attendee, news)


def to_remind() -> QuerySet[Session]:
    """Sessions of tomorrow to which is invited."""
    return Session.objects.filter(state="invited", day=clock.today() + timedelta(days=1))


@transaction.atomic
def remind(session: Session) -> int:
    """Remind those who said they come and those who said nothing, once for each day."""
    lately = clock.now() - timedelta(days=2)
    trail = Activity.objects.about(session).filter(verb=REMINDED, happened_at__gte=lately)
    if trail.exists():
        return 0
    record(REMINDED, session, by=NOBODY)
    return tell_everybody(session, "tomorrow")


def _concerned(session: Session, news: News) -> list[Attendee]:
    everybody = session.attendees.by_name().select_related(
        "session__committee",
        "session__municipality",
        "session__statute",
        "mandate__seat",
        "mandate__person__account",
        "partnership",
    )
    found: AttendeeQuerySet = everybody.filter(_who(session, news))
    if news == "tomorrow":
        return [attendee for attendee in found if is_needed(attendee)]
    return list(found)


def _who(session: Session, news: News) -> Q:
    if news == "invited":
        return Q(invited_at__isnull=True)
    if news in {"changed", "moved"}:
        return Q(invited_at__isnull=False) & _in_office(session)
    if news == "dates":
        return Q(pk__in=unanswered(session).order_by().values("pk"))
    if news == "tomorrow":
        return ~Q(answer=Answer.DECLINES)
    return Q()


def _in_office(session: Session) -> Q:
    """Guests, and those whose mandate lasts until the day of the session."""
    lasts = Q(mandate__ends__isnull=True) | Q(mandate__ends__gte=session.on)
    return Q(mandate__isnull=True) | lasts


def _write(attendee: Attendee, news: News) -> None:
    send(attendee, news)
    is_first = attendee.invited_at is None or news == "moved"
    if news in INVITING and is_first:
        attendee.way, attendee.invited_at = Way.MAIL, clock.now()
        attendee.save(update_fields=["way", "invited_at"])
