"""A session with something to hide from everybody, each thing with a word that stands nowhere else.

Whoever asks for a word by its first half, as in a search, may read the question, not the answer.
"""

from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from io import BytesIO
from typing import Any, Final

import typst
from django.core.files.base import ContentFile
from django.db.models import Model

from wirkkreis.accounts.models import Account, Role
from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    CalendarKey,
    Circular,
    Committee,
    CommitteeKind,
    Concern,
    Correction,
    DateOption,
    Entitlement,
    Mandate,
    Minutes,
    Motion,
    Office,
    Paper,
    Presence,
    Recusal,
    Resolution,
    Result,
    Ruling,
    Seat,
    Session,
    Statute,
    Tie,
    TieKind,
    Vote,
)
from wirkkreis.committees.own import own_token
from wirkkreis.committees.tokens import sign
from wirkkreis.people.models import Organisation, Person
from wirkkreis.tenancy import clock
from wirkkreis.testing.cast import MANSFELD

ASKED: Final = "Zinnober"
"""The first half of all of them."""

OPEN: Final = frozenset({"Offenbar"})
"""Words that everybody may read."""

NOT_PUBLIC: Final = frozenset(
    {"Aurelia", "Basalt", "Citrin", "Diamant", "Jaspis", "Malachit", "Nephrit", "Rubin"}
    | {"Kunzit", "Lapis", "Moldavit", "Obsidian", "Prasem", "Quarz"}
)
"""Two non-public items: title, text, paper, its content, decision, motion, report, correction."""

FOR_THE_BODY: Final = frozenset({"Feldspat", "Granat", "Heliotrop", "Indigolith"})
"""Papers of public items that are not public themselves."""

OF_THE_DECLARED: Final = frozenset(
    {"Feldspat", "Granat", "Lapis", "Moldavit", "Obsidian", "Prasem", "Quarz"}
)
"""Two items from which somebody declared herself recused. Of a public one she does not read the
paper, by name and content; of the other neither that nor motion, decision and report: she learns
that it was dealt with."""

OF_THE_TIED: Final = frozenset({"Heliotrop", "Indigolith"})
"""The paper of the item from which the law excludes somebody by her tie."""

STATES: Final[Mapping[str, tuple[str, str]]] = {
    "planned": ("planned", ""),
    "invited": ("invited", ""),
    "open": ("open", ""),
    "reopened": ("open", "draft"),
    "taken back": ("closed", "draft"),
    "sent": ("closed", "sent"),
    "approved": ("closed", "approved"),
}
"""How far the session is, and its minutes."""

BEHIND_A_WORD: Final[Mapping[str, type[Model]]] = {
    "sitzungen": Session,
    "punkte": AgendaItem,
    "punkt": AgendaItem,
    "unterlagen": Paper,
    "befangenheiten": Recusal,
    "abstimmungen": Vote,
    "abstimmung": Vote,
    "beschluesse": Resolution,
    "antraege": Motion,
    "gremien": Committee,
    "gremienarbeit": Committee,
    "mandate": Mandate,
    "sitze": Seat,
    "regeln": Statute,
    "aemter": Office,
    "umlaeufe": Circular,
    "antwort": Entitlement,
    "fuer": Entitlement,
    "geraet": Entitlement,
    "terminvorschlaege": DateOption,
    "anwesenheit": Attendee,
    "eingeladene": Attendee,
    "zeiten": Presence,
}
"""Which rows an address takes, by the word before them. Behind other words all are tried."""


class Hidden:
    """The session and the people who may read different things of it.

    Its words end with the number of its state, so that several can be looked at together.
    """

    def __init__(self, stage: str) -> None:
        state, minutes = STATES[stage]
        self.mark = str(list(STATES).index(stage))
        self.has_agenda, self.was_held = state != "planned", bool(minutes)
        self.committee = Committee.objects.active().get(kind=CommitteeKind.STEERING)
        self.session = _session(self.committee, state, stage)
        held = Mandate.objects.on(self.session.on).filter(seat__committee=self.committee)
        places = [
            Attendee.objects.create(session=self.session, mandate=mandate, way="mail")
            for mandate in held.filter(person__isnull=False).order_by("pk")
        ]
        self.declared = _place(places, Role.COMMITTEE)
        self.member = _place(places, Role.YOUTH)
        self.tied = next(place for place in places if _has_no_account(place))
        self.guest = Attendee.objects.create(
            session=self.session, guest_name="Gast", guest_email="gast@example.org"
        )
        assert self.member.mandate is not None
        self.rows: list[Model] = [self.session, self.member, self.committee, self.member.mandate]
        self.rows += [self.member.mandate.seat]
        self._not_public_item()
        self._items_with_recusals()
        if minutes:
            self._minutes(minutes)

    def words(self, *kinds: frozenset[str]) -> set[str]:
        """Words as they stand in this session."""
        return {word + self.mark for words in kinds for word in words}

    def keys(self, word: str) -> list[int]:
        """What may stand in an address behind a word: the ids of its rows, else of all rows; where
        the session has none of them, just any.
        """
        kind = BEHIND_A_WORD.get(word)
        found = {row.pk for row in self.rows if kind is None or isinstance(row, kind)}
        return sorted(found or {self.session.pk})

    def tokens(self, who: str) -> list[str]:
        """The signed links of somebody: to the session and, for a member, to her calendar."""
        place: Attendee = getattr(self, who)
        person = place.mandate.person if place.mandate else None
        if person is None:
            return [own_token(place)]
        calendar, _is_new = CalendarKey.objects.get_or_create(person=person)
        return [own_token(place), sign("calendar", calendar.key)]

    def _not_public_item(self) -> None:
        self.item = self._item(1, "Aurelia", text="Basalt", report="Nephrit", is_public=False)
        self._papers(self.item, "Citrin", "Diamant")
        self._decided(self.item, "Jaspis", motion="Malachit", is_public=False)

    def _items_with_recusals(self) -> None:
        open_item = self._item(2, "Offenbar")
        self._papers(open_item, "Feldspat", "Granat")
        secret_item = self._item(4, "Kunzit", report="Quarz", is_public=False)
        self._papers(secret_item, "Lapis", "Moldavit")
        self._decided(secret_item, "Prasem", motion="Obsidian", is_public=False)
        mandate = self.declared.mandate
        assert mandate is not None
        self.rows += [
            Recusal.objects.create(item=item, mandate=mandate, ruling=Ruling.DECLARED)
            for item in (open_item, secret_item)
        ]
        concerned = self._item(3, "Offenbar")
        self._papers(concerned, "Heliotrop", "Indigolith")
        assert self.tied.mandate is not None
        assert self.tied.mandate.person is not None
        organisation, _is_new = Organisation.objects.get_or_create(
            name="Verein der Betroffenen", kind="association"
        )
        Concern.objects.create(item=concerned, organisation=organisation)
        Tie.objects.get_or_create(
            person=self.tied.mandate.person,
            organisation=organisation,
            kind=TieKind.BOARD,
            starts=clock.today() - timedelta(days=99),
        )

    def _minutes(self, state: str) -> None:
        """Those that were taken back had been published."""
        now = clock.now()
        minutes = Minutes.objects.create(
            session=self.session,
            state=state,
            opening=self._said("Offenbar"),
            sent_at=now,
            published_at=now,
        )
        text = self._said("Rubin")
        Correction.objects.create(
            minutes=minutes, item=self.item, text=text, agreed_on=clock.today()
        )
        self.rows.append(minutes)

    def _item(self, position: int, word: str, **more: Any) -> AgendaItem:
        said = {
            name: self._said(value) if isinstance(value, str) else value
            for name, value in more.items()
        }
        item = AgendaItem.objects.create(
            session=self.session,
            position=position,
            title=self._said(word),
            state="done" if self.was_held else "waiting",
            **said,
        )
        self.rows.append(item)
        return item

    def _papers(self, item: AgendaItem, name: str, content: str) -> None:
        """A PDF: it is handed out alone and stands in the packet."""
        data, file = _pdf(self._said(content)), f"{self._said(name)}.pdf"
        upload = ContentFile(data, file)
        paper = Paper.objects.create(item=item, name=file, upload=upload, size=len(data))
        self.rows.append(paper)

    def _decided(self, item: AgendaItem, word: str, *, motion: str, is_public: bool) -> None:
        moved = Motion.objects.create(item=item, text=self._said(motion))
        self.rows.append(moved)
        if not self.was_held:
            return
        vote = Vote.objects.create(
            item=item, motion=moved, manner="hands", state="closed", result=Result.ADOPTED
        )
        resolution = Resolution.objects.create(
            committee=self.committee,
            number=f"{item.pk}/2026",
            day=self.session.on,
            item=item,
            vote=vote,
            power=self.committee.power,
            title=self._said(word),
            text=self._said(word),
            is_public=is_public,
        )
        self.rows += [vote, resolution]

    def _said(self, word: str) -> str:
        return f"{ASKED} {word}{self.mark}"


def _session(committee: Committee, state: str, stage: str) -> Session:
    held = STATES[stage][1] != ""
    starts = clock.now() + timedelta(days=3) * (-1 if held else 1)
    if stage == "open":
        starts = clock.now()
    ends = starts + timedelta(hours=2)
    opened = {"opened_at": starts} if state in ("open", "closed") else {}
    return Session.objects.create(
        committee=committee,
        statute=committee.statutes.on(clock.today()).get(),
        title=f"{ASKED} Sitzung, {stage}",
        starts=starts,
        ends=ends,
        place="Rathaus",
        state=state,
        invited_at=None if state == "planned" else starts - timedelta(days=20),
        is_public=True,
        **opened | ({"closed_at": ends} if state == "closed" else {}),
    )


def _place(places: list[Attendee], role: Role) -> Attendee:
    """The place of whoever plays a role in the example."""
    email = next(part.email for part in MANSFELD if part.role == role)
    account = Account.objects.get(email=email)
    person = Person.objects.get(account=account)
    return next(place for place in places if place.mandate and place.mandate.person == person)


def _has_no_account(place: Attendee) -> bool:
    return bool(place.mandate and place.mandate.person and not place.mandate.person.account_id)


@cache
def _pdf(text: str) -> bytes:
    made = typst.compile(text.encode(), format="pdf")
    assert isinstance(made, bytes)
    assert BytesIO(made).read(5) == b"%PDF-"
    return made
