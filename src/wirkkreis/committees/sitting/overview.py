"""What those who run a session have in view: who is there, who votes, what runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import Actor
from wirkkreis.committees.models import (
    AgendaItem,
    Answer,
    Attendee,
    Mandate,
    Motion,
    Office,
    OfficeKind,
    Paper,
    Presence,
    Recusal,
    Session,
    Speaker,
    Vote,
)
from wirkkreis.committees.models.vote import BEFORE_A_VOTE
from wirkkreis.committees.readers import Reader, reader_of
from wirkkreis.committees.reckoning.speaking import Quorum
from wirkkreis.committees.sitting.attending import is_live, waiting_outside
from wirkkreis.committees.sitting.moving import in_order
from wirkkreis.committees.sitting.room import quorum_at
from wirkkreis.flow.engine import Open, open_to

PRESIDING = (OfficeKind.CHAIR, OfficeKind.VICE_CHAIR)
"""Who presides, in this order."""


@dataclass(frozen=True)
class Line:
    """Somebody on the list of presence."""

    attendee: Attendee
    stay: Presence | None = None
    """Her last stay."""
    is_outside: bool = False
    votes: bool = False
    is_recused: bool = False
    is_over: bool = False
    """Her mandate ended before the day of the session."""

    @property
    def is_here(self) -> bool:
        """Whether she is in the room, or online."""
        return self.stay is not None and self.stay.left is None

    @property
    def is_online(self) -> bool:
        """Whether she takes part from elsewhere."""
        return self.is_here and self.stay is not None and self.stay.online

    @property
    def is_expected(self) -> bool:
        """Whether she said that she comes and has not been there yet."""
        return self.stay is None and self.attendee.answer in (Answer.COMES, Answer.ONLINE)

    @property
    def since(self) -> datetime | None:
        """When she came, or went."""
        return (self.stay.left or self.stay.came) if self.stay else None


class Overview:
    """One session at one moment. `shown` is the item in the middle: one asked for, what runs, or
    what comes next.
    """

    def __init__(self, session: Session, actor: Actor, asked: str = "") -> None:
        self.session = session
        self.actor = actor
        self.asked = asked

    @cached_property
    def is_live(self) -> bool:
        """Whether people come and go now."""
        return is_live(self.session)

    @cached_property
    def items(self) -> Sequence[AgendaItem]:
        """The agenda, as far as this person may know it."""
        rows = list(self.session.items.shown_to(self._reader).in_turn())
        for item in rows:
            item.session = self.session
        return rows

    @cached_property
    def running(self) -> AgendaItem | None:
        """The item that is being discussed."""
        return next((item for item in self.items if item.state == "running"), None)

    @cached_property
    def shown(self) -> AgendaItem | None:
        """The item in the middle of the page."""
        asked = (item for item in self.items if str(item.pk) == self.asked)
        waiting = (item for item in self.items if item.state == "waiting")
        return next(asked, None) or self.running or next(waiting, None)

    @cached_property
    def is_barred(self) -> bool:
        """Whether this person is herself excluded from the item shown."""
        return self.shown is not None and self.shown.pk in self._barred

    @cached_property
    def quorum(self) -> Quorum:
        """Whether the body can decide: on what runs, else at all."""
        return quorum_at(self.session, item=self.running)

    @cached_property
    def lines(self) -> Sequence[Line]:
        """Everybody invited or come, by seat."""
        rows = Attendee.objects.filter(session=self.session).by_name()
        return [self._line(row) for row in rows.prefetch_related("presences")]

    @cached_property
    def expected(self) -> int:
        """How many said that they come and have not been there yet."""
        return sum(line.is_expected for line in self.lines)

    @cached_property
    def here(self) -> Sequence[Line]:
        """Those in the room."""
        return [line for line in self.lines if line.is_here]

    @cached_property
    def over(self) -> Sequence[Line]:
        """Those there whose mandate has ended: they do not count."""
        return [line for line in self.here if line.is_over]

    @cached_property
    def presiding(self) -> Mandate | None:
        """Who presides: whoever was chosen for it, else the chair, else the vice chair there."""
        return self.session.presided_by or who_presides(self.session, self._mandates_here)

    @cached_property
    def is_left_alone(self) -> bool:
        """Whether the one who was chosen to preside is not in the room."""
        chosen = self.session.presided_by_id
        return self.is_live and chosen is not None and chosen not in self._mandates_here

    @cached_property
    def steps(self) -> Sequence[Open]:
        """What can be done with the session."""
        return open_to(self.session, self.actor)

    @cached_property
    def item_steps(self) -> Sequence[Open]:
        """What can be done with the item shown."""
        return open_to(self.shown, self.actor) if self.shown else []

    @cached_property
    def papers(self) -> Sequence[Paper]:
        """The papers of the item shown that this person may read."""
        return list(Paper.objects.shown_to(self._reader).filter(item=self.shown))

    @cached_property
    def motions(self) -> Sequence[Motion]:
        """The motions of the item shown, as they are voted on."""
        if self.shown is None:
            return []
        rows = self.shown.motions.select_related("moved_by__person").prefetch_related("votes")
        return list(in_order(rows))

    @cached_property
    def settled(self) -> set[int]:
        """Motions whose words stand: they are being voted on, or were."""
        return {
            motion.pk
            for motion in self.motions
            if any(vote.state not in BEFORE_A_VOTE for vote in motion.votes.all())
        }

    @cached_property
    def prepared(self) -> set[int]:
        """Motions for which a vote is ready to be opened."""
        return {
            motion.pk
            for motion in self.motions
            if any(vote.state == "prepared" for vote in motion.votes.all())
        }

    @cached_property
    def elections(self) -> Sequence[Vote]:
        """The votes of the item shown that are about no motion."""
        return list(self.shown.votes.filter(motion__isnull=True)) if self.shown else []

    @cached_property
    def speakers(self) -> Sequence[Speaker]:
        """Who wants to speak on the item shown, in order."""
        if self.shown is None:
            return []
        rows = Speaker.objects.waiting().filter(item=self.shown)
        return list(rows.select_related("attendee__mandate__person"))

    @cached_property
    def recusals(self) -> Sequence[Recusal]:
        """Who is recused from the item shown."""
        if self.shown is None:
            return []
        return list(self.shown.recusals.active().select_related("mandate__person"))

    @cached_property
    def may_plan(self) -> bool:
        """Whether this person may plan another session of the body."""
        return bool(may(self.actor, "committees.session.run", self.session.committee))

    def _line(self, attendee: Attendee) -> Line:
        mandate = attendee.mandate
        stays = list(attendee.presences.all())
        stay = stays[-1] if stays else None
        return Line(
            attendee=attendee,
            stay=stay,
            is_outside=stay is not None and stay.pk in self._outside,
            votes=attendee.mandate_id in self._voting,
            is_recused=attendee.mandate_id in self._recused,
            is_over=mandate is not None and not mandate.holds_on(self.session.on),
        )

    @cached_property
    def _reader(self) -> Reader:
        return reader_of(self.actor)

    @cached_property
    def _barred(self) -> set[int]:
        barred = AgendaItem.objects.filter(session=self.session).barring(self._reader)
        return set(barred.values_list("pk", flat=True))

    @cached_property
    def _voting(self) -> set[int | None]:
        return set(self.quorum.speaking.values())

    @cached_property
    def _recused(self) -> set[int | None]:
        if self.running is None:
            return set()
        return set(self.running.recusals.active().values_list("mandate_id", flat=True))

    @cached_property
    def _outside(self) -> set[int]:
        return set(waiting_outside(self.session).values_list("pk", flat=True))

    @cached_property
    def _mandates_here(self) -> set[int | None]:
        return {line.attendee.mandate_id for line in self.here}


def who_presides(session: Session, there: set[int | None]) -> Mandate | None:
    """The chair, if she is there, else the vice chair, else nobody."""
    held = Office.objects.on(session.on).filter(
        kind__in=PRESIDING, mandate__seat__committee=session.committee_id
    )
    found: Mapping[str, Mandate] = {
        office.kind: office.mandate
        for office in held.select_related("mandate__person")
        if office.mandate_id in there
    }
    return next((found[kind] for kind in PRESIDING if kind in found), None)
