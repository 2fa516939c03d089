"""Inviting: the step, the list of who is invited, letters by the worker, and what goes by post."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.committees.agenda.late_items import stand_in_time
from wirkkreis.committees.inviting.announcing import announce
from wirkkreis.committees.inviting.guest_list import not_on_the_list, put_on_the_list
from wirkkreis.committees.models import Attendee, DateOption, Session, Way
from wirkkreis.flow.engine import take
from wirkkreis.tenancy import clock


@transaction.atomic
def invite(session: Session, _step: str = "invite", *, by: Actor, note: str = "") -> Session:
    """Invite: from now on the rules of its day hold, everybody with a mandate is on the list, and
    the worker writes to them.

    Raises ValidationError without an agenda or a place, and once it has begun.
    """
    if session.starts is not None and session.starts <= clock.now():
        raise ValidationError(_("Die Sitzung hat schon begonnen. Tragen Sie sie nach."))
    invited = take(session, "invite", by=by, note=note)
    stand_in_time(invited)
    put_on_the_list(invited, not_on_the_list(invited))
    announce(invited, "invited")
    return invited


@transaction.atomic
def call_off(
    session: Session, _step: str = "cancel", *, by: Actor, note: str = "", cancel_note: str = ""
) -> Session:
    """Call a session off; whoever was invited or asked for days is told."""
    cancelled = take(session, "cancel", by=by, note=note, cancel_note=cancel_note)
    if cancelled.attendees.exists():
        announce(cancelled, "cancelled")
    return cancelled


@transaction.atomic
def resume(
    session: Session,
    _step: str = "resume",
    *,
    by: Actor,
    note: str = "",
    starts: datetime,
    ends: datetime,
) -> Session:
    """It takes place after all: planned again, so that everybody is invited and asked anew, under
    the rules that hold then.
    """
    resumed = take(session, "resume", by=by, note=note, starts=starts, ends=ends)
    resumed.statute = resumed.invited_at = None
    resumed.save(update_fields=["statute", "invited_at"])
    resumed.attendees.update(way="", invited_at=None, answer="", answered_at=None, excused=False)
    return resumed


@transaction.atomic
def search_again(session: Session, _step: str = "search", *, by: Actor, note: str = "") -> Session:
    """Look for another day; the one there was becomes the first proposal."""
    searching = take(session, "search", by=by, note=note)
    if searching.starts is not None and searching.ends is not None:
        DateOption.objects.get_or_create(
            session=searching, starts=searching.starts, defaults={"ends": searching.ends}
        )
    searching.starts = searching.ends = None
    searching.save(update_fields=["starts", "ends"])
    return searching


@transaction.atomic
def note_sent(
    *, by: Actor, session: Session, attendees: Iterable[Attendee], way: Way, on: date
) -> int:
    """Note that these invitations went out by post or by hand; how many. The day is part of the
    proof. Raises ValidationError for a day to come, or one before the agenda was settled.
    """
    assert session.invited_at is not None, "nobody is invited before"
    if on > clock.today():
        raise ValidationError({"on": _("Dieser Tag kommt erst noch.")})
    if on < timezone.localdate(session.invited_at):
        raise ValidationError({"on": _("An diesem Tag war noch nicht eingeladen.")})
    rows = session.attendees.filter(pk__in=[one.pk for one in attendees])
    wanted = rows.filter(Q(invited_at=None) | Q(way=Way.MAIL))
    at = clock.now() if on == clock.today() else timezone.make_aware(datetime.combine(on, time(12)))
    sent = wanted.update(way=way, invited_at=at)
    if sent:
        record("committees.session.posted", session, by=by, note=_("%(n)d Briefe") % {"n": sent})
    return sent
