"""Planning sessions: one or a series, changing them, and taking up what an earlier one left."""

from collections.abc import Iterable, Sequence
from copy import copy
from typing import Final
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.differences import difference
from wirkkreis.activity.trail import record
from wirkkreis.committees.agenda.carrying import carry_over, to_repeat
from wirkkreis.committees.flow import stamp_invited
from wirkkreis.committees.inviting.announcing import announce
from wirkkreis.committees.inviting.guest_list import not_on_the_list, put_on_the_list
from wirkkreis.committees.inviting.requesting import settle_requests
from wirkkreis.committees.inviting.slots import Slot
from wirkkreis.committees.models import Committee, Session, SessionGoal
from wirkkreis.goals.models import Goal
from wirkkreis.tenancy import clock

CHANGEABLE: Final = ("searching", "planned", "invited")
"""States in which time and place can be changed."""

TOLD: Final = frozenset({"starts", "ends", "municipality", "place", "online_url"})
"""Fields of whose change everybody who was invited is told."""

IN_CALENDARS: Final = TOLD | {"title"}
"""Fields that calendars show (RFC 5545, 3.8.7.4)."""


def suggested_title(committee: Committee, year: int, *, ahead: int = 0) -> str:
    """The next session of a year in words: "3. Sitzung 2026"; `ahead` of it so many others."""
    planned = Session.objects.filter(committee=committee, day__year=year)
    in_year = planned.exclude(state="cancelled")
    number = in_year.count() + 1 + ahead
    return _("%(number)d. Sitzung %(year)d") % {"number": number, "year": year}


@transaction.atomic
def plan_session(*, by: Actor, session: Session, goals: Iterable[Goal] = ()) -> Session:
    """Keep a new session as its form left it; its state says whether its day is still sought.

    Open requests of members are answered by it. A second invitation takes up what the first one
    did not decide. Raises ValidationError by field, and for what is planned already.
    """
    _refuse_twice(session)
    _clean(session)
    session.save()
    _relink(session, goals)
    settle_requests(session)
    record("committees.session.added", session, by=by)
    if session.again_of is not None:
        carry_over(by=by, items=to_repeat(session), session=session)
    return session


@transaction.atomic
def plan_series(
    *, by: Actor, session: Session, slots: Sequence[Slot], goals: Iterable[Goal] = ()
) -> list[Session]:
    """The same session on each of these days; its deadline for applications keeps its distance."""
    wanted = list(goals)
    return [plan_session(by=by, session=made, goals=wanted) for made in in_series(session, slots)]


def in_series(session: Session, slots: Sequence[Slot]) -> list[Session]:
    """What `plan_series` would make, unsaved, numbered through each year."""
    first, found = slots[0].day, list[Session]()
    for slot in slots:
        made = copy(session)
        made._state = copy(session._state)
        made.pk, made.uid = None, uuid4()
        made.starts, made.ends = slot.starts, slot.ends
        if session.applications_until:
            made.applications_until = session.applications_until + (slot.day - first)
        ahead = sum(one.on.year == slot.day.year for one in found)
        made.title = suggested_title(session.committee, slot.day.year, ahead=ahead)
        found.append(made)
    return found


@transaction.atomic
def change_session(*, by: Actor, session: Session, goals: Iterable[Goal] = ()) -> set[str]:
    """Save a session as its form left it; the names of what differs. Raises ValidationError.

    Whoever was invited is told of another time or place. Another day is a new invitation: it counts
    from now, under the rules of that day, and everybody is asked again whether she comes.
    """
    before = Session.objects.select_for_update().get(pk=session.pk)
    if before.state not in CHANGEABLE:
        raise ValidationError(_("Die Sitzung ist schon eröffnet, vorbei oder abgesagt."))
    _clean(session)
    found = difference(before, session)
    moved = _relink(session, goals)
    if not found.fields and not moved:
        return set()
    session.state = before.state
    invited = before.state == "invited"
    session.changed_at = clock.now()
    session.sequence = before.sequence + bool(invited and IN_CALENDARS.intersection(found.fields))
    session.save(update_fields=[*found.fields, "changed_at", "sequence"])
    fields = [*found.fields, *(["goals"] if moved else [])]
    record("committees.session.changed", session, by=by, fields=fields, changes=found.changes)
    if invited and TOLD.intersection(found.fields):
        _tell(before, session, by)
    return set(fields)


def _tell(before: Session, session: Session, by: Actor) -> None:
    """Another day is a new invitation: under the rules of that day, without the answers of before,
    and what went by post has to go out once more.
    """
    if before.on != session.on:
        stamp_invited(session, by)
        invited = session.attendees.exclude(invited_at=None)
        invited.update(answer="", answered_at=None, excused=False)
        invited.exclude(way="mail").update(way="", invited_at=None)
        announce(session, "moved")
    else:
        announce(session, "changed")
    if put_on_the_list(session, not_on_the_list(session)):
        announce(session, "invited")


def _refuse_twice(session: Session) -> None:
    """One planning at a time, so that a button pressed twice plans once."""
    Committee.objects.select_for_update().get(pk=session.committee_id)
    same = Session.objects.filter(committee=session.committee_id).exclude(state="cancelled")
    if session.starts is None:
        same = same.filter(state="searching", title=session.title)
    if same.filter(starts=session.starts).exists():
        raise ValidationError(_("Diese Sitzung ist schon geplant."))


def _clean(session: Session) -> None:
    """Raises ValidationError by field; a session has its day unless it is sought."""
    if session.starts is not None and session.ends is not None:
        Slot(session.starts, session.ends)
    elif session.state != "searching":
        raise ValidationError({"starts": _("Bitte Beginn und Ende angeben.")})
    if session.applications_until and session.starts and session.applications_until > session.on:
        raise ValidationError({"applications_until": _("Anträge müssen vor der Sitzung da sein.")})
    session.full_clean(exclude=["partnership", "committee", "statute"])


def _relink(session: Session, goals: Iterable[Goal]) -> bool:
    """Bring the goals it serves in line; whether they differ."""
    links = SessionGoal.objects.filter(session=session)
    before = set(links.values_list("goal_id", flat=True))
    wanted = {goal.pk for goal in goals}
    links.filter(goal_id__in=before - wanted).delete()
    SessionGoal.objects.bulk_create(
        SessionGoal(session=session, goal_id=pk) for pk in sorted(wanted - before)
    )
    return before != wanted
