"""A date poll: days are proposed, members say which suit them, one of them is settled."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import NOBODY, Actor
from wirkkreis.activity.models import Activity
from wirkkreis.activity.trail import record
from wirkkreis.committees.inviting.announcing import announce
from wirkkreis.committees.inviting.guest_list import not_on_the_list, put_on_the_list
from wirkkreis.committees.inviting.slots import Slot, in_words
from wirkkreis.committees.models import Attendee, DateAnswer, DateOption, Fit, Session
from wirkkreis.committees.models.attendee import AttendeeQuerySet
from wirkkreis.flow.engine import take
from wirkkreis.tenancy import clock

MOST: Final = 20
"""Days of one poll: a phone shows them below one another."""

ASKED: Final = "committees.dates.asked"
AT_LEAST_BETWEEN: Final = timedelta(hours=12)
"""Between two letters to those who have not answered."""

REMINDED_AFTER: Final = timedelta(days=4)
"""After the first letter whoever has not answered is reminded once by itself."""


@dataclass(frozen=True)
class Line:
    """What one member answered, in the order of the days; "" where she did not."""

    attendee: Attendee
    fits: Sequence[str]
    days: Sequence[str] = ()

    @property
    def is_missing(self) -> bool:
        """Whether an answer is missing."""
        return "" in self.fits

    @property
    def cells(self) -> list[tuple[str, str]]:
        """Its days and answers in words."""
        said = [str(Fit(fit).label) if fit else "–" for fit in self.fits]
        return list(zip(self.days, said, strict=True))


@dataclass(frozen=True)
class Column:
    """A proposed day with how many can come then."""

    option: DateOption
    yes: int
    maybe: int
    no: int
    is_best: bool = False

    @property
    def words(self) -> str:
        """The day and its hours in words."""
        return in_words(self.option.starts, self.option.ends)


@dataclass(frozen=True)
class Poll:
    """The answers as a table: a line for each member, a column for each day."""

    columns: Sequence[Column]
    lines: Sequence[Line]

    @property
    def missing(self) -> int:
        """How many have not answered all of it."""
        return sum(line.is_missing for line in self.lines)


@transaction.atomic
def propose(*, by: Actor, session: Session, slot: Slot) -> DateOption:
    """Add a day to the poll. Raises ValidationError for a known day, and one that is over."""
    locked = _searching(session)
    if slot.starts <= clock.now():
        raise ValidationError({"starts": _("Dieser Tag ist schon vorbei.")})
    if locked.options.count() >= MOST:
        raise ValidationError(_("Mehr Vorschläge lassen sich nicht gut vergleichen."))
    option = DateOption(session=locked, starts=slot.starts, ends=slot.ends)
    option.full_clean(exclude=["partnership"])
    option.save()
    record("committees.dates.proposed", locked, by=by)
    return option


@transaction.atomic
def drop(*, by: Actor, option: DateOption) -> None:
    """Take a day out of the poll, with its answers."""
    locked = _searching(option.session)
    record("committees.dates.dropped", locked, by=by)
    option.delete()


@transaction.atomic
def ask(*, by: Actor, session: Session) -> int:
    """Write to every member who has not answered yet, with her own link; how many have an address.

    Raises ValidationError without days, and when they were asked a moment ago.
    """
    locked = _searching(session)
    if not locked.options.exists():
        raise ValidationError(_("Schlagen Sie zuerst einen Tag vor."))
    if _asked_since(locked, clock.now() - AT_LEAST_BETWEEN):
        raise ValidationError(_("Die Mitglieder sind heute schon gefragt worden."))
    put_on_the_list(locked, not_on_the_list(locked).filter(substitute=False))
    waiting = [attendee for attendee in unanswered(locked) if attendee.email]
    record(ASKED, locked, by=by)
    announce(locked, "dates")
    return len(waiting)


@transaction.atomic
def answer_dates(*, by: Actor, attendee: Attendee, fits: Mapping[int, str]) -> None:
    """Keep which days suit somebody, by the ids of the days. Raises ValidationError once the day
    is settled.
    """
    session = _searching(attendee.session)
    known = {option.pk: option for option in session.options.all()}
    for pk, fit in fits.items():
        if pk in known and fit in Fit.values:
            DateAnswer.objects.update_or_create(
                option=known[pk], attendee=attendee, defaults={"fit": fit}
            )
    record("committees.dates.answered", attendee, by=by)


@transaction.atomic
def settle(*, by: Actor, option: DateOption) -> Session:
    """Settle the session on one of the days, and tell those who were asked.

    Raises ValidationError where somebody else was faster.
    """
    session = take(option.session, "settle", by=by, starts=option.starts, ends=option.ends)
    if session.attendees.exists():
        announce(session, "settled")
    return session


def poll_of(session: Session) -> Poll:
    """The whole table: three queries, however many members and days."""
    options = list(session.options.order_by("starts", "pk"))
    answers = list(DateAnswer.objects.filter(option__session=session))
    given = {(answer.attendee_id, answer.option_id): answer.fit for answer in answers}
    counts = Counter((answer.option_id, answer.fit) for answer in answers)
    days = [in_words(one.starts, one.ends) for one in options]
    asked = session.attendees.members().filter(mandate__substitute=False).by_name()
    lines = [
        Line(attendee, [given.get((attendee.pk, one.pk), "") for one in options], days)
        for attendee in asked
    ]
    return Poll(_columns(options, counts), lines)


def unanswered(session: Session) -> AttendeeQuerySet:
    """Members who have not said of every day whether it suits them."""
    given = DateAnswer.objects.filter(attendee=OuterRef("pk")).order_by().values("attendee")
    counted = Coalesce(Subquery(given.annotate(n=Count("pk")).values("n")), 0)
    members = session.attendees.members().filter(mandate__substitute=False)
    found: AttendeeQuerySet = members.annotate(given=counted).filter(
        given__lt=session.options.count()
    )
    return found.by_name()


def remind_what_is_due() -> None:
    """Remind once, by itself, of polls that were sent some days ago and have answers missing."""
    now = clock.now()
    for session in Session.objects.filter(state="searching"):
        asked = Activity.objects.about(session).filter(verb=ASKED)
        if asked.count() == 1 and not asked.filter(happened_at__gt=now - REMINDED_AFTER).exists():
            record(ASKED, session, by=NOBODY)
            announce(session, "dates")


def _columns(options: Sequence[DateOption], counts: Mapping[tuple[int, str], int]) -> list[Column]:
    found = []
    for one in options:
        yes, maybe, no = (counts.get((one.pk, fit), 0) for fit in (Fit.YES, Fit.MAYBE, Fit.NO))
        found.append(Column(one, yes, maybe, no))
    best = max(((one.yes, one.maybe) for one in found), default=(0, 0))
    return [replace(one, is_best=one.yes > 0 and (one.yes, one.maybe) == best) for one in found]


def _asked_since(session: Session, moment: object) -> bool:
    asked = Activity.objects.about(session).filter(verb=ASKED, happened_at__gt=moment)
    return bool(asked.exists())


def _searching(session: Session) -> Session:
    """The session, locked, while its day is sought."""
    locked = Session.objects.select_for_update().get(pk=session.pk)
    if locked.state != "searching":
        raise ValidationError(_("Der Termin steht inzwischen fest."))
    return locked
