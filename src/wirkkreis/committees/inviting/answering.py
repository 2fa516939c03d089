"""Answers to an invitation: who comes, who comes online, who does not, and then her substitute."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.committees.inviting.announcing import announce_to
from wirkkreis.committees.models import Answer, Attendee, Mandate, Session
from wirkkreis.committees.models.attendee import AttendeeQuerySet
from wirkkreis.committees.reckoning.speaking import Quorum, Room, quorum
from wirkkreis.committees.seating.composition import composition
from wirkkreis.committees.sitting.room import places_in
from wirkkreis.tenancy import clock

COMING = (Answer.COMES, Answer.ONLINE)


@transaction.atomic
def answer(
    *, by: Actor, attendee: Attendee, given: Answer, excused: bool | None = None
) -> Attendee:
    """Keep an answer; it can be changed until the session opens. Who says she does not come is
    excused, unless staff say otherwise; her substitute is asked at once.

    Raises ValidationError before the invitation and once the session is open or off.
    """
    locked = Attendee.objects.select_for_update().select_related(None).get(pk=attendee.pk)
    session = Session.objects.get(pk=locked.session_id)
    if session.state != "invited":
        raise ValidationError(_("Antworten geht nur, solange zur Sitzung eingeladen ist."))
    if given == Answer.ONLINE and not session.online_url:
        raise ValidationError(_("Bei dieser Sitzung kann man nicht online dabei sein."))
    before, locked.answer = locked.answer, given
    locked.answered_at = clock.now()
    locked.excused = given == Answer.DECLINES if excused is None else excused
    locked.save(update_fields=["answer", "answered_at", "excused"])
    record("committees.attendee.answered", locked, by=by, changes={"answer": (before, given)})
    _tell_substitute(locked, before)
    return locked


@transaction.atomic
def excuse(*, by: Actor, attendee: Attendee, excused: bool) -> None:
    """Note whether somebody who was not there had said so: after a session, too."""
    if attendee.excused != excused:
        attendee.excused = excused
        attendee.save(update_fields=["excused"])
        changes = {"excused": (not excused, excused)}
        record("committees.attendee.excused", attendee, by=by, changes=changes)


def substitute_of(attendee: Attendee) -> Attendee | None:
    """Who stands in for a member in this session, where her seat has somebody."""
    mandate = attendee.mandate
    if mandate is None or mandate.substitute:
        return None
    others = _of_the_seat(attendee, mandate)
    return others.filter(mandate__substitute=True).select_related("mandate__person").first()


def member_of(attendee: Attendee) -> Attendee | None:
    """For whom a substitute stands in, in this session."""
    mandate = attendee.mandate
    if mandate is None or not mandate.substitute:
        return None
    others = _of_the_seat(attendee, mandate)
    return others.filter(mandate__substitute=False).select_related("mandate__person").first()


def _of_the_seat(attendee: Attendee, mandate: Mandate) -> AttendeeQuerySet:
    """Who else was invited for this seat, as far as they hold it on the day of the session."""
    held = Mandate.objects.on(attendee.session.on).filter(seat=mandate.seat_id)
    found: AttendeeQuerySet = Attendee.objects.filter(session=attendee.session_id, mandate__in=held)
    return found


def is_needed(attendee: Attendee) -> bool:
    """Whether somebody is to come: a substitute only when her member does not."""
    if attendee.mandate is None or not attendee.mandate.substitute:
        return True
    member = member_of(attendee)
    return member is None or member.answer == Answer.DECLINES


def expected(session: Session) -> Quorum:
    """Whether the body could decide if all came who said so, and nobody else."""
    coming = session.attendees.members().filter(answer__in=COMING)
    room = Room(present=frozenset(coming.values_list("mandate_id", flat=True)))
    places = list(places_in(composition(session.committee, session.on)))
    return quorum(places, room, session.procedure, again=session.again_of_id is not None)


def _tell_substitute(member: Attendee, before: str) -> None:
    """Ask the substitute when the member declines; not any more when she comes after all."""
    declined = [one == Answer.DECLINES for one in (before, member.answer)]
    if declined[0] == declined[1] or not member.session.procedure.substitutes:
        return
    substitute = substitute_of(member)
    if substitute is not None:
        announce_to(substitute, "needed" if declined[1] else "not_needed")
