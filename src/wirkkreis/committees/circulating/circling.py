"""Decisions in writing, without a session (Umlaufbeschluss): from the draft to the result."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.keeping import keep
from wirkkreis.committees.agenda.arranging import add_item
from wirkkreis.committees.circulating.announcing import ask_to_tell
from wirkkreis.committees.models import (
    AgendaItem,
    Circular,
    Entitlement,
    ItemKind,
    Manner,
    Session,
    Vote,
)
from wirkkreis.committees.procedure import Procedure
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.reckoning.speaking import Quorum
from wirkkreis.committees.seating.composition import composition
from wirkkreis.committees.voting.casting import cast_open
from wirkkreis.committees.voting.counting import count_by_name
from wirkkreis.committees.voting.opening import freeze
from wirkkreis.flow.engine import take
from wirkkreis.tenancy import clock

REMIND_BEFORE = timedelta(days=3)
"""How long before its end those are reminded who have not answered."""


@transaction.atomic
def write_circular(*, by: Actor, circular: Circular) -> Circular:
    """Keep a draft as its form left it. Raises ValidationError once it is sent out."""
    if circular.state != "draft":
        raise ValidationError(_("Der Umlauf ist schon verschickt."))
    circular.full_clean()
    return keep(
        circular,
        by=by,
        added="committees.circular.drafted",
        changed="committees.circular.changed",
    )


@transaction.atomic
def start_circular(*, by: Actor, circular: Circular) -> Circular:
    """Send it out to everybody who holds a voting seat today: nobody else answers.

    Without an end of its own it runs as long as the rules of procedure say. Raises ValidationError
    where these know no decisions in writing, nobody could answer, or it would be over already.
    """
    rules = rules_today(circular)
    ends = circular.ends or _last_moment(rules)
    if not rules.circular:
        raise ValidationError(_("Die Geschäftsordnung kennt keine Beschlüsse im Umlauf."))
    if ends <= clock.now():
        raise ValidationError(_("Das Ende liegt in der Vergangenheit."))
    started = take(circular, "start", by=by, ends=ends)
    voters = composition(started.committee, clock.today()).voting
    speaking = {row.seat.pk: row.member.mandate.pk for row in voters if row.member}
    if not speaking:
        raise ValidationError(_("Kein stimmberechtigter Sitz ist besetzt."))
    base = len(voters) if rules.vacant_count else len(speaking)
    vote = take(Vote.objects.create(circular=started, manner=Manner.OPEN), "open", by=by)
    freeze(vote, Quorum(present=len(speaking), needed=0, base=base, speaking=speaking))
    ask_to_tell(started, "started")
    return started


@transaction.atomic
def answer_circular(*, by: Actor, entitlement: Entitlement, side: Side) -> None:
    """Keep somebody's answer; she may change it until the end. Raises ValidationError after it."""
    _lock_running(entitlement)
    cast_open(by=by, entitlement=entitlement, ballot={None: side})


@transaction.atomic
def object_to(*, by: Actor, entitlement: Entitlement, reason: str) -> Circular:
    """Want a session instead, which ends the circular where the rules say so.

    Raises ValidationError where they do not, without a reason, or after the end.
    """
    circular = _lock_running(entitlement)
    if not rules_of_circular(circular).objection_stops:
        raise ValidationError(_("Nach der Geschäftsordnung hält ein Widerspruch nichts auf."))
    if not reason.strip():
        raise ValidationError({"reason": _("Bitte den Grund angeben.")})
    stopped = take(circular, "stop", by=by, objection=reason.strip())
    ask_to_tell(stopped, "stopped")
    return stopped


@transaction.atomic
def finish_circular(*, by: Actor, circular: Circular) -> Circular:
    """End it and state what was decided: by everybody's answers, or at the end of its time.

    By hand it ends early only when all have answered. Raises ValidationError before.
    """
    finished = take(circular, "finish", by=by)
    waits = finished.ends is not None and finished.ends > clock.now()
    if waits and finished.vote.entitlements.missing().exists():
        raise ValidationError(_("Noch haben nicht alle geantwortet, und die Frist läuft noch."))
    count_by_name(take(finished.vote, "finish", by=by), by=by)
    ask_to_tell(finished, "decided")
    return finished


@transaction.atomic
def take_to_session(*, by: Actor, circular: Circular, session: Session) -> AgendaItem:
    """Put it on the agenda of a session: to be decided there, or for information."""
    stopped = circular.state == "stopped"
    item = AgendaItem(
        session=session,
        kind=ItemKind.DECISION if stopped else ItemKind.INFORMATION,
        title=_("Umlauf: %(title)s") % {"title": circular.title},
        text=circular.text,
    )
    item.title = item.title[:200]
    return add_item(by=by, item=item)


def rules_today(circular: Circular) -> Procedure:
    """The rules it would be sent out under today."""
    statute = circular.committee.statutes.on(clock.today()).first()
    return statute.procedure if statute else Procedure()


def rules_of_circular(circular: Circular) -> Procedure:
    """The rules it was sent out under; before, those of today."""
    return circular.statute.procedure if circular.statute else rules_today(circular)


def overdue() -> QuerySet[Circular]:
    """Those whose time is over and that nobody ended."""
    return Circular.objects.running().filter(ends__lte=clock.now())


def to_remind() -> QuerySet[Circular]:
    """Those that end soon and were not reminded of."""
    soon = clock.now() + REMIND_BEFORE
    return Circular.objects.running().filter(reminded_at__isnull=True, ends__lte=soon)


def remind(circular: Circular) -> None:
    """Have those reminded who have not answered, once."""
    circular.reminded_at = clock.now()
    circular.save(update_fields=["reminded_at"])
    ask_to_tell(circular, "remind")


def coming_sessions(circular: Circular) -> QuerySet[Session]:
    """The sessions of the body on whose agenda it can be put."""
    own = Session.objects.filter(committee=circular.committee)
    return own.coming(clock.now()).in_time().filter(state__in=("planned", "invited"))


def _lock_running(entitlement: Entitlement) -> Circular:
    circular = Circular.objects.select_for_update().get(vote=entitlement.vote_id)
    if circular.state != "running" or (circular.ends and circular.ends <= clock.now()):
        raise ValidationError(_("Der Umlauf ist beendet."), code="over")
    return circular


def _last_moment(rules: Procedure) -> datetime:
    """The end of the last day, as the rules count them."""
    day = clock.today() + timedelta(days=rules.days_for_circular + 1)
    midnight = datetime.combine(day, datetime.min.time())
    return timezone.make_aware(midnight) - timedelta(minutes=1)
