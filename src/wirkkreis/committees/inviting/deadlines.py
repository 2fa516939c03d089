"""By when a session has to be invited to, and what follows where that was missed.

A deadline counts whole days: neither the day of the invitation nor the day of the session is one
of them (BGB §§ 187 (1), 188 (1)). They are days of the calendar, so no clock change touches them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirkkreis.committees.models import Session, Statute
from wirkkreis.committees.procedure import Procedure
from wirkkreis.tenancy import clock

WHAT_FOLLOWS: Final[dict[str, StrOrPromise]] = {
    "objection": _("Beschlossen werden kann nur, wenn in der Sitzung niemand widerspricht."),
    "no_decisions": _("In der Sitzung wird dann beraten, aber nicht beschlossen."),
    "urgent": _(
        "Beschlossen werden kann nur, wenn die Sitzung zuerst die Dringlichkeit feststellt."
    ),
}
"""What a late invitation means, by `Procedure.late`."""


@dataclass(frozen=True)
class Deadlines:
    """The last days before a session, by its rules; for applications it names its own."""

    day: date
    invite_by: date
    papers_by: date
    applications_until: date | None = None

    def is_too_late(self, on: date) -> bool:
        """Whether an invitation that goes out on a day comes too late."""
        return on > self.invite_by


def last_day(day: date, days: int) -> date:
    """The last day to send something so that `days` whole days lie between; no days: the day."""
    return day - timedelta(days=days + 1) if days else day


def reckoned(day: date, rules: Procedure, *, again: bool, applications: date | None) -> Deadlines:
    """The deadlines of a session on a day. `again`: it is the second invitation to a matter."""
    days = rules.days_to_invite_again if again else rules.days_to_invite
    return Deadlines(
        day=day,
        invite_by=last_day(day, days),
        papers_by=last_day(
            day, min(rules.days_for_papers, days) if again else rules.days_for_papers
        ),
        applications_until=applications,
    )


def deadlines_of(session: Session) -> Deadlines | None:
    """The deadlines of a session by its own rules; None while its day is sought."""
    return _by(session, session.procedure) if session.starts is not None else None


def deadlines_for(sessions: Collection[Session]) -> dict[int, Deadlines]:
    """The deadlines of many sessions by their ids, those without a day left out: one query."""
    unsettled = {session.committee_id for session in sessions if session.statute is None}
    statutes = list(Statute.objects.filter(committee__in=unsettled).newest_first())
    return {
        session.pk: _by(session, _rules(session, statutes))
        for session in sessions
        if session.starts is not None
    }


def was_invited_late(session: Session) -> bool:
    """Whether the invitation went out after its last day, or not at all, to one of the members.

    Substitutes, guests and whoever took a seat only after that day do not make it late. A session
    that was entered after it took place says nothing about its invitation: it was not late.
    """
    due, invited = deadlines_of(session), session.invited_at
    if due is None or invited is None or session.starts is None or invited >= session.starts:
        return False
    in_time_for = session.attendees.filter(
        mandate__substitute=False, mandate__starts__lte=due.invite_by
    )
    never = Count("pk", filter=Q(invited_at__isnull=True, presences__isnull=True))
    sent = in_time_for.aggregate(last=Max("invited_at"), never=never)
    if sent["never"] and due.is_too_late(clock.today()):
        return True
    return due.is_too_late(timezone.localdate(max(filter(None, (invited, sent["last"])))))


def what_follows(session: Session) -> StrOrPromise:
    """What a late invitation means for this session, in a sentence."""
    return WHAT_FOLLOWS[session.procedure.late]


def _by(session: Session, rules: Procedure) -> Deadlines:
    again = session.again_of_id is not None
    return reckoned(session.on, rules, again=again, applications=session.applications_until)


def _rules(session: Session, statutes: Collection[Statute]) -> Procedure:
    """Those a session was invited under, else those of these in force on its day."""
    if session.statute is not None:
        return session.statute.procedure
    own = (one for one in statutes if one.committee_id == session.committee_id)
    found = next((one for one in own if one.starts <= session.on), None)
    return found.procedure if found else Procedure()
