"""Minutes as a plain thing to read: drafted from what happened, for one reader or for everybody.

They hold what VwVfG § 93 asks for: place and day, who chaired and was there, items and motions,
resolutions and results of elections; beside it the proof of invitation and the quorum of every
vote. Nothing of it is typed twice, only the words between are. In German whatever the language of
the page: minutes are kept in the language of the office.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.db.models import Prefetch
from django.utils import timezone, translation
from django.utils.formats import date_format

from wirkkreis.committees.agenda.recusal_minutes import minute_sentences_of
from wirkkreis.committees.inviting.deadlines import deadlines_of, was_invited_late
from wirkkreis.committees.inviting.slots import hour_in_words
from wirkkreis.committees.models import (
    AgendaItem,
    Clearing,
    Correction,
    Entitlement,
    Manner,
    Minutes,
    Motion,
    Resolution,
    Session,
    Vote,
)
from wirkkreis.committees.readers import STRANGER, Reader
from wirkkreis.committees.records.attendance import (
    ERASED,
    Attendance,
    attendance_of,
)
from wirkkreis.committees.records.blackout import (
    NOTHING_HIDDEN,
    Blackout,
    candidates,
    names_in,
)
from wirkkreis.committees.records.votes_said import (
    MotionSaid,
    VoteSaid,
    said_motion,
    said_vote,
)
from wirkkreis.committees.seating.composition import Composition, composition
from wirkkreis.languages.known import BASE

Fact = tuple[str, str]

WORDS: Final[Mapping[str, str]] = {
    "there": "Anwesend",
    "voting": "Mit Stimme",
    "advising": "Beratend",
    "guests": "Gäste",
    "missing": "Abwesend",
    "agenda": "Tagesordnung",
    "item": "TOP",
    "resolution": "Beschluss",
    "motion": "Antrag",
    "moved_by": "von",
    "conditions": "Auflagen",
    "corrections": "Berichtigungen",
    "closing": "Schluss der Sitzung",
    "place": "Ort, Datum",
    "name": "Name",
    "seat": "Sitz",
    "role": "Als",
    "times": "Von bis (Uhr)",
    "bench": "Bank",
    "excused": "entschuldigt",
    "unexcused": "unentschuldigt",
    "closed": "nichtöffentlich",
    "hidden": "Bei diesem Punkt waren Sie befangen. Er wurde behandelt.",
    "elsewhere": "Weitere Punkte wurden nichtöffentlich behandelt.",
    "partial": (
        "Diese Fassung ist nicht vollständig: Bei den gekennzeichneten Punkten waren Sie befangen."
    ),
}
"""The heads of the minutes, on paper and on the page."""


@dataclass(frozen=True)
class ItemSaid:
    """What happened with an item. `hidden`: the reader was recused and learns results alone."""

    item: AgendaItem
    hidden: bool
    late: str
    report: str
    recusals: Sequence[str]
    motions: Sequence[MotionSaid]
    votes: Sequence[VoteSaid]
    ending: str
    corrections: Sequence[str]

    @property
    def number(self) -> int:
        """Its place on the agenda."""
        return self.item.position


@dataclass(frozen=True)
class Draft:
    """The minutes of a session as one reader may read them."""

    session: Session
    minutes: Minutes
    for_everybody: bool
    facts: Sequence[Fact]
    attendance: Attendance
    opening: str
    closing: str
    items: Sequence[ItemSaid]
    without_public: bool
    corrections: Sequence[str]
    signatures: Sequence[tuple[str, str]]

    @cached_property
    def is_partial(self) -> bool:
        """Whether something is missing because the reader was recused."""
        return any(said.hidden for said in self.items)

    @property
    def title(self) -> str:
        """What the document is called."""
        return f"Niederschrift: {self.session.title}"


def draft(minutes: Minutes, reader: Reader) -> Draft:
    """The minutes for a reader: whole for the body, else the public part. Few queries, always."""
    session = minutes.session
    inside = reader.sees_all or session.committee_id in reader.committees
    return _drafted(minutes, reader, for_everybody=not inside)


def public_draft(minutes: Minutes) -> Draft:
    """The part everybody may read: no item that is not public, no name without consent."""
    return _drafted(minutes, STRANGER, for_everybody=True)


def _drafted(minutes: Minutes, reader: Reader, *, for_everybody: bool) -> Draft:
    session = minutes.session
    with translation.override(BASE):
        made_up = composition(session.committee, session.on)
        attendance = attendance_of(session, made_up)
        agenda = list(_items(session, public=for_everybody))
        blackout = NOTHING_HIDDEN
        if for_everybody:
            blackout = _blackout(made_up, attendance, agenda)
        writer = _Writer(session, reader, agenda, blackout, for_everybody=for_everybody)
        corrections = list(minutes.corrections.all())
        items = [writer.said(item, corrections) for item in agenda]
        return Draft(
            session=session,
            minutes=minutes,
            for_everybody=for_everybody,
            facts=_facts(session, attendance, for_everybody=for_everybody),
            attendance=attendance,
            opening=blackout.over(minutes.opening),
            closing=blackout.over(minutes.closing),
            items=items,
            without_public=for_everybody and session.items.filter(is_public=False).exists(),
            corrections=[_correction(one, blackout) for one in corrections if not one.item_id],
            signatures=_signatures(session, attendance),
        )


class _Writer:
    """Says the items of a session, which were read at once with all that belongs to them."""

    def __init__(
        self,
        session: Session,
        reader: Reader,
        agenda: Sequence[AgendaItem],
        blackout: Blackout,
        *,
        for_everybody: bool,
    ) -> None:
        self.blackout = blackout
        self.for_everybody = for_everybody
        self.by_name = session.procedure.votes_by_name_in_minutes and not for_everybody
        self.barred = set(session.items.barring(reader).values_list("pk", flat=True))
        self.resolutions: Mapping[int | None, Resolution] = {
            row.vote_id: row for row in Resolution.objects.filter(item__in=agenda)
        }
        self.recusals = minute_sentences_of(agenda, named=not for_everybody)
        self.over = session.state == "closed"

    def said(self, item: AgendaItem, corrections: Sequence[Correction]) -> ItemSaid:
        """What the minutes say of an item."""
        hidden = item.pk in self.barred
        votes = [vote for vote in item.votes.all() if vote.state == "closed"]
        if hidden and not item.is_public:
            votes = []
        own = [] if hidden else [one for one in corrections if one.item_id == item.pk]
        return ItemSaid(
            item=item,
            hidden=hidden,
            late=_late(item),
            report="" if hidden else self.blackout.over(item.report),
            recusals=[] if hidden else self.recusals[item.pk],
            motions=[] if hidden else self._motions(item, votes),
            votes=[self._vote(vote, hidden) for vote in votes],
            ending=self._ending(item),
            corrections=[_correction(one, self.blackout) for one in own],
        )

    def _motions(self, item: AgendaItem, votes: Sequence[Vote]) -> list[MotionSaid]:
        """Those that were not voted on; of the others the vote has the wording."""
        voted = {vote.motion_id for vote in votes}
        left = [motion for motion in item.motions.all() if motion.pk not in voted]
        named = not self.for_everybody
        return [said_motion(motion, self.blackout, with_names=named) for motion in left]

    def _vote(self, vote: Vote, hidden: bool) -> VoteSaid:
        return said_vote(
            vote,
            self.resolutions.get(vote.pk),
            self.blackout,
            with_mover=not self.for_everybody and not hidden,
            with_names=self.by_name and not hidden,
        )

    def _ending(self, item: AgendaItem) -> str:
        endings = {"deferred": "Der Punkt wurde vertagt.", "dropped": "Der Punkt wurde abgesetzt."}
        if self.over:
            endings["waiting"] = "Der Punkt wurde nicht beraten."
        return endings.get(item.state, "")


def _late(item: AgendaItem) -> str:
    """That an item came after the invitation, and how it was cleared that it was dealt with."""
    if not item.is_late:
        return ""
    return f"Nach der Einladung auf die Tagesordnung gekommen: {item.get_clearing_display()}."


def _items(session: Session, *, public: bool) -> Iterable[AgendaItem]:
    rows = session.items.filter(is_public=True) if public else session.items.all()
    rights = Entitlement.objects.filter(vote__manner=Manner.OPEN)
    named = rights.select_related("mandate__person").prefetch_related("ballots")
    votes = Vote.objects.select_related("motion__moved_by__person").prefetch_related(
        "options", "tallies", Prefetch("entitlements", named)
    )
    return rows.order_by("position", "pk").prefetch_related(
        Prefetch("motions", Motion.objects.select_related("moved_by__person")),
        Prefetch("votes", votes),
    )


def _blackout(
    made_up: Composition, attendance: Attendance, agenda: Sequence[AgendaItem]
) -> Blackout:
    """Hides whoever sat there or stood for election and did not agree that her name is public."""
    names, public = names_in(made_up)
    names |= {one.name for one in (*attendance.guests, *attendance.advising)}
    for item in agenda:
        names |= candidates(item.votes.all())
    return Blackout(names - public - {ERASED})


def _facts(session: Session, attendance: Attendance, *, for_everybody: bool) -> list[Fact]:
    rows = [
        ("Gremium", str(session.committee.name)),
        ("Sitzung", session.title),
        ("Tag", date_format(session.on, "l, j. F Y")),
        ("Zeit", _hours(session)),
        ("Ort", session.where()),
        ("Leitung", "" if for_everybody else attendance.chair or "–"),
        ("Schriftführung", "" if for_everybody else attendance.keeper or "–"),
        ("Öffentlichkeit", "öffentlich" if session.is_public else "nicht öffentlich"),
        ("Einladung", _invitation(session)),
        ("Beschlussfähigkeit", _quorum(session)),
    ]
    return [(word, value) for word, value in rows if value]


def _hours(session: Session) -> str:
    if session.opened_at is None:
        return ""
    opened = hour_in_words(session.opened_at)
    if session.closed_at is None:
        return f"ab {opened} Uhr"
    return f"{opened} bis {hour_in_words(session.closed_at)} Uhr"


def _invitation(session: Session) -> str:
    """That everybody was invited in time, or how it was cleared that they were not."""
    if session.invited_at is None or session.invited_at >= (session.starts or session.invited_at):
        return "Nachträglich eingetragen; die Einladung ist hier nicht belegt."
    due, invited = deadlines_of(session), timezone.localdate(session.invited_at)
    assert due is not None, "a session that was held has a day"
    said = (
        f"am {date_format(invited, 'j. F Y')}; Frist war der {date_format(due.invite_by, 'j. F Y')}"
    )
    if session.again_of_id:
        said = f"zum zweiten Mal zu denselben Punkten, {said}"
    if not was_invited_late(session):
        return f"{said}. Die Einladung war fristgerecht."
    cleared = str(Clearing(session.clearing).label)
    return f"{said}. Die Frist war versäumt: {cleared}."


def _quorum(session: Session) -> str:
    present, needed = session.votes_present, session.votes_needed
    if present is None or needed is None:
        return ""
    said = "beschlussfähig" if session.was_quorate else "nicht beschlussfähig"
    return f"zu Beginn {said}: {present} Stimmen anwesend, {needed} nötig"


def _correction(row: Correction, blackout: Blackout) -> str:
    return f"Berichtigt am {date_format(row.agreed_on, 'j. F Y')}: {blackout.over(row.text)}"


def _signatures(session: Session, attendance: Attendance) -> list[tuple[str, str]]:
    """Who signs: the word of the rules, and the name where it names an office somebody holds."""
    return [(word, attendance.offices.get(word, "")) for word in session.procedure.signatures]
