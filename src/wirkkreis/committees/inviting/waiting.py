"""What about sessions waits for those who run the bodies, for their list of today."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from wirkkreis.committees.inviting.deadlines import deadlines_for
from wirkkreis.committees.models import Committee, Session

AHEAD: Final = timedelta(days=14)
"""How long before its last day an invitation is named."""


@dataclass(frozen=True)
class ToInvite:
    """A planned session, the last day to invite to it, and whether that is over."""

    session: Session
    until: date
    is_missed: bool


def to_invite(committees: Collection[Committee], on: date) -> Iterator[ToInvite]:
    """Planned sessions of these bodies to which it is time to invite, the most urgent first: two
    queries.
    """
    planned = Session.objects.filter(state="planned", committee__in=committees, day__gte=on)
    sessions = list(planned.select_related("committee", "statute").in_time())
    due = deadlines_for(sessions)
    for session in sorted(sessions, key=lambda one: due[one.pk].invite_by):
        until = due[session.pk].invite_by
        if until <= on + AHEAD:
            yield ToInvite(session, until, is_missed=on > until)


def to_settle(committees: Collection[Committee]) -> list[Session]:
    """Sessions whose day is still sought."""
    seeking = Session.objects.filter(state="searching", committee__in=committees)
    return list(seeking.select_related("committee").order_by("pk"))
