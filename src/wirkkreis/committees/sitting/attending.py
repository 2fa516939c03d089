"""Coming and going: who is in the room from when to when, as pressed now or entered by hand.

Whoever is recused from the item that runs is never in the room: she waits outside until it ends.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.committees.inviting.slots import second_time_round
from wirkkreis.committees.models import (
    AgendaItem,
    Answer,
    Attendee,
    Mandate,
    Minutes,
    Presence,
    Session,
)
from wirkkreis.committees.models.attendee import AttendeeQuerySet, PresenceQuerySet
from wirkkreis.committees.sitting.room import attendee_of, quorum_at
from wirkkreis.tenancy import clock

WITH_PRESENCE = ("open", "closed")
"""States in which times can be entered by hand."""


@transaction.atomic
def come(
    attendee: Attendee, *, by: Actor, online: bool = False, at: datetime | None = None
) -> Presence:
    """Somebody is there, in the room or online, now or since `at`. Pressed twice, nothing changes.

    While an item runs from which she is recused, she waits outside and comes in after it. Raises
    ValidationError where the session does not sit, and for a time that cannot be.
    """
    session = locked(attendee.session)
    _refuse_unless_live(session)
    moment = _moment(session, at)
    here = attendee.presences.now().first()
    if here is not None and here.online == online:
        return here
    if here is not None:
        _end(here, moment)
    outside = _kept_out_by(attendee)
    if outside is not None and (waiting := waiting_outside(session).filter(attendee=attendee)):
        return waiting[0]
    presence = Presence(attendee=attendee, came=moment, online=online)
    if outside is not None:
        presence.left, presence.left_for = clock.now(), outside
    _write(presence)
    record("committees.presence.came", presence, by=by)
    count_at_opening(session)
    return presence


@transaction.atomic
def leave(attendee: Attendee, *, by: Actor, at: datetime | None = None) -> None:
    """Somebody goes, now or at `at`; whoever waits outside does not come back. Raises as `come`."""
    session = locked(attendee.session)
    _refuse_unless_live(session)
    moment = _moment(session, at)
    here = attendee.presences.now().first()
    if here is not None:
        _end(here, moment)
        record("committees.presence.left", here, by=by)
        count_at_opening(session)
    for presence in waiting_outside(session).filter(attendee=attendee):
        presence.left_for = None
        presence.save(update_fields=["left_for"])
        record("committees.presence.left", presence, by=by)


@transaction.atomic
def all_who_promised(session: Session, *, by: Actor) -> int:
    """Everybody who answered that she comes is there; returns how many came by this.

    Whoever has been there already and left is left out.
    """
    promised = Attendee.objects.filter(
        ~Exists(Presence.objects.filter(attendee=OuterRef("pk"))),
        session=session,
        answer__in=(Answer.COMES, Answer.ONLINE),
    )
    coming = list(promised)
    for attendee in coming:
        come(attendee, by=by, online=attendee.answer == Answer.ONLINE)
    return len(coming)


@transaction.atomic
def come_as_member(
    session: Session, mandate: Mandate, *, by: Actor, online: bool = False
) -> Presence:
    """A member or substitute whom nobody had invited is there."""
    locked(session)
    return come(attendee_of(session, mandate.pk), by=by, online=online)


@transaction.atomic
def come_as_guest(
    session: Session, *, by: Actor, name: str, role: str = "", online: bool = False
) -> Presence:
    """A guest whom nobody had expected is there."""
    guest = Attendee(session=locked(session), guest_name=name.strip(), guest_role=role.strip())
    guest.full_clean()
    guest.save()
    return come(guest, by=by, online=online)


@transaction.atomic
def correct(
    presence: Presence, *, by: Actor, came: datetime, left: datetime | None, online: bool
) -> Presence:
    """Other times for a stay that was entered wrongly, or a stay that was not entered at all.

    Raises ValidationError for times that cannot be: before the day, in the future, going before
    coming, twice in the room.
    """
    session = locked(presence.attendee.session)
    if session.state not in WITH_PRESENCE and not is_live(session):
        raise ValidationError(_("Die Sitzung hat noch nicht begonnen."))
    presence.came = _to_the_second(_moment(session, came), presence.came)
    end = _end_of_stay(session, presence, left)
    presence.left = end and _to_the_second(end, presence.left)
    presence.online = online
    if left is None:
        presence.left_for = None
    _write(presence)
    record("committees.presence.corrected", presence, by=by, fields=("came", "left", "online"))
    count_at_opening(session)
    return presence


@transaction.atomic
def strike_out(presence: Presence, *, by: Actor) -> None:
    """Take out a stay that never was."""
    session = locked(presence.attendee.session)
    _refuse_approved(session)
    record("committees.presence.struck_out", presence.attendee, by=by)
    presence.delete()
    count_at_opening(session)


def waiting_outside(session: Session) -> PresenceQuerySet:
    """The last stays of those who left for an item and have not come back."""
    return last_stays(session).filter(left_for__isnull=False)


def last_stays(session: Session) -> PresenceQuerySet:
    """The stays after which somebody did not come again."""
    later = Presence.objects.filter(
        attendee=OuterRef("attendee"), came__gte=OuterRef("left"), pk__gt=OuterRef("pk")
    )
    return Presence.objects.filter(~Exists(later), attendee__session=session)


def expected_members(session: Session) -> Iterable[Mandate]:
    """Mandates of the day whose holders nobody has invited or entered yet."""
    known = Attendee.objects.filter(session=session, mandate__isnull=False).values("mandate")
    held = Mandate.objects.on(session.on).filter(seat__committee=session.committee_id)
    held = held.filter(person__isnull=False).exclude(pk__in=known)
    return held.select_related("person", "seat").order_by("person__sort_key", "pk")


def members_there(session: Session) -> AttendeeQuerySet:
    """The members in the room now, by seat."""
    return Attendee.objects.filter(session=session).members().there().by_name()


def locked(session: Session) -> Session:
    """The session for one change of the room at a time, so that two do not cross."""
    rows = Session.objects.select_for_update(of=("self",)).select_related("committee", "statute")
    return rows.get(pk=session.pk)


def is_live(session: Session) -> bool:
    """Whether people come and go now: it is open, or about to be, and was not over before."""
    on_its_day = session.state == "invited" and session.on == clock.today()
    return (session.state == "open" or on_its_day) and session.closed_at is None


def was_entered(session: Session) -> bool:
    """Whether it was held on paper and entered afterwards, with the hours of the invitation."""
    hours = (session.opened_at, session.closed_at)
    return session.closed_at is not None and hours == (session.starts, session.ends)


def count_at_opening(session: Session) -> None:
    """Write the quorum of the opening; it may still change until the first item is called."""
    begun = session.items.exclude(state="waiting").exists()
    if session.opened_at is None or (begun and not was_entered(session)):
        return
    if session.closed_at is not None and not was_entered(session):
        return
    found = quorum_at(session, moment=session.opened_at if was_entered(session) else None)
    session.votes_present, session.votes_needed = found.present, found.needed
    session.save(update_fields=["votes_present", "votes_needed"])


def lasts_over_the_hour_that_comes_twice(session: Session) -> bool:
    """Whether the clocks are put back before it is over, as far as is known now."""
    assert session.starts is not None, "whoever is there is there on a day"
    assert session.ends is not None, "and a day has its end"
    over = session.closed_at or max(session.ends, clock.now())
    before, after = timezone.localtime(session.starts), timezone.localtime(over)
    return before.dst() != after.dst() and not after.dst()


def _moment(session: Session, at: datetime | None) -> datetime:
    """Now, or a time that was entered and can be. Raises ValidationError with the reason."""
    _refuse_approved(session)
    if at is None:
        return clock.now()
    at = at.astimezone(UTC)  # two times of one zone are compared without their offsets
    if timezone.localdate(at) < session.on:
        raise ValidationError(_("Das liegt vor dem Tag der Sitzung."))
    if at > clock.now():
        raise ValidationError(_("Das liegt in der Zukunft."))
    if session.closed_at is None:
        return at
    at = _to_the_second(at, session.closed_at)
    if at > session.closed_at:
        raise ValidationError(_("Da war die Sitzung schon zu Ende."))
    return at


def _to_the_second(typed: datetime, known: datetime | None) -> datetime:
    """What is typed goes by minutes: within the minute that is known, its second stays."""
    return known if known is not None and _minute(known) == _minute(typed) else typed


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _refuse_unless_live(session: Session) -> None:
    if not is_live(session):
        raise ValidationError(
            _("Die Sitzung läuft gerade nicht. Tragen Sie die Zeiten von Hand ein.")
        )


def _end_of_stay(session: Session, presence: Presence, left: datetime | None) -> datetime | None:
    if left is not None:
        later = second_time_round(left)
        is_second = left.astimezone(UTC) < presence.came <= later
        return _moment(session, later if is_second else left)
    if not is_live(session):
        raise ValidationError({"left": _("Bitte geben Sie an, bis wann.")})
    if _kept_out_by(presence.attendee) is not None:
        raise ValidationError(
            {"left": _("Bei dem Punkt, der gerade läuft, ist die Person befangen.")}
        )
    return None


def _kept_out_by(attendee: Attendee) -> AgendaItem | None:
    """The item that runs and from which somebody is recused."""
    if attendee.mandate_id is None:
        return None
    running = AgendaItem.objects.filter(session=attendee.session_id, state="running").first()
    if running and running.recusals.active().filter(mandate=attendee.mandate_id).exists():
        return running
    return None


def _end(presence: Presence, moment: datetime) -> None:
    presence.left = moment
    _write(presence)


def _write(presence: Presence) -> None:
    if presence.left is not None and presence.left < presence.came:
        raise ValidationError({"left": _("Das Gehen liegt vor dem Kommen.")})
    presence.full_clean()
    presence.save()


def _refuse_approved(session: Session) -> None:
    if Minutes.objects.filter(session=session, state="approved").exists():
        raise ValidationError(
            _("Die Niederschrift ist schon genehmigt. Tragen Sie eine Berichtigung ein.")
        )
