"""Who is on the list of a session: everybody with a mandate on its day, and guests."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.accounts.outbox import undeliverable
from wirkkreis.activity.trail import record
from wirkkreis.committees.inviting.announcing import announce_to
from wirkkreis.committees.models import Attendee, Mandate, Session, Way
from wirkkreis.committees.models.attendee import AttendeeQuerySet
from wirkkreis.committees.models.seat import MandateQuerySet

BEFORE_IT_ENDS = ("searching", "planned", "invited", "open")
"""States in which somebody can still be put on the list."""


def not_on_the_list(session: Session) -> MandateQuerySet:
    """Mandates of the day whose holders are known and not on the list yet."""
    held = Mandate.objects.on(session.on).filter(
        seat__committee=session.committee_id, person__isnull=False
    )
    listed = session.attendees.filter(mandate__isnull=False).values("mandate")
    found: MandateQuerySet = held.exclude(pk__in=listed).select_related("person", "seat")
    return found.order_by("seat__title", "substitute", "pk")


def put_on_the_list(session: Session, mandates: Iterable[Mandate]) -> list[Attendee]:
    """A place for each mandate; whoever has one keeps it."""
    return [
        Attendee.objects.get_or_create(session=session, mandate=mandate)[0] for mandate in mandates
    ]


def due_letters(session: Session) -> AttendeeQuerySet:
    """Those on the list to whom no invitation went out yet."""
    return session.attendees.filter(invited_at__isnull=True).by_name()


def by_post(session: Session) -> AttendeeQuerySet:
    """Those to whom the invitation goes on paper: it is to be printed, and noted as sent."""
    on_paper = Q(way__in=(Way.POST, Way.HANDED))
    return session.attendees.filter(_out_of_reach(session) | on_paper).by_name()


def out_of_reach(session: Session) -> AttendeeQuerySet:
    """Those whom no e-mail reaches: whatever changes, somebody has to tell them."""
    return session.attendees.filter(_out_of_reach(session)).by_name()


def to_post(session: Session) -> AttendeeQuerySet:
    """Those among them to whom it did not go out yet."""
    not_yet = Q(invited_at__isnull=True) | Q(way=Way.MAIL)
    found: AttendeeQuerySet = by_post(session).filter(not_yet)
    return found


def _out_of_reach(session: Session) -> Q:
    guests = Q(mandate__isnull=True, guest_email="")
    return guests | Q(mandate__person__email="") | Q(pk__in=_returned(session))


def _returned(session: Session) -> list[int]:
    """Whose invitation by e-mail could not be delivered."""
    mailed = list(session.attendees.filter(way=Way.MAIL).select_related("mandate__person"))
    nobody = undeliverable(one.email for one in mailed)
    return [one.pk for one in mailed if one.email.lower() in nobody]


@transaction.atomic
def invite_one(*, by: Actor, session: Session, mandate: Mandate) -> Attendee:
    """Invite somebody appointed after the others were; pressed twice, once. Raises ValidationError
    where the session was not invited to yet, or is over.
    """
    if session.state not in ("invited", "open"):
        raise ValidationError(_("Zu dieser Sitzung ist gerade nicht eingeladen."))
    attendee, is_new = Attendee.objects.get_or_create(session=session, mandate=mandate)
    if is_new:
        record("committees.attendee.added", attendee, by=by)
        announce_to(attendee, "invited")
    return attendee


@transaction.atomic
def add_guest(*, by: Actor, guest: Attendee) -> Attendee:
    """Put a guest on the list; once the others are invited, she is told at once."""
    session = guest.session
    if session.state not in BEFORE_IT_ENDS:
        raise ValidationError(_("Die Sitzung ist vorbei oder abgesagt."))
    guest.full_clean(exclude=["partnership", "session"])
    guest.save()
    record("committees.attendee.added", guest, by=by)
    if session.state in ("invited", "open"):
        announce_to(guest, "invited")
    return guest


@transaction.atomic
def remove_guest(*, by: Actor, guest: Attendee) -> None:
    """Take a guest off the list. Raises ValidationError for a member, and for who was there."""
    if guest.mandate_id is not None or guest.presences.exists():
        raise ValidationError(_("Nur Gäste, die nicht da waren, können von der Liste."))
    record("committees.attendee.removed", guest, by=by)
    guest.delete()
